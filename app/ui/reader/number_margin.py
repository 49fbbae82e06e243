"""The paragraph numbers beside the text: painted, so that they never enter selection, copy or search."""

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

from app.ui.reader.block_map import BlockMap, Setting, Spot
from app.ui.reader.page_style import PageStyle

_GAP = 1.75  # spaces between number and text
_RULE_GAP = 0.9  # spaces between the line beside what was asked for and the text
_RULE_WIDTH = 2  # pixels


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
        self._range = ("", "")

    def use(self, blocks: BlockMap, setting: Setting, style: PageStyle) -> None:
        """Paint the numbers of another page."""
        self._blocks, self._setting, self._style = blocks, setting, style

    def accent_to(self, first: str, last: str) -> None:
        """Have the numbers as far as the block `last` stand out as well while `first` is the accented one."""
        self._range = (first, last or first)

    def accented_spots(self) -> range:
        """Return the indices of the spots that were asked for."""
        first = self._blocks.index_of(self.accented) if self.accented else -1
        if first < 0:
            return range(0)
        end = self._range[1] if self.accented == self._range[0] else self.accented
        # A translation under its paragraph belongs to it.
        last = max((index for index, spot in enumerate(self._blocks.spots) if spot.id == end), default=first)
        return range(first, max(first, last) + 1)

    def lined_spots(self) -> range:
        """Return the indices of the spots that have a line beside them."""
        spots = self.accented_spots()
        return spots if any(self._is_text(self._blocks.spots[index]) for index in spots) else range(0)

    def stand_before(self, lefts: tuple[int, ...]) -> None:
        """Say where the text begins, of each column."""
        self._lefts = lefts

    def paint(self, painter: QPainter, top: int, bottom: int) -> None:
        """Paint what lies between two heights of the viewport."""
        painter.setFont(self._style.small_font)
        blocks, scroll = self._blocks, self._view.verticalScrollBar().value()
        tops = blocks.tops()
        accented, lined = self.accented_spots(), self.lined_spots()
        if lined:
            self._paint_rule(painter, lined, scroll)
        for index in range(max(0, blocks.index_at(scroll + top) - 1), len(tops)):
            if tops[index] - scroll > bottom:
                break
            stands_out = index in accented
            self._paint_number(painter, blocks.spots[index], tops[index] - scroll, stands_out=stands_out)
            beside = blocks.beside.get(index)
            if beside is not None:
                height = blocks.top(beside.position) - scroll
                self._paint_number(painter, beside, height, stands_out=stands_out)

    def _is_text(self, spot: Spot) -> bool:
        """Say whether there is a text rather than a heading: what has a number, or an entry of the glossary."""
        return spot.number is not None or self._table_at(spot) is not None

    def _table_at(self, spot: Spot) -> QTextTable | None:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(spot.position)
        return cursor.currentTable()

    def _paint_rule(self, painter: QPainter, spots: range, scroll: int) -> None:
        """Draw a line beside what was asked for: a colour alone would not tell everybody where it ends."""
        top = self._blocks.tops()[spots[0]] - scroll
        height = self._bottom(spots[-1]) - scroll - top
        texts = [self._blocks.spots[index] for index in spots]
        texts += [self._blocks.beside[index] for index in spots if index in self._blocks.beside]
        for column in sorted({self._column(text) for text in texts}):
            left = self._lefts[column] - self._style.space(_RULE_GAP)
            painter.fillRect(QRectF(left, top, _RULE_WIDTH, height), self._style.theme.colour("accent"))

    def _bottom(self, index: int) -> float:
        """Return where the text of a spot ends, in document coordinates; its extent has the space below as well."""
        tops, document = self._blocks.tops(), self._view.document()
        ends = []
        for spot in (self._blocks.spots[index], self._blocks.beside.get(index)):
            if spot is None:
                continue
            table = self._table_at(spot)
            if table is None:
                ends.append(spot.position)
            else:
                row = table.cellAt(spot.position).row()
                ends += [table.cellAt(row, column).lastPosition() for column in range(table.columns())]
        layout = document.documentLayout()
        bottom = max(layout.blockBoundingRect(document.findBlock(end)).bottom() for end in ends)
        return min([bottom, *tops[index + 1 : index + 2]])

    def _paint_number(self, painter: QPainter, spot: Spot, top: float, *, stands_out: bool) -> None:
        baseline = self._baseline(spot)
        if spot.number is None or baseline is None:
            return
        text = str(spot.number)
        right = self._lefts[self._column(spot)] - self._style.space(_GAP)
        painter.save()
        if stands_out:
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
