"""Which paragraphs of the page somebody means: those selected, the one clicked on, the one under the eye.

The one place that goes from positions and heights in the document to blocks of the page, through its BlockMap.
"""

from typing import NamedTuple, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextTable

from app.core.model.page import Block, Page
from app.core.rendering.citation import quotable
from app.core.rendering.page_html import BETWEEN_NOTES
from app.ui.reader.block_map import Spot
from app.ui.reader.page_view import PageView
from app.ui.reader.reading_spot import spot_of_cursor

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
    words = quotable(passage.blocks(page))
    return passage._replace(quote="") if _bare(passage.quote) == _bare(words) else passage


def passage_meant(view: PageView) -> Passage:
    """Return what one is at where nothing is selected: what a link led to, where one clicked, the current hit.

    Where none of that can be seen, the paragraph under the eye.
    """
    spot = spot_of_cursor(view, view.blocks)
    if spot is None:
        return passage_under_eye(view)
    accented = [view.blocks.spots[index] for index in view.numbers.accented_spots()]
    if accented and view.textCursor().position() == accented[0].position:
        return _passage_of(view, *accented)
    return _passage_of(view, spot)


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
    """Return what is selected as words to quote: a line for each paragraph or cell, whole words, no numbers of notes."""
    lines: list[tuple[bool, str]] = []
    for first, last in _parts(cursor):
        start, end = _whole_words(cursor.document(), first, last)
        block = cursor.document().findBlock(start)
        while block.isValid() and block.position() < end:
            is_heading = block.blockFormat().headingLevel() > 0
            cells = _words(block, start, end).split("	")  # of a table row that is set as one paragraph
            lines += [(is_heading, words) for words in cells]
            block = block.next()
    only_headings = all(is_heading for is_heading, _line in lines)
    # A heading between two paragraphs is no sentence of what is quoted.
    return "\n".join(line for is_heading, line in lines if line and (only_headings or not is_heading))


def _whole_words(document: QTextDocument, start: int, end: int) -> tuple[int, int]:
    """Return a selection with the words whole at both of its ends: half a word is no quotation."""
    while start > 0 and _in_word(document, start):
        start -= 1
    while _in_word(document, end):
        end += 1
    return start, end


def _in_word(document: QTextDocument, position: int) -> bool:
    """Say whether there are letters or digits on both sides of a position, none of them the number of a note."""
    return all(
        document.characterAt(at).isalnum() and not _is_of_note(document, at)
        for at in (position - 1, position)
    )


def _is_of_note(document: QTextDocument, position: int) -> bool:
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return cursor.charFormat().anchorHref().startswith("note:")


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
        if not (fragment.charFormat().anchorHref().startswith("note:") or fragment.text() == BETWEEN_NOTES):
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
