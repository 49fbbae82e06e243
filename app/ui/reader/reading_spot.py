"""Where one is in the text of a page, beyond what stands at its top edge: the selection, the paragraph one reads."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.ui.navigation import Point
from app.ui.reader.block_map import BlockMap, Spot
from app.ui.reader.page_links import selected_link, stand_on_selected_link


def select(view: QTextBrowser, blocks: BlockMap, selection: tuple[Point, Point]) -> None:
    """Select what was selected once, if the page shows its text; the page does not move."""
    anchor, position = (blocks.position_of(point) for point in selection)
    last = view.document().characterCount() - 1
    if anchor is None or position is None or anchor > last or position > last:
        return
    height = view.verticalScrollBar().value()
    cursor = view.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    if selected_link(view) is not None:
        stand_on_selected_link(view)
    view.verticalScrollBar().setValue(height)


def spot_of_cursor(view: QTextEdit, blocks: BlockMap) -> Spot | None:
    """Return the numbered paragraph that the cursor has been put in, by a click, a jump or a hit, if it can be seen."""
    viewport, cursor = view.viewport().rect(), view.textCursor()
    spot = blocks.spot_at(cursor.position())
    if spot is None or spot.number is None or not blocks.holds({spot.id}, cursor.position()):
        return None
    return spot if viewport.intersects(view.cursorRect(cursor)) else None


def current_block(view: QTextEdit, blocks: BlockMap) -> str:
    """Return the id of the numbered paragraph one is at, or "" where there is none.

    That of the cursor if it has been put somewhere that can be seen; else the first that begins in sight, or the
    one that fills the upper half.
    """
    if (spot := spot_of_cursor(view, blocks)) is not None:
        return spot.id
    viewport = view.viewport().rect()
    height, tops = view.verticalScrollBar().value(), blocks.tops()
    index = blocks.index_at(height + 1)
    if index < 0 or (
        tops[index] < height and index + 1 < len(tops) and tops[index + 1] < height + viewport.height() // 2
    ):
        index += 1
    numbered = (one.id for one in blocks.spots[max(0, index) :] if one.number is not None)
    return next(numbered, "")
