"""A page with its translation under each paragraph, or under those one has asked for.

The text that is read looks as it does alone; what stands under it has the class `other`. Anchors as in
`parallel_html`: all names begin with the language.
"""

from collections.abc import Container, Iterator
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from app.core.model.page import Block, BlockKind, Page, SourceNote
from app.core.rendering.page_html import (
    anchor_of,
    boxed,
    escape,
    joined_notes,
    list_items,
    notice,
    single,
    table_as_fits,
    unwidowed,
)
from app.core.rendering.parallel_html import (
    LanguageText,
    begin_of,
    figure_of,
    kind_and_group,
    named,
    rows_of,
    source_line,
)

if TYPE_CHECKING:
    from app.core.rendering.table_html import TableShares

Pair = tuple[Block, Block | None]


def beneath_html(
    text: LanguageText,
    page: Page,
    other: LanguageText,
    notices: tuple[str, ...],
    *,
    only: Container[str] | None = None,
    tables: "TableShares | None" = None,
) -> str:
    """Return `page`, the page of `text`, with the text of `other` under each block, or under those in `only`.

    `notices` are what the page has to say of itself, `tables` says how those are set that need it.
    """
    translation = other.page if only is None else None
    parts = []
    if text.section:
        parts.append(f'<p class="crumb">{begin_of(text.language)}{escape(text.section)}</p>')
    parts.append(f"<h1>{begin_of(text.language)}{unwidowed(escape(page.title))}</h1>")
    if translation is not None:
        parts.append(f'<p class="other title">{begin_of(other.language)}{escape(translation.title)}</p>')
    parts += [notice(sentence, ()) for sentence in notices]
    if page.summary:
        parts.append(f'<p class="summary">{begin_of(text.language)}{escape(page.summary)}</p>')
    if translation is not None and translation.summary:
        parts.append(f'<p class="summary other">{begin_of(other.language)}{escape(translation.summary)}</p>')
    parts += _Beneath(text, other, only, tables or {}).groups()
    if page.sources:
        parts.append(f'<p class="sources">{begin_of(text.language)}{escape(text.sources)}</p>')
        parts += _sources(text, page.sources, other, translation.sources if translation is not None else ())
    return joined_notes("".join(parts))


def _sources(
    text: LanguageText, own: tuple[SourceNote, ...], other: LanguageText, theirs: tuple[SourceNote, ...]
) -> Iterator[str]:
    """Yield each source, and under it the other language's words for it where they are others."""
    for note, twin in zip_longest(own, theirs):
        if note is not None:
            yield source_line(note, text.language)
        if twin is not None and (note is None or twin.html != note.html):
            yield source_line(twin, other.language, " other")


class _Beneath:
    def __init__(
        self, text: LanguageText, other: LanguageText, only: Container[str] | None, tables: "TableShares"
    ) -> None:
        self._tables = tables
        self._text = text
        self._other = other
        self._only = only

    def groups(self) -> Iterator[str]:
        """Yield HTML for runs of blocks that are drawn as one."""
        for (kind, _group), run in groupby(rows_of((self._text, self._other)), key=kind_and_group):
            pairs = [self._pair(*row) for row in run if row[0] is not None]
            if kind is BlockKind.LIST_ITEM:
                yield list_items([self._item(*pair) for pair in pairs])
            elif kind is BlockKind.TABLE_ROW:
                stacked = self._tables.get((self._text.language, pairs[0][0].group)) == ()
                rows = [self._row(*pair, stacked=stacked) for pair in pairs]
                yield table_as_fits(rows, self._text.language, self._tables)
            elif kind is BlockKind.NOTE:
                yield self._note(pairs)
            else:
                yield from (self._single(*pair) for pair in pairs)

    def _pair(self, block: Block | None, other: Block | None) -> Pair:
        assert block is not None  # noqa: S101 - callers have looked
        wanted = other is not None and (self._only is None or block.id in self._only)
        twin = (
            other._replace(id=f"{self._other.language}/{block.id}") if wanted and other is not None else None
        )
        return named(block, self._text.language), twin

    def _single(self, block: Block, other: Block | None) -> str:
        if block.kind is BlockKind.FIGURE:
            shown = figure_of(block, self._text)
            return shown if other is None else shown + figure_of(other, self._other)
        if other is None:
            return single(block)
        look = {BlockKind.HEADING: f"other heading{block.level}", BlockKind.QUOTE: "quote other"}.get(
            block.kind, "other"
        )
        own = single(block)
        if block.kind is BlockKind.PARAGRAPH:
            own = own.replace("<p>", '<p class="paired">', 1)
        return f'{own}<p class="{look}">{anchor_of(other)}{other.html}</p>'

    @staticmethod
    def _item(block: Block, other: Block | None) -> Block:
        if other is None:
            return block
        return block._replace(html=f'{block.html}<p class="other item">{anchor_of(other)}{other.html}</p>')

    def _row(self, block: Block, other: Block | None, *, stacked: bool) -> Block:
        """Return a row that has the translation of each cell in the cell; what is the same in both is said once.

        Stacked, a cell is a paragraph already, after the head of its column in the language that is read.
        """
        if other is None or (stacked and block.variant == "header"):
            return block
        from app.core.rendering.table_html import tagged_cells  # noqa: PLC0415 - most pages have no table

        parts: list[str] = []
        name = anchor_of(other)
        for cell, twin in zip_longest(tagged_cells(block), tagged_cells(other), fillvalue="<td></td>"):
            head, own, tail = cell[:4], cell[4:-5], cell[-5:]
            begin = begin_of(self._text.language) if parts else ""
            html = f"{begin}{own}</p>" if stacked else f'<p class="owncell">{begin}{own}</p>'
            if twin[4:-5] != own:
                html += f'<p class="{"othercell below" if stacked else "othercell"}">{name}{twin[4:-5]}</p>'
                name = begin_of(self._other.language)
            parts.append(f"{head}{html.removesuffix('</p>') if stacked else html}{tail}")
        return block._replace(html="".join(parts))

    @staticmethod
    def _note(pairs: list[Pair]) -> str:
        first = pairs[0][0]
        parts = []
        for block, other in pairs:
            if block.label:
                parts.append(
                    f'<p class="label">{begin_of(block.id.partition("/")[0])}{escape(block.label)}</p>'
                )
            look = "" if other is None else ' class="paired"'
            parts.append(f"<p{look}>{anchor_of(block)}{block.html}</p>")
            if other is not None:
                parts.append(f'<p class="other">{anchor_of(other)}{other.html}</p>')
        return boxed(first.variant or "note", "".join(parts))
