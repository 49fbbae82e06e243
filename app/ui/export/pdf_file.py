"""A document as PDF: painted by Qt, finished by pypdf, in memory, so that nothing is on the disk until it is whole."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from app import __version__
from app.core.export import Progress
from app.core.rendering.export.document import Document
from app.core.rendering.export.pdf_extras import OutlineEntry, Spot, finished_pdf
from app.core.rendering.export.print_theme import PrintTheme
from app.ui.export.book import Book, set_book
from app.ui.export.paper import POINT, RESOLUTION, Paper, page_size, sheet
from app.ui.export.type_setter import TypeSetter


def pdf_file(
    document: Document, paper: Paper, theme: PrintTheme, family: str, progress: Progress
) -> tuple[bytes, int]:
    """Return the file and its number of pages. Raises what `progress` raises."""
    size = page_size(paper)
    book = set_book(
        document,
        sheet(QSizeF(size.sizePoints()), len(document.languages)),
        TypeSetter(theme, family),
        progress,
    )
    painted = _painted(book, paper, progress)
    progress("file", 0, 1)
    outline, places = [], {}
    for place in book.places():
        spot = Spot(place.sheet, place.top / POINT)
        places.update(dict.fromkeys(place.anchors, spot))
        if place.mark is not None:
            outline.append(OutlineEntry(place.mark.level, place.mark.title, spot))
    content = finished_pdf(painted, document.title, document.languages[0], outline, places)
    progress("file", 1, 1)
    return content, len(book.sheets)


def _painted(book: Book, paper: Paper, progress: Progress) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(
        QPageLayout(page_size(paper), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(book.document.title)
    writer.setCreator(f"Delegate briefing {__version__}")
    with QPainter(writer) as painter:
        for number in range(len(book.sheets)):
            if number:
                writer.newPage()
            book.paint(painter, number)
            progress("sheets", number + 1, len(book.sheets))
    return bytes(buffer.data().data())
