"""What one points at on the page: a wash under the link below the mouse, a ring round the focused one and the hit.

Also asks for a word of explanation where the mouse rests, or the keyboard arrives. Made after the first paint;
the page itself does not know of it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QCursor, QHelpEvent, QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolTip,
    QWidget,
)

from app.ui.reader.page_links import Link, link_at, selected_link
from app.ui.reader.page_view import PageView
from app.ui.reader.text_boxes import text_boxes

_WASH = 36  # of 255
_LINE = 2  # pixels
_ROOM = 2  # between a ring and what it goes round
_ROOM_OF_NUMBER = 1  # it would lie on the letter before
_UNDER_NUMBER = 0.3  # of the height of the line: nothing stands there
_ROUND = 3

Explain = Callable[[str, str, int], str]
"""(href, word, position in the document) -> what to say about it, "" for nothing.

`word` is what stands there, whether or not it is a link.
"""


class _WithoutDots(QProxyStyle):
    """Leaves the link the keyboard is at to our ring: the style would draw dots over it, and over a small number."""

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt passes it by name
    ) -> int:
        """Answer as the style of the program does, but give no format to the link."""
        if hint == QStyle.StyleHint.SH_TextControl_FocusIndicatorTextCharFormat:
            return 0
        return super().styleHint(hint, option, widget, returnData)


class LinkMarks(QObject):
    """Marks the links of one view. `explained` says what was shown where the keyboard arrived."""

    explained = Signal(str)

    def __init__(self, view: PageView, explain: Explain) -> None:
        super().__init__(view)
        self._view = view
        self._explain = explain
        self._hovered: tuple[int, int] | None = None
        self._focused: tuple[int, int] | None = None
        dotless = _WithoutDots("Fusion")
        dotless.setParent(self)
        view.setStyle(dotless)
        view.over.append(self.paint)
        view.highlighted.connect(self._on_highlighted)
        view.textChanged.connect(self._on_text_changed)
        view.viewport().installEventFilter(self)

    @property
    def rect(self) -> QRect:
        """Where the link is that one has followed or points at, on the screen; without one, where the mouse is."""
        port = self._view.viewport()
        link = self.focused() or self._hovered  # a click brings the keyboard to a link as well
        at = self._whole(*link) if link is not None else QRect()
        if not at.intersects(port.rect()):
            at = QRect(port.mapFromGlobal(QCursor.pos()), QSize(1, 1))
        if not at.intersects(port.rect()):
            at = QRect(port.rect().center(), QSize(1, 1))
        return QRect(port.mapToGlobal(at.topLeft()), at.size())

    def language(self) -> str:
        """Return the language of the text the link stands in that one has followed or points at, or ""."""
        link = self.focused() or self._hovered
        return self._view.blocks.language_at(link[0]) if link is not None else ""

    def focused(self) -> tuple[int, int] | None:
        """Return start and end of the link the keyboard is at."""
        if not (self._view.hasFocus() or self._under_a_popup()):
            return None
        link = selected_link(self._view)
        return (link.start, link.end) if link is not None else None

    def _under_a_popup(self) -> bool:
        """Say whether the keyboard comes back here when the card or menu that is open goes."""
        popup = QApplication.activePopupWidget()
        return popup is not None and self._view.window().focusWidget() is self._view

    # -- what happens -------------------------------------------------------------------------------------

    def _on_highlighted(self, url: QUrl) -> None:
        self._hovered = None
        if not url.isEmpty():
            found = self._link_under(self._view.viewport().mapFromGlobal(QCursor.pos()))
            if found is not None:
                self._hovered = found[1:]
        self._view.viewport().update()

    def _notice_focus(self) -> None:
        """Explain the link the keyboard has come to."""
        focused = self.focused()
        if focused is None or focused == self._focused:
            return  # a window one comes back to has nothing new to say
        self._focused = focused
        if self._under_a_popup():
            return  # a card says it already
        found = link_at(self._view.document(), focused[0])
        text = self._explain(found[0], self._text(*focused), focused[0]) if found is not None else ""
        self._say(text, self.rect.bottomLeft() + QPoint(0, 6))
        if text:
            self.explained.emit(text)

    def _say(self, text: str, at: QPoint) -> None:
        if text:
            QToolTip.showText(at, text, self._view)
        else:
            QToolTip.hideText()

    def _on_text_changed(self) -> None:
        self._hovered = self._focused = None
        QToolTip.hideText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Explain what the mouse rests on; forget the link it has left together with the page."""
        if event.type() == QEvent.Type.Leave:
            self._on_highlighted(QUrl())
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._say(self.explanation(event.pos()), event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def explanation(self, point: QPoint) -> str:
        """Return what is to be said about what stands at a point of the viewport, or ""."""
        found = self._link_under(point)
        if found is not None:
            return self._explain(found[0], self._text(*found[1:]), found[1])
        block, start, end = _word_at(self._view.cursorForPosition(point))
        box = self._whole(block.position() + start, block.position() + end)
        # The word that is nearest to an empty spot is not what one points at.
        if not box.adjusted(-2, -2, 2, 2).contains(point):
            return ""
        return self._explain("", block.text()[start:end], block.position() + start)

    def _link_under(self, point: QPoint) -> Link | None:
        if not self._view.anchorAt(point):
            return None
        position = self._view.cursorForPosition(point).position()
        document = self._view.document()
        return link_at(document, position) or link_at(document, max(0, position - 1))

    def _text(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    # -- where it is --------------------------------------------------------------------------------------

    def _whole(self, start: int, end: int) -> QRect:
        result = QRect()
        for rect in text_boxes(self._view, start, end):
            result = result.united(rect.toAlignedRect())
        return result

    # -- painting -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """Paint over the page."""
        focused = self.focused()
        if focused not in {None, self._focused}:
            QTimer.singleShot(0, self._notice_focus)  # Qt has no signal for it, but paints
        colour = self._view.palette().link().color()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.current_mark is not None:
            self._frame(painter, self._view.current_mark, self._view.mark_colour)
        if self._hovered is not None and self._hovered != focused:
            wash = QColor(colour)
            wash.setAlpha(_WASH)
            for rect in text_boxes(self._view, *self._hovered):
                painter.fillRect(rect, wash)
                painter.fillRect(QRectF(rect.left(), rect.bottom() - _LINE, rect.width(), _LINE), colour)
        if focused is not None:
            self._frame(painter, focused, colour)

    def _frame(self, painter: QPainter, around: tuple[int, int], colour: QColor) -> None:
        painter.setPen(QPen(colour, _LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        room, lower = (_ROOM, 0.0) if not self._is_raised(around[0]) else (_ROOM_OF_NUMBER, _UNDER_NUMBER)
        for rect in text_boxes(self._view, *around):
            ring = rect.adjusted(-room, 0, room, -lower * rect.height())
            painter.drawRoundedRect(ring, _ROUND, _ROUND)

    def _is_raised(self, position: int) -> bool:
        """Say whether a number of a note begins here: right behind a letter, and above the line."""
        link = link_at(self._view.document(), position)
        return link is not None and link.href.startswith("note:")


def _word_at(cursor: QTextCursor) -> tuple[QTextBlock, int, int]:
    """Return the text block of a cursor and the word there, with what hyphens join to it: "WTDC-17", "ITU-D"."""
    block = cursor.block()
    text = block.text()
    start = end = cursor.positionInBlock()
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return block, start, end
