"""A page in two languages as one document: side by side, a row for each block. Written from the pieces of `page_html`.

What `beneath_html` needs as well stands first: there names of anchors begin with the language, `fr/ID`, so that
whoever shows the document knows what is in which; a bare `fr/` begins text that is no block, such as the title.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from app.core.model.page import Block, BlockKind, Page, SourceNote
from app.core.rendering.page_html import (
    escape,
    figure,
    joined_notes,
    single,
    source_look,
)

if TYPE_CHECKING:
    from app.core.rendering.table_beside import TableBeside
    from app.core.rendering.table_html import TableFit

COLUMN = 0.47
"""The share of the width that each of two texts takes; between them stand the numbers of the second."""

_WIDTH, _GUTTER = f"{COLUMN:.0%}", f'<td width="{1 - 2 * COLUMN:.0%}" rowspan="{{rows}}"></td>'


class LanguageText(NamedTuple):
    """A page in one of its languages; `page` is None where there is none, and `missing` says so.

    `section` is the title of its section, `sources` the heading of its sources, `figures` those that can be drawn,
    `description` what leads to one in words.
    """

    language: str
    page: Page | None
    section: str
    sources: str
    missing: str
    figures: Container[str] = ()
    description: str = ""
    """Of a figure: what leads to its alternative in words. Empty where nothing answers the link."""


Row = tuple[Block | None, ...]


def rows_of(texts: Iterable[LanguageText]) -> list[Row]:
    """Return the n-th block of each text, for every n."""
    return list(zip_longest(*(text.page.blocks if text.page is not None else () for text in texts)))


def named(block: Block, language: str) -> Block:
    """Return a block that is named by its language as well."""
    return block._replace(id=f"{language}/{block.id}")


def begin_of(language: str) -> str:
    """Return what says that a text in a language begins here, where no block does."""
    return f'<a name="{language}/"></a>'


def figure_address(html: str, language: str) -> str:
    """Name the figures in `html` by their language as well: `figure:ID/LANGUAGE`."""
    head, image, rest = html.partition('<img src="figure:')
    name, quote, after = rest.partition('"')
    return f"{head}{image}{name}/{language}{quote}{after}" if image else html


def source_line(note: SourceNote, language: str, look: str = "") -> str:
    """Return a source, as a place to go to."""
    return f'<p class="{source_look(note)}{look}"><a name="{language}/note-{note.key}"></a>{cited(note)}\u2002{note.html}</p>'


def cited(note: SourceNote) -> str:
    """Return the number of a source, as the way back to where it is cited."""
    return f'<a href="cited:{note.key}">{note.number}.</a>'


def figure_of(block: Block, text: LanguageText) -> str:
    """Return a figure of a text; `block` is named by its language."""
    name = f"{block.variant}/{text.language}"
    addressed = block._replace(html=figure_address(block.html, text.language), variant=name)
    return figure(addressed, name in text.figures, text.description)


def kind_and_group(row: Row) -> tuple[BlockKind, int]:
    """Return what neighbouring rows share that are one list, table or note."""
    block = next(block for block in row if block is not None)
    return block.kind, block.group


# -- side by side -------------------------------------------------------------------------------------------

Place = tuple[str, int]
"""What is in a cell: the name of a block or source, or "", and how many paragraphs stand above it."""

Cell = tuple[str, Place, str]
"""What a cell looks like, what is in it, its HTML."""

_NOWHERE: Place = ("", 0)
_EMPTY: Cell = ("", _NOWHERE, "")


class Tabs(NamedTuple):
    """Where the tabs of a paragraph stand that is a row of a table: in pixels from the edge of the table."""

    row: int
    column: int
    edges: tuple[float, ...]


class Columns(NamedTuple):
    """Texts side by side as one table. `rows` says what is in it, for each row and column; `tabs` where it has some.

    No anchors: they would be a third of all elements, and take as much of the time.
    """

    html: str
    rows: tuple[tuple[Place, ...], ...]
    tabs: tuple[Tabs, ...] = ()


def columns_html(texts: tuple[LanguageText, ...], tables: "TableFit | None" = None) -> Columns:
    """Return the texts side by side, a column for each, a row for each block.

    `tables` says how each table is set; where it is None they have not been measured.
    """
    writer = _Columns(texts, tables)
    rows = [*writer.head(), *writer.body(), *writer.sources()]
    inner = "".join(writer.written(rows))
    html = f'<table width="100%" cellspacing="0" cellpadding="0">{inner}</table>'
    places = tuple(tuple(place for _look, place, _html in row) for row in rows)
    row_of = {name: number for number, row in enumerate(places) for name, _above in row}
    tabs = (Tabs(row_of[name], column, edges) for name, column, edges in writer.tabs)
    return Columns(joined_notes(html), places, tuple(tabs))


class _Columns:
    """Writes the rows. A text there is not leaves one empty cell, as high as the table, that says so."""

    def __init__(self, texts: tuple[LanguageText, ...], tables: "TableFit | None") -> None:
        self._texts = texts
        self._tables = tables
        self._rows = rows_of(texts)
        self._counts: list[list[int]] = [[] for _ in texts]
        self.tabs: list[tuple[str, int, tuple[float, ...]]] = []
        """Name of a row of a table, column of the page, and where its tabs stand."""

    def written(self, rows: list[list[Cell]]) -> Iterator[str]:
        """Yield the HTML of each row."""
        for place, row in enumerate(rows):
            # What is between the texts is one cell: one for each row would be a fifth of the text to lay out.
            width, gutter = ("", "") if place else (f' width="{_WIDTH}"', _GUTTER.format(rows=len(rows)))
            cells = []
            for text, (look, _place, html) in zip(self._texts, row, strict=True):
                if text.page is not None:
                    cells.append(f'<td class="{look}"{width}>{html}</td>')
                elif place == 0:
                    said = f'<p class="label">{escape(text.missing)}</p>'
                    cells.append(f'<td class="missing" rowspan="{len(rows)}"{width}>{said}</td>')
                else:
                    cells.append("")  # taken by the cell from above
            yield f"<tr>{gutter.join(cells)}</tr>"

    def head(self) -> Iterator[list[Cell]]:
        """Yield the rows above the first block: section, title, summary."""
        heads = [
            (text.section, text.page.title, text.page.summary) if text.page is not None else ("", "", "")
            for text in self._texts
        ]
        lines = (("near", "p", "crumb"), ("text", "h1", "title"), ("far", "p", "summary"))
        for place, (look, tag, kind) in enumerate(lines):
            if kind == "crumb" and not any(head[place] for head in heads):
                continue
            yield [(look, _NOWHERE, f'<{tag} class="{kind}">{escape(head[place])}</{tag}>') for head in heads]

    def body(self) -> Iterator[list[Cell]]:
        """Yield a row for each block."""
        below = ""
        for (kind, _group), run in groupby(self._rows, key=kind_and_group):
            rows = list(run)
            beside = self._tables_of(rows) if kind is BlockKind.TABLE_ROW else []
            for index, row in enumerate(rows):
                ends = (index == 0, index == len(rows) - 1)
                yield [
                    _EMPTY if block is None else self._cell(block, place, beside, below, ends)
                    for place, block in enumerate(row)
                ]
                below = ""
            if kind in {BlockKind.TABLE_ROW, BlockKind.NOTE}:
                below = " below"
            if kind is not BlockKind.LIST_ITEM:
                self._counts = [[] for _ in self._texts]

    def _tables_of(self, rows: list[Row]) -> "list[TableBeside]":
        """Return what writes the rows of a table, for each text."""
        from app.core.rendering.table_beside import TableBeside  # noqa: PLC0415 - most pages have no table
        from app.core.rendering.table_html import colon_in  # noqa: PLC0415 - the same

        found = []
        for place, text in enumerate(self._texts):
            own = [row[place] for row in rows]
            group = next((block.group for block in own if block is not None), -1)
            key = text.language, group
            shares = self._tables.shares.get(key) if self._tables is not None else None
            lines = self._tables.lines.get(key) if self._tables is not None else None
            found.append(TableBeside(own, shares, lines, colon_in(text.language)))
        return found

    def _cell(
        self, block: Block, place: int, beside: "list[TableBeside]", below: str, ends: tuple[bool, bool]
    ) -> Cell:
        own = block._replace(id="")
        if block.kind is BlockKind.TABLE_ROW:
            look, html = beside[place].cell(block)
            if edges := beside[place].edges(block):
                self.tabs.append((block.id, place, edges))
        elif block.kind is BlockKind.NOTE:
            look = f"{block.variant or 'note'} box{' first' * ends[0]}{' last' * ends[1]}"
            label = f'<p class="label">{escape(block.label)}</p>' if block.label else ""
            html = f"{label}<p>{block.html}</p>"
        elif block.kind is BlockKind.FIGURE:
            look, html = "far", figure_of(own, self._texts[place])
        elif block.kind is BlockKind.LIST_ITEM:
            look, html = "text" if ends[1] else "near", self._item(own, place)
        elif block.kind is BlockKind.HEADING:
            look, html = f"h{block.level}", single(own)
        else:
            look, html = "text", single(own)
        return f"{look}{below}", (block.id, int(bool(block.label))), html

    def _item(self, block: Block, place: int) -> str:
        counts = self._counts[place]
        counts[:] = [*counts[: block.level], *[0] * (block.level - len(counts))]
        counts[-1] += 1
        tag = f'ol start="{counts[-1]}"' if block.variant == "ordered" else "ul"
        outer = block.level - 1
        return f"{'<ul>' * outer}<{tag}><li>{block.html}</li></{tag[:2]}>{'</ul>' * outer}"

    def sources(self) -> Iterator[list[Cell]]:
        """Yield the rows below the last block: the n-th source of each text beside one another."""
        listed = [text.page.sources if text.page is not None else () for text in self._texts]
        if not any(listed):
            return
        yield [
            ("text below", _NOWHERE, f'<p class="sources">{escape(text.sources)}</p>') for text in self._texts
        ]
        for notes in zip_longest(*listed):
            yield [
                (
                    "near",
                    (f"note-{note.key}", 0),
                    f'<p class="{source_look(note)}">{cited(note)}\u2002{note.html}</p>',
                )
                if note is not None
                else _EMPTY
                for note in notes
            ]
