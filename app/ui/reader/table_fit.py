"""How the tables of a page are set: no word is broken in a column, and none is cut off.

Qt breaks words where a column is too narrow, counts a letter as the least width of a column, and shares out the
width without looking at words. So each column is measured, by the layout that sets it: a table gets columns that
hold its words, where Qt's would not; and is shown row by row, where there is no room for them side by side.
Imported with the first page that has a table.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, zip_longest
from math import ceil
from typing import NamedTuple

from app.core.model.page import Block, BlockKind, Page
from app.core.rendering.page_html import MOST_ROOMY_COLUMNS, is_wide, joined_notes, padding_beside, padding_of
from app.core.rendering.parallel_html import COLUMN
from app.core.rendering.table_html import STACKED, Lines, Shares, TableFit, TableShares, cells_of
from app.ui.reader.page_style import PageStyle
from app.ui.reader.text_measure import Lettering, size_of

_SPARE = 1  # pixel that a column may lose when Qt rounds its width

Row = tuple[Block, Block | None]
"""A row, and what stands under it in the other language, if anything does."""


class _Faces(NamedTuple):
    """The letters of a table: of its cells, its head, and of what stands under the head."""

    cell: Lettering
    head: Lettering
    under_head: Lettering


class _Column(NamedTuple):
    """Pixels with the air at both sides: so that no word is broken, so that no line is, and of a letter.

    `lines` are those of each cell, so that its line is not broken.
    """

    least: int
    most: float
    letter: float
    lines: tuple[float, ...]


def fitted_on_page(
    page: Page,
    texts: Sequence[Page],
    style: PageStyle,
    width_of: Callable[[PageStyle, float], int],
    *,
    beside: bool,
    only: Container[str] | None,
) -> TableFit:
    """Return how to set the tables of `page`, which is shown with those of `texts` that are in other languages.

    They stand `beside` it; or under it, all or those of the blocks in `only`. `width_of` says how wide a share of
    the view is.
    """
    width = width_of(style, COLUMN if beside else 1.0)
    if beside:
        return fitted_beside({text.language: text.blocks for text in texts}, style, width)
    other = next((text for text in texts if text.language != page.language), None)
    twins = zip_longest(page.blocks, other.blocks if other is not None else ())
    pairs = (
        (block, twin if only is None or block.id in only else None)
        for block, twin in twins
        if block is not None
    )
    return TableFit(fitted_pairs(pairs, page.language, style, width), {})


def fitted_pairs(pairs: Iterable[Row], language: str, style: PageStyle, width: int) -> TableShares:
    """Return how to set the tables of a page `width` pixels wide, without those that Qt sets well.

    A block may have its translation under it.
    """
    tables: dict[tuple[str, int], Shares] = {}
    for group, rows in _tables(pairs):
        own = [row for row, _other in rows]
        columns = list(_columns(rows, _faces(style, rows), padding_of(own)))
        shares = _shares(columns, width)
        if shares == STACKED or not _qt_does(columns, width):
            tables[language, group] = shares
    return tables


def fitted_beside(texts: dict[str, tuple[Block, ...]], style: PageStyle, width: int) -> TableFit:
    """Return how to set all tables of texts that stand side by side, each `width` pixels wide.

    Where one of them is shown row by row, so is the one beside it.
    """
    tables: dict[tuple[str, int], Shares] = {}
    lines: dict[tuple[str, int], Lines] = {}
    for language, blocks in texts.items():
        for group, rows in _tables((block, None) for block in blocks):
            count = max(len(cells_of(row)) for row, _other in rows)
            faces = _faces_beside(style, dense=count > MOST_ROOMY_COLUMNS)
            columns = list(_columns(rows, faces, padding_beside(count)))
            tables[language, group] = shares = _shares(columns, width)
            if shares != STACKED:
                lines[language, group] = _lines_in(columns, shares, width, [row for row, _other in rows])
    stacked = {group for (_language, group), shares in tables.items() if shares == STACKED}
    return TableFit(
        {key: STACKED if key[1] in stacked else shares for key, shares in tables.items()},
        {key: kept for key, kept in lines.items() if key[1] not in stacked},
    )


def _lines_in(columns: Sequence[_Column], shares: Shares, width: int, rows: Sequence[Block]) -> Lines:
    """Return which rows have a line in each column but the last, so that they can be set as one paragraph."""
    sizes = [width * share / 100 for share in shares[:-1]]
    fit = (
        len(cells) == len(columns)
        and all(column.lines[place] + _SPARE <= size for column, size in zip(columns, sizes, strict=False))
        and not any("<br" in cell for cell in cells[:-1])
        for place, cells in enumerate(map(cells_of, rows))
    )
    return Lines(tuple(accumulate(sizes)), tuple(fit))


def _tables(pairs: Iterable[Row]) -> Iterator[tuple[int, list[Row]]]:
    rows = (pair for pair in pairs if pair[0].kind is BlockKind.TABLE_ROW)
    for group, members in groupby(rows, key=lambda pair: pair[0].group):
        yield group, list(members)


def _faces(style: PageStyle, rows: list[Row]) -> _Faces:
    reading, interface = style.font.family(), style.small_font.family()
    wide = is_wide([row for row, _other in rows])
    size = style.small if wide else style.body
    return _Faces(
        Lettering(reading, size, size),
        Lettering(interface, style.small, size, bold=True),
        Lettering(interface, style.small, size),
    )


def _faces_beside(style: PageStyle, *, dense: bool) -> _Faces:
    size = style.smaller if dense else style.small
    head = Lettering(style.small_font.family(), size, size, bold=True)
    return _Faces(Lettering(style.font.family(), size, size), head, head)


def _columns(rows: list[Row], faces: _Faces, padding: int) -> Iterator[_Column]:
    lines = [line for row, other in rows for line in _lines(row, other, faces)]
    paired = any(other is not None for _row, other in rows)
    air = 2 * padding
    for place, cells in enumerate(zip_longest(*(cells for cells, _face in lines), fillvalue="")):
        anchored = paired or place == 0
        sizes = [
            size_of(joined_notes(cell), face, anchored=anchored)
            for cell, (_, face) in zip(cells, lines, strict=True)
        ]
        yield _Column(
            ceil(max(size.word for size in sizes) + air) + _SPARE,
            max(size.line for size in sizes) + air,
            max(face.pixels for _cells, face in lines) + air,
            tuple(size.line + air for size in sizes),
        )


def _lines(row: Block, other: Block | None, faces: _Faces) -> Iterator[tuple[list[str], Lettering]]:
    is_head = row.variant == "header"
    yield cells_of(row), faces.head if is_head else faces.cell
    if other is not None:
        yield cells_of(other), faces.under_head if is_head else faces.cell


def _shares(columns: Sequence[_Column], width: int) -> Shares:
    """Return what percentage of the width each column takes, none where their words do not fit side by side."""
    least = [float(column.least) for column in columns]
    if sum(least) > width:
        return STACKED
    sizes = _shared_out(least, [column.most for column in columns], width)
    return tuple(round(100 * size / width, 2) for size in sizes)


def _qt_does(columns: Sequence[_Column], width: int) -> bool:
    """Say whether Qt's columns hold all words.

    It shares out as we do, but each column begins with its widest letter; we know how wide that is at most.
    """
    sizes = _shared_out([0.0] * len(columns), [column.most for column in columns], width)
    return all(
        size - column.letter >= column.least or size >= column.most + _SPARE
        for size, column in zip(sizes, columns, strict=True)
    )


def _shared_out(least: list[float], most: list[float], width: int) -> list[float]:
    """Return `width` shared out: to each its least, the same more to each that has not its most, then to all."""
    sizes, left = list(least), width - sum(least)
    open_ = [place for place, size in enumerate(sizes) if size < most[place]]
    while open_ and left > 0:
        step = min(left / len(open_), *(most[place] - sizes[place] for place in open_))
        for place in open_:
            sizes[place] += step
        left -= step * len(open_)
        open_ = [place for place in open_ if most[place] - sizes[place] > 1e-6]
    return [size + max(0.0, left) / len(sizes) for size in sizes]
