"""Measure how long pages take that are hard to read: `python -m benchmarks.stress.pages`, a table for each shape.

Each shape is read as a page of 1 MB, and as the largest page of one passage, and of passages of 2,000 characters,
that no limit refuses. Seconds are those of the processor. Each page is read by a process of its own, with a limit.
"""

import argparse
import json
import signal
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from app.core.content.source import read_content
from app.core.rendering.limits import FILE_BYTES, markdown_excess
from benchmarks.stress.shapes import SHAPES

RESULT = Path(__file__).resolve().parents[1] / "results" / "hostile-pages.json"
HEAD = "---\ntitle: Title\nsummary: Summary.\norder: 1\nreviewed: 2017-09-30\n---\n"
PASSAGE, MOST_SECONDS = 2_000, 60


def largest(name: str, passage: int = 0) -> str:
    """Return the largest text of a shape that no limit refuses, of passages of that many characters."""

    def text(size: int) -> str:
        return "\n\n".join([SHAPES[name](passage)] * (size // passage)) if passage else SHAPES[name](size)

    low, high = 1, FILE_BYTES - 1_000
    while low < high:
        middle = (low + high + 1) // 2
        if next(markdown_excess(text(middle)), None) is None:
            low = middle
        else:
            high = middle - max(1, (high - low) // 50)
    return text(low)


def seconds(text: str) -> tuple[float, int]:
    """Return how long a page with this text takes, and how many faults it has."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "en", "a", "b.md")
        page.parent.mkdir(parents=True)
        page.write_text(HEAD + text, encoding="utf-8")
        signal.alarm(MOST_SECONDS)
        start = time.process_time()
        content = read_content(Path(folder))
        return round(time.process_time() - start, 2), len(content.problems)


def measured(name: str) -> dict[str, object]:
    """Return the row of a shape."""
    whole = SHAPES[name](FILE_BYTES - 1_000)
    row: dict[str, object] = {"shape": name, "refused": next(markdown_excess(whole), (0, "", ""))[2]}
    texts = {"1 MB": whole, "largest": largest(name), "passages": largest(name, PASSAGE)}
    for label, text in texts.items():
        row[label] = {"bytes": len(text.encode()), "seconds": seconds(text)[0]}
    return row


def main() -> int:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=SHAPES, default=list(SHAPES))
    given = parser.parse_args()
    rows = []
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        for row in pool.imap(measured, given.only, chunksize=1):
            rows.append(row)
            print(json.dumps(row), flush=True)
    if len(rows) == len(SHAPES):
        RESULT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
