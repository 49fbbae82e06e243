"""What the mouse does on paragraph numbers: a click asks for the translation of the paragraph."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCursor, QMouseEvent

from app.ui.language import InterfaceLanguage
from app.ui.reader.reader_pane import ReaderPane


class NumberClicks(QObject):
    """Watches the page of one reader. Emits `translation_requested` with the id of a paragraph."""

    translation_requested = Signal(str)

    def __init__(self, reader: ReaderPane, interface: InterfaceLanguage) -> None:
        super().__init__(reader)
        self._reader = reader
        self._interface = interface
        self._port = reader.view.viewport()
        self._usual: QCursor | None = None  # while a number has its own
        self._port.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Show what a number is good for, and take the clicks on it."""
        if watched is self._port and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                self._hover(bool(self._block_under(event)))
            elif event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                block = self._block_under(event)
                if block:
                    self.translation_requested.emit(block)
                    return True
        return False

    def _block_under(self, event: QMouseEvent) -> str:
        if not self._reader.has_translation:
            return ""
        spot = self._reader.view.numbers.spot_under(event.position().toPoint())
        return spot.id if spot is not None else ""

    def _hover(self, over: bool) -> None:
        if over and self._usual is None:
            self._usual = self._port.cursor()
            self._port.setCursor(Qt.CursorShape.PointingHandCursor)
            self._port.setToolTip(
                self._interface.catalog.gettext("Show or hide the translation of this paragraph")
            )
        elif not over and self._usual is not None:
            self._port.setCursor(self._usual)
            self._port.setToolTip("")
            self._usual = None
