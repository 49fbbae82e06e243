"""Collects Python's cyclic garbage on the GUI thread, and only while the event loop has nothing else to do.

Python's own collection runs on whichever thread happens to allocate, and PySide deletes the Qt objects it finds
there: widgets and models would be deleted on a worker thread. So it is turned off for good. Nothing ticks instead:
the event loop says each time that it is about to wait.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject

_YOUNG = 10_000  # objects made and not freed since the last collection: one then takes about a millisecond
_ROUNDS = 10  # collections of a generation before the next older one is collected too, as in CPython


class GarbageCollector(QObject):
    """Collects for the whole process. Made on the GUI thread, whose event loop it listens to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole = False
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_about_to_block)

    def collect_soon(self) -> None:
        """Collect all garbage once the event loop has done what is due: something large was closed."""
        self._whole = True

    def _on_about_to_block(self) -> None:
        made, young, middle = gc.get_count()
        if self._whole:
            self._whole = False
            gc.collect()
        elif made > _YOUNG:
            gc.collect(0 if young < _ROUNDS else 1 if middle < _ROUNDS else 2)
