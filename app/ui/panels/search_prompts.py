"""What the empty search field offers: recent searches, and pages to begin with. Hangs below the field."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.content.library import Library
from app.ui.language import InterfaceLanguage
from app.ui.models.entries_model import Entry
from app.ui.panels.header import SearchField
from app.ui.panels.popup_list import PopupList
from app.ui.theme import Theme, at_size

_SHOWN_SEARCHES, _SHOWN_PAGES, _ROWS = 8, 6, 16


def main_pages(library: Library, most: int = _SHOWN_PAGES) -> list[str]:
    """Return the pages to begin with: home, what it points to, the first of each section."""
    home = library.collection.home
    if home not in library:
        return []
    related = library.page(home, library.languages[0]).related
    firsts = (section.pages[0] for section in library.collection.sections if section.pages)
    return [page for page in dict.fromkeys((home, *related, *firsts)) if page in library][:most]


class SearchPrompts(PopupList):
    """Shown while the field has the keyboard and nothing in it. The field keeps the keyboard."""

    search_requested = Signal(str)
    page_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(
        self, field: SearchField, language: InterfaceLanguage, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(theme, window)
        self._box = field
        self._language = language
        self._searches: tuple[str, ...] = ()
        self._pages: list[tuple[str, str, str]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 6)
        layout.addWidget(self.list)
        self.list.chosen.connect(self._on_chosen)
        self.steer_from(field)
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

    def offer(self) -> None:
        """Show what there is, if the field is empty."""
        if self._box.text() or not (self._searches or self._pages):
            return
        self._fill()
        width = max(self._box.width(), at_size(320))
        place = self._box.mapTo(self.window(), QPoint(0, self._box.height() + 6))
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
        elif self._box.hasFocus():
            self.offer()

    def _on_chosen(self, value: tuple[str, str]) -> None:
        kind, what = value
        self.hide()
        (self.search_requested if kind == "search" else self.page_requested).emit(what)

    def on_window_resized(self) -> None:
        """Go: the field is elsewhere now."""
        self.hide()

    def on_field_event(self, event: QEvent) -> bool:
        """Come and go with the keyboard in the field; take its keys while there is a list."""
        kind = event.type()
        if kind in {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}:
            self.offer()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QKeyEvent) and not self._box.text():
            if kind == QEvent.Type.ShortcutOverride:
                if self.isVisible() and event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            elif kind == QEvent.Type.KeyPress:
                return self._steer(event)
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.isVisible():
            if key == Qt.Key.Key_Down:
                self.offer()
            return False
        current = self.list.current()
        if self.step(event):
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
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
