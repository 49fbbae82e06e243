"""What a window leaves in memory that was opened, used and closed, on average over a hundred.

Resident memory, after the parts that the allocator could give back have been given back, from the tenth window on:
what all windows share is made with the first ones. `live` is what has been allocated and not freed.
"""

import ctypes
import gc
import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.core.userdata.session import BOTH
from app.ui.navigation import Place
from benchmarks import own_library
from benchmarks.child import reported
from benchmarks.memory import used
from benchmarks.report import Row, row_from
from benchmarks.running import RunningProgram, wait_until

GROUP = "memory"
TARGET = 0.1  # MB
_WARM_UP, _WINDOWS = 10, 100
_DIALOGS = (
    "shortcuts",
    "search_help",
    "about",
    "go_to",
    "appearance",
    "export",
    "switcher",
    "find",
    "glossary",
)


class _Allocated(ctypes.Structure):
    """`struct mallinfo2` of glibc."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks"),
            "keepcost",
        )
    ]


def measure(*, quick: bool) -> list[Row]:
    """Return the row; none where the system does not tell (outside Linux with glibc)."""
    if not sys.platform.startswith("linux"):
        return []
    return [row_from(reported("closed_windows", str(10 if quick else _WINDOWS)))]


def _live() -> float:
    information = ctypes.CDLL("libc.so.6").mallinfo2
    information.restype = _Allocated
    found = information()
    return float(found.uordblks + found.hblkhd) / 1e6


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _open_use_and_close(running: RunningProgram, number: int) -> None:
    window = running.program.open_window(Place("topics/ott"))
    wait_until(lambda: window.parts is not None, "a window")
    parts = window.parts
    assert parts is not None
    window.header.search.setText(("exchange", "fracture", "ipv6", "cyber")[number % 4])
    wait_until(lambda: parts.results.current_hit() is not None, "results")
    parts.search.leave()
    window.desk.show_in(BOTH)
    window.desk.read_in("fr")
    for name in _DIALOGS:
        window.actions_table[name].trigger()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    _wait(100)
    window.close()
    _wait(50)


def _row(windows: int) -> Row:
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        running = RunningProgram(Path(name) / "profile", own_library.prepare(Path(name)))
        for number in range(_WARM_UP):
            _open_use_and_close(running, number)
        before = _state()
        for number in range(windows):
            _open_use_and_close(running, number)
        after = _state()
        running.close()
    figures = {key: (after[key] - before[key]) / windows for key in before}
    return Row(GROUP, f"  left by each of {windows} closed windows", "MB", figures, TARGET, "resident")


def _state() -> dict[str, float]:
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    objects = sum(isinstance(one, QObject) for one in gc.get_objects())
    return {
        "resident": used()["resident"],
        "live": _live(),
        "objects": float(objects),
        "widgets": float(len(QApplication.allWidgets())),
    }


if __name__ == "__main__":
    print(json.dumps(_row(int(sys.argv[1]))._asdict()))
