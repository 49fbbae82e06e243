"""The passage of a result that has no word to mark: a line beside it says which one it is."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextCursor, QTextTable

from app.ui.reader.page_view import PageView

_WIDTH, _GAP = 3, 9  # pixels: of the line, and from its left edge to the text


class PassageAccent:
    """Draws a line on the left of one block, whatever languages it is shown in."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self.block = ""
        """Id of the block, or "" where none stands out."""
        view.over.append(self.paint)

    def show(self, block: str) -> None:
        """Have another block stand out, or none."""
        if block != self.block:
            self.block = block
            self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw over the page, in viewport coordinates."""
        if not self.block:
            return
        scroll = self._view.verticalScrollBar().value()
        blocks = self._view.blocks
        if self.block in {blocks.spots[index].id for index in self._view.numbers.lined_spots()}:
            return  # a second line, in another colour, would say nothing more
        for spot in blocks.all_spots:
            if spot.id == self.block:
                area = self._area(spot.position)
                line = QRectF(area.left() - _GAP, area.top() - scroll, _WIDTH, area.height())
                painter.fillRect(line, self._view.mark_colour)

    def _area(self, position: int) -> QRectF:
        """Return where the text lies that begins at a position: its paragraph, or its row of a table."""
        document = self._view.document()
        areas = document.documentLayout().blockBoundingRect
        block = document.findBlock(position)
        area = areas(block)
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is None or self._view.blocks.beside:
            return area
        cell = table.cellAt(position)
        for column in range(table.columns()):
            other = table.cellAt(cell.row(), column)
            last = document.findBlock(other.lastPosition())
            area = area.united(areas(document.findBlock(other.firstPosition()))).united(areas(last))
        return area
