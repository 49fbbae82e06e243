"""The search, between box, results and reader: what is asked, shown, previewed, opened and left again."""

from PySide6.QtCore import QObject, Signal

from app.core.search.result import Hit, SearchAnswer
from app.ui.language import InterfaceLanguage
from app.ui.panels.header import SearchField
from app.ui.panels.results import ResultsPanel
from app.ui.search_control import ALL_HITS, FIRST_HITS, SearchControl, SearchThread, request_for


class SearchDesk(QObject):
    """Turns typing into answers. The window shows the results pane while `active`."""

    active_changed = Signal(bool)
    preview_requested = Signal(object, object)
    """A Hit to look at, and the words of the query to mark."""
    open_requested = Signal(object, object)
    left = Signal()
    """The search was abandoned: the reader goes back to where it was."""
    answered = Signal(object)

    def __init__(
        self,
        box: SearchField,
        results: ResultsPanel,
        language: InterfaceLanguage,
        reading: str,
        thread: SearchThread | None = None,
    ) -> None:
        super().__init__(box)
        self.control = SearchControl(self, thread)
        self._box = box
        self._results = results
        self._interface = language
        self._reading = reading
        self._filters = ("", "")
        self._answer: SearchAnswer | None = None
        self._again = False
        self.active = False
        box.textChanged.connect(self._on_text_changed)
        box.step_requested.connect(results.step)
        box.open_requested.connect(self._on_open_requested)
        box.leave_requested.connect(self.leave)
        results.preview_requested.connect(self._on_preview_requested)
        results.open_requested.connect(self._on_hit_opened)
        results.filter_requested.connect(self._on_filter_requested)
        results.query_requested.connect(box.setText)
        results.more_requested.connect(self._on_more_requested)
        self.control.answered.connect(self._on_answered)

    def set_reading_language(self, language: str) -> None:
        """Ask in another reading language from now on; a search that is open is asked again."""
        self._reading = language
        self._results.set_reading_language(language)
        self.ask_again()

    def ask_again(self) -> None:
        """Repeat the search that is open, of another library or in another language; the reader stays put."""
        if self.active:
            shown = self._answer is not None and self._answer.request.text == self._box.text()
            self._again = shown  # an answer nobody has seen yet is looked at like any other
            # All of them: in another order the hit that was chosen may stand far down.
            self._ask(ALL_HITS if shown else FIRST_HITS)

    def leave(self) -> None:
        """Close the search and go back to where the reader was."""
        was_active = self.active
        self._close()
        if was_active:
            self.left.emit()

    def _on_text_changed(self, text: str) -> None:
        self._again = False
        if not text.strip():
            if self.active:
                was_typing = self._box.hasFocus()
                self.leave()
                if was_typing:
                    self._box.setFocus()  # whoever empties the field means to type something else
            return
        if not self.active:
            self.active = True
            self.active_changed.emit(True)
        self._ask()

    def _ask(self, limit: int = FIRST_HITS) -> None:
        section, language = self._filters
        self.control.ask(request_for(self._box.text(), self._reading, section, language, limit))

    def _on_more_requested(self) -> None:
        if self.active:
            self._ask(ALL_HITS)

    def _on_answered(self, answer: SearchAnswer) -> None:
        if not self.active:
            return
        self._answer = answer
        if answer.request.limit > FIRST_HITS and not self._again:
            self._results.add_hits(answer)
        else:
            self._results.show_answer(answer, preview=not self._again)
            self.answered.emit(answer)
        self._again = False

    def _on_filter_requested(self, section: str, language: str) -> None:
        self._filters = (section, language)
        self._again = False
        self._ask()

    def _words(self) -> tuple[str, ...]:
        return self._answer.words if self._answer is not None else ()

    def _on_preview_requested(self, hit: Hit) -> None:
        if self.active:
            self.preview_requested.emit(hit, self._words())

    def _on_open_requested(self) -> None:
        if self.active:
            self._results.open_current()

    def _on_hit_opened(self, hit: Hit) -> None:
        self.open_requested.emit(hit, self._words())

    def _close(self) -> None:
        self.control.forget()
        self._answer = None
        self._filters = ("", "")
        blocked = self._box.blockSignals(True)
        self._box.clear()
        self._box.blockSignals(blocked)
        if self.active:
            self.active = False
            self._results.clear()
            self.active_changed.emit(False)
