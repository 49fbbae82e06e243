"""Which paragraphs of the page somebody means: those selected, the one clicked on, the one under the eye.

The one place that goes from positions and heights in the document to blocks of the page, through its BlockMap.
"""

from typing import NamedTuple, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor, QTextFrame, QTextTable

from app.core.model.page import Block, Page
from app.core.rendering.page_html import BETWEEN_NOTES
from app.ui.reader.block_map import Spot
from app.ui.reader.page_view import PageView

_NUMBER_WIDTH = 48  # how far left of the column a paragraph number still is one, at least


class Passage(NamedTuple):
    """Neighbouring blocks by the id of the first and the last, or a page as a whole where both are empty.

    `quote` are the words that were selected, "" where they are all words of the blocks. `languages` are those it
    was read in, where the page shows more than one; none means that of the page.
    """

    first: str = ""
    last: str = ""
    quote: str = ""
    languages: tuple[str, ...] = ()

    def blocks(self, page: Page) -> tuple[Block, ...]:
        """Return the blocks in any language of the page."""
        ids = [block.id for block in page.blocks]
        if self.first not in ids or self.last not in ids:
            return ()
        return page.blocks[ids.index(self.first) : ids.index(self.last) + 1]


def _passage_of(view: PageView, *spots: Spot, between: tuple[Spot, ...] = (), quote: str = "") -> Passage:
    """Return the passage from the first of `spots` to the last; `between` are texts that lie in it."""
    shown = {spot.language for spot in view.blocks.all_spots}
    languages = dict.fromkeys(spot.language for spot in (*spots, *between)) if len(shown) > 1 else {}
    return Passage(spots[0].id, spots[-1].id, quote, tuple(languages))


def selected_passage(view: PageView, page: Page) -> Passage | None:
    """Return what is selected, or None where nothing is. `page` is it in any language."""
    cursor = view.textCursor()
    text = selected_text(cursor)
    if not text:
        return _selected_figure(view, cursor)
    parts = _parts(cursor)
    notes = min((at for name, at in view.blocks.anchors.items() if name.startswith("note-")), default=None)
    if notes is not None and parts[0][0] >= notes:
        return Passage(quote=text)  # a source of the page, which is part of no paragraph
    ends = [spot for start, end in parts for at in (start, end - 1) if (spot := view.blocks.spot_at(at))]
    if not ends:
        return Passage(quote=text)  # title and summary
    order = [block.id for block in page.blocks]
    ends.sort(key=lambda spot: order.index(spot.id) if spot.id in order else 0)
    if view.blocks.spot_at(parts[0][0]) is None:  # from the title on
        ends.insert(0, view.blocks.spots[0])
    # With translations below the paragraphs, what begins and ends in one language holds the other as well.
    inside = (spot for start, end in parts for spot in view.blocks.all_spots if start <= spot.position < end)
    return _passage_of(view, *ends, between=tuple(inside), quote=text)


def _selected_figure(view: PageView, cursor: QTextCursor) -> Passage | None:
    """Return the figure that alone is selected: it has no words on the page, and is cited whole."""
    at = cursor.selectedText().find("\ufffc")
    spot = view.blocks.spot_at(cursor.selectionStart() + at) if at >= 0 else None
    return _passage_of(view, spot) if spot is not None else None


def whole(passage: Passage, page: Page) -> Passage:
    """Return `passage` without its quotation where that is all there is in its blocks, in the language of `page`."""
    words = "\n".join(block.text for block in passage.blocks(page))
    return passage._replace(quote="") if _bare(passage.quote) == _bare(words) else passage


def passage_under_eye(view: PageView) -> Passage:
    """Return the first numbered paragraph that can be seen whole, else the first that can be seen at all."""
    height, bottom = view.verticalScrollBar().value(), view.viewport().height()
    seen: Spot | None = None
    for index, spot in enumerate(view.blocks.spots):
        top, extent = view.blocks.extent(index)
        if spot.number is None or top + extent <= height + 1:
            continue
        if top >= height + bottom:
            break
        seen = seen or spot
        if top >= height:
            return _passage_of(view, spot)
    return _passage_of(view, seen) if seen is not None else Passage()


def passage_at(view: PageView, point: QPoint) -> Passage | None:
    """Return the block at a point of the viewport, or None beside all of them."""
    height = point.y() + view.verticalScrollBar().value()
    index = view.blocks.index_at(height)
    notes = [view.blocks.top(at) for name, at in view.blocks.anchors.items() if name.startswith("note-")]
    if index < 0 or (notes and height >= min(notes)):
        return None
    spot = view.blocks.spots[index]
    under = view.blocks.spot_at(view.cursorForPosition(point).position())
    # Two columns have one height; in the margins there is no text, and Qt answers with any.
    return _passage_of(view, under if under is not None and under.id == spot.id else spot)


def number_at(view: PageView, point: QPoint) -> Passage | None:
    """Return the block whose number in the margin is at a point of the viewport, or None."""
    left = view.document().rootFrame().frameFormat().leftMargin()
    if not left - max(_NUMBER_WIDTH, view.fontMetrics().height() * 2) <= point.x() < left:
        return None
    height = point.y() + view.verticalScrollBar().value()
    index = view.blocks.index_at(height)
    if index < 0 or view.blocks.spots[index].number is None:
        return None
    spot = view.blocks.spots[index]
    line = view.document().findBlock(spot.position).layout().lineAt(0)
    if not line.isValid() or height > view.blocks.tops()[index] + line.y() + min(line.height(), 60):
        return None
    return _passage_of(view, spot)


def is_in_selection(view: PageView, point: QPoint) -> bool:
    """Say whether a point of the viewport lies in what is selected."""
    cursor = view.textCursor()
    at = view.cursorForPosition(point).position()
    return cursor.hasSelection() and cursor.selectionStart() <= at <= cursor.selectionEnd()


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected as words to quote: a line for each paragraph or cell, no numbers of notes."""
    lines = []
    for start, end in _parts(cursor):
        block = cursor.document().findBlock(start)
        while block.isValid() and block.position() < end:
            lines.append(_words(block, start, end))
            block = block.next()
    return "\n".join(line for line in lines if line)


def _parts(cursor: QTextCursor) -> list[tuple[int, int]]:
    """Return the half-open ranges that are selected: one, or of a table the cells, column by column."""
    table = _table_of(cursor) if cursor.hasComplexSelection() else None
    if table is None:
        return [(cursor.selectionStart(), cursor.selectionEnd())]
    row, rows, column, columns = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    cells = (table.cellAt(y, x) for x in range(column, column + columns) for y in range(row, row + rows))
    ranges = ((cell.firstPosition(), cell.lastPosition()) for cell in cells if cell.isValid())
    return list(dict.fromkeys(ranges))  # a cell may take several rows


def _table_of(cursor: QTextCursor) -> QTextTable | None:
    """Return the table in which anchor and position of a selection stand in different cells."""
    frame: QTextFrame | None = cursor.currentFrame()
    while frame is not None:
        if isinstance(frame, QTextTable):
            one, other = frame.cellAt(cursor.anchor()), frame.cellAt(cursor.position())
            if one.isValid() and other.isValid() and one != other:
                return frame
        frame = frame.parentFrame()
    return None


def _words(block: QTextBlock, start: int, end: int) -> str:
    words = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        is_note = fragment.charFormat().anchorHref().startswith("note:")
        if not is_note and fragment.text() != BETWEEN_NOTES:
            at = fragment.position()
            units = fragment.text().encode("utf-16-le")
            piece = units[2 * max(0, start - at) : 2 * max(0, end - at)]
            words.append(piece.decode("utf-16-le", "ignore"))
        iterator += 1
    return "".join(words).translate(_CLEAN).strip()


_CLEAN = {0xAD: None, 0x2060: None, 0xFFFC: None, 0x2028: " "}


def _bare(text: str) -> str:
    """Return the letters of a text: what a document and a library keep alike."""
    return "".join(letter for letter in text if letter.isalnum())
