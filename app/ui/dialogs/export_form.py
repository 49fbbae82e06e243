"""What is exported or printed: page, section or all of it; which languages; on which paper. Part of two dialogs."""

from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFormLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.core.model.language import LANGUAGES
from app.ui.language import InterfaceLanguage


class Offer(NamedTuple):
    """What there is to choose from: ids and titles by what they are, `page` empty for one outside the briefing."""

    page: str
    page_title: str
    section: str
    section_title: str
    briefing_title: str
    languages: tuple[str, ...]
    language: str


class Choice(NamedTuple):
    """What was chosen: the name of a page, of a section or "all", its title, languages in order, paper."""

    name: str
    title: str
    languages: tuple[str, ...]
    paper: str


_PAPERS = {"a4": "A4", "letter": "US Letter"}
_WHOLE = "all"


class ExportForm(QWidget):
    """Emits `changed` whenever something else is chosen."""

    changed = Signal()

    def __init__(self, offer: Offer, interface: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self._interface = interface
        self._what = QButtonGroup(self)
        self._languages = QButtonGroup(self)
        self._names = [name for name in (offer.page, offer.section, _WHOLE) if name]
        self._columns: list[tuple[str, ...]] = [(language,) for language in self._in_order()]
        if len(offer.languages) > 1:
            self._columns.append(tuple(offer.languages))
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setVerticalSpacing(14)
        self.rows.setHorizontalSpacing(14)
        self._labels: list[tuple[QLabel, QWidget]] = []
        self.add_row(self._buttons(self._what, len(self._names)))
        self.add_row(self._buttons(self._languages, len(self._columns)))
        self.paper = QComboBox(self)  # after what stands above it: the keyboard comes to it later
        for paper, name in _PAPERS.items():
            self.paper.addItem(name, paper)
        imperial = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        self.paper.setCurrentIndex(1 if imperial else 0)
        self.add_row(self.paper)
        for group in (self._what, self._languages):
            group.buttons()[0].setChecked(True)
            group.buttonClicked.connect(self.changed)
        interface.changed.connect(self.retranslate)
        self.retranslate()

    def _in_order(self) -> list[str]:
        """Return the languages, the one that is being read first."""
        return sorted(self._offer.languages, key=lambda language: language != self._offer.language)

    def _buttons(self, group: QButtonGroup, count: int) -> QWidget:
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for number in range(count):
            button = QRadioButton(box)
            group.addButton(button, number)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)  # its ring goes round its words
        return box

    def choice(self) -> Choice:
        """Return what is chosen."""
        name = self._names[self._what.checkedId()]
        titles = {self._offer.page: self._offer.page_title, self._offer.section: self._offer.section_title}
        return Choice(
            name,
            titles.get(name, self._offer.briefing_title) if name != _WHOLE else self._offer.briefing_title,
            self._columns[self._languages.checkedId()],
            self.paper.currentData(),
        )

    def choose(self, name: str, languages: tuple[str, ...]) -> None:
        """Choose a page, a section or "all" by name, and languages."""
        self._what.button(self._names.index(name)).setChecked(True)
        self._languages.button(self._columns.index(languages)).setChecked(True)
        self.changed.emit()

    def add_row(self, field: QWidget) -> None:
        """Add a field below; its label is set with `name_row`."""
        label = QLabel(self)
        self.rows.addRow(label, field)
        self._labels.append((label, field))

    def name_row(self, row: int, text: str) -> None:
        """Set the label of a row, which is the accessible name of its field as well."""
        label, field = self._labels[row]
        label.setText(text)
        field.setAccessibleName(text)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._interface.catalog.gettext
        self.name_row(0, _("What"))
        self.name_row(1, _("Languages"))
        self.name_row(2, _("Paper"))
        texts = {
            self._offer.section: _("This section: {title}", title=self._offer.section_title),
            self._offer.page: _("This page: {title}", title=self._offer.page_title),
            _WHOLE: _("The whole briefing"),
        }
        for number, name in enumerate(self._names):
            self._what.button(number).setText(texts[name].replace("&", "&&"))
        for number, columns in enumerate(self._columns):
            name = LANGUAGES[columns[0]].name
            self._languages.button(number).setText(_("Both, side by side") if len(columns) > 1 else name)
