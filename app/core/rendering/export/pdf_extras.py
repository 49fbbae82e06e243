"""What Qt cannot write into a PDF: outline, language, how it is to be shown. The sole importer of pypdf."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

_COPIED_AS = {
    0x0009: b"<0020>",
    0xFB00: b"<00660066>",
    0xFB01: b"<00660069>",
    0xFB02: b"<0066006C>",
    0xFB03: b"<006600660069>",
    0xFB04: b"<00660066006C>",
}
"""Code of what a glyph stands for according to Qt -> what it is to be copied as, in UTF-16."""


class Spot(NamedTuple):
    """A place in the file: number of the page from 0, distance from its upper edge in points."""

    page: int
    top: float


class OutlineEntry(NamedTuple):
    """A heading: level from 0, title, where it stands."""

    level: int
    title: str
    spot: Spot


def finished_pdf(
    content: bytes,
    title: str,
    language: str,
    outline: Iterable[OutlineEntry],
    places: Mapping[str, Spot],
) -> bytes:
    """Return a PDF with its title, its language, an outline, and the places that its links name."""
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
    _add_places(writer, places)
    _mend_copied_text(writer)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _add_outline(writer: PdfWriter, outline: Iterable[OutlineEntry]) -> None:
    parents: list[IndirectObject] = []
    for entry in outline:
        del parents[entry.level :]
        parent = parents[-1] if parents else None
        parents.append(
            writer.add_outline_item(
                title=entry.title,
                page_number=entry.spot.page,
                parent=parent,
                fit=Fit.xyz(left=0, top=_from_below(writer, entry.spot)),
                is_open=entry.level < 1,
            )
        )


def _add_places(writer: PdfWriter, places: Mapping[str, Spot]) -> None:
    """Write the names that links use. Qt would write them too, but tears the words apart that it hangs them on."""
    names = ArrayObject()
    for name in sorted(places, key=lambda own: own.encode("utf-8")):
        spot = places[name]
        top = FloatObject(_from_below(writer, spot))
        page = writer.pages[spot.page].indirect_reference
        parts = [page, NameObject("/XYZ"), FloatObject(0), top, NullObject()]
        names.extend([TextStringObject(name), ArrayObject(parts)])
    tree = DictionaryObject({NameObject("/Names"): names})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/Dests"): tree})


def _from_below(writer: PdfWriter, spot: Spot) -> float:
    return float(writer.pages[spot.page].mediabox.height) - spot.top


def _mend_copied_text(writer: PdfWriter) -> None:
    """Have spaces copied as spaces, and "fi" as two letters.

    PT Serif draws tab and space with one glyph, and Qt names it a tab; a drawing may have a ligature of its own.
    """
    for font in _fonts(writer):
        stream = font.get("/ToUnicode")
        stream = stream.get_object() if stream is not None else None
        if isinstance(stream, StreamObject):
            table = stream.get_data()
            for drawn, copied in _COPIED_AS.items():
                table = table.replace(b"<%04x>" % drawn, copied).replace(b"<%04X>" % drawn, copied)
            stream.set_data(table)


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
