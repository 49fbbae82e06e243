"""Draws the rows of the results: titles of pages, passages, terms, an answer, "n more here"."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.rendering.citation import paragraph
from app.core.search.result import Hit
from app.ui.models.result_rows import ResultRow, RowKind
from app.ui.panels.hit_text import LEADING, SnippetPainter
from app.ui.plain_enums import ItemRole
from app.ui.theme import Theme

_LINES, _ANSWER_LINES = 2, 12
_BELOW_BADGE = 3  # pixels


class HitLook(NamedTuple):
    """Words the delegate adds: badge per language tag, name of a glossary entry, names of the sections.

    `matched` and `more` are sentences with {terms} and {count}.
    """

    reading_language: str
    badges: dict[str, str]
    glossary: str
    sections: dict[str, str]
    matched: str = "{terms}"
    more: str = "{count}"


class HitDelegate(QStyledItemDelegate):
    """The height of a row follows from its kind; only an answer, of which there is one, has its text measured."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._look = HitLook("", {}, "", {})
        self.set_theme(theme, view.font())

    def set_theme(self, theme: Theme, font: QFont) -> None:
        """Use another theme or font."""
        self._theme = theme
        self._font = QFont(font)
        self._title = QFont(font)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
        self._pad = theme.measures.px(theme.measures.space)
        self._metrics = {id(one): QFontMetrics(one) for one in (self._font, self._title, self._small)}
        self._snippets = SnippetPainter(theme, self._font)

    def set_look(self, look: HitLook) -> None:
        """Set the words of the interface language."""
        self._look = look

    def _of(self, font: QFont) -> QFontMetrics:
        return self._metrics[id(font)]

    # -- heights ------------------------------------------------------------------------------------------

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; all are as wide as the list."""
        del option
        row = index.data(ItemRole.OWN)
        return QSize(0, self._height(row) if isinstance(row, ResultRow) else 0)

    def _height(self, row: ResultRow) -> int:
        pad, small = self._pad, self._of(self._small).height()
        title = self._of(self._title).height()
        if row.kind is RowKind.HEAD:
            return title + 2 * pad - 2
        if row.kind is RowKind.MORE:
            return small + 2 * pad
        height = small + _BELOW_BADGE + self._text_height(_LINES) + pad + pad // 2
        if row.kind is not RowKind.PASSAGE:
            lines = self._lines(row) if row.kind is RowKind.ANSWER else _LINES
            return title + small + self._text_height(lines) + 3 * pad
        return height + (small if row.hit.matched else 0)

    def _text_height(self, lines: int) -> int:
        return lines * (self._of(self._font).height() + LEADING)

    def _lines(self, row: ResultRow) -> int:
        width = self._inner(QRect(0, 0, self._view.viewport().width(), 0)).width()
        return self._snippets.lines_needed(row.snippet, width, _ANSWER_LINES)

    def _inner(self, rect: QRect) -> QRect:
        return rect.adjusted(2 * self._pad, self._pad // 2, -self._pad, 0)

    # -- drawing ------------------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row: ResultRow | None = index.data(ItemRole.OWN)
        if row is None:
            return
        painter.save()
        rect: QRect = option.rect
        self._background(painter, rect, bool(option.state & QStyle.StateFlag.State_Selected), row)
        inner = self._inner(rect)
        if row.kind is RowKind.HEAD:
            self._head(painter, inner, row.hit)
        elif row.kind is RowKind.MORE:
            text = self._look.more.format(count=row.rest)
            self._line(painter, inner, inner.top() + self._pad // 2, text, self._small, "accent")
        elif row.kind is RowKind.PASSAGE:
            self._passage(painter, inner, row)
        else:
            self._term(painter, inner, row)
        painter.restore()

    def _background(self, painter: QPainter, rect: QRect, selected: bool, row: ResultRow) -> None:
        if selected:
            painter.fillRect(rect, self._theme.colour("accent_wash"))
        elif row.kind is RowKind.ANSWER:
            painter.fillRect(rect, self._theme.colour("raised"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        if row.kind in {RowKind.TERM, RowKind.HEAD} and rect.top() > self._pad:  # not above the first
            painter.setPen(self._theme.colour("hairline"))
            painter.drawLine(rect.left() + 2 * self._pad, rect.top(), rect.right() - self._pad, rect.top())

    def _head(self, painter: QPainter, inner: QRect, hit: Hit) -> None:
        section = self._look.sections.get(hit.section, hit.section)
        small, title = self._of(self._small), self._of(self._title)
        room = inner.width() - small.horizontalAdvance(section) - self._pad
        baseline = inner.top() + self._pad // 2 + 1 + title.ascent()
        if title.horizontalAdvance(hit.title) <= room:
            painter.setFont(self._small)
            painter.setPen(self._theme.colour("ink_soft"))
            painter.drawText(inner.right() - small.horizontalAdvance(section), baseline, section)
        self._line(painter, inner, inner.top() + self._pad // 2 + 1, hit.title, self._title, "ink")

    def _passage(self, painter: QPainter, inner: QRect, row: ResultRow) -> None:
        hit = row.hit
        number = paragraph(hit.number, self._look.reading_language) if hit.number is not None else ""
        path = "  ".join(part for part in (hit.heading, number) if part)
        width = self._badge(painter, inner, hit)
        top = self._line(painter, inner.adjusted(0, 0, -width, 0), inner.top(), path, self._small, "ink_soft")
        top += _BELOW_BADGE
        self._snippet(painter, inner, top, row, _LINES)
        if hit.matched:
            text = self._look.matched.format(terms=", ".join(hit.matched))
            self._line(painter, inner, top + self._text_height(_LINES), text, self._small, "accent")

    def _term(self, painter: QPainter, inner: QRect, row: ResultRow) -> None:
        inner = inner.adjusted(0, self._pad // 2, 0, 0)
        width = self._badge(painter, inner, row.hit)
        top = self._line(
            painter, inner.adjusted(0, 0, -width, 0), inner.top(), row.hit.title, self._title, "ink"
        )
        top = self._line(painter, inner, top, self._look.glossary, self._small, "accent")
        self._snippet(painter, inner, top + self._pad // 2, row, self._lines_shown(row))

    def _lines_shown(self, row: ResultRow) -> int:
        return self._lines(row) if row.kind is RowKind.ANSWER else _LINES

    def _badge(self, painter: QPainter, inner: QRect, hit: Hit) -> int:
        """Draw which other language a hit is in; return the room that takes."""
        text = self._look.badges.get(hit.language, "") if hit.language != self._look.reading_language else ""
        if not text:
            return 0
        metrics = self._of(self._small)
        width = metrics.horizontalAdvance(text) + self._pad
        box = QRect(inner.right() - width, inner.top(), width, metrics.height())
        painter.setPen(self._theme.colour("accent"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._small)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width + self._pad

    def _line(  # noqa: PLR0917 - what, where and how
        self, painter: QPainter, inner: QRect, top: int, text: str, font: QFont, colour: str
    ) -> int:
        """Draw a line of text, shortened to the width; return where the next one begins."""
        metrics = self._of(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), top + metrics.ascent(), shown)
        return top + metrics.height()

    def _snippet(self, painter: QPainter, inner: QRect, top: int, row: ResultRow, lines: int) -> None:
        self._snippets.draw(painter, QPointF(inner.left(), top), row.snippet, inner.width(), lines)
