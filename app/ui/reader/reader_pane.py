"""The reader: a page of the library in a language, with its marks and its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.i18n.catalog import Catalog, page_words
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE, PROGRAM_PAGES, BlockKind, Page
from app.core.rendering.page_html import Neighbour, TurnWords, page_end, page_html
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Place
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import Anchor, PageView

if TYPE_CHECKING:
    from app.core.content.glossary_page import GlossaryShape
    from app.ui.reader.figure_images import FigureImages
    from app.ui.reader.hit_bar import HitBar


_AROUND_HEAD = 16  # pixels over and under the words of the head


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
        self._figures: FigureImages | None = None
        self._words: tuple[str, ...] = ()
        self._marks: list[tuple[int, int]] = []
        self._current = -1
        self.language = interface.tag
        self.glossary_shape: GlossaryShape | None = (
            None  # what of the glossary is shown, from the next reading on
        )
        self.view = PageView(style, self)
        self.view.link_requested.connect(self.link_requested)
        self.view.place_changed.connect(self.place_changed)
        self._icons = icons
        self._bar: HitBar | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(
            0, self._head_height(), 0, 0
        )  # kept free until there is a head: see set_head
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)
        interface.changed.connect(self.retranslate)
        self.retranslate()

    def _head_height(self) -> int:
        return self.fontMetrics().height() + _AROUND_HEAD

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
            nothing=_("No term begins like this."),
        )
        return glossary_page(library, language, words, self.glossary_shape)

    def _load(self, page: Page, language: str) -> None:
        self._page = page
        self.language = language
        self._figures = self._figures_of(page)
        self._html = self._page_html(page, language)

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
        # The section stands in the head of the pane.
        html = page_html(page, "", page_words(of_text, of_reader), requested, self._figures or ())
        return html + self._page_end(page, of_text)

    def _page_end(self, page: Page, of_text: Catalog) -> str:
        assert self._library is not None  # noqa: S101 - a page came from it
        order = self._library.collection.pages
        if page.id not in order:
            return ""
        place = order.index(page.id)
        around = [order[index] if 0 <= index < len(order) else "" for index in (place - 1, place + 1)]
        before, after = (
            Neighbour(name, self._library.info(name).title(page.language)) if name else None
            for name in around
        )
        _ = of_text.gettext
        return page_end(before, after, TurnWords(_("Previous:"), _("Next:")))

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
