"""Notes and words: shows the source behind a number, leads to the list of sources and back, explains acronyms."""

from PySide6.QtCore import QObject

from app.core.content.library import Library
from app.core.model.page import Page, SourceNote
from app.ui.announce import announce
from app.ui.main_window import MainWindow
from app.ui.reader.link_marks import LinkMarks

_MOST = 160  # letters of a source in a tooltip


class NoteDesk(QObject):
    """One for a window. Knows what is on the page and what the glossary says; the view shows it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._names: dict[str, str] = {}
        self._names_of: tuple[Library, str] | None = None
        self._came_from_text = False
        self.marks = LinkMarks(window.reader.view, self.explain)
        self.marks.explained.connect(self._on_explained)
        self._desk.note_requested.connect(self.show_note)
        self._desk.cited_requested.connect(self.return_to_text)
        self._desk.navigator.history_changed.connect(self._on_history_changed)

    # -- notes --------------------------------------------------------------------------------------------

    def show_note(self, key: str) -> None:
        """Show a source of the page beside its number."""
        from app.ui.reader.note_card import NoteCard  # noqa: PLC0415 - with the first note

        note = self._note(key, self.marks.language())
        if note is None:
            return
        card = NoteCard(note, self._window.interface, self._window.reader)
        card.list_requested.connect(self._show_list)
        card.open_beside(self.marks.rect)

    def _note(self, key: str, language: str) -> SourceNote | None:
        """Return a source as the text in a language has it, which of two on the page need not be the leading one."""
        reader = self._window.reader
        page = reader.page
        if page is not None and language not in {"", page.language}:
            page = reader.page_in(language)
        return next((note for note in page.sources if note.key == key), None) if page is not None else None

    def _show_list(self, key: str) -> None:
        self._desk.follow(f"#note-{key}")
        self._came_from_text = True
        self._window.reader.view.setFocus()

    def return_to_text(self, key: str) -> None:
        """Go back from the list to where one was; who came another way gets to the first paragraph that cites it."""
        page = self._window.reader.page
        if page is None:
            return
        if self._came_from_text:
            self._desk.back()
        elif block := _first_citing(page, key):
            self._desk.open_page(page.id, block)

    def _on_history_changed(self) -> None:
        self._came_from_text = False

    # -- words --------------------------------------------------------------------------------------------

    def explain(self, href: str, word: str, position: int) -> str:
        """Return what to say about a link or a word of the page: the source, the name behind an acronym.

        In the language of the text that has it at this position: of two columns, either.
        """
        kind, _colon, target = href.partition(":")
        page = self._window.reader.page
        if page is None:
            return ""
        language = self._window.reader.view.blocks.language_at(position) or page.language
        if kind == "note":
            note = self._note(target, language)
            text = note.text if note is not None else ""
            return text if len(text) <= _MOST else f"{text[:_MOST].rsplit(' ', 1)[0]}…"
        if kind == "cited":
            return self._window.interface.catalog.gettext("Back to the text")
        return self._name_of(word, language)

    def _on_explained(self, text: str) -> None:
        announce(self._window.reader.view, text)

    def _name_of(self, word: str, language: str) -> str:
        library = self._desk.library
        if library is None:
            return ""
        if self._names_of != (library, language):
            self._names_of = library, language
            texts = [term.text(language) for term in library.terms()]
            self._names = {text.acronym: text.term for text in texts if text.acronym not in {"", text.term}}
        short = word.replace("\u2011", "-")
        found = next((one for one in (short, short.removesuffix("s")) if one in self._names), "")
        if not found:
            return ""
        _ = self._window.interface.catalog_for(language).gettext
        return _("{acronym}: {name}", acronym=found, name=self._names[found])


def _first_citing(page: Page, key: str) -> str:
    return next((block.id for block in page.blocks if f'"note:{key}"' in block.html), "")
