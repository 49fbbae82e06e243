"""search and terms: the answer in words and in JSON."""

from collections.abc import Callable
from typing import Any

import pytest

HIT_KEYS = [
    "kind",
    "page",
    "block",
    "number",
    "language",
    "matched",
    "title",
    "section",
    "snippet",
    "score",
    "subjects",
]


def test_search_in_json_has_the_keys_of_the_contract(briefing: Callable[..., Any]) -> None:
    answer = briefing("search", "fracture numerique", "--lang", "en", "--json").json
    assert list(answer) == [
        "query",
        "language",
        "engine",
        "total",
        "took_ms",
        "corrected",
        "suggestions",
        "hits",
    ]
    assert (answer["query"], answer["language"], answer["corrected"]) == ("fracture numerique", "en", None)
    assert answer["took_ms"] >= 0
    first = answer["hits"][0]
    assert list(first) == HIT_KEYS
    assert (first["kind"], first["page"], first["section"]) == ("passage", "topics/access", "topics")
    assert (first["title"], first["language"]) == ("Access", "fr")
    assert "digital divide" in first["snippet"]
    assert isinstance(first["matched"], list)


def test_a_term_is_a_hit_of_its_own_kind(briefing: Callable[..., Any]) -> None:
    hits = briefing("search", "ixp", "--lang", "fr", "--json").json["hits"]
    terms = [hit for hit in hits if hit["kind"] == "term"]
    assert [hit["subjects"] for hit in terms] == [["glossary.ixp"]]
    assert (terms[0]["block"], terms[0]["number"]) == (None, None)


@pytest.mark.parametrize("engine", ["whoosh", "scan"])
def test_both_engines_can_be_asked_for(briefing: Callable[..., Any], engine: str) -> None:
    answer = briefing("search", "digital divide", "--engine", engine, "--json").json
    assert answer["engine"] == engine
    assert answer["hits"][0]["page"] == "topics/access"


def test_search_for_people_shows_where_to_read_on(briefing: Callable[..., Any]) -> None:
    answer = briefing("search", "fracture numerique", "--lang", "en")
    assert answer.code == 0
    assert "Access › Why · Focus areas · topics/access#1" in answer.out
    assert "Français" in answer.out
    assert "\033" not in answer.out


@pytest.mark.parametrize("query", ["", "   ", "?!", "\"'", "« »", "---"])
def test_a_query_without_words_is_answered(briefing: Callable[..., Any], query: str) -> None:
    answer = briefing("search", query)
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) == 1
    data = briefing("search", query, "--json").json
    assert (data["total"], data["hits"]) == (0, [])


def test_nothing_found(briefing: Callable[..., Any]) -> None:
    answer = briefing("search", "xylophone")
    assert answer.code == 0
    assert answer.out.startswith("Nothing found for “xylophone”")


def test_words_need_no_quotation_marks_and_may_be_excluded(briefing: Callable[..., Any]) -> None:
    data = briefing("search", "digital", "--json", "divide", "-october").json
    assert data["query"] == "digital divide -october"
    assert briefing("search", "--json", "--", "-october", "--lang").json["query"] == "-october --lang"


def test_limit_bounds_the_hits_and_not_the_count(briefing: Callable[..., Any]) -> None:
    data = briefing("search", "buenos OR prices OR networks", "--limit", "1", "--json").json
    assert len(data["hits"]) == 1
    assert data["total"] > 1


@pytest.mark.parametrize("section", ["topics", "Thèmes", "focus areas"])
def test_a_section_by_id_or_title(briefing: Callable[..., Any], section: str) -> None:
    hits = briefing("search", "buenos OR divide", "--in", section, "--json").json["hits"]
    assert {hit["section"] for hit in hits if hit["kind"] == "passage"} == {"topics"}


def test_an_unknown_section_names_those_there_are(briefing: Callable[..., Any]) -> None:
    answer = briefing("search", "access", "--in", "nowhere")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "There is no section “nowhere”; there are: conference, topics.\n"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("ixp", ["glossary.ixp"]),
        ("POINT d'echange", ["glossary.ixp"]),
        ("nœud", ["glossary.ixp"]),
        ("noeud ech", ["glossary.ixp"]),
        ("peer", ["glossary.ixp"]),
        ("contournement", ["glossary.ott"]),
        ("zebra", []),
        ("!", []),
        ("", ["glossary.ixp", "glossary.ott"]),
    ],
)
def test_terms_by_the_beginnings_of_their_names(
    briefing: Callable[..., Any], query: str, ids: list[str]
) -> None:
    arguments = ["terms", *query.split()]
    assert [term["id"] for term in briefing(*arguments, "--json").json] == ids
    answer = briefing(*arguments)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out


def test_a_term_in_json(briefing: Callable[..., Any]) -> None:
    [term] = briefing("terms", "ixp", "--json").json
    assert term == {
        "id": "glossary.ixp",
        "pages": ["topics/access"],
        "en": {
            "acronym": "IXP",
            "term": "Internet exchange point",
            "aliases": ["peering point"],
            "definition": "A place where networks meet.",
        },
        "fr": {
            "acronym": "IXP",
            "term": "point d’échange Internet",
            "aliases": ["nœud d’échange"],
            "definition": "Un lieu où les réseaux se rencontrent.",
        },
    }
