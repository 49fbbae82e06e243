"""A row of the printed page: cells side by side that belong together, with a number in the margin.

A row is what page_breaks moves about: it knows its height, what it wants of the page, and how it can be split.
"""

from typing import NamedTuple, Protocol, Self

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.ui.export.paper import POINT
from app.ui.export.type_setter import SetText

_FEWEST_LINES = 2  # of a paragraph on either side of a page's edge


class Cell(Protocol):
    """Something with a place in a row."""

    @property
    def left(self) -> float:
        """The left edge, from that of the sheet."""

    @property
    def top(self) -> float:
        """The upper edge, from that of the row."""

    @property
    def height(self) -> float:
        """The height."""

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the cell in a row that begins at `top`."""

    def split(self, room: float) -> tuple[Self | None, Self | None]:
        """Return what of the cell fits into `room` from the top of the row, and the rest."""


class TextCell(NamedTuple):
    """Lines of set text."""

    text: SetText
    left: float
    top: float
    lines: range

    @property
    def height(self) -> float:
        """The height of the lines."""
        return len(self.lines) * self.text.leading

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the lines in a row that begins at `top`."""
        self.text.draw(painter, self.left, top + self.top, self.lines)

    def split(self, room: float) -> tuple["TextCell | None", "TextCell | None"]:
        """Return the lines that fit, and the others."""
        count = max(0, min(len(self.lines), int((room - self.top) / self.text.leading + 0.01)))
        head = self._replace(lines=self.lines[:count]) if count else None
        tail = self._replace(lines=self.lines[count:], top=0.0) if count < len(self.lines) else None
        return head, tail


def text_cell(text: SetText, left: float, top: float = 0.0) -> TextCell:
    """Return all of a text as a cell."""
    return TextCell(text, left, top, range(text.lines))


class FigureCell(NamedTuple):
    """A drawing, as vectors, in the rectangle it was given; it is never split."""

    svg: bytes
    left: float
    top: float
    width: float
    height: float

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the figure in a row that begins at `top`."""
        place = QRectF(self.left, top + self.top, self.width, self.height)
        QSvgRenderer(QByteArray(self.svg)).render(painter, place)

    def split(self, room: float) -> tuple["FigureCell | None", "FigureCell | None"]:
        """Return the figure on one side or the other."""
        return (self, None) if self.top + self.height <= room else (None, self._replace(top=0.0))


class Rule(NamedTuple):
    """A line from `start` to `end` across the sheet; an upright one stands at `start`."""

    start: float
    end: float
    colour: QColor
    weight: float


class Margin(NamedTuple):
    """What stands in the margin beside the first line: text, its right edge and its baseline from the top."""

    text: SetText
    right: float
    baseline: float


class Mark(NamedTuple):
    """What a row begins: an entry of the outline, at `level` from 0."""

    level: int
    title: str


class SetRow(NamedTuple):
    """One row.

    `bars` are upright and `rules` lie under it; a `joined` row continues the bars of the one above over the gap.
    `anchors` are the names that links know it by, `article` is the page of the briefing it belongs to, by number, or -1.
    """

    cells: tuple[Cell, ...]
    gap: float = 0.0
    needs: float = 0.0
    padding: float = 0.0
    keeps_next: bool = False
    begins_page: bool = False
    breakable: bool = False
    header: "SetRow | None" = None
    margin: Margin | None = None
    bars: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    joined: bool = False
    mark: Mark | None = None
    anchors: tuple[str, ...] = ()
    article: int = -1

    @property
    def height(self) -> float:
        """From the top of the first line to the end of the tallest cell."""
        return max((cell.top + cell.height for cell in self.cells), default=0.0) + self.padding

    @property
    def least(self) -> float:
        """The height of what may stand at the end of a page."""
        parts = self._parts(_FEWEST_LINES * self._leading + 0.5)
        return parts[0].height if parts is not None else self.height

    @property
    def _leading(self) -> float:
        return max((cell.text.leading for cell in self.cells if isinstance(cell, TextCell)), default=0.0)

    def of_article(self, number: int) -> "SetRow":
        """Return the row as part of a page of the briefing."""
        header = self.header.of_article(number) if self.header is not None else None
        return self._replace(article=number, header=header)

    def split(self, room: float, *, forced: bool = False) -> tuple["SetRow", "SetRow"] | None:
        """Return what fits into `room` and the rest; None where it is to stay whole."""
        if forced:
            return self._parts(room - self.padding, fewest=0)
        return self._parts(room - self.padding)

    def _parts(self, room: float, fewest: int = _FEWEST_LINES) -> tuple["SetRow", "SetRow"] | None:
        if fewest and not self.breakable:
            return None
        lines = max((len(cell.lines) for cell in self.cells if isinstance(cell, TextCell)), default=0)
        if fewest and self._leading:
            room = min(room, (lines - fewest) * self._leading + 0.5)
            if room < fewest * self._leading:
                return None
        heads, tails = zip(*(cell.split(room) for cell in self.cells), strict=True)
        head = self._replace(cells=tuple(cell for cell in heads if cell is not None), rules=(), padding=0.0)
        tail = self._replace(
            cells=tuple(cell for cell in tails if cell is not None),
            margin=None,
            mark=None,
            anchors=(),
            begins_page=False,
            gap=0.0,
            needs=0.0,
        )
        return (head, tail) if head.cells and tail.cells else None

    def draw(self, painter: QPainter, top: float, gap: float) -> None:
        """Draw the row at `top`, `gap` below the row before it."""
        for cell in self.cells:
            cell.draw(painter, top)
        if self.margin is not None:
            text = self.margin.text
            place = top + self.margin.baseline - text.baseline
            text.draw(painter, self.margin.right - text.natural_width, place, range(text.lines))
        bottom = top + self.height
        for bar in self.bars:
            above = gap if self.joined else 0.0
            painter.fillRect(QRectF(bar.start, top - above, bar.weight, bottom - top + above), bar.colour)
        for rule in self.rules:
            line = QRectF(rule.start, bottom, rule.end - rule.start, rule.weight)
            painter.fillRect(line, rule.colour)


HAIRLINE = 0.5 * POINT
