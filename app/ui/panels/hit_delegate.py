"""Draws a hit: title, where it stands, two lines of text with the words marked."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.search.result import Hit
from app.ui.models import roles
from app.ui.theme import Theme

_LINES = 2
_ELLIPSIS = "…"


class HitLook(NamedTuple):
    """Words the delegate adds: badge per language tag, name of a glossary entry, names of the sections."""

    reading_language: str
    badges: dict[str, str]
    glossary: str
    sections: dict[str, str]


class HitDelegate(QStyledItemDelegate):
    """All rows have the same height, so the list never measures what it does not show."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = HitLook("", {}, "", {})
        self.set_theme(theme, parent.font())

    def set_theme(self, theme: Theme, font: QFont) -> None:
        """Use another theme or font."""
        self._theme = theme
        self._font = QFont(font)
        self._title = QFont(font)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
        self._pad = theme.measures.space
        heights = [QFontMetrics(one).height() for one in (self._title, self._small, self._font)]
        self._height = heights[0] + heights[1] + _LINES * (heights[2] + 2) + 3 * self._pad

    def set_look(self, look: HitLook) -> None:
        """Set the words of the interface language."""
        self._look = look

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height all rows share."""
        del index
        return QSize(option.rect.width(), self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one hit."""
        hit: Hit | None = index.data(roles.OWN)
        if hit is None:
            return
        painter.save()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._background(painter, rect, selected)
        inner = rect.adjusted(2 * self._pad, self._pad, -self._pad, -self._pad)
        top = self._headline(painter, inner, hit)
        top = self._path(painter, inner, top, hit)
        self._snippet(painter, inner, top, hit)
        painter.restore()

    def _background(self, painter: QPainter, rect: QRect, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, self._theme.colour("accent_wash"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _headline(self, painter: QPainter, inner: QRect, hit: Hit) -> int:
        metrics = QFontMetrics(self._title)
        badge = self._look.badges.get(hit.language, "") if hit.language != self._look.reading_language else ""
        width = inner.width()
        if badge:
            width -= self._badge(painter, inner, badge) + self._pad
        painter.setFont(self._title)
        painter.setPen(self._theme.colour("ink"))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(inner.left(), inner.top() + metrics.ascent(), title)
        return inner.top() + metrics.height()

    def _badge(self, painter: QPainter, inner: QRect, text: str) -> int:
        metrics = QFontMetrics(self._small)
        width = metrics.horizontalAdvance(text) + self._pad
        box = QRect(inner.right() - width, inner.top() + 1, width, metrics.height())
        painter.setPen(self._theme.colour("accent"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._small)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width

    def _path(self, painter: QPainter, inner: QRect, top: int, hit: Hit) -> int:
        metrics = QFontMetrics(self._small)
        if hit.kind == "term":
            parts = [self._look.glossary]
        else:
            parts = [self._look.sections.get(hit.section, hit.section), hit.heading]
        path = " › ".join(part for part in parts if part)
        if hit.number is not None:
            path += f"  ¶ {hit.number}"
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("accent" if hit.kind == "term" else "ink_soft"))
        elided = metrics.elidedText(path, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner.left(), top + metrics.ascent(), elided)
        return top + metrics.height() + self._pad // 2

    def _snippet(self, painter: QPainter, inner: QRect, top: int, hit: Hit) -> None:
        text = hit.snippet.text
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(hit, self._theme.colour("mark")))
        layout.beginLayout()
        height, cut = 0.0, 0
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(inner.width())
            if number == _LINES - 1 and line.textStart() + line.textLength() < len(text):
                # Room for the dots that say that there is more.
                line.setLineWidth(inner.width() - QFontMetrics(self._font).horizontalAdvance(_ELLIPSIS))
                cut = line.textStart() + line.textLength()
            line.setPosition(QPointF(0, height))
            height += line.height() + 2
        layout.endLayout()
        painter.setPen(self._theme.colour("ink"))
        layout.draw(painter, QPointF(inner.left(), top))
        if cut:
            last = layout.lineAt(layout.lineCount() - 1)
            painter.setFont(self._font)
            x = inner.left() + last.naturalTextWidth()
            painter.drawText(QPointF(x, top + last.y() + last.ascent()), _ELLIPSIS)

    def _formats(self, hit: Hit, colour: QColor) -> list[QTextLayout.FormatRange]:
        ranges = []
        for start, end in hit.snippet.marks:
            one = QTextLayout.FormatRange()
            one.start, one.length = start, end - start
            look = QTextCharFormat()
            look.setBackground(colour)
            look.setForeground(self._theme.colour("mark_ink"))
            look.setFontWeight(QFont.Weight.DemiBold)
            one.format = look
            ranges.append(one)
        return ranges
