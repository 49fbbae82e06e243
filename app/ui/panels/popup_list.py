"""A list that lies over the window and is moved through from a field, which keeps the keyboard all the while."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.ui.announce import announce
from app.ui.panels.entry_list import EntryList
from app.ui.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PopupList(QFrame):
    """Takes the events of its field before the field does. What else it does with them is for whoever inherits."""

    pages = 0
    """Rows that a page up or down leads further; 0 leaves those keys alone."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.list = EntryList(theme, self)
        self._field: QLineEdit | None = None

    def steer_from(self, field: QLineEdit) -> None:
        """Take keys from this field."""
        self._field = field
        field.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self.list.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take note when the window changes its size."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave the window alone."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window, and see what happens to the field first."""
        if watched is self._field:
            return self.on_field_event(event) or super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize:
            self.on_window_resized()
        return super().eventFilter(watched, event)

    def on_field_event(self, event: QEvent) -> bool:
        """Say whether the field shall not see an event."""
        raise NotImplementedError

    def on_window_resized(self) -> None:
        """Go where there is room now."""
        raise NotImplementedError

    def step(self, event: QKeyEvent) -> bool:
        """Choose another entry, and say which, if the key is for that."""
        steps = {**_STEPS, Qt.Key.Key_PageDown: self.pages, Qt.Key.Key_PageUp: -self.pages}
        rows = next((rows for key, rows in steps.items() if key == event.key()), 0)
        if rows and self._field is not None:
            self.list.step(rows)
            current = self.list.current()
            announce(self._field, current.text if current is not None else "")
        return bool(rows)
