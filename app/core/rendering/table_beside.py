"""The rows of a table that stands beside one in another language -> HTML: each row by itself, in a cell of the page.

Imported with the first page that has a table.
"""

from collections.abc import Sequence
from itertools import zip_longest

from app.core.model.page import Block, BlockKind
from app.core.rendering.page_html import MOST_ROOMY_COLUMNS
from app.core.rendering.table_html import (
    STACKED,
    Shares,
    cells_of,
    stacked_row,
    tagged_cells,
    with_shares,
)

_NARROW_TABLE, _AIR = 60, 1.5  # characters in a line of a table in a column, and around the text of its cells
_BOLD = 1.35  # how much wider a character is in the head of a table


def padding_beside(columns: int) -> int:
    """Return the pixels between the text of a cell and its edge."""
    return 6 if columns <= MOST_ROOMY_COLUMNS else 3


class TableBeside:
    """Writes the rows of one table in one language. `shares` says how it is set, if that has been measured."""

    def __init__(self, rows: Sequence[Block | None], shares: Shares | None, colon: str) -> None:
        there = [row for row in rows if row is not None and row.kind is BlockKind.TABLE_ROW]
        self._shares = _guessed(there) if shares is None else shares
        self._colon = colon
        self._heads = next((cells_of(row) for row in there if row.variant == "header"), [])

    def cell(self, row: Block) -> tuple[str, str]:
        """Return what the cell of the page that holds a row looks like, and its HTML."""
        is_head = row.variant == "header"
        if self._shares == STACKED:
            if is_head:  # its words stand in each row; it keeps its place, which is that of nothing one sees
                return "thead", '<p class="unseen">\u2060</p>'
            return "row stacked", stacked_row(cells_of(row), self._heads, self._colon)
        return ("thead" if is_head else "row"), _columns(row, self._shares)


def _columns(row: Block, shares: Shares) -> str:
    """Return a row as a table of its own; what makes one of them is that their columns are as wide."""
    cells = list(with_shares(tagged_cells(row), shares))
    look = "data" if len(cells) <= MOST_ROOMY_COLUMNS else "dense"
    # A class for each element: rules that look for the table round it would take a tenth of the time of a page.
    named = (
        f'{cell[:3]} class="{look}"'
        + cell[3:].replace("<sup>", f'<sup class="{look}">').replace("<a href", f'<a class="{look}" href')
        for cell in cells
    )
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
