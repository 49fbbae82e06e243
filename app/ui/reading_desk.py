"""Reading: which library, which page, which language; how one gets from page to page and back."""

from PySide6.QtCore import QObject, Signal

from app.core.content.library import Library
from app.core.errors import BriefingError, UnknownBlockError
from app.core.model.language import LANGUAGES
from app.core.model.page import PROGRAM_PAGES, address
from app.core.userdata.session import ALONE, BENEATH, BOTH
from app.ui.navigation import Navigator, Place, place_at
from app.ui.reader.reader_pane import ReaderPane


class ReadingDesk(QObject):
    """Drives the reader. Says what it cannot do through `failed`, which carries a BriefingError."""

    language_changed = Signal(str)
    mode_changed = Signal(str)
    positions_changed = Signal()
    library_changed = Signal()
    term_requested = Signal(str)
    elsewhere_requested = Signal(object)
    """A Place is to be shown in a window of its own."""
    note_requested = Signal(str)
    cited_requested = Signal(str)
    """From a source in the list, back to where it is cited."""
    description_requested = Signal(str)
    """A figure is wanted in words."""
    failed = Signal(object)

    def __init__(
        self, reader: ReaderPane, language: str, beginnings: tuple[Place, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.reader = reader
        self.language = language
        self.library: Library | None = None
        self._beginnings = beginnings  # places to begin with, the first one that there is
        self._positions: dict[str, Place] = {}
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
        try:
            if self.reader.page is not None:
                self.reader.reload()
            else:
                self.navigator.resume(self._begin(library))
        except BriefingError as error:
            self.failed.emit(error)

    def _begin(self, library: Library) -> Place:
        """Return the first place to begin with that the library has, else home."""
        found = (self._found(library, place) for place in self._beginnings if place.page)
        return next((place for place in found if place is not None), Place(library.collection.home))

    def _found(self, library: Library, place: Place) -> Place | None:
        """Return `place` with the id of its block; without it where that is gone, None where the page is."""
        page = self._named(library, place.page)
        if not page:
            if place.target or not place.block:
                from app.core.content.page_names import unknown_page  # noqa: PLC0415 - seldom

                self.failed.emit(unknown_page(place.page, library))
            return None
        place = place._replace(page=page)
        if page in PROGRAM_PAGES:
            return place
        try:
            if place.target:
                first, last = library.ends(place.page, place.block)
                return place._replace(block=first, last=last)
        except UnknownBlockError as error:
            self.failed.emit(error)
            return Place(place.page)
        except BriefingError as error:
            if place.target or not place.block:
                self.failed.emit(error)
            return None
        return place

    @staticmethod
    def _named(library: Library, page: str) -> str:
        """Return the id of the page that is meant, "" where there is none."""
        if page in library or page in PROGRAM_PAGES:
            return page
        from app.core.content.page_names import named_page  # noqa: PLC0415 - seldom

        return named_page(page, library)

    def has_page(self, page: str) -> bool:
        """Say whether there is a page to open at what somebody has written for one."""
        return self.library is not None and bool(self._named(self.library, page))

    def leave_library(self) -> None:
        """Let go of the library, which is about to be replaced or closed."""
        if self.library is not None:
            self.reader.set_library(None)
            self.library = None

    # -- going places -------------------------------------------------------------------------------------

    def share_positions(self, positions: dict[str, Place]) -> None:
        """Keep where one stopped on each page there from now on, together with other windows."""
        positions.update(self._positions)
        self._positions = positions

    def note_position(self) -> None:
        """Remember where one is on the page that is being read; one that is only looked at leaves no trace."""
        here = self.reader.place()
        if here.page and here.page == self.navigator.page:
            earlier = self._positions.pop(here.page, None)
            self._positions[here.page] = here._replace(selection=None)
            if earlier != self._positions[here.page]:
                self.positions_changed.emit()

    def resume_page(self, page: str) -> None:
        """Open a page by its name: where one stopped, or at its head where one is on it already."""
        place = self._positions.get(page)
        if place is None or page == self.reader.place().page or not self._exists(page):
            self.open_page(page)
            return
        self.note_position()
        self.navigator.open_at(place, left=self.reader.place())
        self.reader.view.setFocus()

    def _exists(self, page: str) -> bool:
        return page in PROGRAM_PAGES or (self.library is not None and page in self.library)

    def open_page(self, page: str, block: str = "") -> None:
        """Open a page, or a block of it by id or number; one that is gone is said to be."""
        place: Place | None = Place(page, block, target=bool(block))
        if self.library is not None and place is not None:
            place = self._found(self.library, place)
        elif self.reader.page is None and place is not None:
            self._beginnings = (place,)  # once there is a library
            return
        if place is not None:
            self.note_position()
            self.navigator.open_at(place, left=self.reader.place())
            self.reader.view.setFocus()

    def follow(self, link: str) -> None:
        """Follow a link of a page. Links out of the briefing are not followed: nothing here goes online."""
        kind, _, target = link.partition(":")
        here = self.reader.place()  # a page one only looks at is not the navigator's
        if link.startswith("#"):
            self.navigator.open(here.page, link[1:], left=here)
        elif kind == "page":
            self.open_page(*address(target))
        elif kind == "note":
            self.note_requested.emit(target)
        elif kind == "cited":
            self.cited_requested.emit(target)
        elif kind == "term":
            self.term_requested.emit(target)
        elif kind == "description":
            self.description_requested.emit(target)

    def open_elsewhere(self, link: str = "") -> None:
        """Have a link of this page, or this page itself, opened in a window of its own."""
        place: Place | None = self.reader.place()
        if link.startswith("#"):
            place = Place(self.reader.place().page, link[1:], target=True)
        elif link.startswith("page:"):
            place = place_at(link.removeprefix("page:"))
        elif link:
            self.follow(link)  # terms and sources are shown where one is
            return
        found = self._found(self.library, place) if self.library is not None and place is not None else None
        if found is not None:
            self.elsewhere_requested.emit(found)

    def turn_page(self, step: int) -> None:
        """Open the next page in reading order, or with -1 the previous one."""
        here = self.reader.place().page
        if self.library is not None and here in self.library:
            order = self.library.collection.pages
            index = order.index(here) + step
            if 0 <= index < len(order):
                self.resume_page(order[index])

    def back(self) -> None:
        """Go to where one was before."""
        self.note_position()
        self.navigator.back(self.reader.place())

    def forward(self) -> None:
        """Undo `back`."""
        self.note_position()
        self.navigator.forward(self.reader.place())

    def home(self) -> None:
        """Go to the first page of the briefing."""
        self.note_position()
        self.navigator.home(self.reader.place())

    def show(self, place: Place) -> None:
        """Show a place without a trace in the history: a preview."""
        self._on_place_requested(place)

    def _on_place_requested(self, place: Place) -> None:
        try:
            self.reader.show_place(place, self.language)
        except BriefingError as error:
            self.failed.emit(error)

    # -- languages ----------------------------------------------------------------------------------------

    def read_alone_in(self, language: str) -> None:
        """Read in one language, and in that alone."""
        self.show_in(ALONE)
        self.read_in(language)

    def show_in(self, mode: str) -> None:
        """Show one language or both: one of the modes of `session`. The paragraph stays."""
        if mode == self.reader.mode:
            return
        if mode == BOTH:  # the window makes room for two columns first
            self.mode_changed.emit(mode)
        try:
            self.reader.set_mode(mode)
        except BriefingError as error:
            self.failed.emit(error)
        if self.reader.mode != BOTH:
            self.mode_changed.emit(self.reader.mode)

    def turn_both(self) -> None:
        """Show both languages side by side, or again the one that is read."""
        self.show_in(ALONE if self.reader.mode == BOTH else BOTH)

    def turn_beneath(self) -> None:
        """Show the translation under every paragraph, or again the text alone."""
        self.show_in(ALONE if self.reader.mode == BENEATH else BENEATH)

    def read_in(self, language: str) -> None:
        """Read in another language, in the same paragraph."""
        before = self.language
        if language in LANGUAGES and language != before:
            self.language = language
            try:
                self.reader.switch_language(language)
            except BriefingError as error:
                self.language = before
                self.failed.emit(error)
        self.language_changed.emit(self.language)

    def read_in_other_language(self) -> None:
        """Read in the next of the briefing's languages."""
        tags = list(LANGUAGES)
        self.read_in(tags[(tags.index(self.language) + 1) % len(tags)])
