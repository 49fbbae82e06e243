"""A page in two languages, ready for the view: which texts there are, how they stand, their figures and style.

Imported with the first page that shows more than one language.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from app.core.content.library import Library
from app.core.i18n.catalog import page_words
from app.core.model.page import GLOSSARY_PAGE, BlockKind, Figure, Page
from app.core.rendering.beneath_html import beneath_html
from app.core.rendering.parallel_html import COLUMN, LanguageText, columns_html
from app.ui.language import InterfaceLanguage
from app.ui.reader.block_map import Setting
from app.ui.reader.figure_images import FigureImages
from app.ui.reader.page_style import PageStyle
from app.ui.reader.parallel_style import beneath_sheet, columns_sheet

if TYPE_CHECKING:
    from app.core.rendering.table_html import TableFit, TableShares

_FEWEST = 38  # characters in a line of a column


class TwoTexts(NamedTuple):
    """What the view needs to show a page in two languages."""

    html: str
    setting: Setting
    figures: FigureImages | None


def columns_fit(width: int, style: PageStyle) -> bool:
    """Say whether a page `width` pixels wide has room for two columns, at the size that text has."""
    gutter = style.theme.measures.number_gutter + style.space(3)
    return width - gutter >= style.column() * _FEWEST / style.characters / COLUMN


class TwoLanguages:
    """Sets pages of a library. `read` returns a page by id and language."""

    def __init__(self, library: Library, interface: InterfaceLanguage, style: PageStyle) -> None:
        self._library = library
        self._interface = interface
        self._style = style

    def _texts(self, page: Page, read: Callable[[str, str], Page]) -> dict[str, Page]:
        """Return the page in each language, in the order of the languages."""
        return {tag: page if tag == page.language else read(page.id, tag) for tag in self._library.languages}

    def side_by_side(
        self, page: Page, read: Callable[[str, str], Page], tables: "TableFit | None" = None
    ) -> TwoTexts | None:
        """Return the texts in columns; None for a page there is nothing to set beside."""
        if page.id == GLOSSARY_PAGE or not page.blocks:
            return None
        texts = self._texts(page, read)
        figures = self._figures(texts.values())
        columns = columns_html(tuple(self._text(text, tag, figures) for tag, text in texts.items()), tables)
        sheet = columns_sheet(self._style)
        setting = Setting(page.language, tuple(texts), sheet, COLUMN, columns.rows, columns.tabs)
        return TwoTexts(columns.html, setting, figures)

    def beneath(
        self,
        page: Page,
        requested: str,
        read: Callable[[str, str], Page],
        only: frozenset[str] | None = None,
        tables: "TableShares | None" = None,
    ) -> TwoTexts | None:
        """Return `page` with the other language's text under each block, or under those in `only`.

        None where there is no text to put there.
        """
        if page.id == GLOSSARY_PAGE or not page.blocks:
            return None
        texts = self._texts(page, read)
        figures = self._figures(texts.values())
        columns = [self._text(text, tag, figures) for tag, text in texts.items()]
        own = next(
            column for column in columns if column.page is not None and column.language == page.language
        )
        other = next((column for column in columns if column is not own and column.page is not None), None)
        notices: tuple[str, ...] = ()
        if page.language != requested:
            catalog = self._interface.catalog_for(requested)
            notices = (page_words(catalog, catalog).shown_in_other_language,)
        elif other is None:
            notices = tuple(column.missing for column in columns if column is not own)
        setting = Setting(page.language, (), beneath_sheet(self._style))
        html = beneath_html(own, page, other or own._replace(page=None), notices, only=only, tables=tables)
        return TwoTexts(html, setting, figures)

    def _text(self, page: Page, tag: str, figures: FigureImages | None) -> LanguageText:
        _ = self._interface.catalog_for(tag).gettext
        there = page.language == tag and bool(page.blocks)
        missing = _("This page has not been translated.")
        if page.problems:
            missing = _("This page cannot be shown: its file has a fault.")
        return LanguageText(
            tag,
            page if there else None,
            "",  # the section stands in the head of the pane
            _("Sources"),
            missing,
            figures or (),
            _("Figure in words"),
        )

    def _figures(self, texts: Iterable[Page]) -> FigureImages | None:
        found: dict[str, Figure] = {}
        for text in texts:
            for block in text.blocks:
                figure = None
                if block.kind is BlockKind.FIGURE:
                    figure = self._library.figure(block.variant, text.language)
                if figure is not None:
                    found[f"{block.variant}/{text.language}"] = figure
        return FigureImages(found, self._style.theme.colours) if found else None
