"""The strip over the page that says where one is: section, page, heading. Each leads there."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_INSIDE = 6  # pixels of a button before its text, as the style sheet has it
_SHORTEST = 48  # pixels a crumb keeps where there is no room


class Crumb(NamedTuple):
    """A step of the way: what it is called, and the link that leads there."""

    text: str
    link: str


class CrumbBar(QFrame):
    """Shows up to three crumbs; those there is no room for are shortened, the first ones first."""

    link_requested = Signal(str)

    def __init__(self, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("crumbs")
        self._language = language
        self._crumbs: tuple[Crumb, ...] = ()
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._buttons: list[QPushButton] = []
        self._marks: list[QLabel] = []
        for number in range(3):
            if number:
                mark = QLabel("›", self)
                mark.setObjectName("soft")
                self._marks.append(mark)
                self._layout.addWidget(mark)
            button = QPushButton(self)
            button.setObjectName("crumb")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, number=number: self._on_clicked(number))
            self._buttons.append(button)
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self.set_left(24)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def set_left(self, left: int) -> None:
        """Begin where the text of the page does."""
        self._layout.setContentsMargins(max(4, left - at_size(_INSIDE)), 2, 12, 2)
        self._fit()

    def show_crumbs(self, crumbs: tuple[Crumb, ...]) -> None:
        """Show where one is."""
        if crumbs != self._crumbs:
            self._crumbs = crumbs
            self._fit()

    def _fit(self) -> None:
        for button, crumb in zip(self._buttons, self._crumbs, strict=False):
            button.setAccessibleName(crumb.text)
            button.setToolTip(crumb.text)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._crumbs))
            if number:
                self._marks[number - 1].setVisible(number < len(self._crumbs))
        metrics = self.fontMetrics()
        room = QRect(self.contentsRect()).width() - self._layout.contentsMargins().left() - 12
        room -= len(self._crumbs) * (2 * at_size(_INSIDE) + metrics.horizontalAdvance("›") + 6)
        wanted = [metrics.horizontalAdvance(crumb.text) for crumb in self._crumbs]
        for number in range(len(wanted)):
            over = sum(wanted) - room
            if over > 0:
                wanted[number] = max(at_size(_SHORTEST), wanted[number] - over)
        for button, crumb, width in zip(self._buttons, self._crumbs, wanted, strict=False):
            text = metrics.elidedText(crumb.text, Qt.TextElideMode.ElideRight, width + 1)
            button.setText(text.replace("&", "&&"))
        self._layout.activate()  # at once: a crumb is never seen cut off

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of each crumb as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _on_clicked(self, number: int) -> None:
        if number < len(self._crumbs):
            self.link_requested.emit(self._crumbs[number].link)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        self.setAccessibleName(self._language.catalog.gettext("Where you are"))
