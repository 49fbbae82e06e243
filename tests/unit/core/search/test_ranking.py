"""What comes first: the order of hits is what a delegate judges the search by."""

from contextlib import closing
from pathlib import Path

import pytest

from app.core.search.questions import subjects
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from tests.builders import TermEntry, make_library


def order(
    folder: Path, text: str, pages: dict[str, dict[str, str]], language: str = "en", **more: object
) -> list[str]:
    make_library(folder, pages, **more)  # type: ignore[arg-type]
    with closing(SearchService(folder)) as service:
        hits = service.search(SearchRequest(text, language, 50)).hits
    return [hit.page if hit.kind == "passage" else hit.subjects[0] for hit in hits]


FILLER = "Nothing here is about the matter in question, but it has words."


def test_a_title_comes_before_a_heading_and_a_heading_before_text(tmp_path: Path) -> None:
    found = order(
        tmp_path,
        "spectrum",
        {
            "a/text": {"en": f"# One\n\nA text on spectrum. {FILLER}"},
            "a/heading": {"en": f"# Two\n\n{FILLER}\n\n## Spectrum\n\n{FILLER}"},
            "a/title": {"en": f"# Spectrum\n\n{FILLER}"},
        },
    )
    assert found == ["a/title", "a/heading", "a/text"]


def test_a_passage_with_all_words_comes_before_one_that_needs_its_page(tmp_path: Path) -> None:
    found = order(
        tmp_path,
        "latency kenya",
        {
            "a/spread": {"en": f"# One\n\nLatency. {FILLER}\n\n## Two\n\nKenya. {FILLER}"},
            "a/whole": {"en": f"# Two\n\nLatency in the north of Kenya. {FILLER}"},
        },
    )
    assert found[0] == "a/whole"
    assert "a/spread" in found


def test_words_side_by_side_come_before_words_far_apart(tmp_path: Path) -> None:
    """ "Resolution 9" is not a resolution of 9 October."""
    found = order(
        tmp_path,
        "resolution 9",
        {
            "a/apart": {"en": f"# One\n\nOn 9 October a resolution was discussed. {FILLER}"},
            "a/beside": {"en": f"# Two\n\nThe proposals merge Resolution 9 into another. {FILLER}"},
        },
    )
    assert found == ["a/beside", "a/apart"]


def test_the_reading_language_wins_a_tie(tmp_path: Path) -> None:
    pages = {
        "a/english": {"en": "# One\n\nThe internet, in brief.", "fr": "# Un\n\nLe réseau, en bref."},
        "a/french": {"en": "# Two\n\nThe network, in brief.", "fr": "# Deux\n\nLe internet, en bref."},
    }
    assert order(tmp_path / "en", "internet", pages, "en") == ["a/english", "a/french"]
    assert order(tmp_path / "fr", "internet", pages, "fr") == ["a/french", "a/english"]


def test_words_of_two_languages_meet_in_one_passage(tmp_path: Path) -> None:
    """A delegate mixes languages in one query; each word counts in its best one."""
    found = order(
        tmp_path,
        "fracture divide",
        {
            "a/both": {"en": "# One\n\nThe digital divide.", "fr": "# Un\n\nLa fracture numérique."},
            "a/other": {"en": "# Two\n\nThe networks.", "fr": "# Deux\n\nLes réseaux."},
        },
    )
    assert found == ["a/both"]


@pytest.mark.parametrize("home", ["a/one", "a/two"])
def test_a_term_leads_to_the_page_the_glossary_names(tmp_path: Path, home: str) -> None:
    entry: dict[str, TermEntry] = {"en": ("IXP", "exchange point", (), "Where networks meet.")}
    text = {"en": f"# Part\n\nAn exchange point is here. {FILLER}"}
    found = order(
        tmp_path,
        "ixp",
        {"a/one": text, "a/two": text},
        glossary={"glossary.ixp": entry},
        term_pages={"glossary.ixp": (home,)},
    )
    assert found[:2] == ["glossary.ixp", home]


def test_a_word_found_everywhere_does_not_keep_the_right_page_out(tmp_path: Path) -> None:
    """In a briefing on a conference nobody repeats "conference" in each paragraph."""
    pages = {
        f"a/p{number}": {"en": f"# Part\n\nThe conference, item {number}. {FILLER}"} for number in range(40)
    }
    pages["a/theme"] = {"en": f"# Theme\n\nWhat it is about. {FILLER}"}
    assert order(tmp_path, "theme of the conference", pages)[0] == "a/theme"


def test_a_question_word_leans_towards_its_subject(tmp_path: Path) -> None:
    assert subjects(["when", "is", "où"]) == ["date", "place", "lieu"]
    found = order(
        tmp_path,
        "where is the conference",
        {
            "a/what": {"en": f"# What\n\nThe conference decides. {FILLER}"},
            "a/where": {"en": f"# Where\n\nThe place of the conference is a hotel. {FILLER}"},
        },
    )
    assert found[0] == "a/where"


def many_pages() -> dict[str, dict[str, str]]:
    pages = {f"a/p{number}": {"en": f"# Part\n\nOn fibre, item {number}. {FILLER}"} for number in range(30)}
    pages["a/often"] = {"en": "# Often\n\nFibre and fibre, fibre, fibre, and more fibre."}
    pages["a/title"] = {"en": f"# Fibre\n\n{FILLER}"}
    pages["b/other"] = {"en": f"# Else\n\nHere too, fibre. {FILLER}"}
    return pages


@pytest.mark.parametrize("engine", ["whoosh", "scan"])
def test_of_very_many_hits_the_best_are_ranked_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """What is left out of the ranking must be what nobody reads on to."""
    folder = make_library(tmp_path, many_pages())
    request = SearchRequest("fibre", "en", 5)
    with closing(SearchService(folder, engine)) as service:
        exact = service.search(request)
    monkeypatch.setattr("app.core.search.ranking._RANKED", 5)
    monkeypatch.setattr("app.core.search.ranking._OF_A_WORD", 3)
    with closing(SearchService(folder, engine)) as service:
        pruned = service.search(request)
        elsewhere = service.search(request._replace(section="b"))
    assert (
        [hit.page for hit in pruned.hits][:2]
        == [hit.page for hit in exact.hits][:2]
        == ["a/often", "a/title"]
    )
    assert (pruned.total, pruned.sections, pruned.languages) == (33, {"a": 32, "b": 1}, exact.languages)
    assert [hit.page for hit in elsewhere.hits] == ["b/other"], "filters come before the ranking"


_LONG = (
    "On fibre and much else for which fibre may be good in the north of one country or another, item {number}"
)
_HEADED = {
    "title": (f"# {_LONG}\n\n{FILLER}", f"# Fibre\n\n{FILLER}"),
    "heading": (
        f"# Part\n\n{FILLER}\n\n## {_LONG}\n\n{FILLER}",
        f"# Part\n\n{FILLER}\n\n## Fibre\n\n{FILLER}",
    ),
}


@pytest.mark.parametrize("field", list(_HEADED))
@pytest.mark.parametrize("engine", ["whoosh", "scan"])
def test_of_very_many_hits_none_is_left_out_that_a_title_or_heading_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, field: str
) -> None:
    """More titles name the word, and name it more often, than there are passages taken of a list of postings."""
    often, best = _HEADED[field]
    pages = {f"a/p{number}": {"en": f"# Part\n\nOn fibre, item {number}. {FILLER}"} for number in range(30)}
    pages |= {f"m/long{number}": {"en": often.format(number=number)} for number in range(5)}
    pages["a/often"] = {"en": f"# Part\n\nOn fibre, and then fibre. {FILLER}"}
    pages["z/best"] = {"en": best}
    folder = make_library(tmp_path, pages)
    request = SearchRequest("fibre", "en", 6)
    with closing(SearchService(folder, engine)) as service:
        exact = service.search(request)
    named = [hit.page for hit in exact.hits]
    assert sorted(named) == [*(f"m/long{number}" for number in range(5)), "z/best"]
    monkeypatch.setattr("app.core.search.ranking._RANKED", 9)
    monkeypatch.setattr("app.core.search.ranking._OF_A_WORD", 3)
    with closing(SearchService(folder, engine)) as service:
        pruned = service.search(request)
    assert [hit.page for hit in pruned.hits] == named
    assert pruned.total == exact.total == 37


def test_where_plenty_have_all_words_none_is_shown_that_needs_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"a/p{number}": {"en": f"# Part\n\nLatency in Kenya. {FILLER}"} for number in range(4)}
    pages["a/spread"] = {"en": f"# One\n\nLatency. {FILLER}\n\n## Two\n\nKenya. {FILLER}"}
    assert "a/spread" in order(tmp_path / "few", "latency kenya", pages)
    monkeypatch.setattr("app.core.search.matching._PLENTY", 4)
    assert "a/spread" not in order(tmp_path / "plenty", "latency kenya", pages)
