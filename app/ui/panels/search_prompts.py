"""What the empty search field offers: recent searches, and pages to begin with. Hangs below the field."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.content.library import Library
from app.ui.announce import announce
from app.ui.language import InterfaceLanguage
from app.ui.models.entries_model import Entry
from app.ui.panels.entry_list import EntryList
from app.ui.panels.header import SearchField
from app.ui.theme import Theme, at_size

_SHOWN_SEARCHES, _SHOWN_PAGES, _ROWS = 8, 6, 16
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def main_pages(library: Library, most: int = _SHOWN_PAGES) -> list[str]:
    """Return the pages to begin with: home, what it points to, the first of each section."""
    home = library.collection.home
    if home not in library:
        return []
    related = library.page(home, library.languages[0]).related
    firsts = (section.pages[0] for section in library.collection.sections if section.pages)
    return [page for page in dict.fromkeys((home, *related, *firsts)) if page in library][:most]


class SearchPrompts(QFrame):
    """Shown while the field has the keyboard and nothing in it. The field keeps the keyboard."""

    search_requested = Signal(str)
    page_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(
        self, field: SearchField, language: InterfaceLanguage, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._field = field
        self._language = language
        self._searches: tuple[str, ...] = ()
        self._pages: list[tuple[str, str, str]] = []
        self.list = EntryList(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 6)
        layout.addWidget(self.list)
        self.list.chosen.connect(self._on_chosen)
        field.installEventFilter(self)
        field.textChanged.connect(self._on_text_changed)
        language.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def set_searches(self, searches: tuple[str, ...]) -> None:
        """Offer these searches, newest first."""
        self._searches = searches
        self._fill()

    def set_library(self, library: Library, language: str) -> None:
        """Offer the main pages of a library, by their titles in a language."""
        sections = {section.id: section.title(language) for section in library.collection.sections}
        infos = [library.info(page) for page in main_pages(library)]
        self._pages = [(i.id, i.title(language), sections.get(i.section, "")) for i in infos]
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self.list.set_theme(theme)

    def offer(self) -> None:
        """Show what there is, if the field is empty."""
        if self._field.text() or not (self._searches or self._pages):
            return
        self._fill()
        width = max(self._field.width(), at_size(320))
        place = self._field.mapTo(self.window(), QPoint(0, self._field.height() + 6))
        room = self.window().height() - place.y() - 24
        self.list.setFixedHeight(min(self.list.height_of_all(_ROWS), room - 12))
        self.setGeometry(place.x(), place.y(), width, self.list.height() + 12)
        self.show()
        self.raise_()

    def _fill(self) -> None:
        _ = self._language.catalog.gettext
        entries = []
        if self._searches:
            entries.append(Entry(_("Recent searches"), _("Delete removes the chosen search")))
            entries += [Entry(text, "", ("search", text)) for text in self._searches[:_SHOWN_SEARCHES]]
        if self._pages:
            entries.append(Entry(_("Suggested pages")))
            entries += [Entry(title, where, ("page", page)) for page, title, where in self._pages]
        self.list.show_entries(entries, first=False)

    def _on_text_changed(self, text: str) -> None:
        if text:
            self.hide()
        elif self._field.hasFocus():
            self.offer()

    def _on_chosen(self, value: tuple[str, str]) -> None:
        kind, what = value
        self.hide()
        (self.search_requested if kind == "search" else self.page_requested).emit(what)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take note when the window changes its size."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave the window alone."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Come and go with the keyboard in the field; take its keys while there is a list."""
        kind = event.type()
        if watched is not self._field:
            if kind == QEvent.Type.Resize:
                self.hide()
        elif kind in {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}:
            self.offer()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QKeyEvent) and not self._field.text():
            if kind == QEvent.Type.ShortcutOverride:
                if self.isVisible() and event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            elif kind == QEvent.Type.KeyPress and self._steer(event):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.isVisible():
            if key == Qt.Key.Key_Down:
                self.offer()
            return False
        current = self.list.current()
        if key in _STEPS:
            self.list.step(_STEPS[Qt.Key(key)])
            announce(self._field, chosen.text if (chosen := self.list.current()) is not None else "")
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
            self.list.open_current()
        elif key == Qt.Key.Key_Delete and current is not None and isinstance(current.value, tuple):
            self._remove(*current.value)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _remove(self, kind: str, what: str) -> None:
        if kind == "search":
            row = self.list.currentIndex().row()
            self.removal_requested.emit(what)
            self.offer()
            rows = [one for one in self.list.entries.choosable() if one >= row]
            if rows:
                self.list.setCurrentIndex(self.list.entries.index(rows[0]))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        name = self._language.catalog.gettext("Recent searches and suggested pages")
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self._fill()
