"""Find on this page: what one types is found however it is written there, and marked where it stands."""

import pytest

from app.core.search.find import folded_query, folded_text


def found(text: str, wanted: str) -> list[str]:
    """Return what is marked in `text`; positions are Qt's."""
    units = text.encode("utf-16-le")
    ranges = folded_text(text).find(folded_query(wanted))
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in ranges]


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("La sécurité, la Sécurité.", "securite", ["sécurité", "Sécurité"]),
        ("La securite", "SÉCURITÉ", ["securite"]),
        ("Un nœud, un NOEUD", "noeud", ["nœud", "NOEUD"]),
        ("Un noeud", "nœud", ["noeud"]),
        ("l’accès et l'accès", "l'acces", ["l’accès", "l'accès"]),
        ("l'accès", "l’accès", ["l'accès"]),
        ("1\u202f300 délégués et 1\u00a0300", "1 300", ["1\u202f300", "1\u00a0300"]),
        ("Le but\u00a0: convaincre", "but : con", ["but\u00a0: con"]),
        ("cyber\u00adsécurité", "cybersecurite", ["cyber\u00adsécurité"]),
        ("WTDC-17 and WTDC 17", "wtdc 17", ["WTDC 17"]),
        ("WTDC‑17", "wtdc-17", ["WTDC‑17"]),
        ("e\u0301te\u0301 chaud", "ete", ["e\u0301te\u0301"]),
        ("été", "e\u0301te\u0301", ["été"]),
        ("a.b (c) [d]*", "(c) [d]*", ["(c) [d]*"]),
        ("cœur de cyber\u00adsécurité en vue", "vue", ["vue"]),
        ("🙂 œ 🙂 accès", "acces", ["accès"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("one\u2028line", "one line", ["one\u2028line"]),
        ("Straße", "strasse", ["Straße"]),
        ("first part", "part first", []),
        ("anything", "", []),
        ("anything", "\u00ad\u200b", []),
        ("", "x", []),
    ],
)
def test_what_was_typed_is_found_as_it_is_written(text: str, wanted: str, marked: list[str]) -> None:
    assert found(text, wanted) == marked


def test_a_letter_inside_a_ligature_marks_the_ligature() -> None:
    assert found("cœur", "eu") == ["œu"]
