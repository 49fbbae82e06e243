"""Watches the page: under which heading one is, and whether its end has been read."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from app.core.model.page import BlockKind, Page
from app.ui.reader.reader_pane import ReaderPane

_NEXT_FRAME = 17  # ms; a timer of 0 may fire before the paint it is meant to follow
_READ_AFTER = 3000  # ms the end of a page is on screen before the page counts as read
_MUST_BE_SEEN = 0.5  # of a page: whoever comes to its end by a link or a search has not read it


class ReadingPlace(QObject):
    """Says so when either changes. Looks in the frame after a scroll, so that scrolling does not wait for it."""

    heading_changed = Signal(str)
    """Id of the heading, or "" above the first one."""
    read = Signal(str)
    """Id of a page whose end has been on screen for a while."""

    def __init__(self, reader: ReaderPane, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._view = reader.view
        self._page = ""
        self.heading = ""
        self._aim, self._aimed_at = "", -1
        self._seen: list[tuple[float, float]] = []  # shares of the height, ascending and apart
        self._look_due = self._timer(_NEXT_FRAME)
        self._look_due.timeout.connect(self._look)
        self.dwell = self._timer(_READ_AFTER)
        self.dwell.timeout.connect(self._on_dwelt)
        reader.place_changed.connect(self._on_moved)
        reader.page_shown.connect(self._on_page_shown)
        self._view.verticalScrollBar().rangeChanged.connect(self._on_moved)
        self._look_due.start()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    def aim(self, block: str) -> None:
        """Say that a block was gone to: until one scrolls on, its heading is the one one is under.

        Near the end of a page it cannot come to the top, and another heading would seem to be meant.
        """
        self._aim, self._aimed_at = block, -1
        self._look_due.start()

    def _on_moved(self) -> None:
        if not self._look_due.isActive():
            self._look_due.start()

    def _on_page_shown(self, page: Page | None) -> None:
        name = page.id if page is not None else ""
        if name != self._page:
            self._page = name
            self.dwell.stop()  # the time belongs to a page
            self._aimed_at = -1
            self._seen = []
        self._look_due.start()

    def _look(self) -> None:
        page = self._reader.page
        if page is None:
            return
        heading = self._aimed(page) or self._heading(page)
        if heading != self.heading:
            self.heading = heading
            self.heading_changed.emit(heading)
        self._note_what_is_seen()
        if not self._end_is_seen(page) or sum(end - start for start, end in self._seen) < _MUST_BE_SEEN:
            self.dwell.stop()
        elif not self.dwell.isActive():
            self.dwell.start()

    def _note_what_is_seen(self) -> None:
        height = max(1.0, self._view.document().size().height())
        top = self._view.verticalScrollBar().value() / height
        bottom = min(1.0, top + self._view.viewport().height() / height)
        if not self._seen and not self._view.numbers.accented:
            top = 0.0  # whoever comes back to where they stopped has read what is above
        apart = [(start, end) for start, end in self._seen if end < top or start > bottom]
        near = [(start, end) for start, end in self._seen if not (end < top or start > bottom)]
        whole = (min([top, *(start for start, _end in near)]), max([bottom, *(end for _start, end in near)]))
        self._seen = sorted([*apart, whole])

    def _aimed(self, page: Page) -> str:
        place = self._view.verticalScrollBar().value()
        if self._aim and self._aimed_at < 0:
            self._aimed_at = place
        if place != self._aimed_at:
            self._aim = ""
        headings = (block.id for block in page.blocks if block.kind is BlockKind.HEADING)
        return self._aim if self._aim in headings else ""

    def _heading(self, page: Page) -> str:
        """Return the last heading above a line a little below the top edge; at the very end, the last on screen."""
        bar = self._view.verticalScrollBar()
        at_end = 0 < bar.maximum() == bar.value()
        edge = self._view.viewport().height() if at_end else 4 * self._view.fontMetrics().height()
        found = ""
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                if self._top(block.id) > edge:
                    break
                found = block.id
        return found

    def _top(self, block: str) -> int:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._view.position_of(block))
        return self._view.cursorRect(cursor).top()

    def _end_is_seen(self, page: Page) -> bool:
        if not page.blocks:
            return False
        document, last = self._view.document(), page.blocks[-1].id
        ends = [
            spot.position for spot in self._view.blocks.all_spots if spot.id == last
        ]  # one for each language
        layout = document.documentLayout()
        bottom = max(
            (layout.blockBoundingRect(document.findBlock(end)).bottom() for end in ends), default=0.0
        )
        return bottom <= self._view.verticalScrollBar().value() + self._view.viewport().height()

    def _on_dwelt(self) -> None:
        page = self._reader.page
        if page is not None and self._view.isVisible() and self._view.window().isActiveWindow():
            self.read.emit(page.id)
