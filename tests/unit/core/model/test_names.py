"""A page, section or term that lacks a language is named in another one: it is never a blank line in a list."""

import pytest

from app.core.model.collection import Collection, CollectionText
from app.core.model.page import PageInfo, Section
from app.core.model.term import Term, TermText


@pytest.mark.parametrize(("language", "title"), [("fr", "Accès"), ("en", "Access")])
def test_a_title_comes_in_the_language_asked_for(language: str, title: str) -> None:
    titles = {"en": "Access", "fr": "Accès"}
    assert PageInfo("topics/access", "topics", titles, {}, ()).title(language) == title
    assert Section("topics", titles, ()).title(language) == title


def test_a_title_that_is_missing_comes_in_the_other_language() -> None:
    assert PageInfo("topics/access", "topics", {"en": "Access"}, {}, ()).title("fr") == "Access"
    assert Section("topics", {"fr": "Thèmes"}, ()).title("en") == "Thèmes"


def test_without_any_title_the_id_is_shown() -> None:
    assert PageInfo("topics/access", "topics", {}, {}, ()).title("en") == "topics/access"
    assert Section("topics", {}, ()).title("en") == "topics"


def test_a_term_is_headed_by_name_and_acronym_once() -> None:
    def name(acronym: str, term: str) -> str:
        return TermText(acronym, term, (), "").name

    assert name("IXP", "Internet exchange point") == "Internet exchange point (IXP)"
    assert name("", "roaming") == "roaming"
    assert name("WannaCry", "WannaCry") == "WannaCry"


def test_a_term_of_one_language_is_explained_in_that_one() -> None:
    text = TermText("IXP", "Internet exchange point", (), "Networks meet here.")
    assert Term("glossary.ixp", {"en": text}, ()).text("fr") is text


def test_reading_order_runs_through_the_sections() -> None:
    sections = (Section("a", {}, ("a/1", "a/2")), Section("b", {}, ("b/1",)))
    collection = Collection({"en": CollectionText("Briefing", "", "1")}, "a/1", sections)
    assert collection.pages == ("a/1", "a/2", "b/1")
    assert collection.text("fr").title == "Briefing"
