"""The rows of a table that stands beside one in another language -> HTML: each row by itself, in a cell of the page.

A row is a paragraph with tabs where that looks the same, or a table of its own, which takes Qt far longer to set.
Imported with the first page that has a table.
"""

from collections.abc import Sequence
from itertools import zip_longest

from app.core.model.page import Block, BlockKind
from app.core.rendering.page_html import MOST_ROOMY_COLUMNS, joined_notes, padding_beside
from app.core.rendering.table_html import (
    STACKED,
    Lines,
    Shares,
    cells_of,
    stacked_row,
    tagged_cells,
    with_shares,
)

_NARROW_TABLE, _AIR = 60, 1.5  # characters in a line of a table in a column, and around the text of its cells
_NOTE = '<a href="note:'
_BOLD = 1.35  # how much wider a character is in the head of a table


class TableBeside:
    """Writes the rows of one table in one language.

    `shares` says how it is set and `lines` which rows can be paragraphs, if that has been measured.
    """

    def __init__(
        self, rows: Sequence[Block | None], shares: Shares | None, lines: Lines | None, colon: str
    ) -> None:
        there = [row for row in rows if row is not None and row.kind is BlockKind.TABLE_ROW]
        self._shares = _guessed(there) if shares is None else shares
        paragraphs = zip(there, lines.rows, strict=False) if lines is not None else ()
        self._paragraphs = frozenset(row.id for row, fits in paragraphs if fits)
        self._edges = lines.edges if lines is not None else ()
        self._colon = colon
        self._heads = next((cells_of(row) for row in there if row.variant == "header"), [])

    def edges(self, row: Block) -> tuple[float, ...]:
        """Return where the tabs of a row stand that is a paragraph; of any other, nothing."""
        return self._edges if row.id in self._paragraphs and self._shares != STACKED else ()

    def cell(self, row: Block) -> tuple[str, str]:
        """Return what the cell of the page that holds a row looks like, and its HTML."""
        is_head = row.variant == "header"
        if self._shares == STACKED:
            if is_head:  # its words stand in each row; it keeps its place, which is that of nothing one sees
                return "thead", '<p class="unseen">\u2060</p>'
            return "row stacked", stacked_row(cells_of(row), self._heads, self._colon)
        look = "thead" if is_head else "row"
        if self.edges(row):
            cells = cells_of(row)
            return f"{look} {_air(cells)}", _paragraph(cells, is_head=is_head)
        return look, _columns(row, self._shares)


def _look(cells: Sequence[str]) -> str:
    return "data" if len(cells) <= MOST_ROOMY_COLUMNS else "dense"


def _air(cells: Sequence[str]) -> str:
    """Return the look of a cell of the page that leaves the room round the text which cells in a table have."""
    return "roomy" if len(cells) <= MOST_ROOMY_COLUMNS else "close"


def _paragraph(cells: Sequence[str], *, is_head: bool) -> str:
    """Return a row as a paragraph. Where its tabs stand no HTML can say, that is up to whoever lays it out."""
    look = _look(cells)
    text = "\t".join(_with_looks(cell, look) for cell in cells)
    return f'<p class="{look}{" head" * is_head}">{text}</p>'


def _with_looks(cell: str, look: str) -> str:
    """Return a cell with a class for each element that has a size of its own: raised numbers, and the links in them.

    Rules that look for the table round it would take a tenth of the time of a page.
    """
    joined = joined_notes(cell)  # which looks for elements without one
    return joined.replace("<sup>", f'<sup class="{look}">').replace(_NOTE, f'<a class="{look}"{_NOTE[2:]}')


def _columns(row: Block, shares: Shares) -> str:
    """Return a row as a table of its own; what makes one of them is that their columns are as wide."""
    cells = list(with_shares(tagged_cells(row), shares))
    look = _look(cells)
    named = (f'{cell[:3]} class="{look}"{_with_looks(cell[3:], look)}' for cell in cells)
    return (
        f'<table class="cells" width="100%" cellspacing="0" cellpadding="{padding_beside(len(cells))}">'
        f"<tr>{''.join(named)}</tr></table>"
    )


def _guessed(rows: Sequence[Block]) -> Shares:
    """Return shares for a table that nobody has measured yet, as before the window has its size.

    Room for its longest word, as far as a narrow table can give that, and of what is left more for more text.
    """
    if not rows:
        return STACKED
    columns = list(zip_longest(*(row.text.split(" | ") for row in rows), fillvalue=""))
    bold = [_BOLD if row.variant == "header" else 1 for row in rows]
    least = [
        max(wide * _longest_word(text) for wide, text in zip(bold, column, strict=True)) + _AIR
        for column in columns
    ]
    weights = [sum(map(len, column)) ** 0.5 + 1 for column in columns]
    left = max(0, _NARROW_TABLE - sum(least)) / sum(weights)
    sizes = [own + left * weight for own, weight in zip(least, weights, strict=True)]
    return tuple(float(round(100 * size / sum(sizes))) for size in sizes)


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))
