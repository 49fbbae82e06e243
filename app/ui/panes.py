"""The panes of the window: header on top; contents or results, the page, and details side by side."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.core.userdata.session import BESIDE
from app.ui.theme import Measures

# Pixels of an interface at 100 %.
_LEFT_WIDTH, _RESULTS_WIDTH, _DETAILS_WIDTH = 272, 336, 236
_LEAST_LEFT = 190
# Pixels of pages, whose size is another matter.
_PAGE, _WIDE_PAGE = (
    672,
    932,
)  # what details leave to a page nobody asked them to share, and to one with two columns
_SHARED_PAGE = 480  # what is left to it where somebody wants both contents and details
_LEAST_PAGE = 320
_MOST_LEFT, _MOST_DETAILS = 0.45, 0.3  # of the window
_RESULTS_WIDE_FROM = 900  # where there is room, results get more of it than the contents

_NOTHING, CONTENTS, DETAILS = BESIDE


class Panes(QWidget):
    """Lays out what it is given; results and details come later than the rest.

    Contents and details are shown where they are wanted and leave enough to the page: without being asked, details
    give way first, and contents where only that gives a page its two columns. What was asked for is shown in any
    case, if need be in the place of the other. `changed` says that something has come or gone.
    """

    changed = Signal()

    def __init__(self, header: QWidget, contents: QWidget, reader: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self._reader = reader
        self._details: QWidget | None = None
        self._contents = contents
        self.contents_wanted = self._details_wanted = True
        self._asked = {False: "", True: ""}  # by whether the page has two columns: that is another layout
        self._columns_fit: Callable[[int], bool] | None = None
        self._measures: Measures | None = None
        self._left_width = _LEFT_WIDTH  # when it was last seen
        self._contents_width = 0  # while results have widened the pane
        self._details_width = 0  # when it was last seen
        self._meant: dict[QWidget, tuple[int, float]] = {}
        self.details_shown = True
        self.left = QStackedWidget(self)
        self.left.addWidget(contents)
        self.left.setMinimumWidth(_LEAST_LEFT)
        reader.setMinimumWidth(_LEAST_PAGE)
        self.splitter = (
            QSplitter()
        )  # an argument would be tried as Qt.Orientation first, and load all of `Qt`
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(reader)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LEFT_WIDTH, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.splitter, 1)

    def add_results(self, results: QWidget) -> None:
        """Add the results, which take the place of the contents while one searches."""
        self.left.addWidget(results)

    def add_under_contents(self, strip: QWidget) -> None:
        """Add a strip under the contents; it comes and goes with them."""
        shown = self.left.currentIndex()
        focused = self._contents.hasFocus()
        pane = QWidget()
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._contents, 1)
        layout.addWidget(strip)
        pane.setFocusProxy(self._contents)
        self.left.insertWidget(0, pane)
        self.left.setCurrentIndex(shown)
        self._contents.show()
        if focused:
            self._contents.setFocus()

    def add_details(self, details: QWidget) -> None:
        """Add the pane beside the page."""
        self._details = details
        width = self._px(_DETAILS_WIDTH)
        details.setMinimumWidth(width)
        self._details_width = width
        left = self._width_of_left()
        self.splitter.addWidget(details)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([left, self.width() - left - width, width])
        self.arrange()

    def set_measures(self, measures: Measures) -> None:
        """Be as wide as an interface of this size has to be."""
        before, self._measures = self._measures, measures
        old = before.interface_size if before is not None else 100
        factor = measures.interface_size / old
        if factor == 1:
            return
        left, details = self._width_of_left(), self._width_of_details()
        self._contents_width = round(self._contents_width * factor)
        self._left_width = self._rescale(self.left, left, old, _LEAST_LEFT, _MOST_LEFT)
        self._set_left(self._left_width)
        if self._details is not None:
            self._details_width = self._rescale(self._details, details, old, _DETAILS_WIDTH, _MOST_DETAILS)
            self._set_details()
        self.arrange()
        # The page may leave less to them than they were given.
        widths = {self.left: self._width_of_left()} | (
            {self._details: self._width_of_details()} if self._details else {}
        )
        self._meant = {pane: (width, self._meant[pane][1]) for pane, width in widths.items()}

    def _rescale(self, pane: QWidget, width: int, old: int, least: int, most: float) -> int:
        """Return how wide a pane becomes that was so wide in the `old` size of the interface.

        A large interface may leave less to it than it would take: that is remembered, or it would stay as narrow in
        a small one. Whoever moves its edge decides anew.
        """
        cut, meant = self._meant.get(pane, (0, 0.0))
        if width != cut:
            meant = width / old * 100
        pane.setMinimumWidth(self._px(least))
        width = max(self._px(least), min(self._px(meant), round(most * self.window().width())))
        self._meant[pane] = (width, meant)
        return width

    def _px(self, pixels: float) -> int:
        return self._measures.px(pixels) if self._measures is not None else round(pixels)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether results stand in the place of the contents."""
        return self.left.currentIndex() > 0

    @property
    def contents_shown(self) -> bool:
        """Whether there is something left of the page."""
        return not self.left.isHidden()

    @property
    def asked(self) -> str:
        """What was asked for although there is no room for all, or ""."""
        return self._asked[self._columns_fit is not None]

    def show_results(self, shown: bool) -> None:
        """Show results instead of contents, or contents again."""
        self.left.setCurrentIndex(1 if shown and self.left.count() > 1 else 0)
        self.arrange()
        width = min(self._px(_RESULTS_WIDTH), round(_MOST_LEFT * self.width()))
        if shown and self._width_of_left() < width and self.width() >= _RESULTS_WIDE_FROM:
            self._contents_width = self._width_of_left()
            self._set_left(width)
        elif not shown and self._contents_width:
            self._set_left(self._contents_width)
            self._contents_width = 0

    def _set_left(self, width: int) -> None:
        left, middle, *rest = self.splitter.sizes()
        self.splitter.setSizes([width, middle + left - width, *rest])

    def _set_details(self) -> None:
        """Make the details as wide as they were last, if they are there."""
        _left, middle, *rest = self.splitter.sizes()
        if rest and rest[0] > 0:
            room = middle + rest[0]
            left = self._width_of_left()  # also where it is hidden: it comes back as wide as it is told here
            self.splitter.setSizes([left, room - self._details_width, self._details_width])

    def _width_of_details(self) -> int:
        sizes = self.splitter.sizes()[2:]
        if self.details_shown and sizes and sizes[0] > 0:
            self._details_width = sizes[0]
        return self._details_width

    def _width_of_left(self) -> int:
        if self.contents_shown and self.splitter.sizes()[0] > 0:
            self._left_width = self.splitter.sizes()[0]
        return self._left_width

    def want_contents(self, wanted: bool, asked: str = "") -> None:
        """Show the contents where there is room for them, or hide them; `asked` is shown in any case."""
        self.contents_wanted = wanted
        self.ask(asked)

    def want_details(self, wanted: bool) -> None:
        """Show the pane beside the page, where there is room for it, or hide it."""
        self._details_wanted = wanted
        self.arrange()

    def ask(self, what: str) -> None:
        """Show CONTENTS or DETAILS, if need be in the place of the other; with "" what there is room for."""
        self._asked[self._columns_fit is not None] = what
        self.arrange()

    def favour_page(self, columns_fit: Callable[[int], bool] | None) -> None:
        """Leave more room to the page: it has two columns where `columns_fit` says so of its width."""
        self._columns_fit = columns_fit
        self.arrange()
        self.splitter.refresh()  # at once, not when the event loop comes to it

    def details_fit(self) -> bool:
        """Say whether there is room for the details without asking."""
        contents, _details = self._layout_of(self.asked, details_wanted=True)
        return self._page_beside(contents, details=True) >= (_WIDE_PAGE if self._columns_fit else _PAGE)

    def columns_fit(self) -> bool:
        """Say whether a page that is to have two columns has room for them now."""
        return self._columns_fit is not None and self._columns_fit(
            self._page_beside(self.contents_shown, details=self.details_shown)
        )

    def _page_beside(self, contents: bool, *, details: bool) -> int:
        """Return how much is left to the page."""
        taken = (self._width_of_left() + 1) * contents + (self._px(_DETAILS_WIDTH) + 1) * details
        return self.window().width() - taken

    def _layout_of(self, asked: str, *, details_wanted: bool) -> tuple[bool, bool]:
        """Return whether contents and details are shown."""
        two, page = self._columns_fit, self._page_beside
        contents = asked == CONTENTS or self.searching
        if not contents and self.contents_wanted:
            contents = self.window().width() - self._px(_LEAST_LEFT) > _LEAST_PAGE
            if two is not None and two(page(False, details=False)) and not two(page(True, details=False)):
                contents = False
        beside = page(contents, details=True)
        if details_wanted and beside >= (_WIDE_PAGE if two is not None else _PAGE):
            return contents, True
        if asked != DETAILS:
            return contents, False
        if self.searching:
            return True, beside >= _LEAST_PAGE
        if contents and (beside < _SHARED_PAGE or (two is not None and not two(beside))):
            contents = False
        return contents, True

    def arrange(self) -> None:
        """Show what is wanted and leaves enough to the page as it is now."""
        contents, details = self._layout_of(self.asked, details_wanted=self._details_wanted)
        if (contents, details) != (self.contents_shown, self.details_shown) or (
            self._details is not None and self._details.isHidden() == details
        ):
            self._width_of_left()  # remembered while it is hidden
            self._width_of_details()
            appears, self.details_shown = details and not self.details_shown, details
            self._show(self.left, contents)
            if self._details is not None:
                self._show(self._details, details)
            self.splitter.refresh()  # at once, not when the event loop comes to it
            if appears:
                self._set_details()  # the interface may have another size by now
            self.changed.emit()

    def _show(self, pane: QWidget, shown: bool) -> None:
        if not shown and pane.isAncestorOf(self.window().focusWidget()):
            self._reader.setFocus()
        pane.setVisible(shown)

    def in_order(self) -> list[QWidget]:
        """Return what F6 goes through: the panes that can be seen."""
        panes = [self._header, self.left.currentWidget(), self._reader, self._details]
        return [pane for pane in panes if pane is not None and pane.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what there is room for in another size."""
        super().resizeEvent(event)
        self.arrange()
