"""The glossary as term table: whoever types IXP must find the passage that says "point d’échange Internet"."""

from app.core.search import analysis
from app.core.search.terms import TermForm, TermTable, TermTagger, form_rows, stems, term_token

FORMS = [
    TermForm(1, ("internet", "exchange", "point"), capitals=False),
    TermForm(1, ("ixp",), capitals=True),
    TermForm(1, ("exchange", "point"), capitals=False),
    TermForm(2, ("un",), capitals=True),
    TermForm(3, ("itu-d",), capitals=False),
    TermForm(4, ("itu",), capitals=True),
    TermForm(5, ("protection", "des", "donnees"), capitals=False),
]


def tagged(text: str, language: str = "en") -> list[int]:
    words = analysis.words(text)
    return TermTagger(FORMS, language).terms_in(text, words, stems(words, language))


def test_longest_form_wins_and_counts_once() -> None:
    assert tagged("An Internet exchange point") == [1]
    assert tagged("Two exchange points and an IXP") == [1, 1]


def test_acronyms_in_text_are_capitals() -> None:
    """Or every French "un" would be the United Nations."""
    assert tagged("un point, l’UN", "fr") == [2]
    assert tagged("IXPs and ixp") == [1]


def test_a_hyphenated_acronym_is_not_its_first_part() -> None:
    assert tagged("ITU-D") == [3]
    assert tagged("ITU and ITU-D") == [4, 3]


def test_queries_name_terms_with_or_without_stop_words() -> None:
    table = TermTable(form_rows(FORMS))
    assert table.terms_of(["protection", "donnees"]) == (5,)
    assert table.terms_of(["protection", "des", "donnees"]) == (5,)
    assert table.terms_of(["itu", "d"]) == (3,)
    assert table.terms_of(["itu"]) == (4,)
    assert table.terms_of(["protection"]) == ()


def test_spans_are_the_longest_and_apart() -> None:
    table = TermTable(form_rows(FORMS))
    spans = table.spans(["internet", "exchange", "points", "itu-d"])
    assert [(span.first, span.last, span.terms) for span in spans] == [(0, 3, (1,)), (3, 4, (3,))]


def test_no_word_looks_like_a_term() -> None:
    assert analysis.tokens(term_token(12)) != [term_token(12)]
