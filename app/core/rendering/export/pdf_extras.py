"""What Qt cannot write into a PDF: outline, language, how it is to be shown. The sole importer of pypdf."""

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)


class OutlineEntry(NamedTuple):
    """A heading: level from 0, title, number of its page from 0, its distance from the top of the page in points."""

    level: int
    title: str
    page: int
    top: float


def finished_pdf(content: bytes, title: str, language: str, outline: Iterable[OutlineEntry]) -> bytes:
    """Return a PDF with its title, its language and an outline, which viewers show beside it."""
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.pdf_header = "%PDF-1.7"
    writer.add_metadata({"/Title": title})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    _add_outline(writer, outline)
    _map_spaces(writer)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _add_outline(writer: PdfWriter, outline: Iterable[OutlineEntry]) -> None:
    parents: list[IndirectObject] = []
    for entry in outline:
        page = writer.pages[entry.page]
        top = float(page.mediabox.height) - entry.top
        del parents[entry.level :]
        parent = parents[-1] if parents else None
        parents.append(
            writer.add_outline_item(
                title=entry.title,
                page_number=entry.page,
                parent=parent,
                fit=Fit.xyz(left=0, top=top),
                is_open=entry.level < 1,
            )
        )


def _map_spaces(writer: PdfWriter) -> None:
    """Have spaces copied as spaces: PT Serif draws tab and space with one glyph, and Qt names it a tab."""
    for font in _fonts(writer):
        stream = font.get("/ToUnicode")
        stream = stream.get_object() if stream is not None else None
        if isinstance(stream, StreamObject):
            stream.set_data(stream.get_data().replace(b"<0009>", b"<0020>"))


def _fonts(writer: PdfWriter) -> list[DictionaryObject]:
    found: dict[int, DictionaryObject] = {}
    for page in writer.pages:
        resources = page["/Resources"].get_object()
        if isinstance(resources, DictionaryObject) and isinstance(
            fonts := resources.get("/Font", DictionaryObject()).get_object(), DictionaryObject
        ):
            for reference in fonts.values():
                font = reference.get_object()
                if isinstance(font, DictionaryObject):
                    found[id(font)] = font
    return list(found.values())
