"""A list as high as its entries, which wrap; and a bar beside the one where one is."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.models.lines_model import LinesModel

_ANY_HEIGHT = 100  # pixels: of an entry of which only what the style leaves round its text is asked
_LEAST = 60  # pixels of width under which text is not set
_EDGE = 4  # pixels of the bar beside where one is


class _LineDelegate(QStyledItemDelegate):
    """Draws a bar beside where one is: a shape, and nothing that would make the text wrap differently."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._box = parent
        self._room: tuple[QFont, int, int] | None = None

    def forget_room(self) -> None:
        """Ask the style again: width, font or style sheet may be others."""
        self._room = None

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room the whole text takes."""
        if self._room is None:
            self._room = self._room_for(option, index)
        font, width, around = self._room
        return QSize(self._box.viewport().width(), _height(index.data(), font, width) + around)

    def _room_for(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> tuple[QFont, int, int]:
        """Return what any entry has: its font, the width of its text, and how much higher it is than its text."""
        entry = QStyleOptionViewItem(option)
        self.initStyleOption(entry, index)
        entry.rect = QRect(0, 0, self._box.viewport().width(), _ANY_HEIGHT)
        style = self._box.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, entry, self._box)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, entry, self._box) + 1
        font = QFont(entry.font)  # a copy: that of the option goes with it
        return font, max(_LEAST, room.width() - 2 * margin), _ANY_HEIGHT - room.height()

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
        self._delegate = _LineDelegate(self)
        self.setItemDelegate(self._delegate)

    def fit(self) -> None:
        """Be as high as the entries."""
        self.doItemsLayout()
        rows, count = QRect(), self.lines.rowCount()
        if count:
            rows = self.row_rect(0).united(self.row_rect(count - 1))
        self.setFixedHeight(rows.height() + 8)

    def doItemsLayout(self) -> None:  # noqa: N802
        """Lay the entries out by the style as it is now."""
        self._delegate.forget_room()
        super().doItemsLayout()

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
