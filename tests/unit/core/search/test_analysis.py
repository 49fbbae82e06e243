"""Words as people type them and as they are printed must fold to the same: otherwise a search misses."""

import unicodedata

import pytest

from app.core.search import analysis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Été ÉTÉ été", ["ete", "ete", "ete"]),
        ("l’accès l'accès", ["acces", "acces"]),
        ("Qu’est-ce que c’est", ["est-ce", "que", "est"]),
        ("aujourd’hui aujourdhui", ["aujourdhui", "aujourdhui"]),
        ("D’Arcy", ["arcy"]),
        ("the Society’s", ["the", "society"]),
        ("cœur ÆSIR Straße", ["coeur", "aesir", "strasse"]),
        ("objectif 9.c, Question 5/1.", ["objectif", "9.c", "question", "5/1"]),
        ("Q5/1", ["5/1"]),
        ("IPv4/IPv6", ["ipv4", "ipv6"]),
        ("WTDC‑17 and WTDC–17", ["wtdc-17", "and", "wtdc-17"]),
        ("1 865 and 1,865 and 1\u202f865", ["1", "865", "and", "1865", "and", "1865"]),
        ("3,5 % or 3.5 %", ["3.5", "or", "3.5"]),
        ("in 2017. A new page", ["in", "2017", "a", "new", "page"]),
        ("con\u00adnexion zero\u200bwidth \u202eixp", ["connexion", "zerowidth", "ixp"]),
        ("ﬁbre ＩＸＰ CO₂ ICT④SDGs", ["fibre", "ixp", "co2", "ict4sdgs"]),
        ("\u0000 ?! _ 😀", []),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert analysis.tokens(text) == expected


def test_composed_and_decomposed_accents_are_the_same_word() -> None:
    """macOS types NFD: a file name pasted from there must still be found."""
    text = "Réseau à Genève, œuvre"
    assert analysis.tokens(unicodedata.normalize("NFD", text)) == analysis.tokens(text)


@pytest.mark.parametrize("text", ["L’œuvre a été faite à l’IPv6", "e\u0301te\u0301 WTDC‑17", "ﬁn de l’an"])
def test_printed_words_point_at_what_is_printed(text: str) -> None:
    """A mark that is off by a letter looks like a broken program."""
    for start, end, token in analysis.printed_words(text):
        assert analysis.tokens(text[start:end]) == [token]


def test_joined_words_but_not_ranges_of_numbers() -> None:
    assert analysis.joined("wtdc-17") == "wtdc17"
    assert not analysis.joined("2004-2005")
    assert not analysis.joined("word")
    assert analysis.words("point-à-point WTDC-17") == ["point", "a", "point", "wtdc", "17"]


@pytest.mark.parametrize(
    ("one", "other", "analyser"),
    [
        ("connexion", "connexions", "french"),
        ("reseau", "reseaux", "french"),
        ("regional", "regionaux", "french"),
        ("debit", "debits", "french"),
        ("numerique", "numeriques", "french"),
        ("contenu", "contenus", "french"),
        ("policy", "policies", "english"),
        ("standardisation", "standardization", "english"),
        ("centre", "center", "english"),
        ("behaviour", "behavior", "english"),
        ("programme", "programs", "english"),
        ("fibre", "fiber", "english"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str, analyser: str) -> None:
    assert analysis.stem(one, analyser) == analysis.stem(other, analyser)


@pytest.mark.parametrize("word", ["5/1", "9.c", "ipv6", "17", "un", "ß", "", "寺"])
@pytest.mark.parametrize("analyser", ["english", "french", "unknown"])
def test_what_is_not_a_plain_word_is_not_stemmed(word: str, analyser: str) -> None:
    assert analysis.stem(word, analyser) == word


def test_stems_keep_the_first_letter() -> None:
    """Marks rely on it to skip most words of a page without stemming them."""
    words = [
        "yeux",
        "oeuvre",
        "skies",
        "dying",
        "europeen",
        "ionisation",
        "eaux",
        "aux",
        "chevaux",
        "ies",
        "eed",
    ]
    for word in words:
        for analyser in ("english", "french"):
            assert analysis.stem(word, analyser)[:1] == word[:1]
