"""Sheets of paper: sizes, margins and columns, in units of 1/1200 inch from the upper left corner."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize

RESOLUTION = 1200
POINT = RESOLUTION / 72
_MM = RESOLUTION / 25.4


class Paper(StrEnum):
    """The sizes one can export on."""

    A4 = "a4"
    LETTER = "letter"


_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_TEXT_WIDTH = 140 * _MM  # one language: some 75 characters of the running text
_SIDE = 20 * _MM
_NUMBERS = 8 * _MM  # the left margin is wider by this, for the numbers of paragraphs
_HEAD, _TOP, _BOTTOM, _FOOT = 14 * _MM, 24 * _MM, 24 * _MM, 14 * _MM
_BETWEEN = 7 * _MM


class Column(NamedTuple):
    """Where one language stands."""

    left: float
    width: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


class Sheet(NamedTuple):
    """One sheet: its size, the columns of the text, the edges of the text, baselines of running head and foot."""

    width: float
    height: float
    columns: tuple[Column, ...]
    top: float
    bottom: float
    head: float
    foot: float

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return self.columns[0].left

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.columns[-1].right

    @property
    def text_height(self) -> float:
        """The room for text."""
        return self.bottom - self.top

    @property
    def whole(self) -> Column:
        """All columns as one."""
        return Column(self.left, self.right - self.left)


def page_size(paper: Paper) -> QPageSize:
    """Return a size as Qt knows it."""
    return QPageSize(_SIZES[paper])


def sheet(points: QSizeF, languages: int) -> Sheet:
    """Return the sheet of a size in points, with a column for each language."""
    width, height = points.width() * POINT, points.height() * POINT
    left, right = _SIDE + _NUMBERS, width - _SIDE
    if languages == 1 and right - left > _TEXT_WIDTH:
        left += (right - left - _TEXT_WIDTH) / 2
        right = left + _TEXT_WIDTH
    each = (right - left - _BETWEEN * (languages - 1)) / languages
    columns = tuple(Column(left + place * (each + _BETWEEN), each) for place in range(languages))
    return Sheet(width, height, columns, _TOP, height - _BOTTOM, _HEAD, height - _FOOT)
