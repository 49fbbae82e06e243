"""The entries of one part of the details: texts that lead somewhere, one of which is where one is."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from app.ui.plain_enums import ItemRole

Index = QModelIndex | QPersistentModelIndex
_STEP = "\u2003"  # beside an entry, for each level it stands deeper


class Line(NamedTuple):
    """An entry: what is shown, the link it leads to, what a screen reader says, how deep it stands."""

    text: str
    target: str
    spoken: str = ""
    depth: int = 0
    tip: str = ""


class LinesModel(QAbstractListModel):
    """Shows lines as they are given. A line's own value is its link; `HERE` says whether it is where one is."""

    HERE = ItemRole.OWN + 100

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._here = -1
        self._here_text = ""

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Replace all rows; none of them is where one is."""
        self.beginResetModel()
        self._lines = list(lines)
        self._here = -1
        self.endResetModel()

    def mark(self, target: str) -> None:
        """Say that one is at the entry with this link, at none where there is none."""
        before = self._here
        self._here = next((row for row, line in enumerate(self._lines) if line.target == target), -1)
        for row in {before, self._here} - {-1} if before != self._here else ():
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_words(self, here: str) -> None:
        """Say `here` of the entry where one is."""
        self._here_text = here
        if self._here >= 0:
            self.dataChanged.emit(self.index(self._here), self.index(self._here))

    @property
    def here(self) -> int:
        """The row where one is, or -1."""
        return self._here

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = ItemRole.DISPLAY) -> str | bool | None:
        """Return text, link, tooltip, whether one is there, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ItemRole.DISPLAY:
            return _STEP * line.depth + line.text
        if role == self.HERE:
            return index.row() == self._here
        if role == ItemRole.ACCESSIBLE_TEXT:
            spoken = line.spoken or line.text
            return f"{spoken}, {self._here_text}" if index.row() == self._here else spoken
        return {ItemRole.OWN: line.target, ItemRole.TOOLTIP: line.tip or line.text}.get(role)
