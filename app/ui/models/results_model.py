"""The hits of a search as a list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Signal

from app.core.search.result import Hit
from app.ui.models import roles


class ResultsModel(QAbstractListModel):
    """One row a hit. The display text is what a screen reader says: title, path and snippet."""

    more_requested = Signal()
    """The view wants rows beyond those it has; asked once for each set of hits."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()
        self._more_to_come = False

    def show_hits(self, hits: tuple[Hit, ...], total: int) -> None:
        """Replace all rows; `total` says how many there are in all."""
        self.beginResetModel()
        self._hits = hits
        self._more_to_come = bool(hits) and total > len(hits)
        self.endResetModel()

    def add_hits(self, hits: tuple[Hit, ...]) -> None:
        """Add the rows that `hits` has beyond those shown."""
        if len(hits) > len(self._hits):
            self.beginInsertRows(QModelIndex(), len(self._hits), len(hits) - 1)
            self._hits = self._hits + hits[len(self._hits) :]
            self.endInsertRows()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802
        """Say whether there are hits that have not been made yet."""
        return not parent.isValid() and self._more_to_come

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        """Ask for them."""
        if not parent.isValid() and self._more_to_come:
            self._more_to_come = False
            self.more_requested.emit()

    def hit(self, row: int) -> Hit | None:
        """Return the hit in a row."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802
        """Return the number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = roles.DISPLAY) -> object:
        """Return the hit, or what to say of it."""
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        if role == roles.OWN:
            return hit
        if role in {roles.DISPLAY, roles.ACCESSIBLE_TEXT}:
            return ". ".join(part for part in (hit.title, hit.heading, hit.snippet.text) if part)
        return None
