"""A source, in a card beside its number in the text; from there one gets to the list of sources."""

from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.core.model.page import SourceNote
from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_WIDTH = 400
_GAP = 6  # between the number and the card
_EDGE = 8  # between the card and the edge of the screen; its frame, which comes with `show`, goes there


class NoteCard(QFrame):
    """A popup: closes on Esc or a click elsewhere."""

    list_requested = Signal(str)

    def __init__(self, note: SourceNote, interface: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self._note = note
        _ = interface.catalog.gettext
        title = _("Source {number}", number=note.number)
        link = _("Show in the list of sources")
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(
            f'<p><b>{escape(title)}</b></p><p style="line-height: 125%">{note.html}</p>'
            f'<p><a href="note:{escape(note.key)}">{escape(link)}</a></p>'
        )
        label.setWordWrap(True)
        label.setFixedWidth(at_size(_WIDTH))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(self._on_link_activated)
        label.setAccessibleName(title)
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.addWidget(label)
        label.setFocus()

    def open_beside(self, place: QRect) -> None:
        """Show the card under a place on the screen, or above it where there is no room."""
        self.adjustSize()
        at = QGuiApplication.screenAt(place.center()) or self.screen()
        screen = at.availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        left = min(max(screen.left(), place.left() - 24), screen.right() - self.width())
        top = place.bottom() + _GAP
        if top + self.height() > screen.bottom():
            top = max(screen.top(), place.top() - _GAP - self.height())
        self.move(left, top)
        self.show()

    def _on_link_activated(self, link: str) -> None:
        self.close()
        if link == f"note:{self._note.key}":
            self.list_requested.emit(self._note.key)
