"""A glossary entry in both languages, beside the word one has clicked."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.model.language import LANGUAGES
from app.core.model.term import Term
from app.ui.language import InterfaceLanguage


class TermCard(QFrame):
    """A popup: closes on Esc or a click elsewhere; its links ask for pages."""

    page_requested = Signal(str)

    def __init__(
        self, term: Term, library: Library, language: str, interface: InterfaceLanguage, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        _ = interface.catalog.gettext
        own = term.text(language)
        parts = [f"<h3>{escape(own.name)}</h3><p>{escape(own.definition)}</p>"]
        for tag, text in term.texts.items():
            if tag != language:
                parts.append(
                    f"<p><b>{LANGUAGES[tag].name}:</b> {escape(text.name)}. {escape(text.definition)}</p>"
                )
        links = [
            f'<a href="{escape(page)}">{escape(library.info(page).title(language))}</a>'
            for page in term.pages
            if page in library
        ]
        if links:
            see = _("See:")
            parts.append(f"<p>{see} {' · '.join(links)}</p>")
        label = QLabel("".join(parts), self)
        label.setWordWrap(True)
        label.setFixedWidth(400)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(self._on_link_activated)
        label.setAccessibleName(own.name)
        self.setAccessibleName(own.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.addWidget(label)
        label.setFocus()

    def open_near_mouse(self) -> None:
        """Show the card below the mouse, inside the screen."""
        self.adjustSize()
        point = QCursor.pos()
        screen = self.screen().availableGeometry()
        left = min(max(screen.left(), point.x() - 40), screen.right() - self.width())
        top = point.y() + 18
        if top + self.height() > screen.bottom():
            top = max(screen.top(), point.y() - 18 - self.height())
        self.move(left, top)
        self.show()

    def _on_link_activated(self, page: str) -> None:
        self.close()
        self.page_requested.emit(page)
