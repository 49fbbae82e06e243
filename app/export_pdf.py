"""Composition root of the export of PDF: brings Qt up without a window, and the document on paper.

The one door from the command line to Qt; it is opened only for a PDF.
"""

import os
import sys
from pathlib import Path

from app.core.export import Progress
from app.core.rendering.export.document import Document
from app.core.rendering.export.print_theme import load_print_theme


def export_pdf(document: Document, paper: str, resources: Path, progress: Progress) -> tuple[bytes, int]:
    """Return a PDF and its number of pages; `paper` is "a4" or "letter". Raises what `progress` raises."""
    if sys.platform not in {"win32", "darwin"}:
        # Also where there is a display: one that does not answer would end the process.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415 - Qt or a writer, only for the format asked for
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - after its platform is chosen

    from app.ui.appearance import load_reading_face  # noqa: PLC0415 - Qt or a writer, only for the format asked for
    from app.ui.export.paper import Paper  # noqa: PLC0415 - Qt or a writer, only for the format asked for
    from app.ui.export.pdf_file import pdf_file  # noqa: PLC0415 - Qt or a writer, only for the format asked for

    application = QGuiApplication.instance()
    if application is None:
        qInstallMessageHandler(_unheard)
        application = QGuiApplication([])
    family = load_reading_face()
    made = pdf_file(document, Paper(paper), load_print_theme(resources), family, progress)
    del application  # text can be set only while there is one
    return made


def _unheard(kind: object, context: object, message: str) -> None:
    """Keep to ourselves what Qt would write to standard error, such as that the locale is not UTF-8."""
    del kind, context, message
