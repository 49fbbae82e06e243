"""The page on screen: a QTextBrowser that centres its column, paints paragraph numbers and keeps its place.

Knows nothing of libraries or history: it is given HTML and emits what the reader asked for.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QPointF, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QScrollBar, QTextBrowser, QTextEdit, QWidget

from app.ui.plain_enums import BROWSER_INTERACTION, NO_SCROLL_BAR
from app.ui.reader.block_map import BlockMap
from app.ui.reader.page_style import PageStyle

if TYPE_CHECKING:
    from app.ui.reader.figure_images import FigureImages

_SETTLED_AFTER = 250  # ms without a further resize


class Anchor(NamedTuple):
    """What stands at the top edge.

    `block` is an id, "" for the head of the page; `offset` is how far above the edge it begins, as a share of its
    height.
    """

    block: str = ""
    offset: float = 0.0


class PageView(QTextBrowser):
    """Shows one page."""

    link_requested = Signal(str)
    """A link was followed: `page:ID#BLOCK`, `term:ID` or `note:KEY`."""
    place_changed = Signal()
    resized = Signal()
    """The view has found its size, after the last of what may be many steps."""
    first_painted = Signal()
    """The first page is on screen; emitted once."""

    def __init__(self, style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A viewport and a scroll bar of our own: asked for Qt's, PySide6 goes through all types of QtWidgets to
        # find out what it was given, which takes 7 ms of the start.
        self._port = QWidget()
        self._port.setMouseTracking(True)
        self._port.setBackgroundRole(QPalette.ColorRole.Base)
        self._port.setAutoFillBackground(True)
        self._bar = QScrollBar()
        self.setViewport(self._port)
        # The layout measures fonts on the viewport, and would keep pointing at the one that has just gone.
        self.document().documentLayout().setPaintDevice(self._port)
        self.setVerticalScrollBar(self._bar)
        self._style = style
        self._map = BlockMap(self.document(), {})
        self._figures: FigureImages | None = None
        self._resize_anchor: Anchor | None = None
        self._resizing = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_AFTER)
        self._settled.timeout.connect(self._on_resize_settled)
        self._marks: list[tuple[int, int]] = []
        self._current_mark = -1
        self._flash = -1
        self._left = self._column = self._added = 0
        self.over: list[Callable[[QPainter], None]] = []
        """Paint over the page, in viewport coordinates."""
        self._painted = False
        self._target = ""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", NO_SCROLL_BAR)
        self.setProperty("textInteractionFlags", BROWSER_INTERACTION)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # -- showing ------------------------------------------------------------------------------------------

    def show_html(
        self,
        html: str,
        numbers: dict[str, int | None],
        style: PageStyle,
        anchor: Anchor,
        figures: "FigureImages | None" = None,
    ) -> None:
        """Show a page and put `anchor` at the top edge. `numbers` gives the citation number of each block id.

        `figures` draws the images `figure:ID` that the page names.
        """
        document = self.document()
        if self._figures is not None:
            self._figures.leave(document)
        self._figures = figures
        self._style = style
        # Before the first paint the window is still finding its size, and the layout means nothing yet.
        self._resize_anchor = None if self._painted else anchor
        self._marks, self._current_mark = [], -1
        document.setLayoutEnabled(False)
        document.setDefaultFont(style.font)
        document.setDefaultStyleSheet(style.sheet())
        document.setIndentWidth(style.space(3))
        self.setHtml(html)
        style.dress(document)
        self._set_margins()
        self._map = BlockMap(document, numbers)
        if self._painted:
            document.setLayoutEnabled(True)
            document.documentLayout().documentSize()  # forces the layout, so that the scroll range is right
            self.restore(anchor)
        self._show_marks()

    def _set_margins(self) -> None:
        left, right = self._sides(self._style)
        top = self._style.top()
        frame = self.document().rootFrame()
        layout = frame.frameFormat()
        layout.setLeftMargin(left)
        layout.setRightMargin(right)
        layout.setTopMargin(top)
        layout.setBottomMargin(max(self._style.space(5), self.viewport().height() // 3))
        self._left, self._column = left, max(1, self.viewport().width() - left - right)
        self._fit_figures()
        frame.setFrameFormat(layout)
        self._added = 0

    def _sides(self, style: PageStyle) -> tuple[int, int]:
        free = self.viewport().width() - style.column()
        left = max(self._gutter(), free // 2)
        return left, max(style.space(3), free - left)

    def column_in(self, style: PageStyle) -> int:
        """Return how wide the text is in a style, in pixels; 0 before the view has a size."""
        return max(1, self.viewport().width() - sum(self._sides(style))) if self._painted else 0

    def _fit_figures(self) -> None:
        if self._figures is not None:
            self._figures.fit(self.document(), self._column, self.devicePixelRatioF())

    def _on_screen_changed(self) -> None:
        self._fit_figures()
        self.document().markContentsDirty(0, self.document().characterCount())

    def _gutter(self) -> int:
        return min(self._style.theme.measures.number_gutter, max(34, self.viewport().width() // 12))

    # -- place --------------------------------------------------------------------------------------------

    def anchor(self) -> Anchor:
        """Return what stands at the top edge."""
        if self._resize_anchor is not None:
            return self._resize_anchor
        height = self.verticalScrollBar().value()
        index = self._map.index_at(height + 1)
        top, extent = self._map.extent(index)
        return Anchor(self._map.spots[index].id if index >= 0 else "", max(0.0, height - top) / extent)

    def restore(self, anchor: Anchor) -> None:
        """Scroll so that `anchor` stands at the top edge again; an unknown block means the head of the page."""
        height = self._height_of(anchor)
        bar = self.verticalScrollBar()
        if height > 0:
            # Qt estimates the range from what it has laid out so far, and is a third too long on long pages.
            longest = round(self.document().size().height()) - self.viewport().height() - self._added
            self._lengthen(max(0, height - longest))
            bar.setMaximum(max(0, longest + self._added))
        bar.setValue(height)

    def _height_of(self, anchor: Anchor) -> int:
        index = self._map.index_of(anchor.block)
        if anchor == Anchor() or (anchor.block and index < 0):
            return 0
        top, extent = self._map.extent(index)
        height = round(top + anchor.offset * extent)
        while height > 0 and self._map.index_at(height + 1) > index:
            height -= 1  # rounding must not make it the next block
        return height

    def _lengthen(self, by: int) -> None:
        """Have so much room more below the text: its end is shorter in one language than in the other."""
        if by != self._added:
            frame = self.document().rootFrame()
            layout = frame.frameFormat()
            layout.setBottomMargin(layout.bottomMargin() + by - self._added)
            frame.setFrameFormat(layout)
            self._added = by
            self.document().documentLayout().documentSize()  # forces the layout

    def show_block(self, block_id: str) -> None:
        """Scroll to a block or source with a little room above it."""
        if not self._painted:
            self._target = block_id  # there is no layout to find it in yet
            return
        self._scroll_to(block_id)
        self._flash = self._map.index_of(block_id)
        self.viewport().update()

    def _scroll_to(self, block_id: str) -> None:
        position = self._map.anchors.get(block_id)
        if position is not None:
            self.verticalScrollBar().setValue(round(self._map.top(position)) - self._style.space(3))

    def position_of(self, block_id: str) -> int:
        """Return the document position at which a block begins, or 0."""
        return self._map.anchors.get(block_id, 0)

    def block_ids(self) -> list[str]:
        """Return the ids of the blocks on the page, in order."""
        return [spot.id for spot in self._map.spots]

    # -- marks --------------------------------------------------------------------------------------------

    def set_marks(self, ranges: list[tuple[int, int]], current: int = -1) -> None:
        """Highlight half-open ranges of document characters; `current` is the one the reader is at."""
        self._marks, self._current_mark = ranges, current
        self._show_marks()

    def _show_marks(self) -> None:
        selections = []
        for index, (start, end) in enumerate(self._marks):
            selection = QTextEdit.ExtraSelection()
            look = self._style.look_of_mark(current=index == self._current_mark)
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = look
            selections.append(selection)
        self.setExtraSelections(selections)

    @property
    def current_mark(self) -> tuple[int, int] | None:
        """Where the mark is that the reader is at."""
        return self._marks[self._current_mark] if 0 <= self._current_mark < len(self._marks) else None

    @property
    def mark_colour(self) -> QColor:
        """The colour of what surrounds that mark."""
        return self._style.theme.colour("mark_edge")

    def show_mark(self, index: int) -> None:
        """Make one mark the current one and bring it into view, a third from the top."""
        self._current_mark = index
        self._show_marks()
        if not 0 <= index < len(self._marks):
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._marks[index][0])
        rect = self.cursorRect(cursor)
        if rect.top() < self._style.space(4) or rect.bottom() > self.viewport().height() - self._style.space(
            6
        ):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    # -- events -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page, then the numbers of its paragraphs in the margin."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._paint_numbers(painter, event.rect().top(), event.rect().bottom())
            for paint in self.over:
                paint(painter)
        if self._figures is not None and not self._figures.fits(self._column, self.devicePixelRatioF()):
            QTimer.singleShot(0, self._on_screen_changed)
        if not self._painted:
            self._painted, self._target = True, ""
            QTimer.singleShot(0, self.first_painted.emit)

    def _paint_numbers(self, painter: QPainter, top: int, bottom: int) -> None:
        painter.setFont(self._style.small_font)
        metrics = painter.fontMetrics()
        scroll = self.verticalScrollBar().value()
        first = max(0, self._map.index_at(scroll + top) - 1)
        tops = self._map.tops()
        for index in range(first, len(tops)):
            if tops[index] - scroll > bottom:
                break
            spot = self._map.spots[index]
            if spot.number is None:
                continue
            block = self.document().findBlock(spot.position)
            line = block.layout().lineAt(0)
            if not line.isValid():
                continue
            # A figure is one line as high as itself: its number stands at the top, like any other.
            ascent = line.ascent() if line.ascent() < 3 * self._style.body else self._style.body
            baseline = tops[index] - scroll + line.y() + ascent
            text = str(spot.number)
            right = self._left - self._style.space(1.75)
            painter.save()
            if index == self._flash:
                painter.setPen(self._style.theme.colour("accent"))
            else:
                # Of the pen the painter comes with: setting a colour would load all of `Qt`.
                painter.setOpacity(self._style.theme.number_opacity)
            painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Centre the column anew and keep the place."""
        # The place is taken when a resize begins and kept to its end: taking it anew at every step drifts.
        if self._resize_anchor is None:
            self._resize_anchor = self.anchor()
        self._resizing = True
        self._set_margins()
        if not self._painted and self.isVisible():
            # Laid out once, at the size of the window, not at the one a widget has before it is shown.
            self.document().setLayoutEnabled(True)
        super().resizeEvent(event)
        self._map.forget_layout()
        self.restore(self._resize_anchor)
        if self._target and self.isVisible():
            self._scroll_to(self._target)
            self._flash = self._map.index_of(self._target)
            self._resize_anchor = None
            self._resize_anchor = self.anchor()
        self._resizing = False
        self._settled.start()

    def _on_resize_settled(self) -> None:
        self._resize_anchor = None
        self.resized.emit()

    def _on_scrolled(self) -> None:
        if self._painted and not self._resizing:
            self._resize_anchor = None  # whoever scrolls while a resize settles means the new place
            self.place_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn the page with the space bar, a few lines short of a screen."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see plain_enums

        if event.key() == Qt.Key.Key_Space:
            step = self.viewport().height() - self._style.body * 3
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (-step if back else step))
            event.accept()
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy plain text: no numbers, no soft hyphens, no anchors; of a figure, what it shows in words."""
        # Qt's own object: the clipboard deletes one made here after Python has ended, and crashes.
        data = super().createMimeDataFromSelection()
        text = data.text()
        if self._figures is not None:
            text = self._figures.in_words(text, self.textCursor())
        for form in data.formats():
            data.removeFormat(form)
        data.setText(re.sub("[\u00ad\u2060\ufffc]", "", text))
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Draw figures and load nothing else: what a page names is never fetched, from disk or from a network."""
        del kind
        address = name if isinstance(name, str) else name.toString()
        ratio = self.devicePixelRatioF()
        return self._figures.image(address, self._column, ratio) if self._figures is not None else None

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_requested.emit(url.toString())
