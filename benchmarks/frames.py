"""Frames of a window: when each has been painted, and which widgets were in it.

Qt collects what has to be painted and paints it at the next turn of the event loop, on one UpdateRequest event to
the window. That event is watched: its end is the moment the pixels of a frame are there. Adds two Python calls to
a frame, some microseconds.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from benchmarks.figures import Moment
from benchmarks.running import NotShownError

_PATIENCE = 20_000  # ms


class FrameWatch(QObject):
    """Times the frames of `window`; tells which of `widgets` (viewports) a frame has painted."""

    def __init__(self, window: QWidget, widgets: Iterable[QWidget] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._watched = [window, *widgets]
        self._painted: set[QWidget] = set()
        self._due: Callable[[set[QWidget]], bool] | None = None
        self._ended = Moment.now()
        self._failure: object = None
        self._loop = QEventLoop()
        for widget in self._watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Paint the frame here, so that its end is known."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._painted.add(watched)
        elif event.type() == QEvent.Type.UpdateRequest and watched is self._window:
            self._painted.clear()
            self._window.event(event)
            ended = Moment.now()
            if self._due is not None and self._due(self._painted):
                self._ended, self._due = ended, None
                self._loop.quit()
            return True
        return False

    def wait(self, due: Callable[[set[QWidget]], bool], what: str = "a frame") -> Moment:
        """Run the event loop to the end of the first frame of which `due` is true; return when that was.

        `due` is called after each frame with the widgets painted in it. Raises NotShownError after 20 s, naming `what`.
        """
        self._due, self._failure = due, None
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(lambda: self._loop.exit(1))
        limit.start(_PATIENCE)
        failed = self._loop.exec()
        self._due = None
        if failed:
            raise NotShownError(what + self._reason())
        return self._ended

    def _reason(self) -> str:
        return "" if self._failure is None else f": {self._failure!r}"

    def fail(self, error: object) -> None:
        """End the wait under way, if any: what was waited for will not come."""
        self._failure = error
        self._loop.exit(1)

    def close(self) -> None:
        """Stop watching."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self.deleteLater()
