"""Which tables of a page are too wide for its column: they are shown row by row instead of being cut off.

Imported with the first page that has a table.
"""

import re
from collections.abc import Iterable
from html import unescape
from itertools import groupby, zip_longest

from PySide6.QtGui import QFont, QFontMetricsF

from app.core.model.page import Block, BlockKind
from app.core.rendering.page_html import cells_of, is_wide, padding_of
from app.ui.reader.page_style import PageStyle

_TAG = re.compile("<[^>]+>")
_SPACE = re.compile(r"[ \n\t]+")  # a no-break space does not break


def crowded_tables(blocks: Iterable[Block], style: PageStyle, width: int) -> frozenset[int]:
    """Return the groups of those tables whose longest words do not fit side by side into `width` pixels."""
    rows = (block for block in blocks if block.kind is BlockKind.TABLE_ROW)
    return frozenset(
        group
        for group, members in groupby(rows, key=lambda row: row.group)
        if _least_width(list(members), style) > width
    )


def _least_width(rows: list[Block], style: PageStyle) -> float:
    wide = is_wide(rows)
    text = QFontMetricsF(style.small_reading_font if wide else style.font)
    bold = QFont(style.small_font)
    bold.setBold(True)
    head = QFontMetricsF(bold)
    columns = zip_longest(*(cells_of(row) for row in rows), fillvalue="")
    heads = [row.variant == "header" for row in rows]
    needed = 0.0
    for cells in columns:
        widths = [
            (head if is_head else text).horizontalAdvance(word)
            for cell, is_head in zip(cells, heads, strict=True)
            for word in _SPACE.split(unescape(_TAG.sub("", cell)))
        ]
        needed += max(widths) + 2 * padding_of(rows)
    return needed
