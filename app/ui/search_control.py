"""From a key press to an answer: asks the search service on its own thread, drops what is obsolete.

The service belongs to the search thread; it is opened there on the first request and again whenever the
library has been replaced.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.search.result import SearchAnswer, SearchRequest
from app.ui.tasks import TaskLine

if TYPE_CHECKING:
    from app.core.search.service import SearchService

FIRST_HITS, ALL_HITS = 16, 200
"""How many hits are made for a key press, and when the reader scrolls on: a snippet is dear, a page of them is not."""


class _OwnedService:
    """The service of the search thread; touched by jobs on that thread only."""

    def __init__(self) -> None:
        self._service: SearchService | None = None
        self._opened: tuple[Path, str] | None = None

    def open(self, folder: Path, engine: str) -> "SearchService":
        """Return the service for a library, opened now if it is not open already."""
        if self._service is None or self._opened != (folder, engine):
            from app.core.search.service import SearchService  # noqa: PLC0415 - Whoosh, on the search thread

            self.close()
            self._service = SearchService(folder, engine)
            self._opened = (folder, engine)
        return self._service

    def search(
        self, folder: Path, engine: str, request: SearchRequest, cancelled: Callable[[], bool]
    ) -> SearchAnswer:
        return self.open(folder, engine).search(request, cancelled)

    def close(self) -> None:
        if self._service is not None:
            self._service.close()
        self._service = self._opened = None


class SearchThread(QObject):
    """The thread and the service that every window of the program searches with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.line = TaskLine("search", self)
        self.service = _OwnedService()

    def stop(self) -> None:
        """End the search thread."""
        self.line.run_and_wait(self.service.close)
        self.line.stop()


class SearchControl(QObject):
    """Emits `answered` for the latest request only, and `failed` with the exception where there is no answer.

    Each window has one, with requests of its own; the thread is that of the program, or its own without any.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, thread: SearchThread | None = None) -> None:
        super().__init__(parent)
        self._own_thread = SearchThread(self) if thread is None else None
        thread = thread or self._own_thread
        assert thread is not None  # noqa: S101 - one of the two
        self._line = TaskLine("search", self, beside=thread.line)
        self._owned = thread.service
        self._source: tuple[Path, str] | None = None
        self._line.finished.connect(self._on_finished)
        self._line.failed.connect(self.failed)

    def use(self, folder: Path, engine: str) -> None:
        """Search this library from now on. `engine` is "scan" until the index has been verified.

        It is opened at once, on the search thread, so that the first key press need not wait for it.
        """
        self._source = (folder, engine)
        owned = self._owned  # not `self`: a job never holds a Qt object
        self._line.submit(lambda _task: owned.open(folder, engine))

    def ask(self, request: SearchRequest) -> None:
        """Ask; an earlier question that is still unanswered stays so."""
        if self._source is None:
            return
        owned, (folder, engine) = self._owned, self._source
        self._line.submit(
            lambda task: (
                None if task.is_obsolete() else owned.search(folder, engine, request, task.is_obsolete)
            )
        )

    def forget(self) -> None:
        """Drop the answer to whatever is being asked."""
        self._line.forget()

    def release(self) -> None:
        """Close the library on the search thread, so that it can be replaced; waits until that is done."""
        self._line.run_and_wait(self._owned.close)

    def stop(self) -> None:
        """Stop asking; a thread of its own ends."""
        self._line.stop()
        if self._own_thread is not None:
            self._own_thread.stop()

    def _on_finished(self, answer: object) -> None:
        if isinstance(answer, SearchAnswer):
            self.answered.emit(answer)


def request_for(
    text: str, language: str, section: str, in_language: str, limit: int = FIRST_HITS
) -> SearchRequest:
    """Return the request for what stands in the search box, its last word possibly unfinished."""
    return SearchRequest(text, language, limit, section, in_language, typing=True)
