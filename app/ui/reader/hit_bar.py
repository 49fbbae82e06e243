"""The strip under the page that counts the hits of a search: "2 of 7", previous, next, close."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage


class HitBar(QFrame):
    """Shows where one is among the marks of a page."""

    next_requested = Signal()
    previous_requested = Signal()
    close_requested = Signal()

    def __init__(self, language: InterfaceLanguage, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._language = language
        self._position = (0, 0)
        self._count = QLabel(self)
        self._previous = QToolButton(self)
        self._next = QToolButton(self)
        self._close = QToolButton(self)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._close.clicked.connect(self.close_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(self._count)
        layout.addStretch(1)
        for button in (self._previous, self._next, self._close):
            layout.addWidget(button)
        self.set_icons(icons)
        self.retranslate()
        language.changed.connect(self.retranslate)
        self.hide()

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme."""
        self._previous.setIcon(icons.icon("previous"))
        self._next.setIcon(icons.icon("next"))
        self._close.setIcon(icons.icon("close"))
        for button in (self._previous, self._next, self._close):
            button.setIconSize(icons.size)

    def show_position(self, current: int, total: int) -> None:
        """Show that the `current`-th (from 0) of `total` marks is the current one; hide when there is none."""
        self._position = (current, total)
        self.setVisible(total > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        current, total = self._position
        self._count.setText(_("Hit {current} of {total}", current=current + 1, total=total))
        for button, text in (
            (self._previous, _("Previous hit")),
            (self._next, _("Next hit")),
            (self._close, _("Stop highlighting")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
