"""What a figure shows, in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.model.page import Figure
from app.ui.dialogs.room import open_at
from app.ui.language import InterfaceLanguage

_SIZE = (540, 300)
_MARGIN = 12


class DescriptionDialog(QDialog):
    """Title and alternative of a figure, as text one can read, select and have read out line by line."""

    def __init__(self, figure: Figure, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(f"{figure.title}\n\n{figure.alternative}")
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        open_at(self, *_SIZE)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.setWindowTitle(_("Figure in words"))
        self.text.setAccessibleName(_("Figure in words"))
