"""The strip under the page in which one types what to find on it: how many there are, which one, back and forth."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.reader.page_bar import PageBar
from app.ui.theme import at_size

_LONGEST = 200
_FIELD = (168, 360)  # pixels
_WORDS_COLUMN, _LAST_COLUMN = 3, 4


class FindField(QLineEdit):
    """A line to type in; Enter steps through what is found."""

    step_requested = Signal(int)
    close_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step with Enter and Shift+Enter; type the rest."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


class FindBar(PageBar):
    """Emits what is typed and where to go; is told what there is."""

    text_changed = Signal(str)

    def __init__(self, language: InterfaceLanguage, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._position = (-1, 0)
        self._wrapped = 0
        self.field = FindField(self)
        self.field.setMaxLength(_LONGEST)
        self.count = QLabel(self)
        self.sign = QLabel(self)
        self.sign.setObjectName("soft")
        self.field.textChanged.connect(self.text_changed)
        self.field.step_requested.connect(self.step_requested)
        self.field.close_requested.connect(self.close_requested)
        self._words = QWidget(self)
        words = QHBoxLayout(self._words)
        words.setContentsMargins(8, 0, 8, 0)
        words.setSpacing(12)
        words.addWidget(self.count)
        words.addWidget(self.sign)
        words.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 6, 8, 6)
        self._grid.setSpacing(4)
        for column, widget in enumerate((self.field, self._previous, self._next)):
            self._grid.addWidget(widget, 0, column)
        self._grid.addWidget(self._close, 0, _LAST_COLUMN)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(_WORDS_COLUMN, 2)
        self._below: bool | None = None  # whether there is no room for the words beside the field
        self.setFocusProxy(self.field)
        self.retranslate()
        self.set_icons(icons)

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme or size."""
        super().set_icons(icons)
        self.field.setMinimumWidth(at_size(_FIELD[0]))
        self.field.setMaximumWidth(at_size(_FIELD[1]))

    def show_position(self, current: int, total: int, wrapped: int = 0) -> None:
        """Show that one is at the `current`-th (from 0) of `total`.

        `wrapped` is 1 where one has come from the end to the top, -1 from the top to the end.
        """
        self._position, self._wrapped = (current, total), wrapped
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        current, total = self._position
        self.field.setPlaceholderText(_("Find on this page"))
        self.field.setAccessibleName(_("Find on this page"))
        if total:
            text = _("{current} of {total}", current=current + 1, total=total)
        else:
            text = _("Not found on this page") if self.field.text() else ""
        self.count.setText(text)
        signs = {1: _("From the top again"), -1: _("From the end again")}
        self.sign.setText(signs.get(self._wrapped, ""))
        self.name_buttons(_("Previous match (Shift+F3)"), _("Next match (F3)"), _("Close the find bar (Esc)"))
        for button in self.buttons[:2]:
            button.setEnabled(total > 0)
        self._arrange()

    def _arrange(self) -> None:
        """Put the words under the field where they have no room beside it."""
        buttons = sum(button.sizeHint().width() for button in self.buttons)
        room = self.width() - at_size(_FIELD[0]) - buttons - 56  # margins and spaces between
        below = self._words.sizeHint().width() > room
        if below != self._below:
            self._below = below
            self._grid.removeWidget(self._words)
            if below:
                self._grid.addWidget(self._words, 1, 0, 1, _LAST_COLUMN + 1)
            else:
                self._grid.addWidget(self._words, 0, _WORDS_COLUMN)
        self._words.setHidden(below and not self.count.text())
        parent = self.parentWidget()
        around = parent.layout() if parent is not None else None
        if around is not None:
            self._grid.invalidate()
            self.updateGeometry()
            around.activate()  # at once: a bar with one line more is never seen squeezed into the height it had

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Find the words a place."""
        super().resizeEvent(event)
        self._arrange()
