"""What a delegate pastes into a report leads back to the paragraph: quotation, number, title, edition."""

import pytest

from app.core.model.collection import CollectionText
from app.core.model.page import SourceNote
from app.core.rendering.citation import citation, paragraph
from app.core.rendering.references import reference_html, reference_text
from tests.sample_pages import block, heading, page

BRIEFING = CollectionText("WTDC-17 delegate briefing", "", "2017.1")


def cited(language: str, briefing: CollectionText = BRIEFING, requested: str = "") -> str:
    sample = page(block("One."), block("Two &amp; three."), title="OTT", language=language)
    return citation(sample, sample.blocks[1:], briefing, requested=requested).text


def test_a_citation_names_paragraph_page_briefing_edition_and_address() -> None:
    assert cited("en") == (
        "“Two & three.”\nOTT, ¶\u00a02, WTDC-17 delegate briefing, 2017.1 [briefing:topics/sample#2]"
    )


def test_french_is_quoted_and_numbered_the_french_way() -> None:
    assert cited("fr") == (
        "«\u00a0Two & three.\u00a0»\nOTT, §\u00a02, WTDC-17 delegate briefing, 2017.1 [briefing:topics/sample#2]"
    )


@pytest.mark.parametrize(("language", "numbers"), [("en", "¶\u00a01 to\u00a03"), ("fr", "§\u00a01 à\u00a03")])
def test_several_paragraphs_are_a_range(language: str, numbers: str) -> None:
    sample = page(block("One."), heading("Part", "part"), block("Two."), block("Three."), language=language)
    found = citation(sample, sample.blocks, BRIEFING)
    assert f"Title, {numbers}, WTDC-17" in found.text
    assert found.link == "briefing:topics/sample#1-3"
    assert found.quoted.strip("“”«»\u00a0") == "One.\nTwo.\nThree."


@pytest.mark.parametrize(("language", "text"), [("en", "¶\u00a03"), ("fr", "§\u00a03"), ("es", "¶\u00a03")])
def test_one_paragraph_is_numbered_as_its_language_does(language: str, text: str) -> None:
    assert paragraph(3, language) == text


@pytest.mark.parametrize(
    ("language", "one", "two", "many"),
    [
        ("en", "Source: A, First", "Sources: A, First; B, Second", "; and 3 more"),
        ("fr", "Source\u00a0: A, First", "Sources\u00a0: A, First\u00a0; B, Second", "\u00a0; et 3 autres"),
    ],
)
def test_a_citation_ends_with_what_its_paragraphs_rest_on(
    language: str, one: str, two: str, many: str
) -> None:
    keys = "abcdefg"
    blocks = [block("Nothing."), *(block(f'So.<sup><a href="note:{key}">1</a></sup>') for key in keys)]
    names = ["A, First. https://example.org/a", "B, Second", "C", "D", "E", "F", "G"]
    notes = tuple(
        SourceNote(n, key, "", text) for n, (key, text) in enumerate(zip(keys, names, strict=True), 1)
    )
    sample = page(*blocks, language=language)._replace(sources=notes)

    def origins(first: int, last: int) -> str:
        return citation(sample, sample.blocks[first:last], BRIEFING).text.split("\n")[-1]

    assert "briefing:" in origins(0, 1), "what cites nothing has no such line"
    assert origins(1, 2) == one
    assert origins(1, 3) == two
    assert origins(0, 8).endswith(many)
    assert origins(0, 8).count(";") == 4
    assert "Source" not in citation(sample, (), BRIEFING).text, "nor has a page as a whole"


def test_a_heading_has_no_number_and_a_page_has_none_either() -> None:
    sample = page(heading("Part", "part"), block("One."), title="OTT", summary="In short.")
    of_heading = citation(sample, sample.blocks[:1], BRIEFING)
    assert of_heading.text == "“Part”\nOTT, WTDC-17 delegate briefing, 2017.1 [briefing:topics/sample#part]"
    assert citation(sample, (), BRIEFING).text.startswith("“In short.”\nOTT, WTDC-17")
    assert citation(sample, (), BRIEFING).link == "briefing:topics/sample"


def test_words_of_ones_own_choice_are_quoted() -> None:
    sample = page(block("One and two."))
    assert citation(sample, sample.blocks, BRIEFING, "and").quoted == "“and”"


def test_a_citation_says_where_there_is_no_other_language() -> None:
    assert ", 2017.1, available in English only [" in cited("en", requested="fr")
    assert ", 2017.1, disponible en français seulement [" in cited("fr", requested="en")
    assert "only" not in cited("en", requested="en")


def test_rich_text_has_a_link_and_lets_nothing_through() -> None:
    sample = page(block("A &lt;b&gt; &amp; c."), block("Next."), title="<OTT>")
    html = citation(sample, sample.blocks, BRIEFING).html
    assert "<p>“A &lt;b&gt; &amp; c.<br>Next.”</p>" in html
    assert "&lt;OTT&gt;" in html
    assert '<a href="briefing:topics/sample#1-2">briefing:topics/sample#1-2</a>' in html


def test_a_briefing_without_edition_is_cited_without() -> None:
    assert "briefing [briefing:" in cited("en", BRIEFING._replace(version=""))


def test_a_reference_names_only_what_is_known() -> None:
    fields = {"author": "ITU", "title": "Dates & <places>", "date": "2017", "url": "https://itu.int/?a&b"}
    assert reference_text(fields) == "ITU, Dates & <places>, 2017. https://itu.int/?a&b"
    assert reference_html(fields) == "ITU, <i>Dates &amp; &lt;places&gt;</i>, 2017. https://itu.int/?a&amp;b"
    assert reference_text({"title": "Alone"}) == "Alone"


def test_the_address_of_a_source_is_no_link() -> None:
    """Nothing here goes online."""
    assert "<a" not in reference_html({"author": "ITU", "title": "T", "url": "https://itu.int"})
