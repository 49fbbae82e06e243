"""Reading: which library, which page, which language; how one gets from page to page and back."""

from PySide6.QtCore import QObject, Signal

from app.core.content.library import Library
from app.core.errors import BriefingError
from app.core.model.language import LANGUAGES
from app.core.model.page import PROGRAM_PAGES
from app.ui.navigation import Navigator, Place
from app.ui.reader.reader_pane import ReaderPane


class ReadingDesk(QObject):
    """Drives the reader. Says what it cannot do through `failed`, which carries a BriefingError."""

    language_changed = Signal(str)
    library_changed = Signal()
    term_requested = Signal(str)
    description_requested = Signal(str)
    """A figure is wanted in words."""
    failed = Signal(object)

    def __init__(self, reader: ReaderPane, language: str, first: Place, parent: QObject) -> None:
        super().__init__(parent)
        self.reader = reader
        self.language = language
        self.library: Library | None = None
        self._first = first
        self.navigator = Navigator("", self)
        self.navigator.place_requested.connect(self._on_place_requested)
        reader.link_requested.connect(self.follow)

    # -- the library --------------------------------------------------------------------------------------

    def set_library(self, library: Library) -> None:
        """Read from `library`: the page on screen again, or the place to begin with, or home."""
        self.library = library
        self.reader.set_library(library)
        self.navigator.set_home(library.collection.home)
        self.library_changed.emit()
        if self.reader.page is not None:
            self.reader.reload()
        else:
            self.navigator.resume(self._begin(library))

    def _begin(self, library: Library) -> Place:
        if not self._first.page:
            return Place(library.collection.home)
        try:
            if self._first.page not in PROGRAM_PAGES:
                library.info(self._first.page)
                if self._first.target:
                    block = library.block(self._first.page, self._first.block)[0]
                    return self._first._replace(block=block)
        except BriefingError as error:
            if self._first.target or not self._first.block:
                self.failed.emit(error)
            return Place(library.collection.home)
        return self._first

    def close_library(self) -> None:
        """Let go of the library, which is about to be replaced."""
        if self.library is not None:
            self.reader.set_library(None)
            self.library.close()
            self.library = None

    # -- going places -------------------------------------------------------------------------------------

    def open_page(self, page: str, block: str = "") -> None:
        """Open a page, or a block of it by id or number; one that is gone is said to be."""
        try:
            if page not in PROGRAM_PAGES and self.library is not None:
                self.library.info(page)
                block = self.library.block(page, block)[0] if block else ""
        except BriefingError as error:
            self.failed.emit(error)
            return
        self.navigator.open(page, block, left=self.reader.place())
        self.reader.view.setFocus()

    def follow(self, link: str) -> None:
        """Follow a link of a page. Links out of the briefing are not followed: nothing here goes online."""
        kind, _, target = link.partition(":")
        here = self.reader.place()  # a page one only looks at is not the navigator's
        if link.startswith("#"):
            self.navigator.open(here.page, link[1:], left=here)
        elif kind == "page":
            page, _, block = target.partition("#")
            self.open_page(page, block)
        elif kind == "note":
            self.navigator.open(here.page, f"note-{target}", left=here)
        elif kind == "term":
            self.term_requested.emit(target)
        elif kind == "description":
            self.description_requested.emit(target)

    def turn_page(self, step: int) -> None:
        """Open the next page in reading order, or with -1 the previous one."""
        here = self.reader.place().page
        if self.library is not None and here in self.library:
            order = self.library.collection.pages
            index = order.index(here) + step
            if 0 <= index < len(order):
                self.open_page(order[index])

    def back(self) -> None:
        """Go to where one was before."""
        self.navigator.back(self.reader.place())

    def forward(self) -> None:
        """Undo `back`."""
        self.navigator.forward(self.reader.place())

    def home(self) -> None:
        """Go to the first page of the briefing."""
        self.navigator.home(self.reader.place())

    def show(self, place: Place) -> None:
        """Show a place without a trace in the history: a preview."""
        self._on_place_requested(place)

    def _on_place_requested(self, place: Place) -> None:
        try:
            self.reader.show_place(place, self.language)
        except BriefingError as error:
            self.failed.emit(error)

    # -- language -----------------------------------------------------------------------------------------

    def read_in(self, language: str) -> None:
        """Read in another language, in the same paragraph."""
        if language in LANGUAGES and language != self.language:
            self.language = language
            self.reader.switch_language(language)
        self.language_changed.emit(self.language)

    def read_in_other_language(self) -> None:
        """Read in the next of the briefing's languages."""
        tags = list(LANGUAGES)
        self.read_in(tags[(tags.index(self.language) + 1) % len(tags)])
