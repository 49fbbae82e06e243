"""The links of a page in reading order, and the way from one to the next with the keyboard.

Qt steps from link to link as well, but begins at the top of the page again whenever the keyboard has been elsewhere or
the page was scrolled by anything but a step. Here one goes on from where one reads.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

_ROOM = 2  # lines kept over and under the link one has stepped to


class Link(NamedTuple):
    """A link with its half-open range of document characters; one that is parted by an anchor or an accent is one."""

    href: str
    start: int
    end: int


def links_in(block: QTextBlock) -> Iterator[Link]:
    """Yield the links of a text block in order."""
    link = Link("", 0, 0)
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        href, start = fragment.charFormat().anchorHref(), fragment.position()
        end = start + fragment.length()
        if href and href == link.href and start == link.end:
            link = link._replace(end=end)
        else:
            if link.href:
                yield link
            link = Link(href, start, end)
        iterator += 1
    if link.href:
        yield link


def link_at(document: QTextDocument, position: int) -> Link | None:
    """Return the link that holds the character at `position`, or None."""
    found = links_in(document.findBlock(position))
    return next((link for link in found if link.start <= position < link.end), None)


def next_link(document: QTextDocument, position: int, *, forward: bool) -> Link | None:
    """Return the first link that begins at or after a position, or the last one that ends at or before it."""
    block = document.findBlock(position)
    while block.isValid():
        links = list(links_in(block))
        for link in links if forward else reversed(links):
            if link.start >= position if forward else link.end <= position:
                return link
        block = block.next() if forward else block.previous()
    return None


def selected_link(view: QTextBrowser) -> Link | None:
    """Return the link that is selected exactly, as one is that the keyboard has come to."""
    cursor = view.textCursor()
    link = link_at(view.document(), cursor.selectionStart()) if cursor.hasSelection() else None
    return (
        link if link and (link.start, link.end) == (cursor.selectionStart(), cursor.selectionEnd()) else None
    )


def step_to_link(view: QTextBrowser, *, forward: bool) -> bool:
    """Go to the next link from where one reads, or the previous one; False after the last and before the first."""
    link = next_link(view.document(), _reading_position(view, forward=forward), forward=forward)
    if link is None:
        return False
    cursor = view.textCursor()
    cursor.setPosition(link.start)
    cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    _show(view)
    stand_on_selected_link(view)
    return True


def stand_on_selected_link(view: QTextBrowser) -> None:
    """Have Qt take the link that is selected for the one the keyboard is at, rather than for text to be copied.

    Qt tells them apart by a flag of its own, which it sets when it steps to a link or follows one: here it follows the
    link, and nobody hears of it.
    """
    if view.hasFocus():
        with QSignalBlocker(view):
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            QTextBrowser.keyPressEvent(view, enter)


def _reading_position(view: QTextBrowser, *, forward: bool) -> int:
    """Return where the cursor is, if that can be seen, or else where what can be seen begins or ends."""
    cursor, area = view.textCursor(), view.viewport().rect()
    if area.intersects(view.cursorRect(cursor)):
        return cursor.selectionEnd() if forward else cursor.selectionStart()
    corner = QPoint(0, 0) if forward else area.bottomRight()
    return view.cursorForPosition(corner).position()


def _show(view: QTextBrowser) -> None:
    """Scroll so that there are some lines over and under the cursor."""
    spot, bar = view.cursorRect(), view.verticalScrollBar()
    room = min(_ROOM * spot.height(), view.viewport().height() // 3)
    over, under = spot.top() - room, spot.bottom() + room - view.viewport().height()
    if over < 0 or under > 0:
        bar.setValue(bar.value() + (over if over < 0 else under))
