"""What a delegate pastes into a report leads back to the paragraph: quotation, number, title, edition."""

from app.core.model.collection import CollectionText
from app.core.rendering.citation import citation
from app.core.rendering.references import reference_html, reference_text
from tests.sample_pages import block, page

BRIEFING = CollectionText("WTDC-17 delegate briefing", "", "2017.1")


def cited(language: str, briefing: CollectionText = BRIEFING) -> str:
    sample = page(block("One."), block("Two &amp; three."), title="OTT", language=language)
    return citation(sample, sample.blocks[1], briefing)


def test_a_citation_names_paragraph_page_briefing_edition_and_address() -> None:
    assert cited("en") == (
        "“Two & three.”\nOTT, ¶\u00a02, WTDC-17 delegate briefing, 2017.1 [briefing:topics/sample#2]"
    )


def test_french_is_quoted_the_french_way() -> None:
    assert cited("fr").startswith("«\u00a0Two & three.\u00a0»\n")


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
