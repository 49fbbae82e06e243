"""What the mouse asks of the page besides reading it: its menu, a link in another window.

Installed on the viewport after the first paint, so that the page itself need not know of it.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from app.ui.reader.page_view import PageView


class PageClicks(QObject):
    """Emits wishes. Points are those of the viewport."""

    menu_requested = Signal(QPoint)
    elsewhere_requested = Signal(str)
    """A link was clicked with the middle button, or with Ctrl held down."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed = ""  # the link on which a button went down
        view.viewport().installEventFilter(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)  # the menu key comes this way
        view.customContextMenuRequested.connect(self.menu_requested)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take what is ours; the page gets the rest."""
        del watched
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._pressed = self._link(event)
            return bool(self._pressed)
        if kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent) and self._pressed:
            pressed, self._pressed = self._pressed, ""
            if self._link(event) == pressed:
                self.elsewhere_requested.emit(pressed)
            return True
        if kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.menu_requested.emit(event.pos())
            return True
        return False

    def _link(self, event: QMouseEvent) -> str:
        left = event.button() == Qt.MouseButton.LeftButton
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.MiddleButton or (left and held):
            return self._view.anchorAt(event.position().toPoint())
        return ""
