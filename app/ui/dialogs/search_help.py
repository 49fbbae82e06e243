"""What can be typed into the search, on one page. The examples are the ones of the reader's language."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.core.errors import marked
from app.ui.dialogs.room import fit, scrolling
from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size

_ROWS = (
    (marked("digital divide"), marked("both words, in any order, in English or in French")),
    (marked('"digital divide"'), marked("exactly these words, in this order")),
    (marked("spectrum -mobile"), marked("the first word, without the second")),
    (marked("IXP OR IPv6"), marked("either word; OR in capitals")),
    (marked("connect*"), marked("every word that begins so")),
    (marked("title:broadband"), marked("in the title of a page")),
    (marked("IPv6 in:topics"), marked("in one section only")),
    (marked("lang:fr internet"), marked("in one language only")),
)
_WIDTH = 640


class SearchHelpDialog(QDialog):
    """Examples on the left, what they find on the right."""

    def __init__(self, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self._lead = QLabel(self)
        self._lead.setWordWrap(True)
        self._rows = [(QLabel(self), QLabel(self)) for _row in _ROWS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(at_size(QFontInfo(fixed).pixelSize()))
        for number, (example, meaning) in enumerate(self._rows):
            example.setFont(fixed)
            meaning.setWordWrap(True)
            example.setTextFormat(Qt.TextFormat.PlainText)
            example.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(example, number, 0)
            grid.addWidget(meaning, number, 1)
        self._note = QLabel(self)
        self._note.setObjectName("soft")
        self._note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        inner = QWidget(self)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(28, 24, 28, 0)
        lines.setSpacing(18)
        lines.addWidget(self._lead)
        lines.addLayout(grid)
        lines.addWidget(self._note)
        area = scrolling(inner, self)
        buttons.setContentsMargins(28, 0, 28, 20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        language.changed.connect(self.retranslate)
        self.retranslate()
        fit(self, area, _WIDTH)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.setWindowTitle(_("How to search"))
        self._lead.setText(
            _(
                "Type what you look for. Accents, apostrophes and capitals are optional; an acronym also finds its name."
            )
        )
        for (example, meaning), (typed, found) in zip(self._rows, _ROWS, strict=True):
            example.setText(_(typed))
            meaning.setText(_(found))
        self._note.setText(_("The French forms OU, titre:, dans: and langue: are understood as well."))
