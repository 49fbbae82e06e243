"""The paragraph numbers beside the text: painted, so that they never enter selection, copy or search."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextEdit

from app.ui.reader.block_map import BlockMap, Setting, Spot
from app.ui.reader.page_style import PageStyle

_GAP = 1.75  # spaces between number and text


class NumberMargin:
    """Paints the numbers of one view and tells which of them is under the mouse."""

    def __init__(self, view: QTextEdit, style: PageStyle) -> None:
        self._view = view
        self._style = style
        self._blocks = BlockMap(view.document(), {})
        self._setting = Setting()
        self._lefts: tuple[int, ...] = (0,)
        self.accented = ""
        """Id of the block whose number stands out: it is the one that was asked for."""

    def use(self, blocks: BlockMap, setting: Setting, style: PageStyle) -> None:
        """Paint the numbers of another page."""
        self._blocks, self._setting, self._style = blocks, setting, style

    def stand_before(self, lefts: tuple[int, ...]) -> None:
        """Say where the text begins, of each column."""
        self._lefts = lefts

    def paint(self, painter: QPainter, top: int, bottom: int) -> None:
        """Paint what lies between two heights of the viewport."""
        painter.setFont(self._style.small_font)
        blocks, scroll = self._blocks, self._view.verticalScrollBar().value()
        tops = blocks.tops()
        for index in range(max(0, blocks.index_at(scroll + top) - 1), len(tops)):
            if tops[index] - scroll > bottom:
                break
            self._paint_number(painter, blocks.spots[index], tops[index] - scroll)
            beside = blocks.beside.get(index)
            if beside is not None:
                self._paint_number(painter, beside, blocks.top(beside.position) - scroll)

    def _paint_number(self, painter: QPainter, spot: Spot, top: float) -> None:
        baseline = self._baseline(spot)
        if spot.number is None or baseline is None:
            return
        text = str(spot.number)
        right = self._lefts[self._column(spot)] - self._style.space(_GAP)
        painter.save()
        if spot.id == self.accented:
            painter.setPen(self._style.theme.colour("accent"))
        else:
            # Of the pen the painter comes with: setting a colour would load all of `Qt`.
            painter.setOpacity(self._style.theme.number_opacity)
        painter.drawText(QPointF(right - painter.fontMetrics().horizontalAdvance(text), top + baseline), text)
        painter.restore()

    def _column(self, spot: Spot) -> int:
        columns = self._setting.columns
        return columns.index(spot.language) if spot.language in columns else 0

    def _baseline(self, spot: Spot) -> float | None:
        """Return how far below the top of a text its first line stands; None for a text that has no number.

        A translation under its paragraph has none: the paragraph's is above it.
        """
        if not self._setting.columns and spot.language != self._setting.language:
            return None
        line = self._view.document().findBlock(spot.position).layout().lineAt(0)
        if not line.isValid():
            return None
        # A figure is one line as high as itself: its number stands at the top, like any other.
        body = self._style.body
        return float(line.y() + (line.ascent() if line.ascent() < 3 * body else body))

    def spot_under(self, point: QPoint) -> Spot | None:
        """Return the text whose number is at a point of the viewport."""
        height = point.y() + self._view.verticalScrollBar().value()
        index = self._blocks.index_at(height + self._style.space(0.5))
        if index < 0:
            return None
        for spot in (self._blocks.spots[index], self._blocks.beside.get(index)):
            if spot is None or spot.number is None or self._baseline(spot) is None:
                continue
            right = self._lefts[self._column(spot)] - self._style.space(0.5)
            reach = self._style.space(_GAP) + self._style.small * max(2, len(str(spot.number)))
            below = height - self._blocks.top(spot.position)
            if right - reach <= point.x() <= right and below <= 1.7 * self._style.body:
                return spot
        return None
