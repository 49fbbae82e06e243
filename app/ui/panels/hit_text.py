"""Lays out snippets in a bounded number of lines, their marks included, and draws them."""

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.core.search.result import Snippet
from app.ui.theme import Theme

_ELLIPSIS = "…"
_CUT = "… "
_KEPT = 80
LEADING = 2
"""Pixels between two lines."""


class _Broken(NamedTuple):
    """A snippet in lines; `is_cut` says that there is more of it than fits."""

    layout: QTextLayout
    is_cut: bool


def best_beginning(snippet: Snippet, room: int) -> int:
    """Return where to begin so that most marks can be seen where there is room for so many letters; 0 if that will do.

    Begins at a word, some of which stand before the first of those marks.
    """

    def seen(begin: int) -> int:
        return sum(begin <= start and end <= begin + room for start, end in snippet.marks)

    best = max(snippet.marks, key=lambda mark: seen(mark[0]))[0]
    if seen(0) >= seen(best):
        return 0
    shown = max(end for _start, end in snippet.marks if end <= best + room)
    spaces = [at + 1 for at, letter in enumerate(snippet.text[:best]) if letter == " "]
    # As many words before it as leave the last mark in sight, up to a fourth of the room.
    lowest = max(shown + len(_CUT) - room + 1, best - room // 4)
    return next((at for at in spaces if at >= lowest), best)


def _from(snippet: Snippet, begin: int) -> Snippet:
    shift = len(_CUT) - begin
    marks = tuple((start + shift, end + shift) for start, end in snippet.marks if start >= begin)
    return Snippet(_CUT + snippet.text[begin:], marks)


class SnippetPainter:
    """Draws snippets in one theme and font; keeps the lines of the last ones, for rows are painted many times."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = font
        self._broken: dict[tuple[Snippet, int, int], _Broken] = {}

    def lines_needed(self, snippet: Snippet, width: int, most: int) -> int:
        """Return how many lines `snippet` takes, up to `most`."""
        return self._in_lines(snippet, max(40, width), most).layout.lineCount()

    def draw(self, painter: QPainter, at: QPointF, snippet: Snippet, width: int, lines: int) -> None:
        """Draw `snippet` with its top left corner at a point."""
        layout, is_cut = self._in_lines(snippet, width, lines)
        painter.setPen(self._theme.colour("ink"))
        layout.draw(painter, at)
        if is_cut:
            last = layout.lineAt(layout.lineCount() - 1)
            painter.setFont(self._font)
            painter.drawText(at + QPointF(last.naturalTextWidth(), last.y() + last.ascent()), _ELLIPSIS)

    def _in_lines(self, snippet: Snippet, width: int, lines: int) -> _Broken:
        key = (snippet, width, lines)
        if key not in self._broken:
            if len(self._broken) >= _KEPT:
                self._broken.clear()
            self._broken[key] = self._break(snippet, width, lines)
        return self._broken[key]

    def _break(self, snippet: Snippet, width: int, lines: int) -> _Broken:
        broken = self._laid_out(snippet, width, lines)
        if not broken.is_cut or not snippet.marks:
            return broken
        last = broken.layout.lineAt(broken.layout.lineCount() - 1)
        begin = best_beginning(snippet, last.textStart() + last.textLength())
        return broken if begin == 0 else self._laid_out(_from(snippet, begin), width, lines)

    def _laid_out(self, snippet: Snippet, width: int, lines: int) -> _Broken:
        layout = QTextLayout(snippet.text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(snippet))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top, is_cut = 0.0, False
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            if number == lines - 1 and line.textStart() + line.textLength() < len(snippet.text):
                # Room for the dots that say that there is more.
                line.setLineWidth(width - QFontMetrics(self._font).horizontalAdvance(_ELLIPSIS))
                is_cut = True
            line.setPosition(QPointF(0, top))
            top += line.height() + LEADING
        layout.endLayout()
        return _Broken(layout, is_cut)

    def _formats(self, snippet: Snippet) -> list[QTextLayout.FormatRange]:
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("mark"))
        look.setForeground(self._theme.colour("mark_ink"))
        look.setFontWeight(QFont.Weight.DemiBold)
        ranges = []
        for start, end in snippet.marks:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, look
            ranges.append(one)
        return ranges
