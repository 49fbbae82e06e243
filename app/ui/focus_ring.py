"""Shows that the page has the keyboard, where it came by the keyboard: a click shows by itself where one is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class FocusRing(QObject):
    """Sets the property `ring` of a widget, which the style sheet of the application draws."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the focus."""
        if isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn and event.reason() in _BY_KEYBOARD:
                self._draw(True)
            elif event.type() == QEvent.Type.FocusOut:
                self._draw(False)
        return super().eventFilter(watched, event)

    def _draw(self, ring: bool) -> None:
        if self._widget.property("ring") != ring:
            self._widget.setProperty("ring", ring)
            self._widget.style().unpolish(self._widget)
            self._widget.style().polish(self._widget)
            self._widget.update()
