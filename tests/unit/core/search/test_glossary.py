"""A word is looked up as people write it: one or many, name or acronym, in either language, accents or not."""

import pytest

from app.core.content.library import Library
from app.core.model.term import Term
from app.core.search.glossary import Glossary, beginnings


@pytest.fixture(scope="module")
def glossary(library: Library) -> Glossary:
    return Glossary(library.terms())


def name(term: Term | None) -> str:
    return term.id.removeprefix("glossary.") if term is not None else ""


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("IXP", "ixp"),
        ("ixps", "ixp"),
        ("Internet exchange points", "ixp"),
        ("points d'échange Internet", "ixp"),
        ("point d’echange internet", "ixp"),
        (" (IXP), ", "ixp"),
        ("Cybersécurité", "cybersecurity"),
        ("cybersecurite", "cybersecurity"),
        ("BDT", "bdt"),
        ("conversation", ""),
        ("wombat", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_term_is_found_by_any_of_its_names(glossary: Glossary, text: str, term: str) -> None:
    assert name(glossary.find(text)) == term


def test_every_name_acronym_and_plural_finds_its_term(glossary: Glossary, library: Library) -> None:
    for term in library.terms():
        for text in term.texts.values():
            for own in filter(None, (text.term, text.acronym)):
                found = glossary.find(own)
                assert found is not None
                assert own in {n for t in found.texts.values() for n in (t.term, t.acronym, *t.aliases)}


@pytest.mark.parametrize(
    ("text", "word", "term"),
    [
        ("Run by Internet exchange points in Africa", "exchange", "ixp"),
        ("Run by Internet exchange points in Africa", "points", "ixp"),
        ("Run by Internet exchange points in Africa", "Africa", ""),
        ("le point d’échange Internet de Dakar", "échange", "ixp"),
        ("of ITU-D members", "ITU-D", "itu-d"),
        ("of ITU-D study groups", "ITU-D", "study-group"),
    ],
)
def test_round_a_word_the_longest_name_is_found(glossary: Glossary, text: str, word: str, term: str) -> None:
    assert name(glossary.find_at(text, text.index(word) + 1)) == term


def test_typing_narrows_by_beginnings_of_words_in_any_name(glossary: Glossary, library: Library) -> None:
    everything = {term.id for term in library.terms()}
    assert glossary.matching("") == everything
    for typed in ("ixp", "échange", "ECHANGE int", "exch"):
        assert "glossary.ixp" in glossary.matching(typed)
        assert glossary.matching(typed) < everything
    assert glossary.matching("xchange") == frozenset()
    assert "glossary.itu-t" in glossary.matching("ccitt"), "an alias"


@pytest.mark.parametrize(
    ("name", "typed", "found"),
    [
        ("point d’échange Internet", "ECHA", ["échange"]),
        ("Internet exchange point (IXP)", "i", ["Internet", "IXP"]),
        ("WTDC-17", "17", ["WTDC-17"]),
        ("broadband", "band", []),
        ("broadband", "", []),
    ],
)
def test_the_words_that_were_typed_are_found_in_a_name(name: str, typed: str, found: list[str]) -> None:
    assert [name[start:end] for start, end in beginnings(name, typed)] == found
