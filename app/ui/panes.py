"""The panes of the window: header on top; contents or results, the page, and details side by side."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

_LEFT_WIDTH, _RESULTS_WIDTH, _DETAILS_WIDTH = 272, 336, 236
_RESULTS_WIDE_FROM = 900  # where there is room, results get more of it than the contents
_WIDE_FROM = 1180  # narrower windows need the room for the page
_WIDE_FOR_TWO = 1440  # for a page with two columns


class Panes(QWidget):
    """Lays out what it is given; results and details come later than the rest.

    `details_fit` says whether the window is wide enough for the details, when that has changed.
    """

    details_fit = Signal(bool)

    def __init__(self, header: QWidget, contents: QWidget, reader: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self._reader = reader
        self._details: QWidget | None = None
        self._contents = contents
        self._details_wanted = True
        self._fits = True
        self._wide_from = _WIDE_FROM
        self._contents_width = 0  # while results have widened the pane
        self.left = QStackedWidget(self)
        self.left.addWidget(contents)
        self.left.setMinimumWidth(190)
        reader.setMinimumWidth(320)
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
        details.setMinimumWidth(_DETAILS_WIDTH)
        left = self.splitter.sizes()[0]
        self.splitter.addWidget(details)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([left, self.width() - left - _DETAILS_WIDTH, _DETAILS_WIDTH])
        self._show_details()

    def show_results(self, shown: bool) -> None:
        """Show results instead of contents, or contents again."""
        self.left.setCurrentIndex(1 if shown and self.left.count() > 1 else 0)
        sizes = self.splitter.sizes()
        if shown and sizes[0] < _RESULTS_WIDTH and self.width() >= _RESULTS_WIDE_FROM:
            self._contents_width = sizes[0]
            self._set_left(_RESULTS_WIDTH)
        elif not shown and self._contents_width:
            self._set_left(self._contents_width)
            self._contents_width = 0

    def _set_left(self, width: int) -> None:
        left, middle, *rest = self.splitter.sizes()
        self.splitter.setSizes([width, middle + left - width, *rest])

    def want_details(self, wanted: bool) -> None:
        """Show the pane beside the page, where there is room for it, or hide it."""
        self._details_wanted = wanted
        self._show_details()

    def favour_page(self, favoured: bool) -> None:
        """Leave more room to the page, at the expense of the details: it has two columns."""
        self._wide_from = _WIDE_FOR_TWO if favoured else _WIDE_FROM
        self._show_details()
        self.splitter.refresh()  # at once, not when the event loop comes to it

    def _show_details(self) -> None:
        fits = self.window().width() >= self._wide_from
        if self._details is not None:
            self._details.setVisible(self._details_wanted and fits)
        if fits != self._fits:
            self._fits = fits
            self.details_fit.emit(fits)

    def in_order(self) -> list[QWidget]:
        """Return what F6 goes through: the panes that can be seen."""
        panes = [self._header, self.left.currentWidget(), self._reader, self._details]
        return [pane for pane in panes if pane is not None and pane.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the room of the details to the page in a narrow window."""
        super().resizeEvent(event)
        self._show_details()
