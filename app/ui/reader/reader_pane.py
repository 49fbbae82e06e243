"""The reader: a page of the library in a language or in both, with its marks and its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.i18n.catalog import page_words
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE, PROGRAM_PAGES, BlockKind, Page
from app.core.rendering.page_html import page_html
from app.core.userdata.session import ALONE, BOTH
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Place, Point
from app.ui.reader.block_map import Setting
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import Anchor, PageView

if TYPE_CHECKING:
    from app.ui.reader.figure_images import FigureImages
    from app.ui.reader.hit_bar import HitBar
    from app.ui.reader.two_languages import TwoTexts


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
        self._setting = Setting()
        self._side_by_side = False
        self._opened: frozenset[str] = frozenset()  # blocks whose translation has been asked for
        self._figures: FigureImages | None = None
        self._words: tuple[str, ...] = ()
        self._marks: list[tuple[int, int]] = []
        self._current = -1
        self._current_point: Point | None = None
        self.language = interface.tag
        self.mode = ALONE
        self.view = PageView(style, self)
        self.view.link_requested.connect(self.link_requested)
        self.view.place_changed.connect(self.place_changed)
        self.view.resized.connect(self._on_resized)
        self.view.number_clicked.connect(self.turn_translation)
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
        return Place(
            self._page.id if self._page else "",
            anchor.block,
            anchor.offset,
            language="" if anchor.language == self.language else anchor.language,
            selection=self.view.selection(),
        )

    def show_place(self, place: Place, language: str) -> None:
        """Show a place in a language. Raises UnknownPageError."""
        if self._library is None:
            return
        same = self._page is not None and self._page.id == place.page and self.language == language
        anchor = Anchor(place.block, place.offset, place.language or language)
        if not same:
            page = self._read(place.page, language)
            if self._page is None or page.id != self._page.id:
                self._opened = frozenset()
            self._load(page, language)
            self._render(Anchor() if place.target else anchor)
        elif not place.target:
            self.view.restore(anchor)
        if place.target:
            self.view.show_block(place.block)
        else:
            self.view.select(place.selection)
        self.page_shown.emit(self._page)

    def switch_language(self, language: str) -> None:
        """Show the same page in another language, the same paragraph at the same height."""
        if self._page is not None and self._library is not None and language != self.language:
            anchor = self.view.anchor()._replace(language=language)
            self._load(self._read(self._page.id, language), language)
            self._render_again(anchor)
            self.page_shown.emit(self._page)

    def reload(self) -> None:
        """Read the page on screen again, from a library that has been replaced."""
        if self._page is None or self._library is None:
            return
        if self._page.id in self._library or self._page.id in PROGRAM_PAGES:
            anchor = self.view.anchor()
            self._load(self._read(self._page.id, self.language), self.language)
            self._render_again(anchor)
            self.page_shown.emit(self._page)

    # -- two languages ------------------------------------------------------------------------------------

    def set_mode(self, mode: str) -> None:
        """Show one language or both (`session` names the modes), the same paragraph at the same height."""
        if mode != self.mode:
            self.mode = mode
            self._opened = frozenset()
            self._set_again()

    def turn_translation(self, block: str = "") -> None:
        """Show the translation of a paragraph under it, of the one that is read, or take it away again."""
        block = block or self.view.current_block()
        if self._page is not None and self.mode == ALONE and block:
            self._opened ^= {block}
            self._set_again()

    @property
    def side_by_side(self) -> bool:
        """Whether two languages stand side by side."""
        return bool(self._setting.columns)

    def _set_again(self) -> None:
        if self._page is not None and self._library is not None:
            anchor = self.view.anchor()
            self._set_page()
            self._render_again(anchor)
            self.page_shown.emit(self._page)

    def _on_resized(self) -> None:
        if self.mode == BOTH and self._page is not None and self._columns_fit() != self._side_by_side:
            self._set_again()

    def _columns_fit(self) -> bool:
        from app.ui.reader.two_languages import columns_fit  # noqa: PLC0415 - most read in one language

        return columns_fit(self.view.viewport().width(), self._style)

    def _two_texts(self) -> "TwoTexts | None":
        from app.ui.reader.two_languages import TwoLanguages  # noqa: PLC0415 - most read in one language

        page, library = self._page, self._library
        assert page is not None  # noqa: S101 - callers have looked
        assert library is not None  # noqa: S101 - callers have looked
        tags = list(library.languages)
        texts = [page if tag == page.language else self._read(page.id, tag) for tag in tags]
        two = TwoLanguages(library, self._interface, self._style)
        self._side_by_side = self.mode == BOTH and self._columns_fit()
        if self._side_by_side:
            return two.side_by_side(page, texts, tags)
        return two.beneath(page, self.language, texts, tags, self._opened if self.mode == ALONE else None)

    def set_style(self, style: PageStyle, icons: IconSet) -> None:
        """Change theme or text size; the paragraph under the eye stays."""
        self._style, self._icons = style, icons
        if self._bar is not None:
            self._bar.set_icons(icons)
        if self._page is not None:
            anchor = self.view.anchor()
            if self._library is not None and (self.mode or self._opened):
                self._set_page()
            elif self._figures is not None:
                self._figures = self._figures.in_colours(style.theme.colours)
            self._render_again(anchor)

    def show_message(self, html: str) -> None:
        """Show a sentence in place of a page."""
        self._page = None
        self._setting = Setting()
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
        self._set_page()

    def _set_page(self) -> None:
        """Make what the view shows of the page."""
        page = self._page
        assert page is not None  # noqa: S101 - callers have looked
        two = self._two_texts() if self.mode or self._opened else None
        if two is not None:
            self._html, self._setting, self._figures = two
        else:
            self._figures = self._figures_of(page)
            self._html, self._setting = self._page_html(page, self.language), Setting(page.language)

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
        return page_html(page, title, page_words(of_text, of_reader), requested, self._figures or ())

    def _render(self, anchor: Anchor) -> None:
        assert self._page is not None  # noqa: S101 - callers have looked
        numbers = {block.id: block.number for block in self._page.blocks}
        self.view.show_html(self._html, numbers, self._style, anchor, self._figures, self._setting)
        self.retranslate()
        if self._words:
            self._find_marks()

    def _render_again(self, anchor: Anchor) -> None:
        """Show the page that is on screen already: what is selected stays so, and so does the current hit."""
        selection, hit = self.view.selection(), self._current_point
        self._render(anchor)
        self.view.select(selection)
        if hit is not None:
            self._stay_at_hit(hit)

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
                language = self.view.blocks.language_at(block.position())
                for start, end in marked_ranges(block.text(), self._words, language):
                    self._marks.append((block.position() + start, block.position() + end))
                block = block.next()
        self._current = -1
        self._current_point = None
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
            self._current_point = self.view.blocks.point_at(self._marks[self._current][0])
            self.view.show_mark(self._current)
            if self._bar is not None:
                self._bar.show_position(self._current, len(self._marks))

    def _stay_at_hit(self, hit: Point) -> None:
        """Go on from a hit after the page has been set anew: the same one, or the first one in its paragraph."""
        points = [self.view.blocks.point_at(start) for start, _end in self._marks]
        same = [index for index, point in enumerate(points) if point == hit]
        near = [index for index, point in enumerate(points) if point.block == hit.block]
        if same or near:
            self._current = (same or near)[0]
            self._current_point = points[self._current]
            self.view.set_marks(self._marks, self._current)
            if self._bar is not None:
                self._bar.show_position(self._current, len(self._marks))

    # -- words --------------------------------------------------------------------------------------------

    def _name_view(self) -> None:
        _ = self._interface.catalog.gettext
        if self._page is not None and self.mode != ALONE and self._setting.sheet:
            self.view.setAccessibleName(_("{title}, page in English and French", title=self._page.title))
        elif self._page is not None:
            language = {"en": _("English"), "fr": _("French")}.get(self._page.language, self._page.language)
            name = _("{title}, page in {language}", title=self._page.title, language=language)
            self.view.setAccessibleName(name)
        else:
            self.view.setAccessibleName(_("Page"))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        """Set every text in the interface language."""
        self._name_view()
        hint = self._interface.catalog.gettext("Show or hide the translation of this paragraph")
        self.view.number_hint = hint if self.mode == ALONE and self._translated() else ""

    def _translated(self) -> bool:
        """Say whether there is a text in the other language that the page does not show already."""
        if self._page is None or self._library is None:
            return False
        page = self._page.id
        return page == HELP_PAGE or (page in self._library and len(self._library.info(page).titles) > 1)
