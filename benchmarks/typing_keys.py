"""From a key press to its painted results, and to the painted preview of the first one.

Each key goes to the search field as an event. The clock runs from just before it to the end of the frame that
shows the answer to the text as it then stands: that includes the field's own repaint, the way to the search
thread and back, the search, filling the list and painting all that has changed in the window. The preview is the
end of the frame that shows the page of the first hit, from the same start; where nothing changes in the page the
reader is made to paint it all the same. Between two keys everything comes to
rest, as with somebody who types less than twenty keys a second; every answer is waited for.
"""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.core.search.result import SearchAnswer
from benchmarks.figures import Moment
from benchmarks.frames import FrameWatch
from benchmarks.report import Row, span_row, timed_row
from benchmarks.running import RunningProgram

GROUP = "interaction"
FRAME = 16.7  # ms, at 60 Hz
_SLOWEST = 10


class Key(NamedTuple):
    """One key press: the text it led to, the way to the results and to the preview of the first, if any.

    `search` is the part of the search thread, in seconds.
    """

    text: str
    results: Moment
    preview: Moment | None
    search: float


class Typist:
    """Types queries and takes the times."""

    def __init__(self, running: RunningProgram) -> None:
        self._running = running
        self._reader = running.window.reader.view.viewport()
        self._watch = FrameWatch(running.window, [self._reader])
        self._answer: SearchAnswer | None = None
        self._answered = self._previewed = False
        self._results: Moment | None = None
        self._preview: Moment | None = None
        search = running.window.parts.search
        search.answered.connect(self._on_answered)
        search.control.failed.connect(self._watch.fail)
        search.preview_requested.connect(self._on_preview_requested)

    def _on_answered(self, answer: SearchAnswer) -> None:
        self._answer, self._answered = answer, True

    def _on_preview_requested(self) -> None:
        # After the slot of the program, which has shown the page by then.
        self._previewed = self._answered
        self._reader.update()

    def _due(self, painted: set[QWidget]) -> bool:
        now = Moment.now()
        if self._answered and self._results is None:
            self._results = now
        if self._previewed and self._reader in painted and self._preview is None:
            self._preview = now
        return self._results is not None and (self._preview is not None or not self._has_preview())

    def _has_preview(self) -> bool:
        return self._answer is not None and bool(self._answer.hits and self._answer.hits[0].page)

    def _forget(self) -> None:
        self._answer, self._answered, self._previewed = None, False, False
        self._results = self._preview = None

    def key(self, character: str) -> Key:
        """Press one key and wait for everything it leads to. Raises NotShownError where the search fails."""
        self._forget()
        started = Moment.now()
        self._running.type(character)
        self._watch.wait(self._due, f"results for {self._running.window.header.search.text()!r}")
        assert self._answer is not None
        assert self._results is not None
        preview = self._preview.since(started) if self._preview is not None else None
        answer = self._answer
        return Key(answer.request.text, self._results.since(started), preview, answer.took_ms / 1000)

    def query(self, text: str) -> list[Key]:
        """Type a query from its first key to its last one, then leave the search."""
        keys = [self.key(character) for character in text if character.isprintable()]
        self._running.window.parts.search.leave()
        self._running.application.processEvents()
        return keys

    def close(self) -> None:
        """Stop watching the window."""
        self._watch.close()


def rows(running: RunningProgram, queries: list[str]) -> list[Row]:
    """Return the times of every key of `queries`."""
    typist = Typist(running)
    first = typist.query("internet ")[0]  # loads what a first search loads
    keys = [key for text in queries for key in typist.query(text)]
    typist.close()
    slowest = sorted(keys, key=lambda key: -key.results.wall)[:_SLOWEST]
    shown = [(key.text, round(1000 * key.results.wall, 1), round(1000 * key.search, 1)) for key in slowest]
    previews = [key.preview for key in keys if key.preview is not None]
    finished = [key.results for key in keys if key.text in set(queries)]
    rest = [key.results.wall - key.search for key in keys]
    return [
        span_row(GROUP, "key press to results painted", [key.results for key in keys], FRAME, slowest=shown),
        span_row(GROUP, "  of these, last key of the query", finished),
        timed_row(GROUP, "  of this, the search itself", [key.search for key in keys]),
        timed_row(GROUP, "  of this, all but the search", rest),
        span_row(GROUP, "key press to preview painted", previews),
        span_row(GROUP, "first key press of a session", [first.results], search_ms=1000 * first.search),
    ]
