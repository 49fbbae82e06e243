"""A short list of things to go to or to search for: a text, and what stands beside it."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.plain_enums import ItemRole

Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """One row. A `value` of None makes it a heading, which cannot be chosen."""

    text: str
    beside: str = ""
    value: object = None


class EntriesModel(QAbstractListModel):
    """Shows entries as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return what stands in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def choosable(self) -> list[int]:
        """Return the rows that can be chosen."""
        return [row for row, entry in enumerate(self._entries) if entry.value is not None]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        entry = self.entry(index.row())
        if entry is not None and entry.value is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = ItemRole.DISPLAY) -> object:
        """Return the entry, or what a screen reader says of it."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == ItemRole.OWN:
            return entry
        if role in {ItemRole.DISPLAY, ItemRole.ACCESSIBLE_TEXT}:
            return ", ".join(part for part in (entry.text, entry.beside) if part)
        return None
