"""A strip under the page about marks on it: back, forth, close. What it counts is for the two kinds of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage


class PageBar(QFrame):
    """Has the buttons; where they stand, their icons, and what they are called, is for whoever makes a bar of it."""

    step_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, language: InterfaceLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._language = language
        self._previous = QToolButton(self)
        self._next = QToolButton(self)
        self._close = QToolButton(self)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._close.clicked.connect(self.close_requested)
        language.changed.connect(self.retranslate)
        self.hide()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """Back, forth, close."""
        return self._previous, self._next, self._close

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme or size."""
        drawn = (icons.icon("previous"), icons.icon("next"), icons.icon("close"))
        for button, icon in zip(self.buttons, drawn, strict=True):
            button.setIcon(icon)
            button.setIconSize(icons.size)

    def name_buttons(self, *names: str) -> None:
        """Say what the buttons do, in the interface language."""
        for button, name in zip(self.buttons, names, strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        raise NotImplementedError
