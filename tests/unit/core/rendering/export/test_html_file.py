"""The HTML file is complete in itself, says which language each text is in, and every link in it leads somewhere."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from app.core.content.library import Library
from app.core.export import chosen_pages, export_document
from app.core.i18n.catalog import Catalog
from app.core.model.page import BlockKind, Figure
from app.core.rendering.export.document import Document
from app.core.rendering.export.html_file import html_file
from app.core.rendering.export.print_theme import load_print_theme
from tests.sample_documents import PAPER, document, export_page, term
from tests.sample_pages import block, heading, item, note, page, row

VOID = {"meta", "br", "img", "link", "input", "hr", "rect", "path", "circle", "line"}
COLOURS = {"ink": "#000000", "ink_soft": "#333333"}
CITED = 'text<sup><a href="note:paper">1</a></sup>'


class Reader(HTMLParser):
    """Reads a file as a browser would, and fails where a tag is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self._languages: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))  # in a drawing

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)
            inherited = self._languages[-1] if self._languages else ""
            self._languages.append(values.get("lang") or inherited)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._languages.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self._languages:
            self.words.setdefault(self._languages[-1], []).append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [values for name, values in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [str(values["id"]) for _tag, values in self.tags if values.get("id")]

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _values in self.tags if re.fullmatch("h[1-6]", tag)]


def read(made: Document) -> Reader:
    return Reader(html_file(made, COLOURS))


ENGLISH = page(
    heading("Why", "why"),
    block(CITED, name="b1"),
    item("first"),
    item("inner", level=2),
    item("second"),
    row("Head", "Other", head=True),
    row("a", "b"),
    note("later", "After"),
    block('See <a href="page:topics/two#gone">two</a> and <a href="page:topics/none">none</a>', name="b9"),
    title="English title",
    summary="English summary",
    sources=(PAPER,),
)
FRENCH = page(
    heading("Pourquoi", "why"),
    block(CITED, name="b1"),
    item("premier"),
    item("dedans", level=2),
    item("second"),
    row("Tête", "Autre", head=True),
    row("c", "d"),
    note("après", "Après"),
    block("Voir", name="b9"),
    title="Titre français",
    summary="Résumé",
    language="fr",
    sources=(PAPER,),
)
OTHER = page(block("short", name="b2"), title="Second")
ONE = document(export_page(ENGLISH, name="topics/one"), export_page(OTHER, name="topics/two"))
BOTH = document(
    export_page(ENGLISH, FRENCH, name="topics/one"),
    export_page(OTHER, None, name="topics/two"),
    languages=("en", "fr"),
    terms=(term("ixp", en="exchange", fr="échange"),),
)


@pytest.mark.parametrize("made", [ONE, BOTH, document(export_page(ENGLISH))], ids=["one", "both", "single"])
def test_well_formed_with_unique_ids_and_no_dead_link(made: Document) -> None:
    reader = read(made)
    assert len(set(reader.ids)) == len(reader.ids)
    inner = [str(values.get("href"))[1:] for values in reader.all("a") if str(values.get("href"))[:1] == "#"]
    assert inner
    assert set(inner) <= set(reader.ids)


@pytest.mark.parametrize("made", [ONE, BOTH], ids=["one", "both"])
def test_headings_go_down_without_a_gap(made: Document) -> None:
    levels = read(made).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_nothing_comes_from_outside_and_nothing_runs() -> None:
    reader = read(BOTH)
    tags = {tag for tag, _values in reader.tags}
    assert not tags & {"script", "link", "iframe", "img", "object", "form"}
    assert not [values for _tag, values in reader.tags if any(name.startswith("on") for name in values)]
    assert "default-src 'none'" in str(reader.all("meta")[1]["content"])


def test_each_text_is_marked_with_its_language() -> None:
    reader = read(BOTH)
    assert reader.all("html")[0]["lang"] == "en"
    for text in ("English title", "Why", "first", "Head", "later", "English summary"):
        assert text in reader.words["en"]
        assert text not in reader.words["fr"]
    for text in ("Titre français", "Pourquoi", "premier", "Tête", "après", "Résumé", "échange"):
        assert text in reader.words["fr"]
        assert text not in reader.words["en"]


def test_a_page_that_is_missing_in_one_language_says_so_in_its_column() -> None:
    assert "missing-fr" in read(BOTH).words["fr"]


def test_one_table_of_two_columns_with_their_languages_as_heads() -> None:
    reader = read(BOTH)
    heads = [values for values in reader.all("th") if values.get("scope") == "col" and values.get("lang")]
    assert [values["lang"] for values in heads] == ["en", "fr"] * 3  # two pages and the glossary
    assert len([values for values in reader.all("table") if values.get("class") == "parallel"]) == 3


def test_a_table_has_heads_and_a_list_is_a_list() -> None:
    html = html_file(ONE, COLOURS)
    assert '<th scope="col">Head</th>' in html
    assert re.search(r"<ul>\s*<li[^>]*>.*first<ul>\s*<li[^>]*>.*inner</li></ul></li>", html, re.DOTALL)


def test_notes_lead_there_and_back() -> None:
    html = html_file(document(export_page(ENGLISH)), COLOURS)
    assert (
        '<a id="topics/sample--en-note-paper-cited" role="doc-noteref" href="#topics/sample--en-note-paper">'
        in html
    )
    assert '<li id="topics/sample--en-note-paper" value="1">' in html
    assert 'href="#topics/sample--en-note-paper-cited" aria-label="back-en"' in html


def test_paragraphs_can_be_linked_by_their_number() -> None:
    html = html_file(document(export_page(ENGLISH)), COLOURS)
    assert '<a class="n" href="#topics/sample--b1" aria-label="paragraph-en 1">1</a>' in html


def test_a_link_to_a_page_that_is_not_in_the_file_is_only_text() -> None:
    html = html_file(ONE, COLOURS)
    assert 'See <a href="#topics/two">two</a> and none' in html


def test_a_page_in_another_language_is_marked_with_it() -> None:
    reader = read(document(export_page(FRENCH)))
    assert "in_other_language-en" in reader.words["en"]
    assert "premier" in reader.words["fr"]


def test_a_page_that_cannot_be_used_says_so() -> None:
    assert "not_usable-en" in read(document(export_page(page()))).words["en"]


def test_hostile_titles_stay_text() -> None:
    evil = '<script>alert("1")</script>'
    reader = read(document(export_page(page(block("x"), note("y", evil), title=evil, summary=evil))))
    assert "script" not in {tag for tag, _values in reader.tags}


FIGURE = '<img src="figure:road" alt="What it &amp; shows"><br>The road<sup><a href="note:paper">1</a></sup>'


def test_a_figure_is_drawn_in_the_colours_of_print() -> None:
    shown = block(FIGURE, kind=BlockKind.FIGURE, name="b1", variant="road")
    svg = '<svg role="img"><title>The road</title><rect fill="@ink" stroke="@ink_soft"/></svg>'
    figure = Figure("road", "en", "The road", "What it & shows", svg, 640, 200)
    made = document(export_page(page(shown, sources=(PAPER,))), figures={("road", "en"): figure})
    html = html_file(made, COLOURS)
    assert '<svg role="img"><title>The road</title><rect fill="#000000" stroke="#333333"/></svg>' in html
    assert re.search(r"<figcaption>The road<sup><a [^>]*>1</a></sup></figcaption>", html)


def test_a_figure_that_is_missing_leaves_its_words() -> None:
    shown = block(FIGURE, kind=BlockKind.FIGURE, name="b1", variant="road")
    assert "<p>What it &amp; shows</p><figcaption>The road" in html_file(
        document(export_page(page(shown))), COLOURS
    )


@pytest.fixture(params=[("en",), ("fr",), ("en", "fr"), ("fr", "en")], ids="-".join)
def whole(request: pytest.FixtureRequest, library: Library, resources: Path) -> str:
    languages = request.param
    made = export_document(
        library,
        chosen_pages(library, "all"),
        languages,
        lambda language: Catalog(resources / "locale", language),
    )
    return html_file(made, load_print_theme(resources).colours)


def test_the_whole_briefing(whole: str) -> None:
    reader = Reader(whole)
    assert len(set(reader.ids)) == len(reader.ids)
    inner = {str(values.get("href"))[1:] for values in reader.all("a") if str(values.get("href"))[:1] == "#"}
    assert inner <= set(reader.ids)
    levels = reader.headings
    assert all(after - before <= 1 for before, after in pairwise(levels))
