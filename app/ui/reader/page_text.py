"""What the view shows of a page: its text in one language or in both, how that is set, figures, and where to turn to.

Reads from the library; knows nothing of widgets. On the start-up path: what only some pages need is imported with the
first of them.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.core.content.library import Library
from app.core.errors import BriefingError
from app.core.i18n.catalog import Catalog, page_words
from app.core.model.page import PROGRAM_PAGES, BlockKind, Page
from app.core.rendering.page_html import Neighbour, TurnWords, page_end, page_html
from app.core.userdata.session import ALONE, BOTH
from app.ui.language import InterfaceLanguage
from app.ui.reader.block_map import Setting
from app.ui.reader.page_style import PageStyle

if TYPE_CHECKING:
    from app.core.content.glossary_page import GlossaryShape
    from app.core.rendering.table_html import TableFit
    from app.ui.reader.figure_images import FigureImages
    from app.ui.reader.two_languages import TwoTexts

_Read = Callable[[str, str], Page]


class Wanted(NamedTuple):
    """How a page is wanted, and the room for it.

    `mode` is one of those of `session`; `opened` are the blocks whose translation has been asked for. `width` is that
    of the view in pixels, and `column_in` says how wide a text with a share of it is in a style; 0 before the view has
    a size.
    """

    language: str
    mode: str
    opened: frozenset[str]
    style: PageStyle
    width: int
    column_in: Callable[[PageStyle, float], int]

    @property
    def column(self) -> int:
        """How wide a text that stands alone is, in pixels."""
        return self.column_in(self.style, 1.0)


class PageText:
    """Reads pages and makes one of them ready for the view: `html`, `setting` and `figures` are for `show_html`."""

    def __init__(self, interface: InterfaceLanguage, resources: Path) -> None:
        self._interface = interface
        self._resources = resources
        self.library: Library | None = None
        self.glossary_shape: GlossaryShape | None = None
        """What of the glossary is shown, from the next reading on."""
        self.html = ""
        self.setting = Setting()
        self.figures: FigureImages | None = None
        self._in_columns = False
        self._tables: TableFit | None = None
        self._narrow = False

    def has(self, page: Page | None) -> bool:
        """Say whether the library has this page: it may have been replaced since the page was read."""
        library = self.library
        return page is not None and library is not None and (page.id in library or page.id in PROGRAM_PAGES)

    def read(self, page: str, language: str) -> Page:
        """Return a page in a language, or in the one it exists in. Raises UnknownPageError."""
        assert self.library is not None  # noqa: S101 - callers have looked
        if page in PROGRAM_PAGES:
            from app.core.program_pages import program_page  # noqa: PLC0415 - Markdown, only when asked for

            words_in = self._interface.catalog_for
            return program_page(page, language, self.library, self._resources, words_in, self.glossary_shape)
        return self.library.page(page, language)

    def clear(self) -> None:
        """Have nothing to show."""
        self.setting = Setting()

    def make(self, page: Page, wanted: Wanted) -> None:
        """Make what the view shows of a page. Where that fails with a LibraryError, all stays as it was."""
        before = self._tables, self._narrow, self._in_columns, self.figures
        try:
            with self._library_in_use().reading():
                self._make(page, wanted)
        except BriefingError:
            self._tables, self._narrow, self._in_columns, self.figures = before
            raise

    def _library_in_use(self) -> Library:
        assert self.library is not None  # noqa: S101 - a page came from it
        return self.library

    def _make(self, page: Page, wanted: Wanted) -> None:
        read = cache(self.read)  # tables are measured in the text that is then set
        self._tables = self._fitted(page, wanted, read)
        self._narrow = wanted.style.is_narrow(wanted.column)
        two = self._two_texts(page, wanted, read) if wanted.mode or wanted.opened else None
        if two is not None:
            self.html, self.setting, self.figures = two
            self.html += self._page_end(page, self._interface.catalog_for(page.language))
        else:
            self.figures = self._figures_of(page, wanted.style)
            self.html, self.setting = self._page_html(page, wanted.language), Setting(page.language)

    def make_in_colours(self, page: Page, wanted: Wanted) -> None:
        """Make it again for another theme or size of text; where only figures have colours of their own, only those."""
        if self.has(page) and (wanted.mode or wanted.opened):
            self.make(page, wanted)
        elif self.figures is not None:
            self.figures = self.figures.in_colours(wanted.style.theme.colours)

    # -- whether it fits ----------------------------------------------------------------------------------

    def columns_fit(self, wanted: Wanted) -> bool:
        """Say whether it has been made in as many columns as there is room for now."""
        return wanted.mode != BOTH or self._has_room_for_columns(wanted) == self._in_columns

    def tables_fit(self, page: Page, wanted: Wanted) -> bool:
        """Say whether tables and the end of the page have been set as they would be in the room there is now."""
        is_narrow = wanted.style.is_narrow(wanted.column)
        with self._library_in_use().reading():
            return self._narrow == is_narrow and self._tables == self._fitted(page, wanted, self.read)

    def _has_room_for_columns(self, wanted: Wanted) -> bool:
        from app.ui.reader.two_languages import columns_fit  # noqa: PLC0415 - most read in one language

        return columns_fit(wanted.width, wanted.style)

    def _fitted(self, page: Page, wanted: Wanted, read: _Read) -> "TableFit | None":
        """Return how the tables of a page are set in the room there is, in all texts that are on the page.

        None where there are none, or no room is known.
        """
        if not wanted.column or all(row.kind is not BlockKind.TABLE_ROW for row in page.blocks):
            return None
        from app.ui.reader.table_fit import fitted_on_page  # noqa: PLC0415 - with the first table

        tags = self.library.languages if self.library and (wanted.mode or wanted.opened) else (page.language,)
        texts = [page if tag == page.language else read(page.id, tag) for tag in tags]
        beside = wanted.mode == BOTH and self._has_room_for_columns(wanted)
        only = None if wanted.mode else wanted.opened
        return fitted_on_page(page, texts, wanted.style, wanted.column_in, beside=beside, only=only)

    # -- making it ----------------------------------------------------------------------------------------

    def _two_texts(self, page: Page, wanted: Wanted, read: _Read) -> "TwoTexts | None":
        from app.ui.reader.two_languages import TwoLanguages  # noqa: PLC0415 - most read in one language

        two = TwoLanguages(self._library_in_use(), self._interface, wanted.style)
        self._in_columns = wanted.mode == BOTH and self._has_room_for_columns(wanted)
        if self._in_columns:
            return two.side_by_side(page, read, self._tables)
        only = wanted.opened if wanted.mode == ALONE else None
        shares = self._tables.shares if self._tables is not None else None
        return two.beneath(page, wanted.language, read, only, shares)

    def _figures_of(self, page: Page, style: PageStyle) -> "FigureImages | None":
        if not any(block.kind is BlockKind.FIGURE for block in page.blocks):
            return None
        from app.ui.reader.figure_images import figures_of  # noqa: PLC0415 - with the first figure

        return figures_of(page, self._library_in_use().figure, style.theme.colours)

    def _page_html(self, page: Page, requested: str) -> str:
        of_text = self._interface.catalog_for(page.language)
        words = page_words(of_text, self._interface.catalog_for(requested))
        # The section stands in the head of the pane.
        shares = self._tables.shares if self._tables is not None else None
        html = page_html(page, "", words, requested, self.figures or (), shares)
        return html + self._page_end(page, of_text)

    def _page_end(self, page: Page, of_text: Catalog) -> str:
        before, after = (
            Neighbour(info.id, info.title(page.language)) if info is not None else None
            for info in self._library_in_use().neighbours(page.id)
        )
        _ = of_text.gettext
        return page_end(before, after, TurnWords(_("Previous:"), _("Next:")), narrow=self._narrow)
