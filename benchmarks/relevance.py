"""`python -m benchmarks.relevance`: how good the answers are, by the judged queries, and which are worst.

Prints nDCG@5, mean reciprocal rank and the share of queries without a useful hit among the first ten: by half,
engine, language and kind. Half of the queries is held back: weights are tuned on the other (`benchmarks.tuning`).
A whole run writes benchmarks/results/relevance.json. How a hit is graded: see `benchmarks.judgements`.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from benchmarks import machine, own_library
from benchmarks.child import ROOT
from benchmarks.judgements import DEPTH, Judged, Worth, read, worth

ENGINES = ("whoosh", "scan")
TARGET = 0.90
_OUTPUT = ROOT / "benchmarks" / "results" / "relevance.json"
_WORST = 10


class Answered(NamedTuple):
    """A judged query and what its answer is worth."""

    query: Judged
    worth: Worth


class Figures(NamedTuple):
    """Means over some queries."""

    count: int
    ndcg: float
    mrr: float
    zero: float


def ask(service: SearchService, queries: Iterable[Judged]) -> list[Answered]:
    """Answer each query as the window would, once it is finished."""
    return [
        Answered(query, worth(service.search(SearchRequest(query.text, query.language)).hits, query.grades))
        for query in queries
    ]


def figures(answered: Sequence[Answered]) -> Figures:
    """Return the means over `answered`, which has at least one."""
    count = len(answered)
    return Figures(
        count,
        round(sum(each.worth.ndcg for each in answered) / count, 4),
        round(sum(each.worth.reciprocal_rank for each in answered) / count, 4),
        round(sum(each.worth.reciprocal_rank == 0.0 for each in answered) / count, 4),
    )


def groups(answered: Sequence[Answered]) -> dict[str, list[Answered]]:
    """Return the answers by half, language and kind; the halves apart, for only one of them is a measurement."""
    found: dict[str, list[Answered]] = {}
    for each in answered:
        half = "held back" if each.query.is_held_back else "tuned"
        for name in (half, f"{half}, {each.query.language}", f"{half}, {each.query.kind}"):
            found.setdefault(name, []).append(each)
    return dict(sorted(found.items(), key=lambda item: (not item[0].startswith("held"), item[0].count(","))))


def worst(answered: Sequence[Answered]) -> list[Answered]:
    """Return the queries answered worst."""
    return sorted(answered, key=lambda each: (each.worth.ndcg, each.query.text))[:_WORST]


def _line(name: str, of: Figures) -> str:
    return f"{name:30} {of.count:4} {of.ndcg:8.3f} {of.mrr:7.3f} {of.zero:7.1%}"


def _shown(each: Answered) -> str:
    found = ", ".join(f"{name} ({grade})" for name, grade in each.worth.found[:DEPTH]) or "nothing"
    half = "held back" if each.query.is_held_back else "tuned"
    return f"{each.worth.ndcg:.2f}  {each.query.language}  {each.query.text}  [{each.query.kind}, {half}]\n      {found}"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance", description=__doc__)
    parser.add_argument("--output", type=Path, default=_OUTPUT, help="JSON file")
    options = parser.parse_args(arguments)
    queries = read()
    report: dict[str, object] = {"machine": machine.describe(ROOT), "target_ndcg_held_back": TARGET}
    with tempfile.TemporaryDirectory() as folder:
        library = own_library.prepare(Path(folder)).shipped
        for engine in ENGINES:
            with closing(SearchService(library, engine)) as service:
                answered = ask(service, queries)
            table = {name: figures(of) for name, of in groups(answered).items()}
            print(f"\n{engine:30}    n   nDCG@{DEPTH}     MRR    zero")
            print("\n".join(_line(name, of) for name, of in table.items()))
            report[engine] = {name: of._asdict() for name, of in table.items()}
            if engine == ENGINES[0]:
                lowest = worst(answered)
                report["worst"] = [_shown(each) for each in lowest]
    print("\nWorst:\n" + "\n".join(_shown(each) for each in lowest))
    options.output.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
