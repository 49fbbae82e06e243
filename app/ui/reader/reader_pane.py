"""The reader: a page of the library in a language or in both, with its marks and its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.errors import BriefingError
from app.core.model.page import HELP_PAGE, Page
from app.core.userdata.session import ALONE
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Place
from app.ui.reader.block_map import Anchor
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_text import PageText, Wanted
from app.ui.reader.page_view import PageView
from app.ui.theme import at_size

if TYPE_CHECKING:
    from app.ui.reader.search_marks import SearchMarks

_AROUND_HEAD = 16  # pixels over and under the words of the head


class ReaderPane(QWidget):
    """Shows places. Emits `link_requested` and `place_changed`; decides nothing about history."""

    link_requested = Signal(str)
    place_changed = Signal()
    page_shown = Signal(object)
    rendered = Signal()
    """The document has been made anew: another page, language, theme or size of text."""

    def __init__(
        self,
        interface: InterfaceLanguage,
        style: PageStyle,
        icons: IconSet,
        resources: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._interface = interface
        self._style = style
        self._page: Page | None = None
        self._opened: frozenset[str] = frozenset()  # blocks whose translation has been asked for
        self.page_text = PageText(interface, resources)
        self._marks: SearchMarks | None = None
        self.language = interface.tag
        self.mode = ALONE
        self.view = PageView(style, self)
        self.view.link_requested.connect(self.link_requested)
        self.view.place_changed.connect(self.place_changed)
        self.view.resized.connect(self._on_resized)
        self.view.settled.connect(self._on_settled)
        self._icons = icons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self._head_height(), 0, 0)  # free until there is a head: see set_head
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)
        interface.changed.connect(self.retranslate)
        self.retranslate()

    def _head_height(self) -> int:
        return self.fontMetrics().height() + at_size(_AROUND_HEAD)

    def set_head(self, head: QWidget) -> None:
        """Have a strip over the page, in the room that was kept for it so that the page need not move."""
        head.setFixedHeight(self._head_height())
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made in the constructor
        layout.setContentsMargins(0, 0, 0, 0)
        layout.insertWidget(0, head)

    def add_above(self, strip: QWidget) -> None:
        """Have a strip between head and page, which moves the page while it is shown."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made in the constructor
        layout.insertWidget(layout.indexOf(self.view), strip)

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self._page

    def set_library(self, library: Library | None) -> None:
        """Read from another library from now on; None while it is being replaced."""
        self.page_text.library = library

    def place(self) -> Place:
        """Return where the reader stands."""
        anchor = self.view.anchor()
        return Place(
            self._page.id if self._page else "",
            anchor.block,
            anchor.offset,
            language="" if anchor.language == self.language else anchor.language,
            selection=self.view.selection(),
        )

    def show_place(self, place: Place, language: str) -> None:
        """Show a place in a language. Raises UnknownPageError, and LibraryError, and keeps the page then."""
        if self.page_text.library is None:
            return
        same = self._page is not None and self._page.id == place.page and self.language == language
        anchor = Anchor(place.block, place.offset, place.language or language)
        if not same:
            page = self.page_text.read(place.page, language)
            opened = self._opened if self._page is not None and page.id == self._page.id else frozenset()
            self._load(page, language, opened)
            self.view.numbers.accented = ""
            self._render(Anchor() if place.target else anchor)
        elif not place.target:
            self.view.restore(anchor)
        if place.target:
            self.view.numbers.accent_to(place.block, place.last)
            self.view.show_block(place.block)
        else:
            self.view.select(place.selection)
        self.page_shown.emit(self._page)

    def switch_language(self, language: str) -> None:
        """Show the same page in another language, the same paragraph at the same height."""
        if self._page is not None and self.page_text.has(self._page) and language != self.language:
            anchor = self.view.anchor()._replace(language=language)
            self._load(self.page_text.read(self._page.id, language), language)
            self._render_again(anchor)
            self.page_shown.emit(self._page)

    def reload(self) -> None:
        """Read the page on screen again, from a library that has been replaced."""
        if self._page is not None and self.page_text.has(self._page):
            anchor = self.view.anchor()
            self._load(self.page_text.read(self._page.id, self.language), self.language)
            self._render_again(anchor)
            self.page_shown.emit(self._page)

    def _wanted(self) -> Wanted:
        view = self.view
        width = view.viewport().width()
        return Wanted(self.language, self.mode, self._opened, self._style, width, view.column_in)

    # -- two languages ------------------------------------------------------------------------------------

    def set_mode(self, mode: str) -> None:
        """Show one language or both (`session` names the modes), the same paragraph at the same height."""
        if mode != self.mode:
            before = self.mode, self._opened
            self.mode, self._opened = mode, frozenset()
            try:
                self._set_again()
            except BriefingError:
                self.mode, self._opened = before
                raise

    def turn_translation(self, block: str = "") -> None:
        """Show the translation of a paragraph under it, of the one that is read, or take it away again."""
        from app.ui.reader.reading_spot import current_block  # noqa: PLC0415 - when a translation is asked for

        block = block or current_block(self.view, self.view.blocks)
        if self.has_translation and block:
            self._opened ^= {block}
            try:
                self._set_again()
            except BriefingError:
                self._opened ^= {block}
                raise

    @property
    def has_translation(self) -> bool:
        """Whether there is a text in the other language that the page does not show already."""
        library = self.page_text.library
        if self._page is None or library is None or self.mode != ALONE:
            return False
        page = self._page.id
        return page == HELP_PAGE or (page in library and len(library.info(page).titles) > 1)

    @property
    def side_by_side(self) -> bool:
        """Whether two languages stand side by side."""
        return bool(self.page_text.setting.columns)

    def _set_again(self) -> None:
        if self._page is not None and self.page_text.has(self._page):
            anchor = self.view.anchor()
            self.page_text.make(self._page, self._wanted())
            self._render_again(anchor)
            self.page_shown.emit(self._page)

    def _on_resized(self) -> None:
        if not self.page_text.columns_fit(self._wanted()):
            self._set_again()

    def set_style(self, style: PageStyle, icons: IconSet) -> None:
        """Change theme or text size; the paragraph under the eye stays."""
        self._style, self._icons = style, icons
        if self._marks is not None:
            self._marks.set_icons(icons)
        if self._page is not None:
            anchor = self.view.anchor()
            self.page_text.make_in_colours(self._page, self._wanted())
            self._fit_tables()
            self._render_again(anchor)

    def show_message(self, html: str) -> None:
        """Show a sentence in place of a page."""
        self._page = None
        self.page_text.clear()
        self.view.show_html(html, {}, self._style, Anchor())

    def page_in(self, language: str) -> Page | None:
        """Return the page on screen in another language, or in the one it exists in; None where there is no page."""
        if self._page is None or not self.page_text.has(self._page):
            return None
        return self.page_text.read(self._page.id, language)

    def _load(self, page: Page, language: str, opened: frozenset[str] | None = None) -> None:
        opened = self._opened if opened is None else opened
        self.page_text.make(page, self._wanted()._replace(language=language, opened=opened))
        self._page, self.language, self._opened = page, language, opened

    def _fit_tables(self) -> bool:
        """Make the page anew where its tables or its end are set otherwise now; say whether that was so."""
        page, wanted = self._page, self._wanted()
        if page is None or not self.page_text.has(page) or self.page_text.tables_fit(page, wanted):
            return False
        self.page_text.make(page, wanted)
        return True

    def _on_settled(self) -> None:
        if self._fit_tables():
            self._render_again(self.view.anchor())

    def _render(self, anchor: Anchor) -> None:
        assert self._page is not None  # noqa: S101 - callers have looked
        numbers = {block.id: block.number for block in self._page.blocks}
        text = self.page_text
        self.view.show_html(text.html, numbers, self._style, anchor, text.figures, text.setting)
        self.retranslate()
        if self._marks is not None:
            self._marks.find(page_shown=True)
        self.rendered.emit()

    def add_bar(self, bar: QWidget) -> None:
        """Put a strip under the page."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in the constructor
        layout.addWidget(bar)

    def _render_again(self, anchor: Anchor) -> None:
        """Show the page that is on screen already: what is selected stays so, and so does the current hit."""
        selection, here = (
            self.view.selection(),
            self.view.blocks.id_at_position(self.view.textCursor().position()),
        )
        hit = self._marks.current_point if self._marks is not None else None
        self._render(anchor)
        if here:
            self.view.put_cursor(
                self.view.position_of(here)
            )  # where the text is another one, nothing is selected
        self.view.select(selection)
        if hit is not None and self._marks is not None:
            self._marks.stay_at(hit)

    # -- marks of a search --------------------------------------------------------------------------------

    def set_words(self, words: tuple[str, ...]) -> None:
        """Mark the words of a search in this page and the next ones."""
        if self._marks is None and words:
            from app.ui.reader.search_marks import SearchMarks  # noqa: PLC0415 - not before a search

            self._marks = SearchMarks(self.view, self._interface, self._icons, self)
            self._marks.made_bar.connect(self.add_bar)
        if self._marks is not None:
            self._marks.set_words(words)

    def clear_marks(self) -> None:
        """Stop marking the words of the search."""
        self.set_words(())

    def hold_marks(self, held: bool) -> None:
        """Leave the page to marks of another kind for a while, or show those of the search again."""
        if self._marks is not None:
            self._marks.hold(held)

    @property
    def has_marks(self) -> bool:
        """Whether words of a search are marked on this page."""
        return self._marks is not None and bool(self._marks.marks)

    def first_hit(self, block_id: str, found_in: str = "") -> None:
        """Make the first mark of a passage the current one; without one the passage stands out."""
        if self._marks is not None:
            self._marks.go_to_block(block_id, found_in)

    def next_hit(self) -> None:
        """Go to the next mark, after the last one to the first."""
        if self._marks is not None:
            self._marks.step(1)

    def previous_hit(self) -> None:
        """Go to the previous mark, before the first one to the last."""
        if self._marks is not None:
            self._marks.step(-1)

    # -- words --------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Name the page in the interface language."""
        _ = self._interface.catalog.gettext
        name = _("Page")
        if self._page is not None and self.mode != ALONE and self.page_text.setting.sheet:
            name = _("{title}, page in English and French", title=self._page.title)
        elif self._page is not None:
            language = {"en": _("English"), "fr": _("French")}.get(self._page.language, self._page.language)
            name = _("{title}, page in {language}", title=self._page.title, language=language)
        self.view.setAccessibleName(name)
