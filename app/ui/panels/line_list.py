"""A list as high as its entries, which wrap; and a bar beside the one where one is."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.models.lines_model import LinesModel

_ANY_HEIGHT = 100  # pixels: of an entry of which only what the style leaves round its text is asked
_EDGE = 4  # pixels of the bar beside where one is


class _LineDelegate(QStyledItemDelegate):
    """Draws a bar beside where one is: a shape, and nothing that would make the text wrap differently."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room the whole text takes."""
        box = self.parent()
        assert isinstance(box, QListView)  # noqa: S101 - made with the list as parent
        entry = QStyleOptionViewItem(option)
        self.initStyleOption(entry, index)
        entry.rect = QRect(0, 0, box.viewport().width(), _ANY_HEIGHT)
        room = box.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, entry, box)
        margin = box.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, entry, box) + 1
        font = QFont(entry.font)  # a copy: that of the option goes with it
        height = _height(entry.text, font, max(60, room.width() - 2 * margin))
        return QSize(box.viewport().width(), height + _ANY_HEIGHT - room.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the entry, and the bar."""
        super().paint(painter, option, index)
        if index.data(LinesModel.HERE):
            rect: QRect = option.rect
            bar = QRect(rect.left(), rect.top() + 3, _EDGE, rect.height() - 6)
            painter.fillRect(bar, option.palette.link())


@lru_cache(maxsize=1000)  # a list asks for the heights of all its entries at each change of one
def _height(text: str, font: QFont, width: int) -> int:
    """Return the height of `text` broken into lines as the style breaks it: font metrics break it elsewhere."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return ceil(height)


class LineList(QListView):
    """Shows a LinesModel; the panel it is in scrolls as a whole."""

    row_changed = Signal()
    """The keyboard has come to another entry."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_LineDelegate(self))

    def fit(self) -> None:
        """Be as high as the entries."""
        self.doItemsLayout()
        rows, count = QRect(), self.lines.rowCount()
        if count:
            rows = self.row_rect(0).united(self.row_rect(count - 1))
        self.setFixedHeight(rows.height() + 8)

    def row_rect(self, row: int) -> QRect:
        """Return where a row lies."""
        return self.visualRect(self.lines.index(row))

    def current_row(self) -> int:
        """Return the row the keyboard is at, or -1."""
        return self.currentIndex().row()

    def set_current_row(self, row: int) -> None:
        """Bring the keyboard to a row."""
        self.setCurrentIndex(self.lines.index(row))

    def currentChanged(  # noqa: N802
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say that the keyboard has come to another entry."""
        super().currentChanged(current, previous)
        self.row_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the height to entries that wrap differently."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with the space bar as well as with Enter."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
