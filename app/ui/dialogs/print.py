"""Print: what and in which languages; then the system's own dialog for the printer, or a look at the pages first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.ui.dialogs.export_form import ExportForm, Offer
from app.ui.dialogs.room import open_at
from app.ui.language import InterfaceLanguage


class PrintDialog(QDialog):
    """Emits `print_requested` or `preview_requested` with a Choice."""

    print_requested = Signal(object)
    preview_requested = Signal(object)

    def __init__(self, offer: Offer, interface: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._interface = interface
        self.form = ExportForm(offer, interface, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.print = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.preview = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.print.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        layout.addWidget(self.form)
        layout.addStretch()
        layout.addWidget(self.buttons)
        self.buttons.rejected.connect(self.reject)
        self.print.clicked.connect(self._on_print_clicked)
        self.preview.clicked.connect(self._on_preview_clicked)
        interface.changed.connect(self.retranslate)
        self.retranslate()
        open_at(self, 520)

    def _on_print_clicked(self) -> None:
        self.print_requested.emit(self.form.choice())
        self.accept()

    def _on_preview_clicked(self) -> None:
        self.preview_requested.emit(self.form.choice())
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._interface.catalog.gettext
        self.setWindowTitle(_("Print"))
        self.print.setText(_("Print…"))
        self.preview.setText(_("Preview"))
