"""The page of the whole glossary: its filter, its letters, and its shape in a wide or a narrow window."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from app.core.content.glossary_page import GlossaryShape, letter_id, letter_of
from app.core.model.page import GLOSSARY_PAGE, Page
from app.core.search.analysis import words as typed_words
from app.core.search.glossary import Glossary, beginnings
from app.ui.announce import announce
from app.ui.main_window import MainWindow
from app.ui.reader.glossary_bar import GlossaryBar

_NEXT_FRAME = 17  # ms; a timer of 0 may fire before the paint it is meant to follow
_SAID_AFTER = 700  # ms without typing
_COLUMNS_FROM = 0.95  # of the width of a page; in less, two columns would be of two words each


class GlossaryDesk(QObject):
    """Shows the bar while the glossary is on screen, and has the page made anew for what is typed."""

    def __init__(self, window: MainWindow, glossary: Callable[[], Glossary | None]) -> None:
        super().__init__(window)
        self._window = window
        self._reader = window.reader
        self._glossary = glossary
        self._shape = GlossaryShape()
        self._typed: list[str] = []
        self.bar = GlossaryBar(window.interface, window.reader)
        self.bar.hide()
        window.reader.add_above(self.bar)
        self._fit_due = self._timer(_NEXT_FRAME, self._fit)
        self._said_due = self._timer(_SAID_AFTER, self._say_count)
        self.bar.filter_changed.connect(self._on_filter_changed)
        self.bar.letter_requested.connect(self._on_letter_requested)
        self.bar.leave_requested.connect(self._reader.view.setFocus)
        self._reader.page_shown.connect(self._on_page_shown)
        self._reader.view.installEventFilter(self)
        window.appearance.changed.connect(self._fit_due.start)
        self._fit_due.start()
        if self._reader.page is not None:
            self._on_page_shown(self._reader.page)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def open(self) -> None:
        """Open the glossary, ready to filter."""
        if not self._is_shown():
            self._window.desk.open_page(GLOSSARY_PAGE)
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def show_term(self, term_id: str) -> None:
        """Open the glossary at a term."""
        self.bar.field.clear()
        self._window.desk.open_page(GLOSSARY_PAGE, term_id)

    def _is_shown(self) -> bool:
        return self._reader.page is not None and self._reader.page.id == GLOSSARY_PAGE

    def _on_page_shown(self, page: Page | None) -> None:
        shown = page is not None and page.id == GLOSSARY_PAGE
        self.bar.setVisible(shown)
        if not shown:
            if self._shape.terms is not None:
                self._shape = self._shape._replace(terms=None, found=None)
                self._reader.page_text.glossary_shape = self._shape
            before = self.bar.field.blockSignals(True)
            self.bar.field.clear()
            self.bar.field.blockSignals(before)
            return
        self._fit_due.start()
        library = self._window.desk.library
        if library is not None and page is not None:
            wanted = [t for t in library.terms() if self._shape.terms is None or t.id in self._shape.terms]
            letters = sorted({letter_of(term, page.language) for term in wanted})
            self.bar.show_state(len(wanted), letters)

    def _on_filter_changed(self, text: str) -> None:
        glossary = self._glossary()
        found = glossary.matching(text) if glossary is not None and text.strip() else None
        shown = typed_words(text)
        if found != self._shape.terms or (found is not None and shown != self._typed):
            self._typed = shown
            marks = functools.partial(beginnings, typed=text) if found is not None else None
            self._reshape(self._shape._replace(terms=found, found=marks))
            self._reader.view.verticalScrollBar().setValue(0)
        self._said_due.start()

    def _say_count(self) -> None:
        if self._is_shown():
            announce(self.bar.field, self.bar.count_text())

    def _on_letter_requested(self, letter: str) -> None:
        self._reader.view.show_block(letter_id(letter))

    def _fit(self) -> None:
        width = self._reader.view.viewport().width()
        beside = width >= _COLUMNS_FROM * self._window.appearance.style().column()
        if beside != self._shape.beside:
            self._reshape(self._shape._replace(beside=beside))

    def _reshape(self, shape: GlossaryShape) -> None:
        self._shape = shape
        self._reader.page_text.glossary_shape = shape
        if self._is_shown():
            self._reader.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Have the columns fit a reader of another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit_due.start()
        return super().eventFilter(watched, event)
