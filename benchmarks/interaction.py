"""Typing, opening pages, switching language: the real program in one process.

`typing_keys` and `page_turns` say what exactly is timed. Run as a module it measures and prints its rows as JSON; `measure` does that in a fresh process.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks import own_library, page_turns, queries, typing_keys
from benchmarks.child import reported
from benchmarks.report import Row, row_from
from benchmarks.running import RunningProgram

_QUERIES, _QUICK_QUERIES = 200, 20
_ROUNDS, _QUICK_ROUNDS = 3, 1


def measure(*, quick: bool) -> list[Row]:
    """Return the rows, measured in a process of its own."""
    return [row_from(values) for values in reported("interaction", *(["--quick"] if quick else []))]


def main(*, quick: bool) -> int:
    """Measure here and print the rows."""
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        folder = Path(name)
        running = RunningProgram(folder / "profile", own_library.prepare(folder))
        texts = queries.drawn(running.library, _QUICK_QUERIES if quick else _QUERIES)
        rows = typing_keys.rows(running, texts)
        rows += page_turns.rows(running, _QUICK_ROUNDS if quick else _ROUNDS)
        running.close()
    print(json.dumps([row._asdict() for row in rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main(quick="--quick" in sys.argv[1:]))
