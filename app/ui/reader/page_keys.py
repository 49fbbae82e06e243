"""Keys that do something else on a page than in any other text."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from app.ui.reader.block_map import BlockMap

_LINES_KEPT = 3
_SELECTING = {
    Qt.Key.Key_Left: (QTextCursor.MoveOperation.Left, QTextCursor.MoveOperation.WordLeft),
    Qt.Key.Key_Right: (QTextCursor.MoveOperation.Right, QTextCursor.MoveOperation.WordRight),
    Qt.Key.Key_Up: (QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.PreviousBlock),
    Qt.Key.Key_Down: (QTextCursor.MoveOperation.Down, QTextCursor.MoveOperation.NextBlock),
    Qt.Key.Key_Home: (QTextCursor.MoveOperation.StartOfLine, QTextCursor.MoveOperation.Start),
    Qt.Key.Key_End: (QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveOperation.End),
}
"""By key: how far Shift selects, alone and with Ctrl."""


def press(view: QTextBrowser, blocks: BlockMap, event: QKeyEvent, line: int) -> bool:
    """Do what a key means on a page; False where it means what it does elsewhere. `line` is in pixels."""
    if event.key() == Qt.Key.Key_Space:
        _turn(view, line, back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True
    if event.matches(QKeySequence.StandardKey.SelectAll):
        select_text(view, blocks)
        return True
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & Qt.KeyboardModifier.ShiftModifier and event.key() in _SELECTING:
        return _select(view, Qt.Key(event.key()), modifiers)
    if modifiers == Qt.KeyboardModifier.ControlModifier and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        bar = view.verticalScrollBar()
        bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
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


def _select(view: QTextBrowser, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Select from where one is, or from the first line in sight."""
    further = modifiers == Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    if not further and modifiers != Qt.KeyboardModifier.ShiftModifier:
        return False
    cursor = view.textCursor()
    if not view.viewport().rect().intersects(view.cursorRect(cursor)):
        cursor = view.cursorForPosition(QPoint(view.viewport().width() // 2, 0))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    cursor.movePosition(_SELECTING[key][further], QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    return True


def _turn(view: QTextBrowser, line: int, *, back: bool) -> None:
    """Scroll by a screen, a few lines short of it."""
    step = view.viewport().height() - line * _LINES_KEPT
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + (-step if back else step))
