"""Memory of the window after every page has been opened in both languages, beside the bare window's.

PSS (proportional set size, from /proc/self/smaps_rollup): memory shared with other processes counts by its share,
so other Qt programs on the machine make it smaller; the private part does not depend on them. Both in a fresh
process. The program has verified its library by then; the second row has searched as well, so Whoosh is loaded.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.child import reported
from benchmarks.report import Row, row_from

GROUP = "memory"
TARGET = 110.0  # MB
_ROLLUP = Path("/proc/self/smaps_rollup")


def measure(*, quick: bool) -> list[Row]:
    """Return the rows; none where the system does not tell (outside Linux)."""
    del quick
    if not _ROLLUP.is_file():
        return []
    return [row_from(values) for of in ("program", "bare") for values in reported("memory", of)]


def used() -> dict[str, float]:
    """Return PSS, private and resident memory of this process in megabytes of 1,000,000 bytes."""
    sizes = {}
    for line in _ROLLUP.read_text(encoding="ascii").splitlines()[1:]:
        name, value = line.split(":")
        sizes[name] = int(value.split()[0]) * 1024 / 1e6
    private = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return {"pss": sizes["Pss"], "private": private, "resident": sizes["Rss"]}


def _program() -> Iterator[Row]:
    from benchmarks import own_library  # noqa: PLC0415 - nothing of this in the other process
    from benchmarks.page_turns import PageTurner  # noqa: PLC0415
    from benchmarks.queries import drawn  # noqa: PLC0415
    from benchmarks.running import RunningProgram  # noqa: PLC0415
    from benchmarks.typing_keys import Typist  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        running = RunningProgram(Path(name) / "profile", own_library.prepare(Path(name)))
        opened = used()
        turner = PageTurner(running)
        for language in ("en", "fr"):
            turner.read_in(language)
            list(turner.open_all())
        what = "memory after every page in both languages"
        turner.close()
        yield Row(
            GROUP, what, "MB", used(), TARGET, "pss", {"pages": len(turner.pages), "just opened": opened}
        )
        typist = Typist(running)
        for text in drawn(running.library, 20):
            typist.query(text)
        yield Row(GROUP, "  and after 20 searches", "MB", used())
        typist.close()
        running.close()


def _bare() -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.resize(1280, 820)
    browser = QTextBrowser()
    browser.setHtml("<p>One page.</p>")
    window.setCentralWidget(browser)
    window.show()
    application.processEvents()
    window.repaint()
    yield Row(GROUP, "  the bare window", "MB", used())


if __name__ == "__main__":
    print(json.dumps([row._asdict() for row in (_bare() if sys.argv[1] == "bare" else _program())]))
