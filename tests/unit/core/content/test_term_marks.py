"""A reader can look up a term where it first occurs, and the text is not littered with links. One row, one case."""

import pytest

from app.core.content.entries import SourceTerm
from app.core.content.term_marks import TermMarker
from app.core.model.term import TermText


def term(name: str, acronym: str = "", *, mark: bool = True) -> SourceTerm:
    return SourceTerm(TermText(acronym, name, (), "It means."), (), mark, 1, 1)


GLOSSARY = {
    "ixp": term("Internet exchange point", "IXP"),
    "ict": term("information and communication technology", "ICT"),
    "who": term("World Health Organization", "WHO"),
    "divide": term("digital divide"),
    "gap": term("digital divide index"),
    "resolution": term("resolution", mark=False),
    "exchange": term("point d’échange Internet", ""),
    "backbone": term("réseau dorsal"),
    "ott": term("over-the-top services", "OTT"),
    "wannacry": term("WannaCry"),
}
MARKER = TermMarker(GLOSSARY)


def marked(html: str, *seen: str) -> list[tuple[str, str]]:
    """Return (term, words) for each mark that is set."""
    found = MARKER.mark(html, set(seen)).split('<a href="term:')[1:]
    return [(part.partition('"')[0], part.partition(">")[2].partition("<")[0]) for part in found]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("An IXP keeps traffic local.", [("ixp", "IXP")]),
        ("Many IXPs exist.", [("ixp", "IXPs")]),
        ("An internet exchange point here.", [("ixp", "internet exchange point")]),
        ("Internet exchange points here.", [("ixp", "Internet exchange points")]),
        ("Who is in charge?", []),
        ("The WHO is.", [("who", "WHO")]),
        ("The digital divide index falls.", [("gap", "digital divide index")]),
        ("Every resolution counts.", []),
        ("Un point d'échange Internet.", [("exchange", "point d'échange Internet")]),
        ("Des points d’échange Internet.", [("exchange", "points d’échange Internet")]),
        ("Des réseaux dorsaux et un réseau dorsal.", [("backbone", "réseau dorsal")]),
        ("Digital\u00a0divide.", [("divide", "Digital\u00a0divide")]),
        ("Rules for OTT-like services.", []),
        ("Pre-OTT times.", []),
        ("wannacry", []),
        ("WannaCry", [("wannacry", "WannaCry")]),
        ("IXP, then IXP again.", [("ixp", "IXP")]),
        ("<strong>IXP</strong>", [("ixp", "IXP")]),
        ('<a href="page:topics/ixp">All about the IXP</a>', []),
        ('<a href="page:topics/ixp">See <em>IXP</em></a> or an IXP', [("ixp", "IXP")]),
        ("", []),
    ],
)
def test_what_is_marked(html: str, expected: list[tuple[str, str]]) -> None:
    assert marked(html) == expected


def test_a_term_is_marked_once_in_a_section() -> None:
    seen: set[str] = set()
    first, second = MARKER.mark("The IXP.", seen), MARKER.mark("The IXP.", seen)
    assert "term:ixp" in first
    assert second == "The IXP."
    assert marked("The IXP and the digital divide.", *seen) == [("divide", "digital divide")]


def test_nothing_else_of_the_text_changes() -> None:
    html = 'A <em>digital divide</em> &amp; an IXP<sup><a href="note:x">1</a></sup>.'
    marks = MARKER.mark(html, set())
    assert marks.replace('<a href="term:divide">', "").replace('<a href="term:ixp">', "").count("</a>") == 3
    assert "&amp; an" in marks


def test_an_empty_glossary_marks_nothing() -> None:
    assert TermMarker({}).mark("The IXP.", set()) == "The IXP."
