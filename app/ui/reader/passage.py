"""Which paragraphs of the page somebody means: those selected, the one clicked on, the one under the eye.

The one place that goes from positions and heights in the document to blocks of the page, through its BlockMap.
"""

from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor

from app.core.model.page import Block, Page
from app.ui.reader.page_view import PageView

_NUMBER_WIDTH = 48  # how far left of the column a paragraph number still is one, at least


class Passage(NamedTuple):
    """Neighbouring blocks by the id of the first and the last, or a page as a whole where both are empty.

    `quote` are the words that were selected, "" where they are all words of the blocks.
    """

    first: str = ""
    last: str = ""
    quote: str = ""

    def blocks(self, page: Page) -> tuple[Block, ...]:
        """Return the blocks in any language of the page."""
        ids = [block.id for block in page.blocks]
        if self.first not in ids or self.last not in ids:
            return ()
        return page.blocks[ids.index(self.first) : ids.index(self.last) + 1]


def selected_passage(view: PageView, page: Page) -> Passage | None:
    """Return what is selected, or None where nothing is."""
    cursor = view.textCursor()
    text = selected_text(cursor)
    if not text:
        return None
    notes = min((at for name, at in view.blocks.anchors.items() if name.startswith("note-")), default=None)
    if notes is not None and cursor.selectionStart() >= notes:
        return Passage(quote=text)  # a source of the page, which is part of no paragraph
    last = view.blocks.id_at_position(cursor.selectionEnd() - 1)
    if not last:
        return Passage(quote=text)  # title and summary
    first = view.blocks.id_at_position(cursor.selectionStart()) or page.blocks[0].id
    passage = Passage(first, last)
    whole = "\n".join(block.text for block in passage.blocks(page))
    return passage if _bare(text) == _bare(whole) else passage._replace(quote=text)


def passage_under_eye(view: PageView) -> Passage:
    """Return the first numbered paragraph that can be seen whole, else the first that can be seen at all."""
    height, bottom = view.verticalScrollBar().value(), view.viewport().height()
    seen = ""
    for index, spot in enumerate(view.blocks.spots):
        top, extent = view.blocks.extent(index)
        if spot.number is None or top + extent <= height + 1:
            continue
        if top >= height + bottom:
            break
        seen = seen or spot.id
        if top >= height:
            return Passage(spot.id, spot.id)
    return Passage(seen, seen)


def passage_at(view: PageView, point: QPoint) -> Passage | None:
    """Return the block at a point of the viewport, or None beside all of them."""
    index = view.blocks.index_at(point.y() + view.verticalScrollBar().value())
    if index < 0:
        return None
    notes = [view.blocks.top(at) for name, at in view.blocks.anchors.items() if name.startswith("note-")]
    if notes and point.y() + view.verticalScrollBar().value() >= min(notes):
        return None
    spot = view.blocks.spots[index]
    return Passage(spot.id, spot.id)


def number_at(view: PageView, point: QPoint) -> Passage | None:
    """Return the block whose number in the margin is at a point of the viewport, or None."""
    left = view.document().rootFrame().frameFormat().leftMargin()
    if not left - max(_NUMBER_WIDTH, view.fontMetrics().height() * 2) <= point.x() < left:
        return None
    height = point.y() + view.verticalScrollBar().value()
    index = view.blocks.index_at(height)
    if index < 0 or view.blocks.spots[index].number is None:
        return None
    line = view.document().findBlock(view.blocks.spots[index].position).layout().lineAt(0)
    if not line.isValid() or height > view.blocks.tops()[index] + line.y() + min(line.height(), 60):
        return None
    spot = view.blocks.spots[index]
    return Passage(spot.id, spot.id)


def is_in_selection(view: PageView, point: QPoint) -> bool:
    """Say whether a point of the viewport lies in what is selected."""
    cursor = view.textCursor()
    at = view.cursorForPosition(point).position()
    return cursor.hasSelection() and cursor.selectionStart() <= at <= cursor.selectionEnd()


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected as words to quote: a line for each paragraph or cell, no numbers of notes."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        lines.append(_words(block, start, end))
        block = block.next()
    return "\n".join(line for line in lines if line)


def _words(block: QTextBlock, start: int, end: int) -> str:
    words = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if not fragment.charFormat().anchorHref().startswith("note:"):
            at = fragment.position()
            units = fragment.text().encode("utf-16-le")
            piece = units[2 * max(0, start - at) : 2 * max(0, end - at)]
            words.append(piece.decode("utf-16-le", "ignore"))
        iterator += 1
    return "".join(words).translate(_CLEAN).strip()


_CLEAN = {0xAD: None, 0x2060: None, 0xFFFC: None, 0x2028: " ", 0x2009: None}


def _bare(text: str) -> str:
    """Return the letters of a text: what a document and a library keep alike."""
    return "".join(letter for letter in text if letter.isalnum())
