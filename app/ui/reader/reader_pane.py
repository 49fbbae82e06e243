"""The reader: a page of the library in a language, with its marks and its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.i18n.catalog import page_words
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE, PROGRAM_PAGES, BlockKind, Page
from app.core.rendering.page_html import page_html
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Place
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import Anchor, PageView

if TYPE_CHECKING:
    from app.ui.reader.figure_images import FigureImages
    from app.ui.reader.hit_bar import HitBar


class ReaderPane(QWidget):
    """Shows places. Emits `link_requested` and `place_changed`; decides nothing about history."""

    link_requested = Signal(str)
    place_changed = Signal()
    page_shown = Signal(object)

    def __init__(
        self,
        interface: InterfaceLanguage,
        style: PageStyle,
        icons: IconSet,
        resources: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._resources = resources
        self._interface = interface
        self._style = style
        self._library: Library | None = None
        self._page: Page | None = None
        self._html = ""
        self._stacked: frozenset[int] = frozenset()
        self._figures: FigureImages | None = None
        self._words: tuple[str, ...] = ()
        self._marks: list[tuple[int, int]] = []
        self._current = -1
        self.language = interface.tag
        self.view = PageView(style, self)
        self.view.link_requested.connect(self.link_requested)
        self.view.place_changed.connect(self.place_changed)
        self.view.resized.connect(self._on_resized)
        self._icons = icons
        self._bar: HitBar | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        interface.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self._page

    def set_library(self, library: Library | None) -> None:
        """Read from another library from now on; None while it is being replaced."""
        self._library = library

    def place(self) -> Place:
        """Return where the reader stands."""
        anchor = self.view.anchor()
        return Place(self._page.id if self._page else "", anchor.block, anchor.offset)

    def show_place(self, place: Place, language: str) -> None:
        """Show a place in a language. Raises UnknownPageError."""
        if self._library is None:
            return
        same = self._page is not None and self._page.id == place.page and self.language == language
        if not same:
            self._load(self._read(place.page, language), language)
            self._render(Anchor() if place.target else Anchor(place.block, place.offset))
        elif not place.target:
            self.view.restore(Anchor(place.block, place.offset))
        if place.target:
            self.view.show_block(place.block)
        self.page_shown.emit(self._page)

    def switch_language(self, language: str) -> None:
        """Show the same page in another language, the same paragraph at the same height."""
        if self._page is not None and self._library is not None and language != self.language:
            anchor = self.view.anchor()
            self._load(self._read(self._page.id, language), language)
            self._render(anchor)
            self.page_shown.emit(self._page)

    def reload(self) -> None:
        """Read the page on screen again, from a library that has been replaced."""
        if self._page is None or self._library is None:
            return
        if self._page.id in self._library or self._page.id in PROGRAM_PAGES:
            anchor = self.view.anchor()
            self._load(self._read(self._page.id, self.language), self.language)
            self._render(anchor)
            self.page_shown.emit(self._page)

    def set_style(self, style: PageStyle, icons: IconSet) -> None:
        """Change theme or text size; the paragraph under the eye stays."""
        self._style, self._icons = style, icons
        if self._bar is not None:
            self._bar.set_icons(icons)
        if self._page is not None:
            if self._figures is not None:
                self._figures = self._figures.in_colours(style.theme.colours)
            self._fit_tables()
            self._render(self.view.anchor())

    def show_message(self, html: str) -> None:
        """Show a sentence in place of a page."""
        self._page = None
        self.view.show_html(html, {}, self._style, Anchor())

    def _read(self, page: str, language: str) -> Page:
        if page == HELP_PAGE:
            from app.core.content.help import help_page  # noqa: PLC0415 - Markdown, only when asked for

            return help_page(self._resources, language)
        assert self._library is not None  # noqa: S101 - callers have looked
        if page == GLOSSARY_PAGE:
            return self._glossary(self._library, language)
        return self._library.page(page, language)

    def _glossary(self, library: Library, language: str) -> Page:
        from app.core.content.glossary_page import GlossaryWords, glossary_page  # noqa: PLC0415 - as the help

        _ = self._interface.catalog_for(language).gettext
        words = GlossaryWords(
            title=_("Glossary"),
            summary=_("Every term with its name in the other language, and the pages it belongs to."),
            see=_("See:"),
        )
        return glossary_page(library, language, words)

    def _load(self, page: Page, language: str) -> None:
        self._page = page
        self.language = language
        self._figures = self._figures_of(page)
        self._stacked = self._crowded(page)
        self._html = self._page_html(page, language)

    def _crowded(self, page: Page) -> frozenset[int]:
        """Return the tables that are too wide for the column as it is."""
        width = self.view.column_in(self._style)
        if not width or all(block.kind is not BlockKind.TABLE_ROW for block in page.blocks):
            return frozenset()
        from app.ui.reader.table_fit import crowded_tables  # noqa: PLC0415 - with the first table

        return crowded_tables(page.blocks, self._style, width)

    def _fit_tables(self) -> bool:
        """Make the page anew where other tables than before are too wide; say whether that was so."""
        if self._page is None or self._library is None or self._crowded(self._page) == self._stacked:
            return False
        self._stacked = self._crowded(self._page)
        self._html = self._page_html(self._page, self.language)
        return True

    def _on_resized(self) -> None:
        if self._fit_tables():
            self._render(self.view.anchor())

    def _figures_of(self, page: Page) -> "FigureImages | None":
        assert self._library is not None  # noqa: S101 - a page came from it
        names = {block.variant for block in page.blocks if block.kind is BlockKind.FIGURE}
        if not names:
            return None
        from app.ui.reader.figure_images import FigureImages  # noqa: PLC0415 - with the first figure

        found = {name: self._library.figure(name, page.language) for name in names}
        present = {name: figure for name, figure in found.items() if figure is not None}
        return FigureImages(present, self._style.theme.colours)

    def _page_html(self, page: Page, requested: str) -> str:
        assert self._library is not None  # noqa: S101 - a page came from it
        of_text, of_reader = (
            self._interface.catalog_for(page.language),
            self._interface.catalog_for(requested),
        )
        section = next((s for s in self._library.collection.sections if s.id == page.section), None)
        title = section.title(page.language) if section else ""
        return page_html(
            page, title, page_words(of_text, of_reader), requested, self._figures or (), self._stacked
        )

    def _render(self, anchor: Anchor) -> None:
        assert self._page is not None  # noqa: S101 - callers have looked
        numbers = {block.id: block.number for block in self._page.blocks}
        self.view.show_html(self._html, numbers, self._style, anchor, self._figures)
        self._name_view()
        if self._words:
            self._find_marks()

    # -- marks of a search --------------------------------------------------------------------------------

    def set_words(self, words: tuple[str, ...]) -> None:
        """Mark the words of a search in this page and the next ones."""
        if words != self._words:
            self._words = words
            self._find_marks()

    def clear_marks(self) -> None:
        """Stop marking the words of the search."""
        self._words = ()
        self._find_marks()

    def _find_marks(self) -> None:
        self._marks = []
        if self._words and self._page is not None:
            from app.core.search.snippets import marked_ranges  # noqa: PLC0415 - not before a search

            block = self.view.document().begin()
            while block.isValid():
                for start, end in marked_ranges(block.text(), self._words, self._page.language):
                    self._marks.append((block.position() + start, block.position() + end))
                block = block.next()
        self._current = -1
        self.view.set_marks(self._marks)
        if self._bar is None and self._marks:
            self._bar = self._make_bar()
        if self._bar is not None:
            self._bar.show_position(0, len(self._marks))

    def _make_bar(self) -> "HitBar":
        from app.ui.reader.hit_bar import HitBar  # noqa: PLC0415 - not before a search

        bar = HitBar(self._interface, self._icons, self)
        bar.next_requested.connect(self.next_hit)
        bar.previous_requested.connect(self.previous_hit)
        bar.close_requested.connect(self.clear_marks)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in the constructor
        layout.addWidget(bar)
        return bar

    def first_hit(self, block_id: str) -> None:
        """Make the first mark in or after a block the current one."""
        start = self.view.position_of(block_id)
        index = next((i for i, mark in enumerate(self._marks) if mark[0] >= start), 0)
        self._show_hit(index)

    def next_hit(self) -> None:
        """Go to the next mark, after the last one to the first."""
        self._show_hit(self._current + 1)

    def previous_hit(self) -> None:
        """Go to the previous mark, before the first one to the last."""
        self._show_hit(self._current - 1)

    def _show_hit(self, index: int) -> None:
        if self._marks:
            self._current = index % len(self._marks)
            self.view.show_mark(self._current)
            if self._bar is not None:
                self._bar.show_position(self._current, len(self._marks))

    # -- words --------------------------------------------------------------------------------------------

    def _name_view(self) -> None:
        _ = self._interface.catalog.gettext
        if self._page is not None:
            language = {"en": _("English"), "fr": _("French")}.get(self._page.language, self._page.language)
            name = _("{title}, page in {language}", title=self._page.title, language=language)
            self.view.setAccessibleName(name)
        else:
            self.view.setAccessibleName(_("Page"))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        self._name_view()
