"""A book on a printer, or in a preview of one. On the GUI thread, sheet by sheet."""

import os
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from app.core.export import Progress
from app.core.rendering.export.document import Document
from app.ui.export.book import Book, set_book
from app.ui.export.paper import RESOLUTION, Paper, page_size, sheet
from app.ui.export.type_setter import TypeSetter

_CUPS_SOCKET = "/run/cups/cups.sock"


def printer_for(document: Document, paper: Paper) -> QPrinter:
    """Return the system's printer, set up for a document."""
    if sys.platform == "linux":
        # Qt asks CUPS for printers, which tries localhost by TCP where its socket is not there. Nothing here uses a
        # network; whoever has a print server elsewhere says so in this variable.
        os.environ.setdefault("CUPS_SERVER", _CUPS_SOCKET)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(page_size(paper))
    printer.setDocName(document.title)
    printer.setCreator("Delegate briefing")
    return printer


class PrintedBook:
    """A document on the paper of a printer; set anew when another paper is chosen."""

    def __init__(self, document: Document, setter: TypeSetter) -> None:
        self._document = document
        self._setter = setter
        self._book: Book | None = None
        self._size = (0.0, 0.0)

    def book(self, printer: QPrinter, progress: Progress) -> Book:
        """Return the document, set for the paper in the printer."""
        size = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
        if self._book is None or self._size != (size.width(), size.height()):
            self._book = set_book(
                self._document, sheet(size, len(self._document.languages)), self._setter, progress
            )
            self._size = (size.width(), size.height())
        return self._book

    def paint(self, printer: QPrinter, progress: Progress) -> None:
        """Paint the sheets that were asked for; where `progress` raises, nothing more is printed."""
        printer.setFullPage(True)
        book = self.book(printer, progress)
        numbers = _asked_for(printer, len(book.sheets))
        with QPainter(printer) as painter:
            scale = printer.logicalDpiX() / RESOLUTION
            painter.scale(scale, scale)
            try:
                for done, number in enumerate(numbers):
                    if done:
                        printer.newPage()
                    book.paint(painter, number)
                    progress("sheets", done + 1, len(numbers))
            except BaseException:
                printer.abort()
                raise


class PreviewDialog(QPrintPreviewDialog):
    """Shows a document as it will be printed. Holds on to the printer, which Qt only points at."""

    def __init__(self, printed: PrintedBook, printer: QPrinter, parent: QWidget) -> None:
        super().__init__(printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Its box for the scale is too small for the air that the window's boxes have.
        self.setStyleSheet("QLineEdit { padding: 0 2px; }")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._printed = printed
        self._printer = printer
        if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
            self._take_away_page_setup()
        self.paintRequested.connect(self._on_paint_requested)

    def _take_away_page_setup(self) -> None:
        """Without a printer there is nothing to set up, of which Qt complains on the error stream."""
        text = QCoreApplication.translate("QPrintPreviewDialog", "Page setup")
        for action in self.findChildren(QAction):
            if action.text() == text:
                action.setEnabled(False)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        self._printed.paint(printer, _nobody_waits)


def _nobody_waits(stage: str, done: int, total: int) -> None:
    del stage, done, total


def _asked_for(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = list(range(max(first, 1) - 1, min(last, count)))
    return numbers[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else numbers
