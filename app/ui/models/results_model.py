"""The hits of a search as a list, grouped under their pages."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.search.result import Hit, Snippet
from app.ui.models.result_rows import ResultRow, RowKind, passage, rows_of
from app.ui.plain_enums import ItemRole

Index = QModelIndex | QPersistentModelIndex


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.kind, hit.page, hit.block, hit.subjects


def is_same(one: Hit, other: Hit) -> bool:
    """Say whether two hits are the same passage or term, be it in answers in two languages."""
    if _place(one) == _place(other):
        return True
    return one.passage >= 0 and (one.kind, one.page, one.passage) == (other.kind, other.page, other.passage)


class ResultsModel(QAbstractListModel):
    """One row a page title, a hit, or "n more here". The display text is what a screen reader says."""

    more_requested = Signal()
    """The view, or a group that is being opened, wants hits beyond those there are; asked once for each answer."""
    group_opened = Signal(int)
    """The rest of a page is there; the row it begins at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._rows: list[ResultRow] = []
        self._more_to_come = False
        self._waiting = -1  # the row of a group that is opened when the other hits have come
        self.more_text = "{count}"

    def show_hits(self, hits: tuple[Hit, ...], total: int, definition: Snippet | None = None) -> None:
        """Replace all rows; `total` says how many hits there are in all, `definition` heads the first, a term."""
        self.beginResetModel()
        self._hits = hits
        self._rows = rows_of(hits, 0, definition)
        self._more_to_come = bool(hits) and total > len(hits)
        self._waiting = -1
        self.endResetModel()

    def add_hits(self, hits: tuple[Hit, ...]) -> None:
        """Add what `hits` has beyond those shown: pages at the end; more of a page waits until it is opened."""
        further = rows_of(hits, len(self._hits))
        if len(hits) > len(self._hits):
            self._hits = hits
        if further:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(further) - 1)
            self._rows += further
            self.endInsertRows()
        if self._waiting >= 0:
            row, self._waiting = self._waiting, -1
            self._open(row)

    def open_group(self, row: int) -> None:
        """Show the rest of the page whose "n more here" stands in a row, now or when its hits have come."""
        if self.kind(row) is not RowKind.MORE:
            return
        if self._more_to_come:
            self._waiting = row
            self._more_to_come = False
            self.more_requested.emit()
        else:
            self._open(row)

    def _open(self, row: int) -> None:
        page = self._rows[row].hit.page
        shown = {each.hit.block for each in self._rows if each.is_hit and each.hit.page == page}
        rest = [
            passage(h) for h in self._hits if h.kind != "term" and h.page == page and h.block not in shown
        ]
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        if rest:
            self.beginInsertRows(QModelIndex(), row, row + len(rest) - 1)
            self._rows[row:row] = rest
            self.endInsertRows()
        self.group_opened.emit(row if rest else row - 1)

    def show_snippet(self, row: int, snippet: Snippet) -> None:
        """Show something else of a hit: its counterpart in another language, or its own text again."""
        if self.hit(row) is not None:
            self._rows[row] = self._rows[row]._replace(snippet=snippet)
            self.dataChanged.emit(self.index(row), self.index(row))

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Say whether there are hits that have not been made yet."""
        return not parent.isValid() and self._more_to_come

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """Ask for them."""
        if not parent.isValid() and self._more_to_come:
            self._more_to_come = False
            self.more_requested.emit()

    def row(self, row: int) -> ResultRow | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def kind(self, row: int) -> RowKind | None:
        """Return what kind of row it is."""
        return self._rows[row].kind if 0 <= row < len(self._rows) else None

    def hit(self, row: int) -> Hit | None:
        """Return the hit in a row, None for a title or "n more here"."""
        found = self.row(row)
        return found.hit if found is not None and found.is_hit else None

    def row_of(self, hit: Hit) -> int:
        """Return the row of a hit in an earlier answer to the same question, or -1.

        Another language may have its words elsewhere in a passage: then it is the row of that passage.
        """
        rows = [(number, row.hit) for number, row in enumerate(self._rows) if row.is_hit]
        exact = (number for number, other in rows if _place(other) == _place(hit))
        return next(exact, next((number for number, other in rows if is_same(other, hit)), -1))

    def unfold_to(self, hit: Hit) -> int:
        """Return the row of a hit, after opening the group in which it waits; -1 where it is not among the hits."""
        row = self.row_of(hit)
        if row < 0 and any(is_same(other, hit) for other in self._hits):
            pages = [row.hit.page if row.kind is RowKind.MORE else "" for row in self._rows]
            if hit.page in pages:
                self._open(pages.index(hit.page))
                row = self.row_of(hit)
        return row

    def choosable(self) -> list[int]:
        """Return the rows one can step to: all but titles."""
        return [number for number, row in enumerate(self._rows) if row.kind is not RowKind.HEAD]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles cannot be chosen, so the arrow keys step over them."""
        if self.kind(index.row()) is RowKind.HEAD:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = ItemRole.DISPLAY) -> object:
        """Return the row, or what to say of it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ItemRole.OWN:
            return row
        if role in {ItemRole.DISPLAY, ItemRole.ACCESSIBLE_TEXT}:
            if row.kind is RowKind.HEAD:
                return row.hit.title
            if row.kind is RowKind.MORE:
                return f"{row.hit.title}. {self.more_text.format(count=row.rest)}"
            return ". ".join(part for part in (row.hit.title, row.hit.heading, row.snippet.text) if part)
        return None
