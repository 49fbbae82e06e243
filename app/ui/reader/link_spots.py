"""Where a link of the page stands on screen: under the mouse, or where the keyboard is."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor, QTextFragment
from PySide6.QtWidgets import QTextBrowser


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
    found, link = "", None
    iterator = view.document().findBlock(position).begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        address = fragment.charFormat().anchorHref()
        if address and address == link:
            found += fragment.text()
        elif fragment.position() > position:
            break
        else:
            found, link = fragment.text(), address
        iterator += 1
    return " ".join(found.split()) if link else ""


def _spot(view: QTextBrowser, position: int) -> QRect:
    fragment = _link_at(view, position)
    if fragment is None:
        return _between(view, position, position)
    return _between(view, fragment.position(), fragment.position() + fragment.length())


def _link_at(view: QTextBrowser, position: int) -> QTextFragment | None:
    iterator = view.document().findBlock(position).begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        begins = fragment.position()
        if begins <= position <= begins + fragment.length() and fragment.charFormat().isAnchor():
            return fragment
        iterator += 1
    return None


def _between(view: QTextBrowser, start: int, end: int) -> QRect:
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    first = view.cursorRect(cursor)
    cursor.setPosition(end)
    last = view.cursorRect(cursor)
    if last.top() != first.top():  # it goes on in the next line
        last = QRect(view.viewport().width(), first.top(), 0, first.height())
    return first.united(last)
