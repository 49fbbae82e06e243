"""The glossary as a page: else the entries can only be met one by one, by chance, in running text."""

import re
from html import escape

import pytest

from app.core.content.glossary_page import HEAD, GlossaryShape, GlossaryWords, glossary_page
from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, Block, BlockKind, Page

WORDS = GlossaryWords("Glossary", "All terms.", "See:", "None.")


def entries_of(page: Page) -> list[Block]:
    return [b for b in page.blocks if b.kind is BlockKind.TABLE_ROW and b.id != HEAD]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_term_is_there_under_its_letter_and_leads_to_its_pages(library: Library, language: str) -> None:
    page = glossary_page(library, language, WORDS)
    assert page.id == GLOSSARY_PAGE
    entries = entries_of(page)
    assert {block.id for block in entries} == {term.id for term in library.terms()}
    letters = [block.text for block in page.blocks if block.kind is BlockKind.HEADING]
    assert letters == sorted(set(letters))
    linked = {target for block in entries for target in re.findall(r'href="page:([^"#]+)"', block.html)}
    assert linked
    assert all(target in library for target in linked)
    for term in library.terms():
        entry = next(block for block in entries if block.id == term.id)
        assert term.text(language).definition in entry.text


def test_accents_do_not_send_a_term_to_the_end(library: Library) -> None:
    names = [
        block.text for block in glossary_page(library, "fr", WORDS).blocks if block.kind is BlockKind.HEADING
    ]
    assert all(name.isascii() for name in names)


def test_a_term_has_the_same_place_in_both_languages(library: Library) -> None:
    """Else switching the language on the glossary page loses the entry under the eye."""
    ids = [
        {block.id for block in entries_of(glossary_page(library, language, WORDS))}
        for language in ("en", "fr")
    ]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_both_languages_stand_side_by_side_ones_own_first(
    library: Library, language: str, other: str
) -> None:
    for entry in entries_of(glossary_page(library, language, WORDS)):
        term = next(term for term in library.terms() if term.id == entry.id)
        own, theirs = re.findall(r"<td[^>]*>(.*?)</td>", entry.html)
        assert own.startswith(f"<b>{escape(term.text(language).name)}</b>")
        assert theirs.startswith(f"<b>{escape(term.text(other).name)}</b>")


def test_where_there_is_no_room_they_stand_below_each_other(library: Library) -> None:
    page = glossary_page(library, "en", WORDS, GlossaryShape(beside=False))
    assert HEAD not in {block.id for block in page.blocks}
    for entry in entries_of(page):
        assert entry.html.count("<td") == 1
        assert entry.html.count("<b>") == 2


def test_only_what_is_wanted_is_shown_under_its_letters(library: Library) -> None:
    page = glossary_page(library, "en", WORDS, GlossaryShape(frozenset({"glossary.ixp", "glossary.bdt"})))
    assert [block.id for block in entries_of(page)] == ["glossary.ixp", "glossary.bdt"]
    assert [block.text for block in page.blocks if block.kind is BlockKind.HEADING] == ["I", "T"]


def test_it_says_so_where_nothing_is_left(library: Library) -> None:
    (only,) = glossary_page(library, "en", WORDS, GlossaryShape(frozenset())).blocks
    assert only.text == "None."


def test_what_is_written_has_a_line_for_each_name_and_no_columns(library: Library) -> None:
    page = glossary_page(library, "en", WORDS, GlossaryShape(beside=False, table=False))
    entries = [b for b in page.blocks if b.id.startswith("glossary.")]
    assert {block.kind for block in entries} == {BlockKind.PARAGRAPH}
    assert not any("<td" in block.html for block in entries)


def test_what_was_looked_for_is_marked_and_another_name_is_shown_where_it_is_that(library: Library) -> None:
    def found(name: str) -> list[tuple[int, int]]:
        at = name.find("peering")
        return [(at, at + 7)] if at >= 0 else []

    words = WORDS._replace(also={"en": "Also:"})
    chosen = frozenset({"glossary.ixp", "glossary.peering"})
    page = glossary_page(library, "en", words, GlossaryShape(chosen, found=found))
    by_alias, by_name = (
        next(b.html for b in page.blocks if b.id == term) for term in ("glossary.ixp", "glossary.peering")
    )
    assert '<i>Also: <span class="hit">peering</span> point</i>' in by_alias
    assert '<b><span class="hit">peering</span></b>' in by_name
    assert "Also:" not in by_name
