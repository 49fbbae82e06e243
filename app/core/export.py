"""The library -> a document to export, and the file it becomes. No Qt: the PDF is made elsewhere and written here.

Like `build.py` this stands above content, rendering and i18n, and is the one module that puts them together.
"""

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path

from app.core.content.library import Library
from app.core.errors import ExportError, marked
from app.core.i18n.catalog import Catalog
from app.core.model.language import LANGUAGES
from app.core.model.page import GLOSSARY_PAGE, BlockKind, Figure, Page
from app.core.model.term import Term, sorting_key
from app.core.rendering.export.document import Document, ExportPage, Part, Words

Progress = Callable[[str, int, int], None]
"""Called with a stage ("pages", "sheets", "file"), steps done and steps in all. May raise ExportCancelledError."""

WHOLE = "all"
"""The name of the whole briefing, beside the ids of sections and pages."""


class Format(StrEnum):
    """What a document can be exported as."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"


_SUFFIXES = {
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
}


def format_of(path: Path) -> Format:
    """Return what a file is to be by its suffix. Raises ExportError."""
    try:
        return _SUFFIXES[path.suffix.lower()]
    except KeyError:
        message = marked("The name “{name}” must end in .pdf, .html or .md: that says what the file will be.")
        raise ExportError(message, name=path.name) from None


def chosen_pages(library: Library, name: str) -> tuple[str, ...]:
    """Return the pages that a name stands for: WHOLE, a section or a page; empty where it is none of these.

    The glossary is a page here; the help, which is about the program, is none.
    """
    if name == WHOLE:
        return library.collection.pages
    for section in library.collection.sections:
        if section.id == name:
            return section.pages
    return (name,) if name in library or name == GLOSSARY_PAGE else ()


def export_document(
    library: Library, pages: Iterable[str], languages: tuple[str, ...], catalog: Callable[[str], Catalog]
) -> Document:
    """Return the document of these pages, in reading order, one column for each language.

    `catalog` gives the program's words in a language. More than one page bring the glossary with them: all of it
    for the whole briefing or where it is among `pages`, else the terms that they use. Raises ExportError where there
    is no page.
    """
    wanted = set(pages)
    if not wanted & {*library.collection.pages, GLOSSARY_PAGE}:
        raise ExportError(marked("There is nothing to export."))
    parts = []
    for section in library.collection.sections:
        members = tuple(_page(library, page, languages) for page in section.pages if page in wanted)
        if members:
            titles = tuple(section.title(language) for language in languages)
            parts.append(Part(section.id, titles, members))
    made = tuple(page for part in parts for page in part.pages)
    return Document(
        languages=languages,
        titles=tuple(library.collection.text(language) for language in languages),
        words=tuple(_words(catalog(language), language) for language in languages),
        parts=tuple(parts),
        terms=_terms(library, made, languages[0], whole=GLOSSARY_PAGE in wanted),
        figures=_figures(library, made),
    )


def _page(library: Library, page_id: str, languages: tuple[str, ...]) -> ExportPage:
    info = library.info(page_id)
    texts: list[Page | None] = [library.page(page_id, language) for language in languages]
    if len(languages) > 1:
        # In columns a page that is missing in one language leaves its column free, and says so there.
        texts = [
            text
            if text is not None and text.language == language and (text.blocks or text.problems)
            else None
            for text, language in zip(texts, languages, strict=True)
        ]
    rows = tuple(zip_longest(*(text.blocks if text is not None else () for text in texts)))
    return ExportPage(page_id, tuple(info.title(language) for language in languages), tuple(texts), rows)


def _words(catalog: Catalog, language: str) -> Words:
    _ = catalog.gettext
    return Words(
        language=language,
        name=LANGUAGES[language].name,
        contents=_("Contents"),
        sources=_("Sources"),
        glossary=_("Glossary"),
        edition=_("Edition {version}"),
        missing=_("This page has not been translated."),
        in_other_language=_("This page has not been translated; it is shown in another language."),
        not_usable=_("This page cannot be shown: its file has a fault."),
        paragraph=_("Paragraph {number}"),
        back=_("Back to the text"),
        skip=_("Skip to the text"),
        see=_("See:"),
    )


def _terms(
    library: Library, pages: tuple[ExportPage, ...], language: str, *, whole: bool
) -> tuple[Term, ...]:
    """Return the terms of the glossary that go with `pages`, in the order of the alphabet in `language`."""
    if len(pages) == 1 and not whole:
        return ()
    used = {term for page in pages for text in page.texts if text is not None for term in text.terms}
    whole = whole or len(pages) == len(library.collection.pages)
    terms = (term for term in library.terms() if whole or term.id in used)
    return tuple(sorted(terms, key=lambda term: sorting_key(term.text(language).term)))


def _figures(library: Library, pages: tuple[ExportPage, ...]) -> dict[tuple[str, str], Figure]:
    found = {}
    for page in pages:
        for text in page.texts:
            for block in text.blocks if text is not None else ():
                if block.kind is BlockKind.FIGURE and text is not None:
                    figure = library.figure(block.variant, text.language)
                    if figure is not None:
                        found[block.variant, text.language] = figure
    return found


def write_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file `path`, whole or not at all. Raises ExportError.

    What was there stays until all of the new is on the disk, and where that fails nothing is left behind.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise ExportError(marked("{path} cannot be written: it is not a file."), path=path)
        beside = target.with_name(f".briefing-{secrets.token_hex(8)}")
        with _removed_on_failure(beside), beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if target.exists():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            file.close()
            beside.replace(target)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(marked("{path} cannot be written: {reason}."), path=path, reason=reason) from error


@contextlib.contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
