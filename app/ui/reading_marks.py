"""The reading list: which pages are read, marked by reading to the end or by hand, and the next one that is not."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.core.userdata.reading_list import ReadingList


class ReadingMarks(QObject):
    """Emits `changed` with what there is to write down."""

    changed = Signal(object)

    def __init__(self, reading: ReadingList, parent: QObject) -> None:
        super().__init__(parent)
        self.reading = reading
        self._pages = frozenset(reading.read)

    @property
    def pages(self) -> frozenset[str]:
        """Ids of the pages that were read."""
        return self._pages

    def mark(self, pages: Iterable[str], *, read: bool) -> None:
        """Mark pages as read or as unread."""
        marked = self.reading.with_read(pages) if read else self.reading.without(pages)
        if marked != self.reading:
            self.reading = marked
            self._pages = frozenset(marked.read)
            self.changed.emit(marked)

    def next_unread(self, order: tuple[str, ...], here: str) -> str:
        """Return the next page in reading order that is unread, after the last one from the first, or ""."""
        start = order.index(here) + 1 if here in order else 0
        around = (*order[start:], *order[:start])
        return next((page for page in around if page not in self._pages and page != here), "")
