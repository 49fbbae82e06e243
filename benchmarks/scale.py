"""`python -m benchmarks.scale`: how build and search grow from 200 to 20,000 pages, beside SQLite FTS5 and Tantivy.

Not part of a plain `python -m benchmarks`: it takes minutes. Writes scale.json and scale.svg into
benchmarks/results/. `--folder` keeps the libraries, so that a second run only searches. `--manual-pages` takes those of
this machine, as real text, and writes manual-pages.json. Tantivy takes part where it is installed.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import growth_plot, machine
from benchmarks.child import ROOT, reported
from benchmarks.figures import spread
from benchmarks.report import Row, table, write

GROUP = "scale"
SIZES = (200, 2000, 20_000)
_RESULTS = ROOT / "benchmarks" / "results"
_LARGEST = 20_000
_QUERIES, _QUICK_QUERIES = 100, 10
_KEY_P95 = 50.0  # milliseconds
_BUILD = 30.0  # seconds
_MEMORY = 250.0  # megabytes


def measure(*, quick: bool) -> list[Row]:
    """Return the rows of every size; `quick` leaves the large ones out."""
    with tempfile.TemporaryDirectory(prefix="briefing-scale-") as folder:
        sizes = SIZES[:1] if quick else SIZES
        return rows(Path(folder), sizes, _QUICK_QUERIES if quick else _QUERIES)


def rows(folder: Path, sizes: Sequence[int], queries: int, source: str = "corpus") -> list[Row]:
    """Return the rows of every size, in order; `source` is the module that writes the library."""
    return [row for pages in sizes for row in _of_size(folder / f"{source}-{pages}", pages, queries, source)]


def _of_size(library: Path, pages: int, queries: int, source: str) -> list[Row]:
    built = library / "build.json"
    if not built.exists():
        characters = reported(source, str(library), str(pages))
        figures = reported("scale_run", "build", str(library), "0")
        built.write_text(json.dumps({**figures, "text_mb": characters / 1e6}), encoding="utf-8")
    build = json.loads(built.read_text(encoding="utf-8"))
    found = reported("scale_run", "search", str(library), str(queries))
    memory = reported("scale_run", "memory", str(library), str(queries))
    is_largest = pages == _LARGEST
    name = f"{pages:,} {source.replace('corpus', 'pages').replace('_', ' ')}"
    return [
        Row(GROUP, f"{name}: build", "s", build, _BUILD if is_largest else None, "seconds", {"pages": pages}),
        Row(
            GROUP,
            f"{name}: memory of the service",
            "MB",
            memory,
            _MEMORY if is_largest else None,
            "service_mb",
            {"pages": pages, "open_ms": found["open_ms"]},
        ),
        *_search_rows(name, pages, found, is_largest),
    ]


def _search_rows(name: str, pages: int, measured: dict[str, Any], is_largest: bool) -> list[Row]:
    times = measured["times"]
    keys = [pair for kind, pairs in times.items() if kind.startswith("key") for pair in pairs]
    found = []
    for kind, pairs in {"all keys": keys, **times}.items():
        ours, theirs, work, their_work = (spread([1000 * pair[side] for pair in pairs]) for side in range(4))
        figures = {
            "p50": ours.p50,
            "p95": ours.p95,
            "max": ours.largest,
            "fts5_p50": theirs.p50,
            "fts5_p95": theirs.p95,
            "fts5_max": theirs.largest,
            "ratio": ours.p50 / theirs.p50,
            "cpu50": work.p50,
            "cpu95": work.p95,
            "fts5_cpu50": their_work.p50,
            "fts5_cpu95": their_work.p95,
        }
        if others := measured["tantivy"].get(kind):
            figures["tantivy_p50"] = spread([1000 * seconds for seconds in others]).p50
        details = {"pages": pages, "kind": kind, "count": ours.size}
        target, judged = None, ""
        if is_largest and kind == "all keys":
            target, judged = _KEY_P95, "p95"
            found.append(Row(GROUP, f"{name}: all keys, median", "x FTS5", figures, 1.0, "ratio", details))
        elif is_largest and kind.startswith("finished"):
            target, judged = 3.0, "ratio"
        found.append(Row(GROUP, f"{name}: {kind}", "ms", figures, target, judged, details))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, write file and plot."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=SIZES)
    parser.add_argument("--queries", type=int, default=_QUERIES)
    parser.add_argument("--folder", type=Path, help="where to keep the libraries")
    parser.add_argument("--manual-pages", action="store_true", help="take the manual pages of this machine")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="briefing-scale-") as temporary:
        folder = options.folder or Path(temporary)
        source = "manual_pages" if options.manual_pages else "corpus"
        found = rows(folder, options.pages, options.queries, source)
    print(table(found))
    output = options.output or _RESULTS / ("manual-pages.json" if options.manual_pages else "scale.json")
    write(output, machine.describe(ROOT), found)
    if len(options.pages) > 1:
        output.with_suffix(".svg").write_text(growth_plot.drawn(found), encoding="utf-8")
    print(f"\nWritten to {output}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
