"""Did you mean: a slip of the fingers must not end in an empty list, and a right word must be left alone."""

from contextlib import closing
from pathlib import Path

import pytest

from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from tests.builders import make_library
from tests.unit.core.search.conftest import Ask


@pytest.mark.parametrize(
    ("typed", "language", "corrected"),
    [
        ("cybersecurty", "en", "cybersecurity"),
        ("cyberscurité", "fr", "cybersécurité"),
        ("fracturre", "fr", "fracture"),
        ("numerqiue", "fr", "numérique"),
        ("brodaband", "en", "broadband"),
        ("exchnage", "en", "exchange"),
        ("ruralareas", "en", "rural areas"),
        ("fracture numerqiue", "fr", "fracture numérique"),
    ],
)
def test_slips_are_corrected_and_searched(ask: Ask, typed: str, language: str, corrected: str) -> None:
    answer = ask(typed, language)
    assert answer.corrected == corrected
    assert answer.suggestions[0] == corrected
    assert answer.total > 0


@pytest.mark.parametrize(
    "text", ["kenya", "latence", "exchange point", "areas", "ONU", "divides", "connectée"]
)
def test_a_word_that_occurs_is_never_corrected(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.corrected, answer.suggestions) == ("", ())


def test_insisting_with_quotation_marks(ask: Ask) -> None:
    assert ask('"brodaband" kenya').corrected != "broadband kenya"


def test_a_real_word_is_not_turned_into_another_one(ask: Ask) -> None:
    """A word the briefing does not have is not a slip, least of all for a word that means nothing."""
    for text in ("thesis", "formes", "whereas", "pointillist"):
        assert not ask(text).corrected, text


@pytest.mark.parametrize(
    ("text", "language"),
    [("garden", "en"), ("maison", "fr"), ("plage", "fr"), ("école", "fr"), ("ecole", "fr"), ("bread", "en")],
)
def test_a_word_of_either_language_is_left_alone(tmp_path: Path, text: str, language: str) -> None:
    """The briefing need not have it: whoever types it is told so, not shown something else."""
    near = "La garde du mason, cette page; on s’écoule. A broad thread of ages, school, pages."
    folder = make_library(tmp_path, {"a/b": {"en": near, "fr": near}})
    with closing(SearchService(folder)) as service:
        answer = service.search(SearchRequest(text, language))
        assert (answer.corrected, answer.suggestions, answer.total) == ("", (), 0)
        assert service.search(SearchRequest("paeg", language)).corrected == "page"  # it does correct


@pytest.mark.parametrize("text", ["zzzzzzzz", "xq", "12345", "9.z", "ab"])
def test_what_is_near_nothing_is_left_alone(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.corrected, answer.suggestions, answer.total) == ("", (), 0)


def test_a_phrase_that_is_not_there_is_searched_as_words(ask: Ask) -> None:
    answer = ask('"exchange internet"')
    assert answer.corrected == "exchange internet"
    assert answer.hits[0].page == "topics/exchange"


def test_an_unfinished_word_with_a_slip_is_corrected_by_its_beginning(ask: Ask) -> None:
    assert ask("brodaban", typing=True).corrected == "broadband"


def test_misspelt_keywords_are_not_proposed(tmp_path: Path) -> None:
    """Content lists misspellings as keywords so that they are found: they are not what anyone meant."""
    folder = make_library(
        tmp_path,
        {"a/b": {"en": "# Bandwidth\n\nThe bandwidth.\n\n## More\n\nBandwidth again."}},
        keywords={"a/b": ("bandwith",)},
    )
    with closing(SearchService(folder)) as service:
        assert service.search(SearchRequest("bandwith", "en")).corrected == ""
        assert service.search(SearchRequest("bandwihth", "en")).corrected == "bandwidth"
