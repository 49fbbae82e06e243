"""Draws a short list of entries and moves through it on behalf of a field that keeps the keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.models.entries_model import EntriesModel, Entry
from app.ui.plain_enums import ItemRole
from app.ui.theme import Theme

_LOWER = 4  # pixels: a heading is nearer to what it heads than to what comes before


class _EntryDelegate(QStyledItemDelegate):
    """Text on the left, what stands beside it on the right; headings small."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        return QSize(0, QFontMetrics(option.font).height() + self.theme.measures.px(14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ItemRole.OWN)
        if not isinstance(entry, Entry):
            return
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.colour("accent_wash"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.theme.colour("accent"))
        small = QFont(option.font)
        small.setPointSizeF(max(7.0, option.font.pointSizeF() * 0.88))
        edge = self.theme.measures.px(16)
        is_heading = entry.value is None
        lower = self.theme.measures.px(_LOWER) if is_heading and index.row() else 0
        inner = rect.adjusted(edge, lower, -edge, lower)
        beside = QFontMetrics(small).elidedText(
            entry.beside, Qt.TextElideMode.ElideRight, inner.width() * (3 if is_heading else 2) // 5
        )
        room = inner.width() - QFontMetrics(small).horizontalAdvance(beside) - (edge if beside else 0)
        font = small if is_heading else option.font
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink_soft" if is_heading else "ink"))
        text = QFontMetrics(font).elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.setFont(small)
        painter.setPen(self.theme.colour("ink_soft"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), beside)
        painter.restore()


class EntryList(QListView):
    """Never has the keyboard: the field above it moves through it with `step`."""

    chosen = Signal(object)
    """The value of an entry that was clicked or opened."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = EntriesModel(self)
        self.setModel(self.entries)
        self._delegate = _EntryDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setObjectName("entries")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._open(index.row()))

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self._delegate.theme = theme
        self.scheduleDelayedItemsLayout()

    def show_entries(self, entries: list[Entry], first: bool) -> None:
        """Show entries, with the first chosen or none."""
        self.entries.show_entries(entries)
        rows = self.entries.choosable()
        if first and rows:
            self.setCurrentIndex(self.entries.index(rows[0]))

    def height_of_all(self, most: int) -> int:
        """Return the height that shows every row, up to `most` of them."""
        rows = min(most, self.entries.rowCount())
        return rows * self.sizeHintForRow(0) + 2 if rows else 0

    def step(self, rows: int) -> None:
        """Choose another row, so many further down."""
        steps = self.entries.choosable()
        if steps:
            now = self.currentIndex().row()
            place = steps.index(now) + rows if now in steps else 0
            self.setCurrentIndex(self.entries.index(steps[max(0, min(len(steps) - 1, place))]))

    def current(self) -> Entry | None:
        """Return the chosen entry."""
        return self.entries.entry(self.currentIndex().row())

    def open_current(self) -> None:
        """Open the chosen entry."""
        self._open(self.currentIndex().row())

    def _open(self, row: int) -> None:
        entry = self.entries.entry(row)
        if entry is not None and entry.value is not None:
            self.chosen.emit(entry.value)
