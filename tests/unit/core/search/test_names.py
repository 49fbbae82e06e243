"""Typed letters find the page, heading or term one means, in either language; completion never guesses wildly."""

from pathlib import Path

import pytest

from app.core.search.completion import Completion
from app.core.search.names import HEADING, PAGE, TERM, Name, folded_name, read_names
from app.core.search.switcher import Switcher
from tests.builders import make_library

PAGES = {
    "topics/divide": {
        "en": "# Digital divide: the numbers\n\nText.\n\n## Rural areas {#rural}\n\nMore.",
        "fr": "# Fracture numérique\n\nTexte.\n\n## Zones rurales {#rural}\n\nSuite.",
    },
    "topics/cyber": {"en": "# Cybersecurity\n\nText.", "fr": "# Cybersécurité\n\nTexte."},
    "topics/ott": {
        "en": "# Services over the top (OTT)\n\nText.",
        "fr": "# Services par contournement (OTT)\n\nTexte.",
    },
    "topics/access": {"en": "# Access\n\nText.", "fr": "# Accès\n\nTexte."},
}
GLOSSARY = {
    "ixp": {
        "en": ("IXP", "Internet exchange point", (), "A place."),
        "fr": ("IXP", "point d’échange Internet", (), "Un lieu."),
    },
    "ott": {
        "en": ("OTT", "over-the-top", (), "Services."),
        "fr": ("OTT", "par contournement", (), "Des services."),
    },
    "services": {
        "en": ("", "services", (), "What is served."),
        "fr": ("", "services", (), "Ce qui est servi."),
    },
}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> tuple[Name, ...]:
    return read_names(make_library(tmp_path_factory.mktemp("names"), PAGES, GLOSSARY))


@pytest.mark.parametrize(
    ("typed", "kind", "where"),
    [
        ("cybersecurite", PAGE, "topics/cyber"),
        ("cybr", PAGE, "topics/cyber"),
        ("dd", PAGE, "topics/divide"),
        ("frac num", PAGE, "topics/divide"),
        ("numerique fracture", PAGE, "topics/divide"),
        ("point d'ech", TERM, "ixp"),
        ("ixp", TERM, "ixp"),
        ("exchange", TERM, "ixp"),
        ("zones", HEADING, "rural"),
        ("ott", PAGE, "topics/ott"),
        ("over the", PAGE, "topics/ott"),
        ("services", PAGE, "topics/ott"),
    ],
)
def test_what_is_meant_comes_first(names: tuple[Name, ...], typed: str, kind: str, where: str) -> None:
    first = Switcher(names).find(typed, "en", ())[0]
    assert (first.kind, first.term or first.block or first.page) == (kind, where)


def test_a_term_of_that_very_name_is_not_lost_among_the_pages(tmp_path: Path) -> None:
    pages = {f"topics/p{n}": {"en": f"# Services of kind {n}\n\nText."} for n in range(20)}
    many = Switcher(read_names(make_library(tmp_path, pages, GLOSSARY)))
    kinds = [name.kind for name in many.find("services", "en", ())]
    assert kinds[0] == PAGE
    assert kinds[5] == TERM


def test_each_target_is_named_once(names: tuple[Name, ...]) -> None:
    found = Switcher(names).find("i", "en", ())
    assert len({name.target for name in found}) == len(found)


def test_a_name_in_the_language_one_reads_comes_before_the_other(names: tuple[Name, ...]) -> None:
    for language, title in (("en", "Access"), ("fr", "Accès")):
        assert Switcher(names).find("acc", language, ())[0].text == title


def test_a_page_goes_by_its_name_in_the_language_one_reads_though_another_begins_so(tmp_path: Path) -> None:
    pages = {
        "topics/attacks": {"en": "# Recent cyberattacks\n\nText.", "fr": "# Cyberattaques récentes\n\nTexte."}
    }
    found = Switcher(read_names(make_library(tmp_path, pages))).find("cyber", "en", ())
    assert [name.text for name in found] == ["Recent cyberattacks"]


def test_nothing_typed_means_recent_pages_first(names: tuple[Name, ...]) -> None:
    found = Switcher(names).find(" ", "fr", ("topics/access", "topics/gone"))
    assert [name.text for name in found] == [
        "Accès",
        "Fracture numérique",
        "Cybersécurité",
        "Services par contournement (OTT)",
    ]


@pytest.mark.parametrize("typed", ["\x00", "\u202e", "🙂", "((((", "a" * 10_000, "*", "\\", "’"])
def test_whatever_is_typed_is_answered(names: tuple[Name, ...], typed: str) -> None:
    assert isinstance(Switcher(names).find(typed, "en", ()), list)
    assert Completion(names).rest(typed, "en") in {"", "ccess"}


def test_names_are_compared_without_accents_and_signs() -> None:
    assert folded_name("Points d’échange : l’Internet (IXP)") == "points d echange l internet ixp"


@pytest.mark.parametrize(
    ("typed", "language", "rest"),
    [
        ("cyb", "en", "ersecurity"),
        ("cyb", "fr", "ersécurité"),
        ("cybersecur", "en", "ity"),
        ("CYBERSECURI", "fr", "té"),
        ("what about frac", "en", "ture numérique"),
        ("the internet exch", "en", "ange point"),
        ("cy", "en", ""),
        ("cybersecurity", "fr", ""),
        ("cyb ", "en", ""),
        ('"cyb', "en", ""),
        ("title:cyb", "en", ""),
    ],
)
def test_the_rest_of_a_name_is_offered(names: tuple[Name, ...], typed: str, language: str, rest: str) -> None:
    assert Completion(names).rest(typed, language) == rest


def test_a_library_of_one_empty_page_has_its_names(tmp_path: Path) -> None:
    names = read_names(make_library(tmp_path, {"a/b": {"en": "# One\n\nx", "fr": "# Une\n\nx"}}))
    assert [name.text for name in names] == ["One", "Une"]
