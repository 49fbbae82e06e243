"""Sentences that came up together, at the start mostly: said one after the other, each for as long as it takes to read."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject

from app.ui.main_window import MainWindow

_READ_AFTER = 4.0  # seconds; whatever was on screen for less is said again


class Notices(QObject):
    """Says them in the window in front. What is said in between, an answer to a key, goes before; the rest waits."""

    def __init__(self, front: Callable[[], MainWindow], parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._waiting: list[str] = []
        self._shown = ""
        self._since = 0.0
        self._window: MainWindow | None = None

    def add(self, text: str) -> None:
        """Say a sentence when those before it have been read."""
        if not text:
            return
        self._waiting.append(text)
        if self._window is None:
            self._next()

    def _next(self) -> None:
        window = self._front()
        if window is not self._window:
            self._leave()
            self._window = window
            window.statusBar().messageChanged.connect(self._on_message_changed)
            window.closed.connect(self._on_closed)
        if not self._waiting:
            self._leave()
            return
        self._shown, self._since = self._waiting.pop(0), monotonic()
        window.say(self._shown)

    def _leave(self) -> None:
        if self._window is not None:
            self._window.statusBar().messageChanged.disconnect(self._on_message_changed)
            self._window.closed.disconnect(self._on_closed)
            self._window = None

    def _on_message_changed(self, message: str) -> None:
        if not message:
            self._shown = ""
            self._next()
        elif message != self._shown and self._shown:
            if monotonic() - self._since < _READ_AFTER:
                self._waiting.insert(0, self._shown)
            self._shown = ""

    def _on_closed(self) -> None:
        """Go on in another window, if there is one."""
        if self._shown:
            self._waiting.insert(0, self._shown)
            self._shown = ""
        closed = self._window
        self._leave()
        if self._waiting and self._front() is not closed:
            self._next()
