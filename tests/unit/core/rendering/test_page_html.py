"""The HTML of a page: every block can be found by its id, neighbours are drawn as one, no text becomes markup."""

import re
from html.parser import HTMLParser

import pytest

from app.core.content.library import Library
from app.core.model.page import BlockKind, Page, Problem, SourceNote
from app.core.rendering.page_html import Neighbour, PageWords, TurnWords, escape, page_end, page_html
from app.core.rendering.table_html import STACKED
from tests.sample_pages import block, heading, item, note, page, row

WORDS = PageWords("Sources", "Not translated.", "Has a fault.")


def html_of(sample: Page, requested: str = "en") -> str:
    return page_html(sample, "Focus areas", WORDS, requested)


def body(*blocks: object) -> str:
    """Return the HTML after the title, without anchors."""
    html = html_of(page(*blocks)).partition("</h1>")[2]  # type: ignore[arg-type]
    return re.sub(r'<a name="[^"]*"></a>', "", html)


class Balance(HTMLParser):
    """Notes tags that are not closed in the order they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:  # type: ignore[override]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def balanced(html: str) -> bool:
    reader = Balance()
    reader.feed(html)
    reader.close()
    return not reader.faults and not reader.open


def test_a_page_begins_with_where_it_stands_its_title_and_summary() -> None:
    html = html_of(page(block("Text"), title="OTT", summary="About it."))
    assert html.startswith('<p class="crumb">Focus areas</p><h1>OTT</h1><p class="summary">About it.</p>')


def test_a_list_in_a_list_is_nested() -> None:
    assert body(item("a"), item("b", level=2), item("c", level=2), item("d")) == (
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"
    )


def test_a_list_that_ends_inside_is_closed() -> None:
    html = body(item("a"), item("b", level=2), block("after"))
    assert html == "<ul><li>a<ul><li>b</li></ul></li></ul><p>after</p>"


def test_a_numbered_list_inside_a_bulleted_one_keeps_its_numbers() -> None:
    html = body(item("a"), item("b", level=2, variant="ordered"), item("c"))
    assert html == "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"


def test_two_lists_in_a_row_stay_two() -> None:
    assert body(item("a", group=1), item("b", group=2)).count("<ul>") == 2


def test_a_table_keeps_head_and_cells() -> None:
    html = body(row("Region", "Place", head=True), row("Africa", "Kigali"))
    assert html.count("<table") == 1
    assert "<tr><th>Region</th><th>Place</th></tr><tr><td>Africa</td><td>Kigali</td></tr>" in html


def test_a_note_is_one_box_with_its_title_on_top() -> None:
    html = body(note("One.", label="After the conference"), note("Two."))
    assert html.count("<table") == 1
    assert '<td class="after"><p class="label">After the conference</p><p>One.</p><p>Two.</p></td>' in html


def test_headings_and_quotations_are_told_apart_from_text() -> None:
    html = body(heading("Rules", "rules"), heading("Detail", "x", level=3), block("Said.", BlockKind.QUOTE))
    assert html == '<h2>Rules</h2><h3>Detail</h3><p class="quote">Said.</p>'


def test_every_block_and_source_can_be_jumped_to() -> None:
    source = SourceNote(1, "isoc17", "Internet Society, <i>Paper</i>", "Internet Society, Paper")
    sample = page(heading("H", "h"), block("t"), item("i"), row("r", "c"), note("n"), sources=(source,))
    names = re.findall(r'<a name="([^"]*)"></a>', html_of(sample))
    assert names == [*(one.id for one in sample.blocks), "note-isoc17"]


def test_text_of_the_page_is_never_markup() -> None:
    evil = "<script>\"&'</script>"
    problem = Problem("en/topics/sample.md", 3, "yaml", evil)
    html = html_of(page(note("t", label=evil), title=evil, summary=evil, problems=(problem,)))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4
    assert escape(evil) == "&lt;script&gt;&quot;&amp;'&lt;/script&gt;"


def test_a_page_that_is_not_translated_says_so_above_its_text() -> None:
    html = html_of(page(block("Text"), language="en"), requested="fr")
    assert html.index("Not translated.") < html.index("Text")
    assert "Not translated." not in html_of(page(block("Text"), language="en"), requested="en")


def test_a_page_with_a_fault_says_in_its_place_what_and_where() -> None:
    html = html_of(
        page(problems=(Problem("fr/topics/ott.md", 7, "encoding", "not UTF-8 text"),)), requested="fr"
    )
    assert "Has a fault." in html
    assert "fr/topics/ott.md:7: not UTF-8 text" in html
    assert "Not translated." not in html


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_real_page_is_well_formed(library: Library, language: str) -> None:
    pages = [library.page(info.id, language) for info in library.pages()]
    assert [shown.id for shown in pages if not balanced(html_of(shown, language))] == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("What to watch for", "What to watch\u00a0for"),
        ("Two words", "Two words"),
        ("OTT", "OTT"),
        (
            "Mandate of the telecommunication",
            "Mandate of the telecommunication",
        ),  # long enough to stand alone
        ("Qui décide quoi à l’UIT", "Qui décide quoi à\u00a0l’UIT"),
        ("Qu’y a-t-il ici\u00a0?", "Qu’y a-t-il\u00a0ici\u00a0?"),
    ],
)
def test_the_last_word_of_a_heading_does_not_stand_alone(title: str, shown: str) -> None:
    assert f"<h1>{shown}</h1>" in html_of(page(title=title))
    assert f"</a>{shown}</h2>" in html_of(page(heading(title, "h")))


def test_a_link_at_the_end_of_a_heading_stays_whole() -> None:
    assert body(block('On the <a href="page:a">new rules</a>', BlockKind.HEADING, level=2)) == (
        '<h2>On the <a href="page:a">new rules</a></h2>'
    )


def stacked(*rows: object, language: str = "en") -> str:
    sample = page(*rows, language=language)  # type: ignore[arg-type]
    return page_html(sample, "", WORDS, language, tables={(language, 2): STACKED}).partition("</h1>")[2]


def test_a_table_that_does_not_fit_is_shown_row_by_row_with_the_heads_in_front() -> None:
    rows = (row("Region", "Place", head=True), row("Africa", "Kigali"), row("Europe", "Vilnius"))
    html = stacked(*rows)
    text = re.sub("<[^>]+>", "|", html)
    words = ["Africa", "Place:", "Kigali", "Europe", "Place:", "Vilnius"]
    assert re.findall(r"[^| ]+", text) == words
    assert balanced(html)
    assert re.findall('name="([^"]*)"', html) == ["Region", "Africa", "Europe"], "each row is still found"
    assert "Place\u00a0:" in stacked(*rows, language="fr")
    assert "<th>" in html_of(page(*rows)), "others keep their shape"


def test_columns_that_have_been_measured_say_how_wide_they_are() -> None:
    """Qt would give each the same, whatever is in it, and break its words."""
    sample = page(row("Region", "Place", head=True), row("Africa", "Kigali"))
    html = page_html(sample, "", WORDS, "en", tables={("en", 2): (30.5, 69.5)})
    assert '<th width="30.5%"><a name="Region"></a>Region</th><th width="69.5%">Place</th>' in html
    assert '<td><a name="Africa"></a>Africa</td><td>Kigali</td>' in html


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_real_table_can_be_stacked_without_losing_a_word(library: Library, language: str) -> None:
    for name in library.collection.pages:
        sample = library.page(name, language)
        groups = {(language, one.group) for one in sample.blocks if one.kind is BlockKind.TABLE_ROW}
        if groups:
            html = page_html(sample, "", WORDS, language, tables=dict.fromkeys(groups, STACKED))
            assert balanced(html), name
            for one in sample.blocks:
                assert f'name="{one.id}"' in html
                if one.kind is BlockKind.TABLE_ROW and one.variant != "header":
                    for cell in re.findall("<td>(.*?)</td>", one.html):
                        assert cell.replace("</a></sup><sup><a", "</a>,\u00a0<a") in html, (name, cell)


def test_the_number_of_a_source_leads_back_to_the_text() -> None:
    html = html_of(page(block("Text"), sources=(SourceNote(1, "isoc17", "A paper", "A paper"),)))
    assert '<a name="note-isoc17"></a><a href="cited:isoc17">1.</a>' in html


def test_under_a_page_stands_where_reading_goes_on() -> None:
    words = TurnWords("Previous:", "Next:")
    html = page_end(Neighbour("topics/a", "A & B"), Neighbour("topics/c", "C"), words)
    assert '<a name="end:" href="page:topics/a">Previous: A &amp; B</a>' in html
    assert '<a name="end:" href="page:topics/c">Next: C</a>' in html
    first = page_end(None, Neighbour("topics/c", "C"), words)
    assert "Previous" not in first
    assert "Next: C" in first
    assert page_end(None, None, words) == ""
    narrow = page_end(Neighbour("topics/a", "A"), Neighbour("topics/c", "C"), words, narrow=True)
    assert narrow.count("<tr>") == narrow.count('<td class="turn">') == 2, "one under the other"
