"""The judged queries, and what a list of hits is worth by them.

Whoever types a query wants pages and entries of the glossary, so these are what is graded, not passages. Further
passages of a page already seen cost no rank and gain nothing: a reader takes them as one answer. An entry of the
glossary counts for its own grade; where the judges gave it none, it stands for its first page and takes that
page's grade, and the page itself then gains nothing more. So no list can be worth more than the ideal one.
"""

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from app.core.search.result import Hit

FILE = Path(__file__).parents[1] / "tests" / "blackbox" / "judgements.tsv"
DEPTH = 5
"""Ranks that nDCG looks at."""


class Judged(NamedTuple):
    """A query with the grades (3, 2, 1) of all that is useful for it. `is_held_back`: not for tuning."""

    kind: str
    language: str
    text: str
    grades: Mapping[str, int]
    is_held_back: bool


class Worth(NamedTuple):
    """What the hits of one query are worth: nDCG, reciprocal rank of the first useful one, and the grades found."""

    ndcg: float
    reciprocal_rank: float
    found: tuple[tuple[str, int], ...]


def read(file: Path = FILE) -> list[Judged]:
    """Return the judged queries of the file in its order."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [
        Judged(kind, language, text, _grades(grades), _is_held_back(language, text))
        for kind, language, text, grades in rows
    ]


def _grades(text: str) -> dict[str, int]:
    pairs = (pair.rpartition("=") for pair in text.split())
    return {name: int(grade) for name, _, grade in pairs}


def _is_held_back(language: str, text: str) -> bool:
    """Say which half a query is in; where it stands in the file makes no difference."""
    return hashlib.sha256(f"{language} {text}".encode()).digest()[0] % 2 == 1


def worth(hits: Iterable[Hit], grades: Mapping[str, int]) -> Worth:
    """Return what the hits are worth, best first."""
    found = graded(hits, grades)
    ideal = sorted(grades.values(), reverse=True)
    first = next((rank for rank, (_, grade) in enumerate(found, 1) if grade), 0)
    return Worth(
        _gain([grade for _, grade in found]) / _gain(ideal), 1.0 / first if first else 0.0, tuple(found)
    )


def graded(hits: Iterable[Hit], grades: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the pages and entries that the hits show, each once and with what it adds."""
    found: list[tuple[str, int]] = []
    seen: set[str] = set()
    for hit in hits:
        name = hit.subjects[0] if hit.kind == "term" else hit.page
        if name in seen:
            continue
        counted = hit.page if hit.kind == "term" and name not in grades else name
        found.append((name, 0 if counted in seen else grades.get(counted, 0)))
        seen |= {name, counted}
    return found


def _gain(grades: Sequence[int]) -> float:
    """Return the discounted gain: 7 for a 3, 3 for a 2, 1 for a 1 (Burges et al. 2005)."""
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], 1))
