"""Terms at hand: a card for the term the mouse rests on, for one that was chosen, and for the word F1 is asked about."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core.content.library import Library
from app.core.search.glossary import Glossary
from app.ui.announce import announce
from app.ui.main_window import MainWindow
from app.ui.reader.link_spots import spot_at, spot_of_selection, text_at
from app.ui.reader.term_card import TermCard

_REST = 450  # ms the mouse rests on a term before the card comes
_GRACE = 300  # ms to get from the term to its card
_LONGEST_WORD = 80


class TermDesk(QObject):
    """Owns the card of the window and decides when it comes and goes."""

    glossary_requested = Signal(str)
    """The page of the whole glossary, at this term."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._view = window.reader.view
        self._known: tuple[Library, Glossary] | None = None
        self._hovered = ""
        self._mouse: QPoint | None = None
        self.card = TermCard(window.interface, window)
        self.rest = self._timer(_REST, self._on_rested)
        self.grace = self._timer(_GRACE, self._on_grace_over)
        self._tabbed = self._timer(0, self._on_tabbed)
        self._view.installEventFilter(self)
        self._view.place_changed.connect(self._on_place_changed)
        self._view.viewport().installEventFilter(self)
        self._desk.term_requested.connect(self.show_term)
        self.card.page_requested.connect(self._desk.open_page)
        self.card.glossary_requested.connect(self.glossary_requested)
        self.card.search_requested.connect(self._on_search_requested)
        self.card.entered.connect(self.grace.stop)
        self.card.left.connect(self._on_card_left)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - made before any window
        application.focusChanged.connect(self._on_focus_changed)

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def glossary(self) -> Glossary | None:
        """Return the names of the library in use, or None while there is none."""
        library = self._desk.library
        if library is None:
            return None
        if self._known is None or self._known[0] is not library:
            self._known = (library, Glossary(library.terms()))
        return self._known[1]

    # -- chosen -------------------------------------------------------------------------------------------

    def show_term(self, term_id: str) -> None:
        """Explain a term that was chosen: beside it where it is on the page, else in the middle of the page."""
        self._explain(term_id, self._spot(f"term:{term_id}"), take_focus=True)

    def _explain(self, term_id: str, spot: QRect, *, take_focus: bool) -> None:
        glossary, library = self.glossary(), self._desk.library
        term = glossary.term(term_id) if glossary is not None else None
        self.rest.stop()
        self.grace.stop()
        if term is not None and library is not None:
            page = self._window.reader.page
            here = page.id if page is not None else ""
            self.card.show_term(term, library, self._desk.language, spot, take_focus=take_focus, here=here)

    def _spot(self, link: str) -> QRect:
        view = self._view
        if self._mouse is not None and view.anchorAt(self._mouse) == link:
            return self._in_window(spot_at(view, self._mouse))
        if view.hasFocus() and view.textCursor().charFormat().anchorHref() == link:
            return self._in_window(spot_of_selection(view))
        reader = self._window.reader
        corner = reader.mapTo(self._window, QPoint(reader.width() // 2 - 200, reader.height() // 6))
        return QRect(corner, corner)

    def _in_window(self, spot: QRect) -> QRect:
        return QRect(self._view.viewport().mapTo(self._window, spot.topLeft()), spot.size())

    # -- F1 -----------------------------------------------------------------------------------------------

    def look_up(self) -> bool:
        """Look up what is selected on the page, or the term at its text cursor; say whether there was anything."""
        glossary = self.glossary()
        if glossary is None or not self._view.hasFocus():
            return False
        cursor = self._view.textCursor()
        selected = " ".join(cursor.selectedText().split())
        block, place = cursor.block(), cursor.selectionStart() - cursor.block().position()
        term = None
        link = cursor.charFormat().anchorHref()
        if selected:
            block = self._view.document().findBlock(cursor.selectionStart())
            place = cursor.selectionStart() - block.position()
            if link.startswith("term:"):
                term = glossary.term(link.removeprefix("term:"))
            term = term or glossary.find(selected)
            if term is None and " " not in selected:
                term = glossary.find_at(block.text(), place + len(selected) // 2)
        elif cursor.position() > 0:  # whoever has not pointed into the text means the help
            term = glossary.find_at(block.text(), place)
        if term is not None:
            self._explain(term.id, self._in_window(spot_of_selection(self._view)), take_focus=True)
        elif selected:
            self.rest.stop()
            word = selected if len(selected) <= _LONGEST_WORD else selected[:_LONGEST_WORD].rsplit(" ", 1)[0]
            self.card.show_nothing(word, self._in_window(spot_of_selection(self._view)))
        return term is not None or bool(selected)

    def _on_search_requested(self, text: str) -> None:
        self._window.header.search.setText(text)
        self._window.header.search.setFocus()

    # -- the mouse ----------------------------------------------------------------------------------------

    def _on_mouse_moved(self, event: QMouseEvent) -> None:
        # Not by the signal `highlighted`: it is silent where the mouse comes back to the link it left the page from.
        self._mouse = event.position().toPoint()
        link = self._view.anchorAt(self._mouse) if event.buttons() == Qt.MouseButton.NoButton else ""
        term = link if link.startswith("term:") else ""
        if term == self._hovered:
            return
        self._hovered = term
        if not term:
            self._on_left()
        elif self.card.isVisible() and term == f"term:{self.card.term_id}":
            self.rest.stop()
            self.grace.stop()
        else:
            self.rest.start()

    def _on_tabbed(self) -> None:
        """Have the link said that Tab has reached: to a screen reader the page is one text without links."""
        cursor = self._view.textCursor()
        link = cursor.charFormat().anchorHref()
        if not cursor.hasSelection() or not link or not self._view.hasFocus():
            return
        start = cursor.selectionStart()
        _ = self._window.interface.catalog.gettext
        text = text_at(self._view, start)
        if link.startswith("term:"):
            announce(self._view, _("{text}, glossary term", text=text))
        else:
            announce(self._view, _("{text}, link", text=text))

    def _on_rested(self) -> None:
        if not self._hovered or self._mouse is None or self.card.pinned:
            return
        if self._window.isActiveWindow() and QApplication.activePopupWidget() is None:
            spot = self._in_window(spot_at(self._view, self._mouse))
            self._explain(self._hovered.removeprefix("term:"), spot, take_focus=False)

    def _on_left(self) -> None:
        self._hovered = ""
        self.rest.stop()
        if self.card.isVisible() and not self.card.pinned:
            self.grace.start()

    def _on_card_left(self) -> None:
        if not self.card.pinned:
            self.grace.start()

    def _on_grace_over(self) -> None:
        if not self.card.pinned and self._hovered != f"term:{self.card.term_id}":
            self.card.dismiss()

    def _on_place_changed(self) -> None:
        """Leave with the text one scrolls away."""
        self.rest.stop()
        if self.card.isVisible():
            self.card.dismiss()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.card.pinned or now.window() is not self._window:
            return
        if now is not self.card and not self.card.isAncestorOf(now):
            self.card.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow mouse and Tab over the page."""
        if watched is self._view:
            if isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._tabbed.start()  # Qt tells nobody which link it has reached
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._on_mouse_moved(event)
        elif event.type() == QEvent.Type.Leave:
            self._mouse = None
            self._on_left()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._mouse = event.position().toPoint()
            self.rest.stop()
        return super().eventFilter(watched, event)
