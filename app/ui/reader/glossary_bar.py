"""The strip over the glossary: a field that filters while one types, and the letters to jump by."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_FIELD = 340  # pixels: the filter is for a word, not for a sentence


class FilterField(QLineEdit):
    """A line to type in; Esc empties it, and where it is empty leads back to the page. Enter leads there too."""

    leave_requested = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the shortcuts of the window do."""
        if isinstance(event, QKeyEvent) and event.key() in {
            Qt.Key.Key_Escape,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape and self.text():
                    self.clear()
                else:
                    self.leave_requested.emit()
                return True
        return super().event(event)


class LetterList(QListWidget):
    """Letters in a row, or in as many as it takes: one stop of the keyboard, arrows within."""

    letter_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letters")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.letter_requested.emit(item.text()))
        self.itemActivated.connect(lambda item: self.letter_requested.emit(item.text()))

    def show_letters(self, letters: list[str]) -> None:
        """Offer these letters."""
        if letters != [self.item(row).text() for row in range(self.count())]:
            self.clear()
            self.addItems(letters)
            if letters:
                self.setCurrentRow(0)
                self.clearSelection()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as the rows that the width makes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)) if self.count() else self.rect()
        self.setFixedHeight(last.bottom() + 5 if self.count() else self.fontMetrics().height() + 12)


class GlossaryBar(QFrame):
    """Emits what is typed and which letter is wanted."""

    filter_changed = Signal(str)
    letter_requested = Signal(str)
    leave_requested = Signal()

    def __init__(self, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("glossarybar")
        self._language = language
        self._count = 0
        self.field = FilterField(self)
        self.field.setClearButtonEnabled(False)
        self._count_label = QLabel(self)
        self._count_label.setObjectName("soft")
        self.letters = LetterList(self)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.field, 3)
        top.addWidget(self._count_label)
        top.addStretch(1)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 4)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.letters)
        self.field.textChanged.connect(self.filter_changed)
        self.field.leave_requested.connect(self.leave_requested)
        self.letters.letter_requested.connect(self.letter_requested)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the field no more room than it needs."""
        super().resizeEvent(event)
        self.field.setMaximumWidth(at_size(_FIELD))

    def set_left(self, left: int) -> None:
        """Begin where the text of the page does."""
        self._layout.setContentsMargins(left, 8, 12, 4)

    def show_state(self, count: int, letters: list[str]) -> None:
        """Say how many terms are shown and under which letters."""
        self._count = count
        self.letters.show_letters(letters)
        self.retranslate()

    def count_text(self) -> str:
        """Return how many terms there are, in words."""
        return self._language.catalog.ngettext("{count} term", "{count} terms", self._count)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.field.setPlaceholderText(_("Filter: acronym or word"))
        self.field.setAccessibleName(_("Filter the glossary"))
        self.letters.setAccessibleName(_("Letters of the glossary"))
        self._count_label.setText(self.count_text())
