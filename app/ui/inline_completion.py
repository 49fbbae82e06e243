"""Shows in grey, behind what is being typed, how it may go on; Tab or Right at the end of the text takes it.

The grey text is a label over the field, not text in it: whatever is typed next is typed as if it were not there.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from app.ui.panels.header import SearchField

_MARGIN = 12


class InlineCompletion(QObject):
    """`rest` says what to add to a text, or ""."""

    def __init__(self, field: SearchField, rest: Callable[[str], str]) -> None:
        super().__init__(field)
        self._field = field
        self._rest = rest
        self._offered = ""
        self._label = QLabel(field)
        self._label.setObjectName("ghost")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.hide()
        field.textChanged.connect(self._offer)
        field.cursorPositionChanged.connect(self._on_cursor_moved)
        field.installEventFilter(self)

    @property
    def offered(self) -> str:
        """What Tab would add."""
        return self._offered

    def withdraw(self) -> None:
        """Offer nothing."""
        self._offered = ""
        self._label.hide()

    def _offer(self, text: str) -> None:
        is_typed = self._field.isModified() and self._field.cursorPosition() == len(text)
        rest = self._rest(text) if is_typed else ""
        if not rest:
            self.withdraw()
            return
        self._offered = rest
        self._label.setText(rest)
        self._label.show()
        self._place()

    def _place(self) -> None:
        """Put what is offered behind what is typed; where there is no room for it, nothing is offered."""
        left = self._field.cursorRect().center().x() + 1
        font = self._field.fontMetrics()
        if font.horizontalAdvance(self._offered) > self._field.width() - left - _MARGIN:
            self.withdraw()
            return
        self._label.setFont(self._field.font())
        self._label.adjustSize()
        self._label.move(QPoint(left, (self._field.height() - self._label.height()) // 2))

    def _on_cursor_moved(self) -> None:
        if self._field.cursorPosition() != len(self._field.text()):
            self.withdraw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take Tab and Right while something is offered."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.withdraw()
        elif kind == QEvent.Type.Resize and self._offered:
            self._place()  # the field has another height with letters of another size
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._offered:
            if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Right} and not event.modifiers():
                rest = self._offered
                self.withdraw()
                self._field.insert(rest)
                return True
            if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.withdraw()
        return super().eventFilter(watched, event)
