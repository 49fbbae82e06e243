"""All keys on one page, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidget, QVBoxLayout, QWidget

from app.ui.dialogs.room import open_at
from app.ui.language import InterfaceLanguage
from app.ui.theme import at_size


class ShortcutsDialog(QDialog):
    """Lists rows of action text and keys."""

    def __init__(self, rows: list[tuple[str, str]], language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self.table = QTableWidget(len(rows), 2, self)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + at_size(14))
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        model = self.table.model()  # which makes the items: see the dialog of places
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                model.setData(model.index(row, column), text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        open_at(self, 560, 560)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.table.setAccessibleName(_("Keyboard shortcuts"))
        self.table.setHorizontalHeaderLabels([_("Action"), _("Keys")])
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
