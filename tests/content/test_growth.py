"""The time of a page grows with its length, up to the limits: twice the text takes about twice the time.

Where it grew with the square, it would be four times. Seconds are those of the processor.
"""

import time
from pathlib import Path

import pytest

from app.core.content.source import read_content
from benchmarks.stress.pages import HEAD, PASSAGE, largest

HARDEST = ["stars in stars", "citations"]
"""Among the slowest shapes of benchmarks/results/hostile-pages.json."""


def _seconds(folder: Path, text: str) -> float:
    page = folder / "en" / "a" / "b.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(HEAD + text, encoding="utf-8")
    start = time.process_time()
    content = read_content(folder)
    taken = time.process_time() - start
    assert content.pages["a/b"]["en"].blocks, "a limit refuses what should be within it"
    return taken


@pytest.mark.parametrize("shape", HARDEST)
def test_twice_the_text_is_about_twice_the_time(tmp_path: Path, shape: str) -> None:
    passages = largest(shape, PASSAGE).split("\n\n")
    half = passages[: len(passages) // 2]
    assert _seconds(tmp_path, "\n\n".join(passages)) < 4 * _seconds(tmp_path, "\n\n".join(half))
