"""The table of contents, with a dot at every page that has not been read."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE
from app.ui.language import InterfaceLanguage
from app.ui.models.contents_model import ContentsModel, ReadWords
from app.ui.plain_enums import NO_SCROLL_BAR, ItemRole

_DOT = 6  # pixels
_EDGE = 10  # pixels right of what stands beside a title
_INSIDE = 6  # pixels left of a title, as the style sheet has it
_LEAST = 80  # pixels under which nothing is shortened: nobody sees it
_LETTERS = 15  # pixels a line of letters is high where all of these are as they stand here


class ContentsMenuRequest(NamedTuple):
    """The menu of an entry is wanted: the pages it stands for, and where on the screen."""

    pages: tuple[str, ...]
    place: QPoint


class _ContentsDelegate(QStyledItemDelegate):
    """Sections in bold with a mark that says whether they are open, and beside them how much of them is read."""

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if not index.parent().isValid():
            tree = self.parent()
            assert isinstance(tree, QTreeView)  # noqa: S101 - made with the tree as parent
            mark = "\u25be" if tree.isExpanded(index.model().index(index.row(), 0)) else "\u25b8"
            option.text = f"{mark}\u2002{option.text}"
            option.font.setWeight(QFont.Weight.DemiBold)
        beside, unread = index.data(ItemRole.BESIDE), index.data(ItemRole.UNREAD)
        if (beside or unread) and option.rect.width() > _LEAST:
            from PySide6.QtCore import Qt  # noqa: PLC0415 - nothing stands beside a title before the first paint

            metrics = QFontMetrics(option.font)
            scale = _scale(metrics)
            taken = (_DOT + _EDGE + 6) * scale
            if beside:
                taken = QFontMetrics(_small(option.font)).horizontalAdvance(beside) + 2 * _EDGE * scale
            room = int(option.rect.width() - taken - _INSIDE * scale)
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the entry, and over its right end what stands beside it."""
        super().paint(painter, option, index)
        beside, unread = index.data(ItemRole.BESIDE), index.data(ItemRole.UNREAD)
        if not beside and not unread:
            return
        tree = self.parent()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        in_accent = chosen and isinstance(tree, QTreeView) and tree.hasFocus()
        rect: QRect = option.rect
        painter.save()
        if unread:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush = option.palette.highlightedText() if in_accent else option.palette.placeholderText()
            painter.setBrush(brush)
            painter.setPen(brush.color())
            scale = _scale(option.fontMetrics)
            middle = QPointF(rect.right() - _EDGE * scale, rect.top() + rect.height() / 2)
            radius = _DOT * scale / 2 - 0.5
            painter.drawEllipse(middle, radius, radius)
        else:
            _draw_beside(painter, option, beside, in_accent=in_accent)
        painter.restore()


def _draw_beside(painter: QPainter, option: QStyleOptionViewItem, text: str, *, in_accent: bool) -> None:
    rect: QRect = option.rect
    scale = _scale(option.fontMetrics)
    painter.setFont(_small(option.font))
    metrics = painter.fontMetrics()
    palette = option.palette
    painter.setPen((palette.highlightedText() if in_accent else palette.placeholderText()).color())
    baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(
        QPointF(rect.right() - (_EDGE - 4) * scale - metrics.horizontalAdvance(text), baseline), text
    )


def _scale(metrics: QFontMetrics) -> float:
    """Return how many times larger than usual the interface is, by its letters; small ones change nothing."""
    return max(1.0, metrics.height() / _LETTERS)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setWeight(QFont.Weight.Normal)
    small.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
    return small


class ContentsPanel(QTreeView):
    """Sections and pages; a click or Enter asks for a page."""

    page_requested = Signal(str)
    menu_requested = Signal(object)

    def __init__(self, language: InterfaceLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._model = ContentsModel(language.tag, self)
        self._shown_language = ""
        self._shown_page = ""
        self._read: frozenset[str] | None = None
        self._unread_only = False
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setItemDelegate(_ContentsDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setProperty("horizontalScrollBarPolicy", NO_SCROLL_BAR)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def dataChanged(  # noqa: N802
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        changed: Sequence[int] = (),
    ) -> None:
        """Paint other texts: rows are as high as they were, which Qt would find out anew for each section."""
        if QAccessible.isActive():
            super().dataChanged(top_left, bottom_right, changed)
        else:
            self.viewport().update()

    def set_library(self, library: Library) -> None:
        """Show another library."""
        self._model.set_library(library)

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        if language == self._shown_language:
            return
        self._shown_language = language
        _ = self._language.catalog_for(language).gettext
        self._model.set_program_pages(
            [(GLOSSARY_PAGE, _("Glossary")), (HELP_PAGE, _("How to use this briefing"))]
        )
        self._model.set_language(language)

    def show_page(self, page: str) -> None:
        """Select a page, with its section opened."""
        self._shown_page = page
        index = self._model.index_of(page)
        if index.isValid():
            self.expand(index.parent())
            if not self.viewport().rect().intersects(self.visualRect(index)):
                self.scrollTo(index.parent())  # where one comes from afar, one sees which section it is
            self.setCurrentIndex(index)

    # -- the reading list ---------------------------------------------------------------------------------

    def set_read(self, read: frozenset[str]) -> None:
        """Say which pages have been read."""
        self._read = read
        _ = self._language.catalog.gettext
        words = ReadWords(_("read"), _("unread"), _("{read} of {all} read"))
        self._keeping(lambda: self._model.set_read(read, words))

    def show_unread_only(self, unread_only: bool) -> None:
        """Leave out the pages that have been read, but for the one on screen."""
        if unread_only != self._unread_only:
            self._unread_only = unread_only
            self.keep(self._shown_page)

    def keep(self, page: str) -> None:
        """Do not leave out this page, whether read or not: it is on screen."""
        self._shown_page = page
        if self._read is not None:
            self._keeping(lambda: self._model.show_unread_only(self._unread_only, page))

    def _keeping(self, change: Callable[[], bool]) -> None:
        """Change the rows; sections stay open or closed, and the page on screen stays chosen."""
        count = self._model.rowCount()
        opened = [row for row in range(count) if self.isExpanded(self._model.index(row, 0))]
        if change():
            for row in opened:
                self.expand(self._model.index(row, 0))
            self.show_page(self._shown_page)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the entry under the mouse, or of the chosen one where a key was pressed."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        place = self.visualRect(index).center() if by_key else event.pos()
        if index.isValid():
            place = self.viewport().mapToGlobal(place)
            self.menu_requested.emit(ContentsMenuRequest(self._model.pages_of(index), place))

    def _on_chosen(self, index: QModelIndex) -> None:
        page = index.data(ItemRole.OWN)
        if page:
            self.page_requested.emit(page)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        self.setAccessibleName(self._language.catalog.gettext("Contents"))
        if self._read is not None:
            self.set_read(self._read)
