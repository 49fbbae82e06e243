"""The table of contents as a tree: sections, and the pages of each."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

from app.core.content.library import Library
from app.ui.models import roles

Index = QModelIndex | QPersistentModelIndex
_ROOT = 0


class ContentsModel(QAbstractItemModel):
    """Two levels. An index carries 0 for a section, and the row of its section plus 1 for a page."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._rows: list[tuple[str, list[tuple[str, str, str]]]] = []
        self._library: Library | None = None
        self._program_pages: list[tuple[str, str]] = []

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
        for row, (_title, pages) in enumerate(self._rows):
            section = self.index(row, 0)
            self.dataChanged.emit(section, section)
            if pages:
                self.dataChanged.emit(self.index(0, 0, section), self.index(len(pages) - 1, 0, section))

    def _fill(self) -> None:
        self._rows = []
        if self._library is not None:
            for section in self._library.collection.sections:
                infos = [self._library.info(page) for page in section.pages]
                pages = [(i.id, i.title(self._language), i.summaries.get(self._language, "")) for i in infos]
                self._rows.append((section.title(self._language), pages))
        if self._rows:
            self._rows[-1][1].extend((page, title, "") for page, title in self._program_pages)

    def index_of(self, page: str) -> QModelIndex:
        """Return the index of a page, or an invalid one."""
        for section, (_title, pages) in enumerate(self._rows):
            for row, (page_id, _page_title, _summary) in enumerate(pages):
                if page_id == page:
                    return self.index(row, 0, self.index(section, 0))
        return QModelIndex()

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
            return len(self._rows)
        if parent.internalId() == _ROOT and parent.column() == 0:
            return len(self._rows[parent.row()][1])
        return 0

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002, N802
        """There is one column."""
        return 1

    def data(self, index: Index, role: int = roles.DISPLAY) -> str | None:
        """Return title, summary (as tooltip) or page id."""
        if not index.isValid():
            return None
        if index.internalId() == _ROOT:
            return self._rows[index.row()][0] if role == roles.DISPLAY else None
        page, title, summary = self._rows[index.internalId() - 1][1][index.row()]
        return {roles.DISPLAY: title, roles.TOOLTIP: summary, roles.OWN: page}.get(role)
