"""Keys that do something else on a page than in any other text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from app.ui.reader.block_map import BlockMap

_LINES_KEPT = 3


def press(view: QTextBrowser, blocks: BlockMap, event: QKeyEvent, line: int) -> bool:
    """Do what a key means on a page; False where it means what it does elsewhere. `line` is in pixels."""
    if event.key() == Qt.Key.Key_Space:
        _turn(view, line, back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True
    if event.matches(QKeySequence.StandardKey.SelectAll):
        select_text(view, blocks)
        return True
    return False


def select_text(view: QTextBrowser, blocks: BlockMap) -> None:
    """Select the text of the page, without the links that lead on to others; the page does not move."""
    height = view.verticalScrollBar().value()
    cursor = view.textCursor()
    cursor.setPosition(blocks.end_of_text() - 1)
    cursor.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.verticalScrollBar().setValue(height)


def _turn(view: QTextBrowser, line: int, *, back: bool) -> None:
    """Scroll by a screen, a few lines short of it."""
    step = view.viewport().height() - line * _LINES_KEPT
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + (-step if back else step))
