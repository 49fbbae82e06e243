"""A page in two languages as one document: side by side, a row for each block, or each text under the other.

Written from the same pieces as `page_html`. Names of anchors begin with the language, `fr/ID`, so that whoever shows
the document knows what is in which; a bare `fr/` begins text that is no block, such as the title.
"""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import groupby, zip_longest
from typing import NamedTuple

from app.core.model.page import Block, BlockKind, Page, SourceNote
from app.core.rendering.page_html import (
    MOST_ROOMY_COLUMNS,
    anchor_of,
    escape,
    figure,
    joined_notes,
    single,
)

_CELL = re.compile("(?=<t[dh]>)")
COLUMN = 0.47
"""The share of the width that each of two texts takes; between them stand the numbers of the second."""

_NARROW_TABLE, _AIR = 60, 1.5  # characters in a line of a table in a column, and around the text of its cells
_BOLD = 1.35  # how much wider a character is in the head of a table
_WIDTH, _GUTTER_WIDTH = f"{COLUMN:.0%}", f"{1 - 2 * COLUMN:.0%}"


class LanguageText(NamedTuple):
    """A page in one of its languages; `page` is None where there is none, and `missing` says so.

    `section` is the title of its section, `sources` the heading of its sources, `figures` those that can be drawn.
    """

    language: str
    page: Page | None
    section: str
    sources: str
    missing: str
    figures: Container[str] = ()


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


def source_line(note: SourceNote, language: str, look: str = "source") -> str:
    """Return a source, as a place to go to."""
    return f'<p class="{look}"><a name="{language}/note-{note.key}"></a>{note.number}.\u2002{note.html}</p>'


def figure_of(block: Block, text: LanguageText) -> str:
    """Return a figure of a text; `block` is named by its language."""
    addressed = block._replace(html=figure_address(block.html, text.language))
    return figure(addressed, f"{block.variant}/{text.language}" in text.figures)


# -- side by side -------------------------------------------------------------------------------------------


def columns_html(texts: tuple[LanguageText, ...]) -> str:
    """Return the texts side by side as one table with a column for each, a row for each block."""
    return joined_notes(
        f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(_Columns(texts).rows())}</table>'
    )


class _Columns:
    """Writes the rows. A text there is not leaves one empty cell, as high as the table, that says so."""

    def __init__(self, texts: tuple[LanguageText, ...]) -> None:
        self._texts = texts
        self._rows = rows_of(texts)
        self._counts: list[list[int]] = [[] for _ in texts]

    def rows(self) -> Iterator[str]:
        """Yield the rows of the table."""
        rows = [*self._head(), *self._body(), *self._sources()]
        for place, row in enumerate(rows):
            width = f' width="{_WIDTH}"' if place == 0 else ""
            cells = []
            for text, (look, html) in zip(self._texts, row, strict=True):
                if text.page is not None:
                    cells.append(f'<td class="{look}"{width}>{html}</td>')
                elif place == 0:
                    said = f'<p class="label">{begin_of(text.language)}{escape(text.missing)}</p>'
                    cells.append(f'<td class="missing" rowspan="{len(rows)}"{width}>{said}</td>')
            gutter = f'<td width="{_GUTTER_WIDTH}"></td>' if place == 0 else "<td></td>"
            yield f"<tr>{gutter.join(cells)}</tr>" if len(cells) > 1 else self._alone(cells[0], gutter)

    def _alone(self, cell: str, gutter: str) -> str:
        """Return a row of the table whose other column is taken by one cell from above."""
        first = self._texts[0].page is not None
        return f"<tr>{cell}{gutter}</tr>" if first else f"<tr>{gutter}{cell}</tr>"

    def _head(self) -> Iterator[list[tuple[str, str]]]:
        heads = [
            (text.language, text.section, text.page.title, text.page.summary)
            if text.page is not None
            else (text.language, "", "", "")
            for text in self._texts
        ]
        for place, (look, tag) in enumerate((("crumb", "p"), ("title", "h1"), ("summary", "p")), start=1):
            yield [
                (look, f'<{tag} class="{look}">{begin_of(head[0])}{escape(head[place])}</{tag}>')
                for head in heads
            ]

    def _body(self) -> Iterator[list[tuple[str, str]]]:
        below = ""
        for (kind, _group), run in groupby(self._rows, key=kind_and_group):
            rows = list(run)
            shares = [_shares([row[place] for row in rows]) for place in range(len(self._texts))]
            for index, row in enumerate(rows):
                first, last = index == 0, index == len(rows) - 1
                cells = []
                for place, (text, block) in enumerate(zip(self._texts, row, strict=True)):
                    if block is None:
                        cells.append(("", ""))
                    elif kind is BlockKind.TABLE_ROW:
                        cells.append(_data_row(named(block, text.language), shares[place], below))
                    elif kind is BlockKind.NOTE:
                        cells.append(_note_part(named(block, text.language), text.language, first, last))
                    else:
                        end = " end" if kind is BlockKind.LIST_ITEM and last else ""
                        cells.append(self._cell(block, text, place, below + end))
                yield cells
                below = ""
            if kind in {BlockKind.TABLE_ROW, BlockKind.NOTE}:
                below = " below"
            if kind is not BlockKind.LIST_ITEM:
                self._counts = [[] for _ in self._texts]

    def _cell(self, block: Block, text: LanguageText, place: int, below: str) -> tuple[str, str]:
        own = named(block, text.language)
        if block.kind is BlockKind.FIGURE:
            return f"figure{below}", figure_of(own, text)
        if block.kind is BlockKind.LIST_ITEM:
            return f"item{below}", self._item(own, place)
        if block.kind is BlockKind.HEADING:
            return f"h{block.level}", single(own)
        return f"{'quote' if block.kind is BlockKind.QUOTE else 'text'}{below}", single(own)

    def _item(self, block: Block, place: int) -> str:
        counts = self._counts[place]
        counts[:] = [*counts[: block.level], *[0] * (block.level - len(counts))]
        counts[-1] += 1
        tag = f'ol start="{counts[-1]}"' if block.variant == "ordered" else "ul"
        outer = block.level - 1
        return f"{'<ul>' * outer}<{tag}><li>{anchor_of(block)}{block.html}</li></{tag[:2]}>{'</ul>' * outer}"

    def _sources(self) -> Iterator[list[tuple[str, str]]]:
        listed = [text.page.sources if text.page is not None else () for text in self._texts]
        if not any(listed):
            return
        yield [
            ("sources", f'<p class="sources">{begin_of(text.language)}{escape(text.sources)}</p>')
            for text in self._texts
        ]
        for notes in zip_longest(*listed):
            yield [
                ("source", source_line(note, text.language)) if note is not None else ("", "")
                for note, text in zip(notes, self._texts, strict=True)
            ]


def kind_and_group(row: Row) -> tuple[BlockKind, int]:
    """Return what neighbouring rows share that are one list, table or note."""
    block = next(block for block in row if block is not None)
    return block.kind, block.group


def _note_part(block: Block, language: str, first: bool, last: bool) -> tuple[str, str]:
    label = f'<p class="label">{begin_of(language)}{escape(block.label)}</p>' if block.label else ""
    look = f"{block.variant or 'note'} box{' first' if first else ''}{' last' if last else ''}"
    return look, f"{label}<p>{anchor_of(block)}{block.html}</p>"


def cells_of(row: Block) -> list[str]:
    """Return the cells of a row of a table, each with its tags."""
    return [cell for cell in _CELL.split(row.html) if cell]


def _data_row(block: Block, shares: list[int], below: str) -> tuple[str, str]:
    """Return a row of a table as a table of its own; what makes one of them is that their columns are as wide."""
    cells = cells_of(block)
    cells[0] = f"{cells[0][:4]}{anchor_of(block)}{cells[0][4:]}"
    kind, padding = ("cells", 6) if len(cells) <= MOST_ROOMY_COLUMNS else ("cells many", 3)
    wide = [f'{cell[:3]} width="{share}%"{cell[3:]}' for cell, share in zip(cells, shares, strict=False)]
    look = f"{'thead' if block.variant == 'header' else 'row'}{below}"
    return look, (
        f'<table class="{kind}" width="100%" cellspacing="0" cellpadding="{padding}">'
        f"<tr>{''.join(wide)}</tr></table>"
    )


def _shares(rows: list[Block | None]) -> list[int]:
    """Return what percentage of the width each column of a table takes.

    Room for its longest word, as far as a narrow table can give that, and of what is left more for more text.
    """
    there = [row for row in rows if row is not None and row.kind is BlockKind.TABLE_ROW]
    if not there:
        return []
    columns = list(zip_longest(*(row.text.split(" | ") for row in there), fillvalue=""))
    bold = [_BOLD if row.variant == "header" else 1 for row in there]
    least = [
        max(wide * _longest_word(text) for wide, text in zip(bold, column, strict=True)) + _AIR
        for column in columns
    ]
    weights = [sum(map(len, column)) ** 0.5 + 1 for column in columns]
    left = max(0, _NARROW_TABLE - sum(least)) / sum(weights)
    sizes = [own + left * weight for own, weight in zip(least, weights, strict=True)]
    return [round(100 * size / sum(sizes)) for size in sizes]


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))
