"""The PDF, read back: both languages, no ligatures, true page numbers, links that lead somewhere, nothing torn."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from app.core.content.library import Library
from app.core.errors import ExportCancelledError
from app.core.export import chosen_pages, export_document
from app.core.i18n.catalog import Catalog
from app.core.model.page import BlockKind, Figure
from app.core.rendering.export.document import Document
from app.core.rendering.export.print_theme import PrintTheme, load_print_theme
from app.ui.appearance import load_reading_face
from app.ui.export.book import Book, set_book
from app.ui.export.paper import Paper, page_size, sheet
from app.ui.export.pdf_file import pdf_file
from app.ui.export.rows import SetRow, TextCell
from app.ui.export.type_setter import TypeSetter
from tests.printed_text import printed_text
from tests.sample_documents import document, export_page, term
from tests.sample_pages import block, heading, item, note, row
from tests.sample_pages import page as text_page

LIGATURES = re.compile("[\ufb00-\ufb06]")
LONG = "A sentence of some length about final offices and difficult affairs. " * 12


class Press(NamedTuple):
    """What a PDF is made with."""

    theme: PrintTheme
    family: str
    resources: Path

    def pdf(self, made: Document, paper: Paper = Paper.A4) -> PdfReader:
        content, count = pdf_file(made, paper, self.theme, self.family, lambda *_step: None)
        reader = PdfReader(BytesIO(content))
        assert len(reader.pages) == count
        return reader

    def book(self, made: Document, paper: Paper = Paper.A4) -> Book:
        size = sheet(QSizeF(page_size(paper).sizePoints()), len(made.languages))
        return set_book(made, size, TypeSetter(self.theme, self.family), lambda *_step: None)

    def document(self, library: Library, name: str, *languages: str) -> Document:
        def catalog(language: str) -> Catalog:
            return Catalog(self.resources / "locale", language)

        return export_document(library, chosen_pages(library, name), languages, catalog)


@pytest.fixture(scope="module")
def press(qapp: QApplication, resources: Path) -> Press:
    return Press(load_print_theme(resources), load_reading_face(), resources)


@pytest.fixture(scope="module")
def section(press: Press, library: Library) -> Document:
    return press.document(library, "preparation", "en", "fr")


@pytest.fixture(scope="module")
def printed(press: Press, section: Document) -> PdfReader:
    return press.pdf(section)


@pytest.fixture(scope="module")
def printed_pages(printed: PdfReader) -> list[str]:
    """Return the text of each page of the section; a reader takes a tenth of a second for each."""
    return [page.extract_text() for page in printed.pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def links(reader: PdfReader) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, page in enumerate(reader.pages):
        for reference in page.get("/Annots", []):
            yield number, reference.get_object()


def outline(reader: PdfReader, entries: Any = None, level: int = 0) -> Iterator[tuple[int, str, int]]:
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry, level + 1)
        else:
            yield level, str(entry.title), reader.get_destination_page_number(entry) or 0


def test_the_text_of_both_languages_is_there_once_and_whole(
    printed_pages: list[str], section: Document
) -> None:
    text = squeezed("".join(printed_pages))
    blocks = [block for page in section.pages for row in page.rows for block in row if block is not None]
    plain = [
        squeezed(own.text) for own in blocks if own.kind is BlockKind.PARAGRAPH and "<sup>" not in own.html
    ]
    assert len([own for own in plain if len(own) > 60]) > 10
    assert [own for own in plain if len(own) > 60 and text.count(own) != 1] == []
    assert [own for own in plain if own not in text] == []


def test_what_a_reader_finds_is_what_was_painted(printed: PdfReader, printed_pages: list[str]) -> None:
    """The quick reading of the whole briefing below rests on it."""
    assert Counter(squeezed(printed_text(printed))) == Counter(squeezed("".join(printed_pages)))


def test_no_ligatures_no_tabs_no_missing_letters(printed_pages: list[str]) -> None:
    for text in printed_pages:
        assert not LIGATURES.search(text)
        assert not set(text) & {"\t", "\ufffd", "\0"}


def test_title_language_and_outline(printed: PdfReader, printed_pages: list[str], section: Document) -> None:
    assert printed.metadata is not None
    assert printed.metadata.title == section.titles[0].title
    root = printed.root_object
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    entries = list(outline(printed))
    assert [title for level, title, _number in entries if level == 1] == [
        " / ".join(dict.fromkeys(page.titles)) for page in section.pages
    ]
    for level, title, number in entries:
        if level <= 1:
            assert squeezed(title.split(" / ")[0]) in squeezed(printed_pages[number])


def test_every_link_leads_to_a_place_of_the_file(printed: PdfReader) -> None:
    found = list(links(printed))
    assert len(found) > 100
    places = printed.named_destinations
    assert [link for _number, link in found if str(link.get("/Dest")) not in places] == []


def test_every_page_number_of_the_contents_is_right(
    printed: PdfReader, printed_pages: list[str], section: Document
) -> None:
    places = printed.named_destinations
    contents = printed_pages[1]
    for own in section.pages:
        number = (printed.get_destination_page_number(places[own.id]) or 0) + 1
        title = squeezed(own.titles[-1])
        assert f"{title}{number}" in squeezed(contents)
        assert title in squeezed(printed_pages[number - 1])
    linked = {str(link["/Dest"]) for number, link in links(printed) if number == 1}
    assert linked >= {own.id for own in section.pages}


def test_running_heads_and_page_numbers(printed_pages: list[str]) -> None:
    for number, text in enumerate(printed_pages):
        if number:
            assert squeezed(text).endswith(f"2017.1{number + 1}")


def all_fonts(reader: PdfReader) -> set[str]:
    return {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }


def test_the_reading_face_is_in_the_file(printed: PdfReader) -> None:
    assert {name.split("+")[-1].split("-")[0].strip("/") for name in all_fonts(printed)} >= {"PTSerif"}
    for page in printed.pages[:3]:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"].get_object()


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_paper(press: Press, paper: Paper, size: tuple[int, int]) -> None:
    box = press.pdf(document(export_page(text_page(block("x")))), paper).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == size


# -- pages ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[("en", "fr"), ("fr",)], ids="-".join)
def whole(request: pytest.FixtureRequest, press: Press, library: Library) -> Book:
    return press.book(press.document(library, "all", *request.param))


def text_pages(book: Book) -> list[list[SetRow]]:
    return [[placed.item for placed in page] for page in book.sheets[1:]]


def test_no_heading_stands_last_on_a_page(whole: Book) -> None:
    assert [page[-1].mark for page in text_pages(whole) if page[-1].keeps_next] == []


def test_no_row_is_torn_and_nothing_leaves_the_page(whole: Book) -> None:
    names = Counter(name for page in text_pages(whole) for row in page for name in row.anchors)
    assert set(names.values()) == {1}
    for page in whole.sheets:
        bottom = 0.0
        for placed in page:
            assert placed.top >= bottom - 1e-6
            bottom = placed.top + placed.item.height
            for cell in placed.item.cells:
                if isinstance(cell, TextCell) and cell.lines:
                    whole_text = range(cell.text.lines)
                    assert cell.lines == whole_text or placed.item.breakable
                    assert cell.left + cell.text.natural_width <= whole.sheet.right + 1
        assert bottom <= whole.sheet.text_height + 1e-6


def test_the_whole_briefing_can_be_read_back(press: Press, library: Library) -> None:
    """Title, language, outline, every page in both languages, and no letter that is lost or copied as another."""
    languages = ("fr", "en")
    made = press.document(library, "all", *languages)
    reader = press.pdf(made)
    assert reader.metadata is not None
    assert reader.metadata.title == made.titles[0].title
    assert reader.root_object["/Lang"] == languages[0]
    text = squeezed(printed_text(reader))  # of 150 pages
    assert not LIGATURES.search(text)
    assert not set(text) & {"\ufffd", "\0", "\u200c"}
    assert not re.search("[\ue000-\uf8ff]", text)
    for info in map(library.info, library.collection.pages):
        for language in languages:
            assert squeezed(info.title(language)) in text, (info.id, language)
    titles = [title for level, title, _number in outline(reader) if level == 1]
    first = [library.info(name).title(languages[0]) for name in library.collection.pages]
    assert [title.split(" / ")[0] for title in titles][: len(first)] == first


def test_the_two_languages_of_a_row_begin_at_the_same_height(press: Press, section: Document) -> None:
    for page in press.book(section).sheets[2:]:
        for placed in page:
            tops = {cell.top for cell in placed.item.cells}
            assert (
                len(tops) == 1 or len(placed.item.cells) > 4
            )  # a wide table has its languages one below the other


def test_a_long_paragraph_goes_on_over_the_page_with_every_line_once(press: Press) -> None:
    made = document(
        export_page(text_page(*(block(f"{number} {LONG}", name=f"b{number}") for number in range(12))))
    )
    reader = press.pdf(made)
    assert len(reader.pages) > 1
    text = text_of(reader)
    assert text.count("difficult") == 12 * 12


def test_a_row_taller_than_a_page_is_still_printed_whole(press: Press) -> None:
    english, french = (
        text_page(block(LONG * 12, name="b")),
        text_page(block(LONG * 14, name="b"), language="fr"),
    )
    reader = press.pdf(document(export_page(english, french), languages=("en", "fr")))
    assert text_of(reader).count("difficult") == 12 * 26


def test_everything_at_once(press: Press) -> None:
    english = text_page(
        heading("Why", "why"), heading("Deeper", "deeper", level=3), item("a"), item("b", level=2), item("c"),
        item("one", variant="ordered", group=9), item("two", variant="ordered", group=9),
        row("1", "2", "3", "4", "5", head=True), row("a", "b", "c", "d", "e"), row("only"),
        note("later", "After"), note("more"), block("quoted", BlockKind.QUOTE, group=4),
        block("see <a href='page:topics/none'>x</a> H<sub>2</sub>O <code>y</code><br>z"), title="T",
    )  # fmt: skip
    french = text_page(*english.blocks, title="Titre", summary="Résumé", language="fr")
    made = document(
        export_page(english, french, name="topics/one"),
        export_page(text_page(block("x")), None, name="topics/two"),
        export_page(text_page(), text_page(), name="topics/three"),
        languages=("en", "fr"),
        terms=(term("ixp", en="exchange", fr="échange"),),
    )
    text = text_of(press.pdf(made))
    for words in ("Deeper", "onlyonly", "missing-fr", "not_usable-fr", "échange", "After", "quoted"):
        assert squeezed(words) in text


def test_a_figure_is_drawn_as_vectors(press: Press) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200"><rect width="640" height="200" fill="@ink"/></svg>'
    shown = block(
        '<img src="figure:road" alt="Words"><br>The road', BlockKind.FIGURE, name="b1", variant="road"
    )
    both = document(
        export_page(text_page(shown), text_page(shown, language="fr")),
        languages=("en", "fr"),
        figures={("road", "en"): Figure("road", "en", "The road", "Words", svg, 640, 200)},
    )
    reader = press.pdf(both)
    text = text_of(reader)
    assert text.count("Theroad") == 2
    assert text.count("Words") == 1  # in French there is no drawing, so its words stand there
    assert not [image for own in reader.pages for image in own["/Resources"].get("/XObject", {})]  # type: ignore[union-attr]


# -- stopping ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["pages", "sheets", "file"])
def test_it_can_be_stopped_at_every_stage(press: Press, section: Document, stage: str) -> None:
    def progress(now: str, _done: int, _total: int) -> None:
        if now == stage:
            raise ExportCancelledError("stopped")

    with pytest.raises(ExportCancelledError):
        pdf_file(section, Paper.A4, press.theme, press.family, progress)


def test_progress_goes_up_to_its_end(press: Press, section: Document) -> None:
    seen: list[tuple[str, int, int]] = []
    record: Callable[[str, int, int], None] = lambda *step: seen.append(step)  # noqa: E731
    pdf_file(section, Paper.A4, press.theme, press.family, record)
    for stage in ("pages", "sheets", "file"):
        steps = [(done, total) for name, done, total in seen if name == stage]
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1]
