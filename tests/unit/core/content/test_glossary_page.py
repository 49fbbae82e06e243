"""The glossary as a page: else the entries can only be met one by one, by chance, in running text."""

import re

import pytest

from app.core.content.glossary_page import GlossaryWords, glossary_page
from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, BlockKind

WORDS = GlossaryWords("Glossary", "All terms.", "See:")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_term_is_there_under_its_letter_and_leads_to_its_pages(library: Library, language: str) -> None:
    page = glossary_page(library, language, WORDS)
    assert page.id == GLOSSARY_PAGE
    entries = [block for block in page.blocks if block.kind is BlockKind.PARAGRAPH]
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
        {
            block.id
            for block in glossary_page(library, language, WORDS).blocks
            if block.kind is BlockKind.PARAGRAPH
        }
        for language in ("en", "fr")
    ]
    assert ids[0] == ids[1]
