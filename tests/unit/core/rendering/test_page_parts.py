"""The lists one goes to a place by: nothing of the page is missing in them, and each entry says what it is."""

import pytest

from app.core.content.library import Library
from app.core.model.page import SourceNote
from app.core.rendering.page_parts import Part, page_parts
from tests.sample_pages import block, heading, note, page


def test_each_kind_is_listed_with_where_it_stands_and_leads() -> None:
    parts = page_parts(
        page(
            heading("Part", "part"),
            block(
                'See <a href="page:topics/ott#why">the <b>OTT</b> page</a> and <a href="term:t.ixp">IXPs</a>.',
                name="p1",
            ),
            block('Said<sup><a href="note:isoc17">1</a></sup>.', name="p2"),
            note("It passed.", label="After the conference"),
            note("In Dubai.", label=""),
        )
    )
    assert parts.headings == (Part("Part", 2, "part"),)
    assert parts.links == (Part("the OTT page", 0, "p1", "page:topics/ott#why"),)
    assert parts.terms == (Part("IXPs", 0, "p1", "term:t.ixp"),)
    assert [part.text for part in parts.notes] == ["After the conference: It passed."]
    assert parts.figures == ()
    assert parts.sources == ()


def test_a_source_stands_where_it_is_cited_first_and_leads_to_its_entry() -> None:
    text = block('Said<sup><a href="note:isoc17">1</a></sup>.', name="p2")
    sources = (
        SourceNote(1, "isoc17", "", "Internet Society, Paper. https://example.org/a"),
        SourceNote(2, "lost", "", "ITU, Report"),
    )
    sample = page(block("Before.", name="p1"), text, text._replace(id="p3"))._replace(sources=sources)
    assert page_parts(sample).sources == (
        Part("1.\u2002Internet Society, Paper", 0, "p2", "#note-isoc17"),
        Part("2.\u2002ITU, Report", 0, "note-lost", "#note-lost"),
    )


def test_a_long_note_is_shortened_between_words() -> None:
    (part,) = page_parts(page(note("word " * 60, label="After"))).notes
    assert part.text.endswith("word…")
    assert len(part.text) < 110


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_entry_of_the_real_pages_has_a_name_and_a_place(library: Library, language: str) -> None:
    seen = 0
    for info in library.pages():
        shown = library.page(info.id, language)
        ids = {one.id for one in shown.blocks}
        for kind in page_parts(shown):
            for part in kind:
                seen += 1
                assert part.text.strip()
                assert part.block in ids
    assert seen > 1000
