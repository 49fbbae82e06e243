"""A glossary entry in both languages, beside the word it explains: a card over the page."""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.model.language import LANGUAGES
from app.core.model.term import Term
from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_WIDTH, _MARGIN, _GAP = 440, 12, 6
_BESIDE = 20  # pixels left and right of the text
_INSIDE = 6  # of a button before its text, as the style sheet has it
_MOST_PAGES = 4
_LINES = 125  # percent


class TermCard(QFrame):
    """Part of the window, so that it is never cut off by a screen. Says where the reader wants to go from here.

    Opened by the mouse that rests on a term it leaves the keyboard alone; opened by a click or a key it takes it,
    and gives it back on Esc.
    """

    page_requested = Signal(str)
    glossary_requested = Signal(str)
    search_requested = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, interface: InterfaceLanguage, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._interface = interface
        self._before: QWidget | None = None
        self.term_id = ""
        self.pinned = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_BESIDE - _INSIDE, 14, _BESIDE - _INSIDE, 12)
        layout.setSpacing(10)
        interface.changed.connect(self.dismiss)
        self.hide()

    # -- what it says -------------------------------------------------------------------------------------

    def show_term(
        self, term: Term, library: Library, language: str, spot: QRect, *, take_focus: bool, here: str = ""
    ) -> None:
        """Explain a term beside `spot`, which is in the coordinates of the window. No link leads `here`."""
        _ = self._interface.catalog.gettext
        self._empty()
        self.term_id = term.id
        tags = sorted(term.texts, key=lambda tag: tag != language)
        for tag in tags:
            self._add_text(
                LANGUAGES[tag].name if len(tags) > 1 else "", term.texts[tag].name, term.texts[tag].definition
            )
        links = self._links()
        for page in [page for page in term.pages if page in library and page != here][:_MOST_PAGES]:
            title = library.info(page).title(language)
            self._add_link(links, _("Page: {title}", title=title), partial(self.page_requested.emit, page))
        self._add_link(links, _("Show in the glossary"), partial(self.glossary_requested.emit, term.id))
        self.setAccessibleName(_("Glossary: {name}", name=term.text(language).name))
        self.setAccessibleDescription(
            " ".join(f"{LANGUAGES[tag].name}: {term.texts[tag].definition}" for tag in tags)
        )
        self._show(spot, take_focus=take_focus)

    def show_nothing(self, text: str, spot: QRect) -> None:
        """Say that the glossary does not have `text`, and offer to search for it."""
        _ = self._interface.catalog.gettext
        self._empty()
        sentence = _("“{text}” is not in the glossary.", text=text)
        self._add_text("", sentence, "")
        self._add_link(
            self._links(), _("Search the briefing for it"), partial(self.search_requested.emit, text)
        )
        self.setAccessibleName(sentence)
        self._show(spot, take_focus=True)

    def _add_text(self, caption: str, name: str, definition: str) -> None:
        soft = self.palette().placeholderText().color().name()
        parts = [f'<span style="color: {soft}">{escape(caption)}</span>'] if caption else []
        parts.append(f"<b>{escape(name)}</b>")
        parts += [escape(definition)] if definition else []
        text = QLabel(f'<p style="line-height: {_LINES}%; margin: 0">{"<br>".join(parts)}</p>', self)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        inside = at_size(_INSIDE)
        text.setFixedWidth(self._inner_width() + 2 * _INSIDE)
        text.setContentsMargins(inside, 0, inside, 0)  # as the words of a button are from its edge
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        text.setAccessibleName(". ".join(part for part in (caption, name, definition) if part))
        self._body().addWidget(text)

    def _links(self) -> QVBoxLayout:
        """Return a place for links, close to one another; their words begin where the text does."""
        links = QVBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(0)
        frame = QWidget(self)
        frame.setObjectName("cardlinks")
        frame.setLayout(links)
        self._body().addWidget(frame, 0, Qt.AlignmentFlag.AlignLeft)
        return links

    def _add_link(self, links: QVBoxLayout, text: str, slot: Callable[[], object]) -> None:
        button = QPushButton(self)
        button.setObjectName("cardlink")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoDefault(False)
        shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self._inner_width() - 8)
        button.setText(shown.replace("&", "&&"))
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._follow(slot))
        links.addWidget(button)

    def _follow(self, slot: Callable[[], object]) -> None:
        self.dismiss()
        slot()

    def _inner_width(self) -> int:
        return min(at_size(_WIDTH), self.window().width() - 2 * _MARGIN) - 2 * _BESIDE

    def _body(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made in the constructor
        return layout

    def _empty(self) -> None:
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self.term_id = ""
        self.setAccessibleName("")
        self.setAccessibleDescription("")

    # -- place --------------------------------------------------------------------------------------------

    def _show(self, spot: QRect, *, take_focus: bool) -> None:
        window = self.window()
        if take_focus and not self.pinned:
            self._before = window.focusWidget()
        self.pinned = take_focus
        width = self._inner_width() + 2 * _BESIDE
        self.setFixedWidth(width)
        self._body().activate()
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.resize(width, height)
        self.move(self._corner(spot, width, height))
        self.show()
        self.raise_()
        if take_focus:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _corner(self, spot: QRect, width: int, height: int) -> QPoint:
        room = self.window().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        left = max(room.left(), min(spot.left() - 20, room.right() - width))
        top = spot.bottom() + _GAP
        if top + height > room.bottom() and spot.top() - _GAP - height >= room.top():
            top = spot.top() - _GAP - height
        return QPoint(left, max(room.top(), min(top, room.bottom() - height)))

    def dismiss(self) -> None:
        """Close it and give the keyboard back, if it has it."""
        inside = self.isVisible() and (self.hasFocus() or self.isAncestorOf(self.window().focusWidget()))
        before, self._before, self.pinned = self._before, None, False
        if inside and before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self._empty()

    # -- events -------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take Esc before the shortcuts of the window do."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go round inside the card."""
        stops = [self, *(button for button in self.findChildren(QPushButton) if button.isVisible())]
        now = self.window().focusWidget()
        index = stops.index(now) if now in stops else 0
        stops[(index + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Draw the edge anew."""
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Say that the mouse is here: nobody closes a card one points at."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Say that the mouse has gone."""
        super().leaveEvent(event)
        self.left.emit()
