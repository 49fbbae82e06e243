"""Opening a page and switching language, for every page in both languages, beside a bare QTextBrowser.

The clock runs from the call that a click makes to the end of the frame that shows the page: reading it from the
library, HTML, layout, restoring the place, and painting all that has changed in the window (page, contents,
details, header). In both languages that is two texts side by side, a row for each block. Switches are made from the
middle of a page, where the place has to be found again. For the bare browser, of the size of the reader and in its
style sheet, it is `setHtml` to the end of the frame.
"""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QTextBrowser, QWidget

from app.core.userdata.session import ALONE, BOTH
from benchmarks import sample_page
from benchmarks.figures import Moment, middle_ratio
from benchmarks.frames import FrameWatch
from benchmarks.report import Row, span_row
from benchmarks.running import NotShownError, RunningProgram
from benchmarks.typing_keys import FRAME, GROUP

_LONG = 100  # blocks
_OTHER = {"en": "fr", "fr": "en"}


class PageTurner:
    """Turns pages in the window and in the bare browser, and takes the times, by page and language."""

    def __init__(self, running: RunningProgram) -> None:
        self._running = running
        self._window = running.window
        self._view = self._window.reader.view
        self._watch = FrameWatch(self._window, [self._view.viewport()])
        self._window.desk.failed.connect(self._watch.fail)
        self.pages = [page.id for page in running.library.pages()]
        self.blocks = {page: len(running.library.page(page, "en").blocks) for page in self.pages}
        self._browser = QTextBrowser()
        self._browser.resize(self._view.size())
        self._browser.document().setDefaultStyleSheet(sample_page.style_sheet())
        self._browser.show()
        self._bare_watch = FrameWatch(self._browser, [self._browser.viewport()])

    def _timed(self, action: Callable[[], object]) -> Moment:
        started = Moment.now()
        action()
        return self._watch.wait(self._is_painted).since(started)

    def _is_painted(self, painted: set[QWidget]) -> bool:
        return self._view.viewport() in painted

    def read_in(self, language: str) -> None:
        """Read in a language, untimed."""
        if self._window.desk.language != language:
            self._timed(lambda: self._window.desk.read_in(language))

    def open_all(self) -> Iterator[tuple[str, Moment]]:
        """Open each page; yield page and span."""
        if self._window.desk.navigator.page == self.pages[0]:  # it would not be painted anew
            self._timed(lambda: self._window.desk.open_page(self.pages[-1]))
        for page in self.pages:
            yield page, self._timed(lambda page=page: self._window.desk.open_page(page))  # type: ignore[misc]

    def bare_all(self, language: str) -> Iterator[Moment]:
        """Show each page in the bare browser; yield the spans."""
        for page in self.pages:
            html = sample_page.html_of(self._running.library, page, language)
            started = Moment.now()
            self._browser.setHtml(html)
            yield self._bare_watch.wait(bool).since(started)

    def switch_all(self, *, interface: bool) -> Iterator[tuple[str, Moment]]:
        """Switch the language in the middle of each page, with the interface's or without; yield page and span."""
        for page in self.pages:
            if self._window.desk.navigator.page != page:
                self._timed(lambda page=page: self._window.desk.open_page(page))  # type: ignore[misc]
            bar = self._view.verticalScrollBar()
            if bar.maximum() > 1:
                self._timed(lambda bar=bar: bar.setValue(bar.maximum() // 2))  # type: ignore[misc]
            language = _OTHER[self._window.desk.language]
            yield page, self._timed(lambda language=language: self._switch(language, interface=interface))  # type: ignore[misc]

    def _switch(self, language: str, *, interface: bool) -> None:
        if interface:
            self._running.window.parts.menu.choose_language(language)
        self._window.desk.read_in(language)

    def close(self) -> None:
        """Close the bare browser and stop watching the window."""
        self._watch.close()
        self._bare_watch.close()
        self._browser.close()


def rows(running: RunningProgram, rounds: int) -> list[Row]:
    """Return the times of every page, opened and switched `rounds` times in each language."""
    turner = PageTurner(running)
    opened: list[tuple[str, Moment]] = []
    switched: list[tuple[str, Moment]] = []
    both: list[tuple[str, Moment]] = []
    bare: list[Moment] = []
    for _ in range(rounds):
        for language in _OTHER:
            turner.read_in(language)
            opened += turner.open_all()
            bare += turner.bare_all(language)
        for _language in _OTHER:
            switched += turner.switch_all(interface=False)
            both += turner.switch_all(interface=True)
    together = _opened_in_both(running, turner, rounds)
    longest = max(turner.pages, key=lambda page: turner.blocks[page])
    of_longest = [span for page, span in together if page == longest]
    turner.close()
    ratio = middle_ratio([span.wall for _page, span in opened], [span.wall for span in bare])
    return [
        *_by_length("open a page", opened, turner.blocks, FRAME),
        span_row(GROUP, "  the same page, bare QTextBrowser", bare),
        Row(GROUP, "  open a page / bare QTextBrowser", "x", {"p50": ratio}),
        *_by_length("open a page in both languages", together, turner.blocks, 2 * FRAME),
        span_row(GROUP, f"  the longest one, {turner.blocks[longest]} rows", of_longest, 2 * FRAME),
        *_by_length("switch the language of the page", switched, turner.blocks, FRAME),
        *_by_length("switch page and whole interface", both, turner.blocks, 2 * FRAME),
    ]


def _opened_in_both(running: RunningProgram, turner: PageTurner, rounds: int) -> list[tuple[str, Moment]]:
    """Return the times of every page, opened `rounds` times with English and French side by side."""
    desk = running.window.desk
    desk.show_in(BOTH)
    if not desk.reader.side_by_side:
        raise NotShownError("two columns")
    opened = [timed for _ in range(rounds) for timed in turner.open_all()]
    desk.show_in(ALONE)
    return opened


def _by_length(
    what: str, times: list[tuple[str, Moment]], blocks: dict[str, int], target: float
) -> Iterator[Row]:
    """Yield a row for pages of up to 100 blocks, which the target is for, and one for longer pages if any."""
    short = [span for page, span in times if blocks[page] <= _LONG]
    longer = [span for page, span in times if blocks[page] > _LONG]
    worst = sorted(((round(1000 * span.wall, 1), page, blocks[page]) for page, span in times), reverse=True)[
        :5
    ]
    if short:
        yield span_row(GROUP, what, short, target, slowest=worst)
    if longer:
        yield span_row(GROUP, f"{what}, more than {_LONG} blocks", longer)
