"""What a figure shows, in words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextEdit, QVBoxLayout, QWidget

from app.core.model.page import Figure
from app.ui.dialogs.room import open_at
from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_SIZE = (540, 420)
_LEAST = 120  # pixels of the text: a short one does not stand in a tall empty box
_MARGIN = 12
_LINE_HEIGHT = 135  # percent


class DescriptionDialog(QDialog):
    """Title and alternative of a figure, as text one can read, select and have read out line by line."""

    def __init__(self, figure: Figure, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self.text = QTextEdit(self)
        self.text.setPlainText(f"{figure.title}\n{figure.alternative}")
        self.text.document().setDocumentMargin(at_size(_MARGIN))
        self._set_type()
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
        self._take_no_more_than_needed()
        language.changed.connect(self.retranslate)
        self.retranslate()

    def _set_type(self) -> None:
        """Set the title apart from what is said, and the lines of that from each other."""
        cursor = QTextCursor(self.text.document())
        airy, bold = QTextBlockFormat(), QTextCharFormat()
        airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(airy)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        airy.setBottomMargin(at_size(_MARGIN) / 2)
        cursor.mergeBlockFormat(airy)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        bold.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(bold)

    def _take_no_more_than_needed(self) -> None:
        layout = self.layout()
        assert layout is not None  # noqa: S101 - set above
        self.ensurePolished()
        layout.activate()
        frame = 2 * self.text.frameWidth()
        self.text.document().setTextWidth(self.text.width() - frame)
        needed = max(at_size(_LEAST), round(self.text.document().size().height()) + frame + 2)
        self.resize(self.width(), min(self.height(), self.height() - self.text.height() + needed))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.setWindowTitle(_("Figure in words"))
        self.text.setAccessibleName(_("Figure in words"))
