"""Errors of the core that came up in a slot and that nobody handled there: they are said, not only printed."""

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from app.core.errors import BriefingError


class UnhandledErrors(QObject):
    """Emits `failed` with a BriefingError; any other exception is a fault of the program and printed as ever.

    Reading any row of a damaged library may fail, in whatever is asked of a page. What is on screen then stays.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        self._own = self._on_error
        sys.excepthook = self._own

    def close(self) -> None:
        """Leave errors to whoever had them before."""
        if sys.excepthook is self._own:
            sys.excepthook = self._before

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, BriefingError):
            self.failed.emit(error)
        else:
            self._before(kind, error, trace)
