"""The table of contents as a tree: sections, and the pages of each; which of them have been read."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from app.core.content.library import Library
from app.core.model.page import PROGRAM_PAGES
from app.ui.plain_enums import ItemRole

Index = QModelIndex | QPersistentModelIndex
_ANSWERED = {
    ItemRole.DISPLAY,
    ItemRole.TOOLTIP,
    ItemRole.OWN,
    ItemRole.UNREAD,
    ItemRole.BESIDE,
    ItemRole.ACCESSIBLE_TEXT,
}
_OF_SECTIONS = {ItemRole.BESIDE, ItemRole.TOOLTIP, ItemRole.ACCESSIBLE_TEXT}
_ROOT = 0


class ReadWords(NamedTuple):
    """What is said of pages and sections; `share` has the places {read} and {all}."""

    read: str = ""
    unread: str = ""
    share: str = ""


class _Row(NamedTuple):
    id: str
    title: str
    summary: str


class _SectionRow(NamedTuple):
    """A section with the rows that are shown, and the ids of all pages it has."""

    title: str
    rows: list[_Row]
    pages: tuple[str, ...]


class ContentsModel(QAbstractItemModel):
    """Two levels. An index carries 0 for a section, and the row of its section plus 1 for a page."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._sections: list[_SectionRow] = []
        self._library: Library | None = None
        self._program_pages: list[tuple[str, str]] = []
        self._read: frozenset[str] | None = None
        self._unread_only = False
        self._kept = ""
        self._words = ReadWords()

    def set_library(self, library: Library) -> None:
        """Show another library."""
        self.beginResetModel()
        self._library = library
        self._fill()
        self.endResetModel()

    def set_program_pages(self, titles: list[tuple[str, str]]) -> None:
        """Have the program's own pages (id, title) at the end of the last section; before a library is set."""
        self._program_pages = titles

    def set_language(self, language: str) -> None:
        """Show the titles in another language; the tree keeps its shape."""
        self._language = language
        self._fill()
        self._tell_all()

    def set_read(self, read: frozenset[str], words: ReadWords) -> bool:
        """Say which pages have been read, and how to call it; return whether the tree has other rows now."""
        self._read, self._words = read, words
        if self._unread_only:
            return self._update_rows()
        self._tell_all()
        return False

    def show_unread_only(self, unread_only: bool, kept: str) -> bool:
        """Leave out what has been read, but for the page `kept`; return whether the tree has other rows now."""
        is_all = not self._unread_only and not unread_only
        self._unread_only, self._kept = unread_only, kept
        # Where nothing is left out nothing changes: each page opened would have the whole tree painted again.
        return False if is_all else self._update_rows()

    def _update_rows(self) -> bool:
        before = [[row.id for row in section.rows] for section in self._sections]
        earlier = self._sections
        self._fill()
        if before == [[row.id for row in section.rows] for section in self._sections]:
            self._tell_all()
            return False
        changed, self._sections = self._sections, earlier
        self.beginResetModel()
        self._sections = changed
        self.endResetModel()
        return True

    def _tell_all(self) -> None:
        for number, section in enumerate(self._sections):
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)
            if section.rows:
                self.dataChanged.emit(self.index(0, 0, index), self.index(len(section.rows) - 1, 0, index))

    def _fill(self) -> None:
        self._sections = []
        if self._library is not None:
            for section in self._library.collection.sections:
                infos = [self._library.info(page) for page in section.pages if self._is_shown(page)]
                rows = [
                    _Row(i.id, i.title(self._language), i.summaries.get(self._language, "")) for i in infos
                ]
                self._sections.append(_SectionRow(section.title(self._language), rows, section.pages))
        if self._sections:
            self._sections[-1].rows.extend(_Row(page, title, "") for page, title in self._program_pages)

    def _is_shown(self, page: str) -> bool:
        return not self._unread_only or self._read is None or page not in self._read or page == self._kept

    def index_of(self, page: str) -> QModelIndex:
        """Return the index of a page, or an invalid one."""
        for number, section in enumerate(self._sections):
            for place, row in enumerate(section.rows):
                if row.id == page:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def pages_of(self, index: Index) -> tuple[str, ...]:
        """Return the id of the page at an index, or the ids of all pages of a section."""
        if not index.isValid():
            return ()
        if index.internalId() == _ROOT:
            return self._sections[index.row()].pages
        return (self._sections[index.internalId() - 1].rows[index.row()].id,)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a row below `parent`."""
        parent = parent if parent is not None else QModelIndex()
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _ROOT)

    def parent(self, child: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """Return the section of a page; sections have no parent."""
        if child is None or not child.isValid() or child.internalId() == _ROOT:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _ROOT)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of sections, or of pages of a section."""
        if parent is None or not parent.isValid():
            return len(self._sections)
        if parent.internalId() == _ROOT and parent.column() == 0:
            return len(self._sections[parent.row()].rows)
        return 0

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002, N802
        """There is one column."""
        return 1

    def data(self, index: Index, role: int = ItemRole.DISPLAY) -> str | bool | None:
        """Return title, summary (as tooltip), page id, and what is known of the reading."""
        if role not in _ANSWERED or not index.isValid():
            return None  # most of what a view asks for: fonts, colours, icons
        if index.internalId() == _ROOT:
            return self._section_data(self._sections[index.row()], role)
        row = self._sections[index.internalId() - 1].rows[index.row()]
        counted = self._read is not None and row.id not in PROGRAM_PAGES
        if role == ItemRole.UNREAD:
            return row.id not in self._read if counted and self._read is not None else None
        if role == ItemRole.ACCESSIBLE_TEXT and counted and self._read is not None:
            return f"{row.title}, {self._words.read if row.id in self._read else self._words.unread}"
        return {ItemRole.DISPLAY: row.title, ItemRole.TOOLTIP: row.summary, ItemRole.OWN: row.id}.get(role)

    def _section_data(self, section: _SectionRow, role: int) -> str | None:
        if role == ItemRole.DISPLAY:
            return section.title
        if role not in _OF_SECTIONS or self._read is None or not section.pages:
            return None
        read = sum(1 for page in section.pages if page in self._read)
        share = self._words.share.format(read=read, all=len(section.pages))
        texts = {
            ItemRole.BESIDE: f"{read}/{len(section.pages)}",
            ItemRole.TOOLTIP: share,
            ItemRole.ACCESSIBLE_TEXT: f"{section.title}, {share}",
        }
        return texts.get(role)
