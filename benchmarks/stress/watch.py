"""What a process keeps while it is used: memory, handles, threads, objects, and how much happens at rest."""

import ctypes
import gc
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.memory import used

_A_WHILE = 1000  # ms
_MOST_ROUNDS = 2000


class Kept(NamedTuple):
    """Megabytes resident and proportional, then counts; `events` are those of one second at rest."""

    resident: float
    pss: float
    handles: int
    threads: int
    widgets: int
    qt_objects: int
    python_objects: int
    events: int


class _Counter(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.seen[f"{event.type().name} to {type(watched).__name__}"] += 1
        return False


def drain() -> None:
    """Run the event loop until it has nothing to do. Raises TimeoutError where it always has."""
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(_MOST_ROUNDS):
        if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return
    raise TimeoutError(f"the event loop was still busy after {_MOST_ROUNDS} rounds")


def wait(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def kept() -> Kept:
    """Return what is kept now, after garbage and unused memory have been given back."""
    wait(_A_WHILE)
    application = QApplication.instance()
    assert application is not None
    counter = _Counter()
    application.installEventFilter(counter)
    wait(_A_WHILE)
    application.removeEventFilter(counter)
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    memory = used()
    objects = gc.get_objects()
    return Kept(
        memory["resident"],
        memory["pss"],
        len(list(Path("/proc/self/fd").iterdir())),
        len(list(Path("/proc/self/task").iterdir())),
        len(QApplication.allWidgets()),
        sum(isinstance(one, QObject) for one in objects),
        len(objects),
        counter.seen.total(),
    )
