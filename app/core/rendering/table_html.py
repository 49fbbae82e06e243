"""Tables that have been measured -> HTML: columns as wide as their words need, or each cell under the one before.

Imported with the first table that is not left to the layout.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.core.model.page import Block

_TAGGED = re.compile("(?=<t[dh]>)")

Shares = tuple[float, ...]
"""What percentage of the width each column of a table takes."""

STACKED: Shares = ()
"""There is no room for columns: each cell stands under the one before, after the head of its column."""

TableShares = Mapping[tuple[str, int], Shares]
"""How tables are set, by language and group; of any other, whoever lays it out shares out the width."""


class Lines(NamedTuple):
    """Which `rows` of a table can be a paragraph each, with tabs: all their cells but the last are one line.

    `edges` says where each column after the first begins, in pixels from the edge of the table.
    """

    edges: tuple[float, ...]
    rows: tuple[bool, ...]


class TableFit(NamedTuple):
    """How the tables of a page are set in the room there is; `lines` only of those that stand beside others."""

    shares: TableShares
    lines: Mapping[tuple[str, int], Lines]


def cells_of(row: Block) -> list[str]:
    """Return the HTML of each cell of a table row."""
    return [cell[4:] for cell in row.html.replace("</th>", "</td>").split("</td>") if cell]


def tagged_cells(row: Block) -> list[str]:
    """Return the cells of a row of a table, each with its tags."""
    return [cell for cell in _TAGGED.split(row.html) if cell]


def colon_in(language: str) -> str:
    """Return what stands between the head of a column and what is in it."""
    return "\u00a0:" if language == "fr" else ":"


def stacked_row(cells: Sequence[str], heads: Sequence[str], colon: str, anchors: str = "") -> str:
    """Return the cells of a row one under the other, all but the first after the head of its column."""
    first, *rest = cells
    lines = [f'<p class="row">{anchors}{first}</p>']
    for head, cell in zip(heads[1:] or [""] * len(rest), rest, strict=False):
        label = f'<span class="head">{head}{colon}</span> ' if head else ""
        lines.append(f'<p class="cell">{label}{cell}</p>')
    return "".join(lines)


def stacked_table(rows: Iterable[Block], anchors: Iterable[str], colon: str) -> str:
    """Return a table whose cells stand one under the other. `anchors` make each row a place to go to."""
    heads: list[str] = []
    waiting = ""  # the anchor of the head, which has no place of its own: one gets to the first row instead
    html = ['<table class="data" width="100%" cellspacing="0" cellpadding="6">']
    for row, anchor in zip(rows, anchors, strict=True):
        waiting += anchor
        if row.variant == "header":
            heads = cells_of(row)
            continue
        html.append(f"<tr><td>{stacked_row(cells_of(row), heads, colon, waiting)}</td></tr>")
        waiting = ""
    html.append("</table>")
    return "".join(html)


def with_shares(cells: Iterable[str], shares: Shares) -> Iterator[str]:
    """Yield cells, each with its tags, that say how wide they are."""
    for cell, share in zip(cells, shares, strict=False):
        yield f'{cell[:3]} width="{share:g}%"{cell[3:]}'
