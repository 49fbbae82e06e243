"""Where a piece of text stands on the page: the box of each of its lines, for what is painted over it."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit


def text_boxes(view: QTextEdit, start: int, end: int) -> Iterator[QRectF]:
    """Yield the box of each line of a range within one text block, in coordinates of the viewport."""
    block = view.document().findBlock(start)
    layout = block.layout()
    cursor = QTextCursor(block)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        while first < last and block.text()[last - 1].isspace():
            last -= 1  # the space at which a line was broken
        if first < last:
            cursor.setPosition(block.position() + first)
            at = view.cursorRect(cursor)
            width = abs(_x(line, last) - _x(line, first))
            yield QRectF(at.left(), at.top(), width, at.height())


def _x(line: QTextLine, column: int) -> float:
    found: object = line.cursorToX(column)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
