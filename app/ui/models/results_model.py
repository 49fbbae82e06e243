"""The hits of a search as a list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex

from app.core.search.result import Hit
from app.ui.models import roles


class ResultsModel(QAbstractListModel):
    """One row a hit. The display text is what a screen reader says: title, path and snippet."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

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
