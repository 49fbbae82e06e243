"""From a key press to its painted results, and to the painted preview of the first one.

Each key goes to the search field as an event. The clock runs from just before it to the end of the frame that
shows the answer to the text as it then stands: that includes the field's own repaint, the way to the search
thread and back, the search, filling the list and painting all that has changed in the window. The preview is the
end of the frame that shows the page of the first hit, from the same start; where nothing changes in the page the
reader is made to paint it all the same. Between two keys everything comes to
rest, as with somebody who types less than twenty keys a second; every answer is waited for.
"""

import time
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.core.search.result import SearchAnswer
from benchmarks.frames import FrameWatch
from benchmarks.report import Row, timed_row
from benchmarks.running import RunningProgram

GROUP = "interaction"
FRAME = 16.7  # ms, at 60 Hz
_SLOWEST = 10


class Key(NamedTuple):
    """One key press: the text it led to, seconds to the results and to the preview (0 where there is none)."""

    text: str
    results: float
    preview: float
    search: float
    one_frame: bool
    """Whether list and preview were painted in one frame: then the list has waited for the preview."""


class Typist:
    """Types queries and takes the times."""

    def __init__(self, running: RunningProgram) -> None:
        self._running = running
        self._reader = running.window.reader.view.viewport()
        self._watch = FrameWatch(running.window, [self._reader])
        self._answer: SearchAnswer | None = None
        self._answered = self._previewed = False
        self._results = self._preview = 0.0
        search = running.program.search
        search.answered.connect(self._on_answered)
        search.control.failed.connect(self._watch.fail)
        running.window.reader.page_shown.connect(self._on_page_shown)

    def _on_answered(self, answer: SearchAnswer) -> None:
        self._answer, self._answered = answer, True

    def _on_page_shown(self) -> None:
        self._previewed = self._answered
        self._reader.update()

    def _due(self, painted: set[QWidget]) -> bool:
        now = time.perf_counter()
        if self._answered and not self._results:
            self._results = now
        if self._previewed and self._reader in painted and not self._preview:
            self._preview = now
        return bool(self._results and (self._preview or not self._has_preview()))

    def _has_preview(self) -> bool:
        return self._answer is not None and bool(self._answer.hits and self._answer.hits[0].page)

    def _forget(self) -> None:
        self._answer, self._answered, self._previewed = None, False, False
        self._results = self._preview = 0.0

    def key(self, character: str) -> Key:
        """Press one key and wait for everything it leads to. Raises NotShownError where the search fails."""
        self._forget()
        started = time.perf_counter()
        self._running.type(character)
        self._watch.wait(self._due, f"results for {self._running.window.header.search.text()!r}")
        assert self._answer is not None
        results = self._results - started
        preview = self._preview - started if self._preview else 0.0
        answer = self._answer
        return Key(
            answer.request.text, results, preview, answer.took_ms / 1000, self._results == self._preview
        )

    def query(self, text: str) -> list[Key]:
        """Type a query from its first key to its last one, then leave the search."""
        keys = [self.key(character) for character in text if character.isprintable()]
        self._running.program.search.leave()
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
    slowest = sorted(keys, key=lambda key: -key.results)[:_SLOWEST]
    previews = [key.preview for key in keys if key.preview]
    last = [key.results for key in keys if key.text in set(queries)]
    together = sum(key.one_frame for key in keys)
    shown = [(key.text, round(1000 * key.results, 1), round(1000 * key.search, 1)) for key in slowest]
    return [
        timed_row(GROUP, "key press to results painted", [key.results for key in keys], FRAME, slowest=shown),
        timed_row(GROUP, "  of these, last key of the query", last),
        timed_row(GROUP, "  of this, the search itself", [key.search for key in keys]),
        timed_row(GROUP, "  of this, all but the search", [key.results - key.search for key in keys]),
        timed_row(GROUP, "key press to preview painted", previews, in_the_frame_of_the_results=together),
        Row(
            GROUP,
            "first key press of a session",
            "ms",
            {"results": 1000 * first.results, "search": 1000 * first.search},
        ),
    ]
