"""The command that writes pages to a file to print or to pass on: export."""

import argparse
import time
from pathlib import Path

from app.cli.desk import Command, Desk
from app.cli.output import Progress
from app.cli.page_reference import page_reference
from app.cli.parser import Parser, UsageError, choice, text
from app.core import paths
from app.core.content.library import Library
from app.core.errors import ExportError, marked
from app.core.export import Format, chosen_pages, export_document, format_of, write_file
from app.core.model.page import HELP_PAGE
from app.core.rendering.export.document import Document

_PAPERS = ("a4", "letter")


def _declare_export(parser: Parser) -> None:
    _ = parser.words.gettext
    parser.values.add_argument(
        "pages",
        metavar=_("PAGE"),
        nargs="+",
        type=text,
        help=_("ids of pages or of sections, “glossary”, or “all” for the whole briefing"),
    )
    parser.options.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        type=Path,
        required=True,
        help=_("the file to write; its name ends in .pdf, .html or .md, and that says what it will be"),
    )
    parser.add_languages(_("languages, in this order; two stand side by side"))
    parser.options.add_argument(
        "--paper",
        metavar=_("PAPER"),
        type=choice(parser.words, _PAPERS),
        default=_PAPERS[0],
        help=_("size of the paper of a PDF: {papers}", papers=", ".join(_PAPERS)),
    )


def export(given: argparse.Namespace, desk: Desk) -> int:
    """Write pages to a file, whole or not at all."""
    started = time.perf_counter()
    try:
        kind = format_of(given.output)
    except ExportError as error:
        raise UsageError(error.message, **error.values) from error
    with desk.library() as library:
        chosen = [page for name in given.pages for page in _chosen(name, library)]
        columns = tuple(given.lang or [desk.words.language])
        document = export_document(library, chosen, columns, desk.words_in)
    content, count = _made(document, kind, given.paper, desk)
    write_file(given.output, content)
    seconds = round(time.perf_counter() - started, 3)
    if given.json:
        desk.output.data(
            {"file": str(given.output), "pages": count, "bytes": len(content), "seconds": seconds}
        )
    else:
        desk.output.text(_result_line(given.output, count, len(content), desk))
    return 0


def _chosen(name: str, library: Library) -> tuple[str, ...]:
    """Return the pages that a name stands for.

    Raises UnknownPageError, which names the pages that are close, and ExportError for a part of a page.
    """
    if found := chosen_pages(library, name.strip("/ ")):
        return found
    address = page_reference(name, library)
    if address.page == HELP_PAGE:
        raise ExportError(
            marked("The help is about the program and not exported; “briefing show help” prints it.")
        )
    if address.reference:
        message = marked("Only whole pages are exported: write “{page}” without “#{block}”.")
        raise ExportError(message, page=address.page, block=address.reference)
    return (address.page,)


def _made(document: Document, kind: Format, paper: str, desk: Desk) -> tuple[bytes, int]:
    """Return the file and its pages: of paper in a PDF, else of the briefing."""
    resources = paths.resources_folder()
    if kind is Format.PDF:
        return _pdf(document, paper, resources, desk)
    if kind is Format.HTML:
        from app.core.rendering.export.html_file import html_file  # noqa: PLC0415 - only what is asked for
        from app.core.rendering.export.print_theme import load_print_theme  # noqa: PLC0415 - Qt or a writer, only for the format asked for

        made = html_file(document, load_print_theme(resources).colours)
    else:
        from app.core.rendering.export.markdown_file import markdown_file  # noqa: PLC0415 - Qt or a writer, only for the format asked for

        made = markdown_file(document)
    return made.encode(), len(document.pages) or 1  # the glossary


def _pdf(document: Document, paper: str, resources: Path, desk: Desk) -> tuple[bytes, int]:
    _ = desk.words.gettext
    stages = {
        "pages": _("Setting the text"),
        "sheets": _("Writing the pages"),
        "file": _("Finishing the file"),
    }
    progress = Progress(desk.output, stages, quiet=True)
    try:
        from app.export_pdf import export_pdf  # noqa: PLC0415 - Qt, for a PDF only

        return export_pdf(document, paper, resources, progress)
    except ImportError as error:
        message = marked("A PDF needs Qt, which cannot be loaded here ({reason}); .html and .md do without.")
        raise ExportError(message, reason=error) from error
    finally:
        progress.clear()


def _result_line(file: Path, pages: int, size: int, desk: Desk) -> str:
    from app.core.i18n.formats import number_text  # noqa: PLC0415 - Babel, only where numbers are large

    count = desk.words.ngettext("{count} page", "{count} pages", pages)
    megabytes = number_text(round(size / 1e6, 2), desk.words.language)
    return desk.words.gettext(
        "{pages}, {megabytes} MB in {file}", pages=count, megabytes=megabytes, file=file
    )


COMMANDS = (
    Command(
        "export",
        marked("write pages to a PDF, HTML or Markdown file"),
        _declare_export,
        export,
        marked(
            "Example: briefing export topics -o topics.pdf --lang en,fr\n"
            "The file is replaced whole or not at all. HTML is the form for screen readers."
        ),
    ),
)
