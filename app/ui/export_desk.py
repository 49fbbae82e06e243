"""Exporting and printing: opens the dialogs, has files written on a thread of its own, tells how far it is.

A file is set and written on the thread; a printer is painted on the GUI thread, sheet by sheet, because its
dialogs belong there. Both can be stopped, and then nothing is left behind.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from app.core.content.library import Library
from app.core.errors import BriefingError, ExportCancelledError, marked
from app.core.export import Format, Progress, chosen_pages, export_document, format_of, write_file
from app.core.i18n.catalog import Catalog
from app.core.model.language import LANGUAGES
from app.core.rendering.export.document import Document
from app.core.rendering.export.html_file import html_file
from app.core.rendering.export.markdown_file import markdown_file
from app.core.rendering.export.print_theme import load_print_theme
from app.ui.dialogs.export import ExportDialog, FileChoice
from app.ui.dialogs.export_form import Choice, Offer
from app.ui.dialogs.print import PrintDialog
from app.ui.export.paper import Paper
from app.ui.export.pdf_file import pdf_file
from app.ui.export.printing import PreviewDialog, PrintedBook, printer_for
from app.ui.export.type_setter import TypeSetter
from app.ui.language import InterfaceLanguage
from app.ui.tasks import Task, TaskLine

_STAGES = {
    "pages": marked("Setting the text"),
    "sheets": marked("Writing the pages"),
    "file": marked("Finishing the file"),
}
_SHOWN_AFTER = 400  # ms


class Written(NamedTuple):
    """A file that was exported; `pages` are those of paper in a PDF, else those of the briefing."""

    file: Path
    pages: int


class ExportDesk(QObject):
    """One for a window. `written` carries a Written, `said` a sentence for the reader."""

    written = Signal(object)
    said = Signal(str)

    def __init__(self, resources: Path, family: str, interface: InterfaceLanguage, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._interface = interface
        self._family = family
        self._resources = resources
        self._line = TaskLine("export", self)
        self._line.finished.connect(self._on_finished)
        self._line.failed.connect(self._on_failed)
        self._line.told.connect(self._on_told)
        self.progress: QProgressDialog | None = None

    def stop(self) -> None:
        """End the thread; an export under way is given up and leaves nothing behind."""
        self._line.stop()
        self._hide_progress()

    # -- to a file ----------------------------------------------------------------------------------------

    def open_export(self, folder: Path, offer: Offer) -> ExportDialog:
        """Open the dialog for a file; `folder` is the library's."""
        dialog = ExportDialog(offer, self._interface, self._window)
        dialog.export_requested.connect(lambda choice: self.export(folder, choice))
        dialog.open()
        return dialog

    def export(self, folder: Path, wanted: FileChoice) -> None:
        """Write a file from the library in `folder`, on the thread."""
        self._show_progress(self._on_cancelled)
        catalogs = {tag: self._interface.catalog_for(tag) for tag in LANGUAGES}
        resources, family = self._resources, self._family

        def job(task: Task) -> Written:
            def progress(stage: str, done: int, total: int) -> None:
                if task.is_obsolete():
                    raise ExportCancelledError(marked("The export was stopped."))
                task.tell(stage, done, total)

            document = _document(folder, wanted.choice, catalogs.__getitem__)
            content, pages = _content(document, wanted, resources, family, progress)
            progress("file", 1, 1)
            write_file(wanted.file, content)
            return Written(wanted.file, pages)

        self._line.submit(job)

    def _on_told(self, step: tuple[str, int, int]) -> None:
        self._on_progressed(*step)

    def _on_finished(self, result: object) -> None:
        self._hide_progress()
        if isinstance(result, Written):
            catalog = self._interface.catalog
            pages = catalog.ngettext("{count} page", "{count} pages", result.pages)
            self.said.emit(catalog.gettext("{pages} written to {file}", pages=pages, file=result.file))
            self.written.emit(result)

    def _on_failed(self, error: object) -> None:
        self._hide_progress()
        catalog = self._interface.catalog
        reason = str(error)
        if isinstance(error, BriefingError):
            reason = catalog.gettext(error.message).format(**error.values)
        self._warn(reason)

    def _warn(self, reason: str) -> None:
        title = self._interface.catalog.gettext("The export failed")
        box = QMessageBox(
            QMessageBox.Icon.Warning, title, reason, QMessageBox.StandardButton.Ok, self._window
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # -- to a printer -------------------------------------------------------------------------------------

    def open_print(self, folder: Path, offer: Offer) -> PrintDialog:
        """Open the dialog for a printer; `folder` is the library's."""
        dialog = PrintDialog(offer, self._interface, self._window)
        dialog.print_requested.connect(lambda choice: self.print(folder, choice))
        dialog.preview_requested.connect(lambda choice: self.preview(folder, choice))
        dialog.open()
        return dialog

    def print(self, folder: Path, choice: Choice) -> None:
        """Ask for the printer, then print."""
        document = self._document(folder, choice)
        if document is None:
            return
        printer = printer_for(document, Paper(choice.paper))
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        # Not `open`: the system's own dialog, where there is one, is shown by `exec` only.
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer, document)
        dialog.deleteLater()

    def print_on(self, printer: QPrinter, document: Document) -> None:
        """Print a document, with progress."""
        setter = self._type_setter()
        if setter is None:
            return
        self._show_progress(lambda: None)
        try:
            PrintedBook(document, setter).paint(printer, self._step)
        except ExportCancelledError:
            pass
        else:
            self.said.emit(self._interface.catalog.gettext("The pages have been sent to the printer."))
        finally:
            self._hide_progress()

    def preview(self, folder: Path, choice: Choice) -> None:
        """Show how the pages will look; they can be printed from there."""
        document, setter = self._document(folder, choice), self._type_setter()
        if document is None or setter is None:
            return
        printer = printer_for(document, Paper(choice.paper))
        printed = PrintedBook(document, setter)
        self._show_progress(lambda: None)
        try:
            printed.book(printer, self._step)
        except ExportCancelledError:
            return
        finally:
            self._hide_progress()
        dialog = PreviewDialog(printed, printer, self._window)
        dialog.setWindowTitle(self._interface.catalog.gettext("Preview"))
        dialog.show()

    def _document(self, folder: Path, choice: Choice) -> Document | None:
        try:
            return _document(folder, choice, self._interface.catalog_for)
        except BriefingError as error:
            self._on_failed(error)
            return None

    def _type_setter(self) -> TypeSetter | None:
        try:
            return TypeSetter(load_print_theme(self._resources), self._family)
        except BriefingError as error:
            self._on_failed(error)
            return None

    def _step(self, stage: str, done: int, total: int) -> None:
        self._on_progressed(stage, done, total)  # a modal progress dialog lets events through here
        if self.progress is None or self.progress.wasCanceled():
            raise ExportCancelledError(marked("The export was stopped."))

    # -- how far it is ------------------------------------------------------------------------------------

    def _show_progress(self, on_cancelled: Callable[[], None]) -> None:
        self._hide_progress()
        _ = self._interface.catalog.gettext
        dialog = QProgressDialog("", _("Cancel"), 0, 100, self._window)
        dialog.setWindowTitle(_("Export"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_SHOWN_AFTER)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(on_cancelled)
        self.progress = dialog
        self._on_progressed(next(iter(_STAGES)), 0, 100)

    def _hide_progress(self) -> None:
        if self.progress is not None:
            self.progress.canceled.disconnect()
            self.progress.close()
            self.progress.deleteLater()
            self.progress = None

    def _on_cancelled(self) -> None:
        self._line.forget()
        self._hide_progress()
        self.said.emit(self._interface.catalog.gettext("The export was stopped."))

    def _on_progressed(self, stage: str, done: int, total: int) -> None:
        if self.progress is not None and not self.progress.wasCanceled():
            words = _STAGES[stage]
            self.progress.setLabelText(self._interface.catalog.gettext(words))
            self.progress.setMaximum(total)
            self.progress.setValue(done)


def _document(folder: Path, choice: Choice, catalog_for: Callable[[str], Catalog]) -> Document:
    """Return what is to be exported. The library is open no longer than that takes: it may be replaced."""
    library = Library(folder)
    try:
        return export_document(library, chosen_pages(library, choice.name), choice.languages, catalog_for)
    finally:
        library.close()


def _content(
    document: Document, wanted: FileChoice, resources: Path, family: str, progress: Progress
) -> tuple[bytes, int]:
    """Return the file and its pages. On the thread of the export."""
    kind = format_of(wanted.file)
    if kind is Format.MARKDOWN:
        made = markdown_file(document)
    elif kind is Format.PDF:
        return pdf_file(document, Paper(wanted.choice.paper), load_print_theme(resources), family, progress)
    else:
        made = html_file(document, load_print_theme(resources).colours)
    return made.encode(), len(document.pages) or 1  # the glossary
