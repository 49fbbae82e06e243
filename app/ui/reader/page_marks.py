"""The marks on a page: half-open ranges of characters, one of which is the one the reader is at."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.ui.reader.page_style import PageStyle


class PageMarks:
    """Draws the marks of one view and brings them into sight. Whose they are is not its business."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._ranges: list[tuple[int, int]] = []
        self.current: tuple[int, int] | None = None

    def show(self, ranges: list[tuple[int, int]], current: int, style: PageStyle) -> None:
        """Draw these marks and no others."""
        self._ranges, self._style = ranges, style
        self._draw(current)

    def _draw(self, current: int) -> None:
        self.current = self._ranges[current] if 0 <= current < len(self._ranges) else None
        selections = []
        for index, (start, end) in enumerate(self._ranges):
            selection = QTextEdit.ExtraSelection()
            look = self._style.look_of_mark(current=index == current)
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = look
            selections.append(selection)
        self._view.setExtraSelections(selections)

    def bring_into_view(self, index: int) -> None:
        """Make one mark the current one; where it cannot be seen well, scroll it to a third from the top."""
        if not 0 <= index < len(self._ranges):
            return
        self._draw(index)
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._ranges[index][0])
        rect, height = self._view.cursorRect(cursor), self._view.viewport().height()
        if rect.top() < self._style.space(4) or rect.bottom() > height - self._style.space(6):
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)
