"""A part of the details that can be folded away: its title, which is the switch, and a list under it."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

_TARGET_ROLE = Qt.ItemDataRole.UserRole + 1
_HERE_ROLE = Qt.ItemDataRole.UserRole + 2
_ANY_HEIGHT = 100  # pixels: of an entry of which only what the style leaves round its text is asked
_EDGE = 4  # pixels of the bar beside where one is


class Line(NamedTuple):
    """An entry: what is shown, the link it leads to, what a screen reader says, how deep it stands."""

    text: str
    target: str
    spoken: str = ""
    depth: int = 0
    tip: str = ""


class _LineDelegate(QStyledItemDelegate):
    """Draws a bar beside where one is: a shape, and nothing that would make the text wrap differently."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room the whole text takes."""
        box = self.parent()
        assert isinstance(box, QListWidget)  # noqa: S101 - made with the list as parent
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
        super().paint(painter, option, index)
        if index.data(_HERE_ROLE):
            rect: QRect = option.rect
            painter.fillRect(
                QRect(rect.left(), rect.top() + 3, _EDGE, rect.height() - 6), option.palette.link()
            )


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


class LineList(QListWidget):
    """A list as high as its entries, which wrap: the panel scrolls as a whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_LineDelegate(self))

    def fit(self) -> None:
        """Be as high as the entries."""
        self.doItemsLayout()
        rows = QRect()
        if self.count():
            rows = self.visualItemRect(self.item(0)).united(self.visualItemRect(self.item(self.count() - 1)))
        self.setFixedHeight(rows.height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the height to entries that wrap differently."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit the height to letters of another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with the space bar as well as with Enter."""
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class Foldable(QWidget):
    """Emits the link of an entry that was chosen, and that it was folded or unfolded."""

    link_requested = Signal(str)
    folded_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._title = ""
        self._here_text = ""
        self._here = ""
        self._spoken: list[str] = []
        self.head = QPushButton(self)
        self.head.setObjectName("fold")
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = LineList(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.list)
        self.head.toggled.connect(self._on_toggled)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)

    @property
    def folded(self) -> bool:
        """Whether only the title is shown."""
        return not self.head.isChecked()

    def fold(self, folded: bool) -> None:
        """Show only the title, or everything."""
        self.head.setChecked(not folded)

    def _on_toggled(self, shown: bool) -> None:
        self.list.setVisible(shown)
        if shown:
            self.list.fit()
        self._write_title()
        self.folded_changed.emit()

    def fill(self, lines: Iterable[Line]) -> None:
        """Show other entries; with none, nothing of this part is seen."""
        self.list.clear()
        self._spoken = []
        self._here = ""
        for line in lines:
            item = QListWidgetItem("\u2003" * line.depth + line.text)
            item.setData(_TARGET_ROLE, line.target)
            item.setToolTip(line.tip or line.text)
            self._spoken.append(line.spoken or line.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken[-1])
            self.list.addItem(item)
        self.setVisible(self.list.count() > 0)
        if not self.folded:
            self.list.fit()

    def mark(self, target: str) -> None:
        """Mark the entry with this link as where one is."""
        if target == self._here:
            return
        self._here = target
        for row in range(self.list.count()):
            self._mark(row, self.list.item(row).data(_TARGET_ROLE) == target)
        self.list.fit()

    def here_row(self) -> int:
        """Return the row that is marked, or -1."""
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(_HERE_ROLE)), -1)

    def _mark(self, row: int, here: bool) -> None:
        item = self.list.item(row)
        if bool(item.data(_HERE_ROLE)) != here:
            item.setData(_HERE_ROLE, here)
            spoken = f"{self._spoken[row]}, {self._here_text}" if here else self._spoken[row]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def set_words(self, title: str, here: str, tip: str) -> None:
        """Use these words: the title, what is said of the entry where one is, what the title does."""
        self._title, self._here_text = title, here
        self.head.setToolTip(tip)
        self.head.setAccessibleDescription(tip)
        self.list.setAccessibleName(title)
        for row in range(self.list.count()):
            if self.list.item(row).data(_HERE_ROLE):
                spoken = f"{self._spoken[row]}, {here}"
                self.list.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._write_title()

    def _write_title(self) -> None:
        mark = "\u25b8" if self.folded else "\u25be"
        self.head.setText(f"{mark}\u2002{self._title}")
        self.head.setAccessibleName(self._title)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.link_requested.emit(item.data(_TARGET_ROLE))
