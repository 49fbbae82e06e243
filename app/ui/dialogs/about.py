"""What this is, which version, and that it stays on this machine."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.core.model.collection import CollectionText
from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_WIDTH = 410  # pixels: what is said of this computer takes one line in either language


class AboutDialog(QDialog):
    """Names the briefing, its version and the program's."""

    def __init__(self, briefing: CollectionText | None, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _ = language.catalog.gettext
        self.setWindowTitle(_("About this briefing"))
        lines = []
        if briefing is not None:
            lines += [f"<b>{escape(briefing.title)}</b>", escape(briefing.subtitle)]
            lines.append(_("Edition {version}", version=escape(briefing.version)))
        lines.append(_("Program version {version}", version=__version__))
        lines.append(_("Everything is on this computer. Nothing is sent or fetched."))
        text = QLabel("".join(f"<p>{line}</p>" for line in lines), self)
        text.setWordWrap(True)
        text.setMinimumWidth(at_size(_WIDTH))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(at_size(16))
        layout.addWidget(text)
        layout.addWidget(buttons)
