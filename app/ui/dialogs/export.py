"""Export: what, in which languages, as what kind of file, and where it goes."""

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import marked
from app.ui.dialogs.export_form import Choice, ExportForm, Offer
from app.ui.dialogs.room import open_at
from app.ui.language import InterfaceLanguage

_KINDS = {
    "pdf": marked("PDF, to print"),
    "html": marked("HTML, to read in a browser or with a screen reader"),
    "md": marked("Markdown, to work on"),
}
_LONGEST_NAME = 80
_KIND_ROW, _FILE_ROW = 3, 4


class FileChoice(NamedTuple):
    """What is to be exported and the file it goes to, whose suffix says of what kind it is."""

    choice: Choice
    file: Path


class ExportDialog(QDialog):
    """Emits `export_requested` with a FileChoice; a file that exists is replaced only when asked to."""

    export_requested = Signal(object)

    def __init__(self, offer: Offer, interface: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._interface = interface
        self._own_name = False  # the name in the box is the user's
        self._agreed: Path | None = None
        self.form = ExportForm(offer, interface, self)
        self.kind = QComboBox(self)
        for kind in _KINDS:
            self.kind.addItem("", kind)
        self.file = QLineEdit(self)
        self.browse = QPushButton(self)
        self.browse.setAutoDefault(False)
        file_row = QWidget(self)
        row = QHBoxLayout(file_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(self.browse)
        file_row.setFocusProxy(self.file)
        self.form.add_row(self.kind)
        self.form.add_row(file_row)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.export = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        layout.addWidget(self.form)
        layout.addStretch()
        layout.addWidget(self.buttons)
        self._connect()
        self.retranslate()
        self._suggest()
        open_at(self, 620)

    def _connect(self) -> None:
        self.form.changed.connect(self._suggest)
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.file.textEdited.connect(self._on_text_edited)
        self.file.textChanged.connect(lambda text: self.export.setEnabled(bool(text.strip())))
        self.browse.clicked.connect(self._on_browse_clicked)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._interface.changed.connect(self.retranslate)

    # -- the name of the file -----------------------------------------------------------------------------

    def _suffix(self) -> str:
        return f".{self.kind.currentData()}"

    def _suggest(self) -> None:
        """Put a name in the box that says what is in the file, unless the user has chosen one."""
        if not self._own_name:
            choice = self.form.choice()
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            folder = (
                documents if documents and _exists(Path(documents)) else ""
            )  # systems name one that is not there
            languages = "-".join(language.upper() for language in choice.languages)
            name = f"{file_name(choice.title)} ({languages}){self._suffix()}"
            self.file.setText(str(Path(folder or Path.home()) / name))

    def _on_kind_changed(self) -> None:
        self.form.paper.setEnabled(self.kind.currentData() == "pdf")
        if self._own_name and (path := self._path()) is not None:
            self.file.setText(str(path.with_suffix(self._suffix())))
        self._suggest()

    def _on_text_edited(self, text: str) -> None:
        self._own_name = bool(text.strip())

    def _path(self) -> Path | None:
        """Return the file in the box; a name without a suffix that fits gets one."""
        text = self.file.text().strip()
        if not text or Path(text).name in {"", ".", ".."}:
            return None
        path = Path(text).expanduser().absolute()
        return path if path.suffix.lower() == self._suffix() else Path(f"{path}{self._suffix()}")

    def _on_browse_clicked(self) -> None:
        _ = self._interface.catalog.gettext
        dialog = QFileDialog(self, _("Export to"), self.file.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self.kind.currentData())
        dialog.setNameFilter(f"{self.kind.currentText().split(',')[0]} (*{self._suffix()})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.file.setText(name)
        self._own_name = True
        self._agreed = self._path()  # the file dialog has asked
        self._suggest()

    # -- the end ------------------------------------------------------------------------------------------

    def _on_accepted(self) -> None:
        path = self._path()
        if path is None:
            self.file.setFocus()
        elif not _exists(path.parent):
            self._say_no_folder(path)
        elif path == self._agreed or not _exists(path):
            self._ask_for(path)
        else:
            _ = self._interface.catalog.gettext
            question = QMessageBox(
                QMessageBox.Icon.Question,
                _("Export"),
                _("There is a file {name} already. Replace it?", name=path.name),
                QMessageBox.StandardButton.Cancel,
                self,
            )
            question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            replace = question.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
            replace.clicked.connect(lambda: self._ask_for(path))
            question.open()

    def _say_no_folder(self, path: Path) -> None:
        """Say that the folder is not there; what was chosen stays, so that only the name has to be put right."""
        _ = self._interface.catalog.gettext
        text = _("There is no folder {folder}.", folder=path.parent)
        box = QMessageBox(QMessageBox.Icon.Warning, _("Export"), text, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._on_warned)
        box.open()

    def _on_warned(self) -> None:
        self.file.setFocus()

    def _ask_for(self, path: Path) -> None:
        self.export_requested.emit(FileChoice(self.form.choice(), path))
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._interface.catalog.gettext
        self.setWindowTitle(_("Export"))
        self.form.name_row(_KIND_ROW, _("Kind of file"))
        self.form.name_row(_FILE_ROW, _("File"))
        self.file.setAccessibleName(_("File"))
        self.browse.setText(_("Browse…"))
        self.export.setText(_("Export"))
        for number, text in enumerate(_KINDS.values()):
            self.kind.setItemText(number, _(text))


def file_name(title: str) -> str:
    """Return a title as the name of a file that every system takes."""
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f\u00a0\u202f]+', " ", title)
    return re.sub(r"\s+", " ", name)[:_LONGEST_NAME].strip(" .") or "briefing"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
