"""The page on screen: a QTextBrowser that centres its column, or two of them, and keeps its place.

Knows nothing of libraries or history: it is given HTML and emits what the reader asked for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollBar, QTextBrowser, QWidget

from app.ui.navigation import Point
from app.ui.plain_enums import BROWSER_INTERACTION, NO_SCROLL_BAR
from app.ui.reader.block_map import Anchor, BlockMap, Setting
from app.ui.reader.number_margin import NumberMargin
from app.ui.reader.page_style import PageStyle

if TYPE_CHECKING:
    from app.ui.reader.figure_images import FigureImages
    from app.ui.reader.page_marks import PageMarks

_SETTLED_AFTER = 250  # ms without a further resize


class PageView(QTextBrowser):
    """Shows one page."""

    link_requested = Signal(str)
    """A link was followed: `page:ID#BLOCK`, `term:ID` or `note:KEY`."""
    place_changed = Signal()
    settled = Signal()
    """The view has found its size, after the last of what may be many steps."""
    first_painted = Signal()
    """The first page is on screen; emitted once."""
    resized = Signal()
    """The room for the page has changed; whoever sets it otherwise now does so before it is laid out."""

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
        self._marks: PageMarks | None = None
        self._setting = Setting()
        self.numbers = NumberMargin(self, style)
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

    def show_html(  # noqa: PLR0917 - what a page is made of
        self,
        html: str,
        numbers: dict[str, int | None],
        style: PageStyle,
        anchor: Anchor,
        figures: "FigureImages | None" = None,
        setting: Setting | None = None,
    ) -> None:
        """Show a page and put `anchor` at the top edge. `numbers` gives the citation number of each block id.

        `figures` draws the images `figure:ID` that the page names; `setting` says where its languages stand.
        """
        document = self.document()
        if self._figures is not None:
            self._figures.leave(document)
        self._figures = figures
        self._style = style
        self._setting = setting or Setting()
        # Before the first paint the window is still finding its size, and the layout means nothing yet.
        keep = not self._painted or (anchor == self._resize_anchor and self._is_settling())
        self._resize_anchor = anchor if keep else None
        document.setLayoutEnabled(False)
        document.setDefaultFont(style.font)
        sheet = self._setting.sheet or style.sheet()
        if document.defaultStyleSheet() != sheet:  # Qt would parse it again
            document.setDefaultStyleSheet(sheet)
        document.setIndentWidth(style.space(3))
        self.setHtml(html)
        if self._setting.tabs:
            from app.ui.reader.tabbed_rows import set_tabs  # noqa: PLC0415 - with the first table beside another

            set_tabs(document, self._setting)
        self._map = BlockMap(document, numbers, self._setting)
        below = bool(self._setting.sheet) and not self._setting.columns
        style.dress(document, self._is_other_language if below else None)
        self._set_margins()
        self.numbers.use(self._map, self._setting, style)
        if self._painted:
            document.setLayoutEnabled(True)
            document.documentLayout().documentSize()  # forces the layout, so that the scroll range is right
            self.restore(anchor)
        if self._marks is not None:
            self.set_marks([])

    def _is_other_language(self, position: int) -> bool:
        return self._map.language_at(position) != self._setting.language

    def _set_margins(self) -> None:
        share, columns = self._setting.share, max(1, len(self._setting.columns))
        left, right = self._sides(self._style, share)
        top = self._style.top()
        frame = self.document().rootFrame()
        layout = frame.frameFormat()
        layout.setLeftMargin(left)
        layout.setRightMargin(right)
        layout.setTopMargin(top)
        layout.setBottomMargin(max(self._style.space(5), self.viewport().height() // 3))
        width = max(1, self.viewport().width() - left - right)
        self._left, self._column = left, int(width * share)
        step = width * (1 - share) / max(1, columns - 1)
        self.numbers.stand_before(tuple(left + round(step * column) for column in range(columns)))
        self._fit_figures()
        frame.setFrameFormat(layout)
        self._added = 0

    def _sides(self, style: PageStyle, share: float) -> tuple[int, int]:
        free = self.viewport().width() - round(style.column() / share)
        left = max(self._gutter(style), free // 2)
        return left, max(style.space(3), free - left)

    def column_in(self, style: PageStyle, share: float = 1) -> int:
        """Return how wide a text with a share of the page is in a style, in pixels; 0 before the view has a size."""
        width = int((self.viewport().width() - sum(self._sides(style, share))) * share)
        return max(1, width) if self._painted else 0

    def _fit_figures(self) -> None:
        if self._figures is not None:
            self._figures.fit(self.document(), self._column, self.devicePixelRatioF())

    def _on_screen_changed(self) -> None:
        self._fit_figures()
        self.document().markContentsDirty(0, self.document().characterCount())

    def _gutter(self, style: PageStyle) -> int:
        least = style.space(1.75) + round(1.4 * style.small)  # two figures and the gap after them
        return max(least, min(style.theme.measures.number_gutter, self.viewport().width() // 12))

    # -- place --------------------------------------------------------------------------------------------

    def anchor(self) -> Anchor:
        """Return what stands at the top edge."""
        if self._resize_anchor is not None:
            return self._resize_anchor
        return self._map.anchor_at(self.verticalScrollBar().value())

    def restore(self, anchor: Anchor) -> None:
        """Scroll so that `anchor` stands at the top edge again; an unknown block means the head of the page."""
        height = self._map.height_of(anchor)
        bar = self.verticalScrollBar()
        if height > 0:
            # Qt estimates the range from what it has laid out so far, and is a third too long on long pages.
            longest = round(self.document().size().height()) - self.viewport().height() - self._added
            self._lengthen(max(0, height - longest))
            bar.setMaximum(max(0, longest + self._added))
        bar.setValue(height)

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
        self.numbers.accented = block_id
        self.viewport().update()

    def _scroll_to(self, block_id: str) -> None:
        position = self._map.anchors.get(block_id)
        if position is not None:
            self.put_cursor(position)
            self.verticalScrollBar().setValue(self._map.top_with_title(position, self._style.space(3)))

    def put_cursor(self, position: int) -> None:
        """Be at a character position, for what goes on from there or is about it: Tab, a citation, a translation.

        The page does not move, and nothing is selected.
        """
        height, cursor = self.verticalScrollBar().value(), self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(height)

    def position_of(self, block_id: str) -> int:
        """Return the document position at which a block begins, or 0."""
        return self._map.anchors.get(block_id, 0)

    def block_ids(self) -> list[str]:
        """Return the ids of the blocks on the page, in order."""
        return list(dict.fromkeys(spot.id for spot in self._map.spots))

    @property
    def blocks(self) -> BlockMap:
        """Where each block of the page lies, by id, height and position."""
        return self._map

    def selection(self) -> tuple[Point, Point] | None:
        """Return where the selection begins and where the cursor stands, or None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._map.point_at(cursor.anchor()), self._map.point_at(cursor.position())

    def select(self, selection: tuple[Point, Point] | None) -> None:
        """Select what was selected once, if the page shows its text; the page does not move."""
        if selection is not None:
            from app.ui.reader.reading_spot import select  # noqa: PLC0415 - where something was selected

            select(self, self._map, selection)

    # -- marks --------------------------------------------------------------------------------------------

    def set_marks(self, ranges: list[tuple[int, int]], current: int = -1) -> None:
        """Highlight half-open ranges of document characters; `current` is the one the reader is at."""
        if self._marks is None:
            from app.ui.reader.page_marks import PageMarks  # noqa: PLC0415 - not before there is something to mark

            self._marks = PageMarks(self)
        self._marks.show(ranges, current, self._style)

    @property
    def current_mark(self) -> tuple[int, int] | None:
        """Where the mark is that the reader is at."""
        return self._marks.current if self._marks is not None else None

    @property
    def mark_colour(self) -> QColor:
        """The colour of what surrounds that mark."""
        return self._style.theme.colour("mark_edge")

    def show_mark(self, index: int) -> None:
        """Make one mark the current one and bring it into view, a third from the top."""
        if self._marks is not None:
            self._marks.bring_into_view(index)
            if self._marks.current is not None:
                self.put_cursor(self._marks.current[0])

    # -- events -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page, then the numbers of its paragraphs in the margin."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self.numbers.paint(painter, event.rect().top(), event.rect().bottom())
            for paint in self.over:
                paint(painter)
        if self._figures is not None and not self._figures.fits(self._column, self.devicePixelRatioF()):
            QTimer.singleShot(0, self._on_screen_changed)
        if not self._painted:
            self._painted, self._target = True, ""
            self._settled.start()
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Centre the column anew and keep the place."""
        # The place is taken when a resize begins and kept to its end: taking it anew at every step drifts.
        if self._resize_anchor is None:
            self._resize_anchor = self.anchor()
        self._resizing = True
        self.resized.emit()
        self._set_margins()
        if not self._painted and self.isVisible():
            # Laid out once, at the size of the window, not at the one a widget has before it is shown.
            self.document().setLayoutEnabled(True)
        super().resizeEvent(event)
        self._map.forget_layout()
        self.restore(self._resize_anchor)
        if self._target and self.isVisible():
            self._scroll_to(self._target)
            self.numbers.accented = self._target
            self._resize_anchor = None
            self._resize_anchor = self.anchor()
        self._resizing = False
        if self._painted:  # before, there is no layout in which the place could be taken anew
            self._settled.start()

    def _is_settling(self) -> bool:
        return self._resizing or self._settled.isActive()

    def _on_resize_settled(self) -> None:
        self._resize_anchor = None
        self.settled.emit()

    def _on_scrolled(self) -> None:
        if self._painted and not self._resizing:
            self._resize_anchor = None  # whoever scrolls while a resize settles means the new place
            self.place_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn the page with the space bar; select all of the text with Ctrl+A, and nothing that follows it."""
        from app.ui.reader.page_keys import press  # noqa: PLC0415 - when the keyboard is used

        if press(self, self._map, event, self._style.body):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go to the next link with Tab, from where one reads; after the last one on to the next pane."""
        from app.ui.reader.page_links import step_to_link  # noqa: PLC0415 - when the keyboard is used

        return step_to_link(self, forward=forward) or QWidget.focusNextPrevChild(self, forward)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy plain text: no numbers, no soft hyphens, no anchors; of a figure, what it shows in words."""
        from app.ui.reader.selected_text import selected_text  # noqa: PLC0415 - when something is copied

        # Qt's own object: the clipboard deletes one made here after Python has ended, and crashes.
        data = super().createMimeDataFromSelection()
        data.text()  # Qt makes its contents when they are first asked for, and would do so after ours
        text = selected_text(self.textCursor(), self._figures, columns=bool(self._setting.columns))
        for form in data.formats():
            data.removeFormat(form)
        data.setText(text)
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Draw figures and load nothing else: what a page names is never fetched, from disk or from a network."""
        del kind
        address = name if isinstance(name, str) else name.toString()
        ratio = self.devicePixelRatioF()
        return self._figures.image(address, self._column, ratio) if self._figures is not None else None

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_requested.emit(url.toString())
