"""Find on this page: looks through the whole document for what stands in the find bar, and goes from match to match.

While the bar is open the marks of a search rest: one bar, one kind of marks at a time.
"""

from bisect import bisect_left

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.core.search.find import FoldedText, folded_query, folded_text
from app.ui.announce import announce
from app.ui.appearance import Appearance
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Point
from app.ui.reader.find_bar import FindBar
from app.ui.reader.reader_pane import ReaderPane

_LONGEST_PREFILL = 100


class PageFind(QObject):
    """Drives one reader's find bar. Matches are document positions, in the order of the document."""

    def __init__(self, reader: ReaderPane, interface: InterfaceLanguage, appearance: Appearance) -> None:
        super().__init__(reader)
        self._reader = reader
        self._view = reader.view
        self._appearance = appearance
        self.bar = FindBar(interface, appearance.icons(), reader)
        self._texts: list[tuple[int, FoldedText]] | None = None
        self._matches: list[tuple[int, int]] = []
        self._current = -1
        self._origin = 0
        self._at: tuple[str, Point] | None = (
            None  # page and place of the current match, which outlive the document
        )
        reader.add_bar(self.bar)
        reader.rendered.connect(self._on_rendered)
        appearance.changed.connect(self._on_appearance_changed)
        self.bar.text_changed.connect(self._on_text_changed)
        self.bar.step_requested.connect(self.step)
        self.bar.close_requested.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the bar can be seen."""
        return not self.bar.isHidden()

    @property
    def has_text(self) -> bool:
        """Whether there is something to find again."""
        return bool(folded_query(self.bar.field.text()))

    def open(self) -> None:
        """Open the bar, with what is selected on the page; looking begins where one is."""
        selected = self._selected()
        self._begin()
        blocked = self.bar.field.blockSignals(True)
        if selected:
            self.bar.field.setText(selected)
        self.bar.field.blockSignals(blocked)
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._look_again()
        self._go_to(self._first_from(self._origin), wrapped=0)

    def step(self, step: int) -> None:
        """Go to the next match, or with -1 to the previous one, round the ends of the page."""
        if not self.is_open:
            self._begin()
            self._look_again()
        if not self._matches:
            self._tell(0)
            return
        if self._current < 0:
            first = self._first_from(self._origin)
            target = first if step > 0 else first - 1
        else:
            target = self._current + step
        wrapped = 1 if target >= len(self._matches) else -1 if target < 0 else 0
        self._go_to(target % len(self._matches), wrapped=wrapped)
        self._origin = self._matches[self._current][0]

    def close(self) -> None:
        """Close the bar and leave the match one is at selected, to read on or copy."""
        if self.is_open:
            match = self._matches[self._current] if self._current >= 0 else None
            self.withdraw()
            if match is not None:
                self._view.setTextCursor(self._cursor(match))
            self._view.setFocus()

    def withdraw(self) -> None:
        """Close the bar because something else is looked for."""
        if self.is_open:
            self.bar.hide()
            self._texts, self._matches, self._current = None, [], -1
            self._view.setExtraSelections([])
            self._reader.hold_marks(False)

    # -- looking ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._origin = self._here()
        if not self.is_open:
            self._texts = None
            self._reader.hold_marks(True)
            self.bar.show()

    def _selected(self) -> str:
        text = self._view.textCursor().selectedText().replace("\u00ad", "").replace("\u2060", "")
        return "" if "\u2029" in text or len(text) > _LONGEST_PREFILL else text.strip()

    def _here(self) -> int:
        """Return the position from which to look: the selection if it can be seen, else what stands at the top."""
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            if self._view.viewport().rect().intersects(self._view.cursorRect(cursor)):
                return cursor.position()
        if self._view.verticalScrollBar().value() == 0:
            return 0
        # In the margins there is no text, and Qt would answer with any.
        left = round(self._view.document().rootFrame().frameFormat().leftMargin()) + 2
        return self._view.cursorForPosition(QPoint(left, 2)).position()

    def _look_again(self) -> None:
        """Find every match of what stands in the bar. The current one is not known after that."""
        wanted = folded_query(self.bar.field.text())
        if self._texts is None:
            self._texts = self._read()
        self._matches = [
            (position + start, position + end)
            for position, text in self._texts
            for start, end in text.find(wanted)
        ]
        self._current = -1

    def _read(self) -> list[tuple[int, FoldedText]]:
        blocks = self._view.blocks.text_blocks()
        return [(block.position(), folded_text(text)) for block in blocks if (text := block.text())]

    def _first_from(self, position: int) -> int:
        """Return the index of the first match at or after a position, or one past the last."""
        return bisect_left(self._matches, (position, 0))

    def _go_to(self, index: int, *, wrapped: int) -> None:
        """Make a match the current one and bring it into view; past the last one that is the first."""
        if self._matches and index >= len(self._matches):
            index, wrapped = 0, 1
        self._make_current(index if self._matches else -1)
        self._mark()
        if self._current >= 0:
            self._bring_into_view(self._matches[self._current])
        self._tell(wrapped)

    def _make_current(self, index: int) -> None:
        self._current = index
        page = self._reader.page
        self._at = None
        if index >= 0 and page is not None:
            self._at = page.id, self._view.blocks.point_at(self._matches[index][0])

    def _tell(self, wrapped: int) -> None:
        self.bar.show_position(self._current, len(self._matches), wrapped)
        spoken = ". ".join(text for text in (self.bar.count.text(), self.bar.sign.text()) if text)
        announce(self.bar.field, spoken)

    def _mark(self) -> None:
        theme = self._appearance.themes.theme
        selections = []
        for index, match in enumerate(self._matches):
            current = index == self._current
            look = QTextCharFormat()
            look.setBackground(theme.colour("find_current" if current else "find"))
            look.setForeground(theme.colour("find_ink"))
            if current:  # not by colour alone
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(match)
            selection.format = look
            selections.append(selection)
        self._view.setExtraSelections(selections)

    def _bring_into_view(self, match: tuple[int, int]) -> None:
        """Scroll a match that cannot be seen well to a third from the top."""
        cursor = self._cursor(match)
        cursor.setPosition(match[0])
        rect, height = self._view.cursorRect(cursor), self._view.viewport().height()
        line = max(1, rect.height())
        if rect.top() < line or rect.bottom() > height - line:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)

    def _cursor(self, match: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(match[0])
        cursor.setPosition(match[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # -- what happened ------------------------------------------------------------------------------------

    def _on_text_changed(self) -> None:
        self._look_again()
        self._go_to(self._first_from(self._origin), wrapped=0)

    def _on_rendered(self) -> None:
        """Look again in what is on the page now, without moving it: another page, language or size of text."""
        if not self.is_open:
            return
        self._texts = None
        self._look_again()
        self._origin = self._here()
        if self._matches:
            found = self._same_as_before()
            self._make_current(self._first_from(self._origin) % len(self._matches) if found < 0 else found)
        self._mark()
        self._tell(0)

    def _same_as_before(self) -> int:
        """Return the index of the match that was the current one, else of the first in its paragraph, or -1.

        Not by counting: in two languages a match has other ones before it than in one.
        """
        page = self._reader.page
        if self._at is None or page is None or page.id != self._at[0]:
            return -1
        at = self._at[1]
        points = [self._view.blocks.point_at(start) for start, _end in self._matches]
        if at in points:
            return points.index(at)
        near = (index for index, point in enumerate(points) if point.block and point.block == at.block)
        return next(near, -1)

    def _on_appearance_changed(self) -> None:
        self.bar.set_icons(self._appearance.icons())
