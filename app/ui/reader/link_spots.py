"""Where a link of the page stands on screen: under the mouse, or where the keyboard is."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from app.ui.reader.page_links import link_at


def spot_at(view: QTextBrowser, point: QPoint) -> QRect:
    """Return the first line of the link at a point of the viewport, in its coordinates."""
    return _spot(view, view.cursorForPosition(point).position())


def spot_of_selection(view: QTextBrowser) -> QRect:
    """Return the first line of what is selected, or of the word at the text cursor."""
    cursor = view.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    return _between(view, cursor.selectionStart(), cursor.selectionEnd())


def text_at(view: QTextBrowser, position: int) -> str:
    """Return the words of the link at a position of the document, whole: an anchor may part it in two."""
    link = link_at(view.document(), position)
    if link is None:
        return ""
    cursor = QTextCursor(view.document())
    cursor.setPosition(link.start)
    cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
    return " ".join(cursor.selectedText().split())


def _spot(view: QTextBrowser, position: int) -> QRect:
    link = link_at(view.document(), position) or link_at(view.document(), max(0, position - 1))
    return _between(view, link.start, link.end) if link is not None else _between(view, position, position)


def _between(view: QTextBrowser, start: int, end: int) -> QRect:
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    first = view.cursorRect(cursor)
    cursor.setPosition(end)
    last = view.cursorRect(cursor)
    if last.top() != first.top():  # it goes on in the next line
        last = QRect(view.viewport().width(), first.top(), 0, first.height())
    return first.united(last)
