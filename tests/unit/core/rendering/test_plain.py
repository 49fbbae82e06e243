"""A page in the terminal and as Markdown says what it says on screen, and the Markdown can be read in again."""

import re
from collections.abc import Iterator

import pytest

from app.core.content.library import Library
from app.core.model.page import BlockKind, Page, Problem, SourceNote
from app.core.rendering.markdown_blocks import MarkdownReader
from app.core.rendering.plain import page_markdown, page_text
from tests.sample_pages import block, heading, item, note, page, row

CITED = 'Text.<sup><a href="note:isoc17">1</a></sup>'
SOURCE = SourceNote(1, "isoc17", "Internet Society, <i>Paper</i>", "Internet Society, Paper")


def test_paragraphs_carry_their_numbers_and_headings_none() -> None:
    lines = page_text(page(block("One."), heading("Part", "part"), block("Two."))).splitlines()
    assert "   1  One." in lines
    assert "   2  Two." in lines
    assert lines[lines.index("Part") + 1] == "----"


def test_lists_tables_notes_and_quotations_can_be_told_apart() -> None:
    text = page_text(
        page(
            item("one"),
            item("two", level=2),
            row("Africa", "Kigali"),
            note("It passed.", label="After the conference"),
            block("Said.", BlockKind.QUOTE),
        )
    )
    for line in (
        "   1  - one",
        "   2    - two",
        "   3  Africa | Kigali",
        "      AFTER THE CONFERENCE",
        "   5  > Said.",
    ):
        assert line in text.splitlines()


def test_no_line_is_wider_than_the_terminal() -> None:
    words = "considerations " * 40
    text = page_text(page(block(words), item(words), title="T" * 60, summary=words), width=50)
    assert max(map(len, text.splitlines())) <= 60
    assert max(len(line) for line in text.splitlines()[3:]) <= 50


def test_citations_point_to_the_list_of_sources() -> None:
    text = page_text(page(block(CITED), sources=(SOURCE,)))
    assert "Text. [1]" in text
    assert "[1] Internet Society, Paper" in text


def test_marks_of_html_are_signs_again() -> None:
    assert "a & b < c" in page_text(page(block("a &amp; b &lt; c<br>")))


def test_a_fault_is_told() -> None:
    assert "! en/a.md:3: not valid" in page_text(page(problems=(Problem("en/a.md", 3, "yaml", "not valid"),)))


def test_markdown_has_links_emphasis_and_sources_but_no_glossary_links() -> None:
    html = '<strong>Bold</strong> <em>slant</em> <a href="page:topics/ott">OTT</a> <a href="term:x">IXP</a>.'
    markdown = page_markdown(page(block(html), block(CITED), sources=(SOURCE,)))
    assert "**Bold** *slant* [OTT](page:topics/ott) IXP." in markdown
    assert "Text.[^isoc17]" in markdown
    assert "[^isoc17]: Internet Society, Paper" in markdown


def expected_texts(shown: Page) -> Iterator[str]:
    """Yield what Markdown keeps of a page: a note becomes a quotation that begins with its title."""
    for one in shown.blocks:
        if one.label:
            yield one.label
        yield one.text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_markdown_of_every_real_page_reads_back_as_the_same_blocks(
    library: Library, language: str
) -> None:
    reader, differing = MarkdownReader(), []
    for info in library.pages():
        shown = library.page(info.id, language)
        body = page_markdown(shown._replace(summary="", sources=())).partition("\n")[2]
        if [one.text for one in reader.parse(body)[0]] != list(expected_texts(shown)):
            differing.append(info.id)
    assert differing == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_of_every_real_page_holds_every_word(library: Library, language: str) -> None:
    for info in library.pages():
        shown = library.page(info.id, language)
        text = "".join(re.sub(r" \[\d+\]", "", page_text(shown, width=100_000)).split())
        assert [one.id for one in shown.blocks if "".join(one.text.split()) not in text] == []
