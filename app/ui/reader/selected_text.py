"""What is copied: the selected text alone, without numbers, anchors and soft hyphens; of a figure, its words.

A table comes out as lines with tabs. Of two columns each language is whole: the first, then the other.
"""

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

if TYPE_CHECKING:
    from app.ui.reader.figure_images import FigureImages

_INVISIBLE = re.compile("[\u00ad\u2060\ufffc]")
_LINE_BREAK = "\u2028"


def selected_text(cursor: QTextCursor, figures: "FigureImages | None", *, columns: bool) -> str:
    """Return what `cursor` selects; `columns` says that the document is one table of two languages."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    columns = (
        columns and start <= document.rootFrame().childFrames()[0].lastPosition()
    )  # below them is no language
    if not columns and cursor.hasComplexSelection():
        return _rectangle(cursor, figures)
    if not columns:
        return _text(document, start, end, figures)
    texts = [
        "\n".join(text for part in cells if (text := _text(document, *part, figures)))
        for cells in _cells(cursor)
    ]
    return "\n\n".join(text for text in texts if text)


def _rectangle(cursor: QTextCursor, figures: "FigureImages | None") -> str:
    """Return the cells of a table that are selected, which are whole ones: a line for each row."""
    table = cursor.currentTable()
    row, rows, column, columns = _area(cursor)
    return "\n".join(
        "\t".join(
            _text(cursor.document(), cell.firstPosition(), cell.lastPosition(), figures)
            for across in range(column, column + columns)
            if (cell := table.cellAt(place, across)).isValid()
        )
        for place in range(row, row + rows)
    )


def _area(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """Return first row, rows, first column and columns of what is selected in a table."""
    area: Any = cursor.selectedTableCells()  # Qt's stubs say None
    return tuple(area)


def _cells(cursor: QTextCursor) -> list[list[tuple[int, int]]]:
    """Return for each column what is selected of its cells, as pairs of positions."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    frames = cursor.document().rootFrame().childFrames()
    table = frames[0] if frames else None
    if not isinstance(table, QTextTable):
        return [[(start, end)]]
    first, last = table.cellAt(start), table.cellAt(end)
    if first.isValid() and first == last:
        return [[(start, end)]]
    row, rows, column, columns = 0, table.rows(), 0, table.columns()
    if cursor.hasComplexSelection():
        row, rows, column, columns = _area(cursor)
    return [
        [
            (cell.firstPosition(), cell.lastPosition())
            for place in range(row, row + rows)
            if (cell := table.cellAt(place, across)).row() == place  # each once, however many rows it takes
        ]
        for across in range(column, column + columns)
    ]


def _text(document: QTextDocument, start: int, end: int, figures: "FigureImages | None") -> str:
    parts: list[str] = []
    block, before = document.findBlock(start), QTextBlock()
    while block.isValid() and block.position() <= end:
        own = block.text()[max(0, start - block.position()) : max(0, end - block.position())]
        if parts:
            parts.append("\t" if _same_row(before, block) else "\n")
        parts.append(own.replace(_LINE_BREAK, "\n").replace("\u00a0", " "))
        before, block = block, block.next()
    text = "".join(parts)
    if figures is not None:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = figures.in_words(text, cursor)
    return _INVISIBLE.sub("", text).strip("\n")


def _same_row(first: QTextBlock, second: QTextBlock) -> bool:
    """Say whether two texts are neighbouring cells of one row."""
    table: QTextTable | None = QTextCursor(first).currentTable()
    if table is None or QTextCursor(second).currentTable() != table:
        return False
    one, other = table.cellAt(first.position()), table.cellAt(second.position())
    return one.row() == other.row() and one.column() != other.column()
