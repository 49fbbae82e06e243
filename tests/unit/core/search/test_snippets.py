"""Snippets and marks: hits marked in the words as printed, pieces of text one can read."""

import itertools

import pytest

from app.core.search.passage_texts import passage_words
from app.core.search.snippets import LONGEST_SNIPPET, Marker, marked_ranges, snippet


def marked(text: str, words: tuple[str, ...], language: str = "fr") -> list[str]:
    return [text[start:end] for start, end in marked_ranges(text, words, language)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("donnee",), ["données"]),
        (("regional",), ["régionaux"]),
        (("oeuvre",), ["œuvres"]),
        (("numer*",), ["numériques"]),
        (("donnees", "donnees*"), ["données"]),
        (("regional", "regional*"), ["régionaux"]),
        (("acces",), ["accès"]),
        (("wtdc17",), ["WTDC-17"]),
        (("wtdc 17",), ["WTDC-17"]),
        (("point echange internet",), ["points d’échange Internet"]),
        (("echange point",), []),
        (("5/1",), ["5/1"]),
        (("missing",), []),
        ((), []),
    ],
)
def test_marks_are_the_printed_words(words: tuple[str, ...], expected: list[str]) -> None:
    text = (
        "Les données des accords régionaux, l’accès aux œuvres numériques, la WTDC-17, "
        "les points d’échange Internet, la Question 5/1."
    )
    assert marked(text, words) == expected


def test_an_unfinished_word_is_one_word_of_the_query() -> None:
    texts = passage_words(["nets and a network", "internet", "net-works of nets", ""])
    assert Marker(("net", "net*"), "en").counts(*texts) == [1, 0, 1, 0]


def test_of_a_row_the_words_count_in_any_order() -> None:
    texts = passage_words(["echange au point", "point", "un point-echange"])
    assert Marker(("point echange",), "fr").counts(*texts) == [1, 0, 0]
    assert Marker(("point", "echange", "point echange"), "fr").counts(*texts) == [3, 1, 1]


def test_a_row_of_words_is_one_mark_not_three() -> None:
    assert marked("Un point d’échange Internet.", ("point", "echange", "point echange internet")) == [
        "point d’échange Internet"
    ]


def test_marks_do_not_overlap() -> None:
    text = "exchange point point exchange point"
    ranges = marked_ranges(text, ("exchange point", "point exchange", "point"), "en")
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))


def test_an_unknown_language_is_marked_without_stems() -> None:
    assert marked("réseau réseaux", ("reseau",), "xx") == ["réseau"]


LONG = (
    "The first sentence says nothing of interest to anybody who came here for something else. "
    "The second one, which is rather long, goes on about this and that; it never arrives anywhere at all. "
    "Only the third mentions latency, and it adds that Kenya measured it. "
    "The fourth sentence closes the paragraph and is of no importance to anybody, being here for its length."
)


def cut(text: str, *words: str) -> str:
    marks = Marker(words, "en").marks(text)
    piece = snippet(text, marks)
    assert len(piece.text) <= LONGEST_SNIPPET + len("…  …")
    folded = [piece.text[start:end].lower() for start, end in piece.marks]
    assert all(any(word in shown for word in words) for shown in folded), folded
    return piece.text


def test_the_window_with_most_words_is_shown_from_the_start_of_a_sentence() -> None:
    assert cut(LONG, "latency", "kenya").startswith("Only the third mentions latency")


def test_a_long_text_without_a_match_begins_at_its_beginning() -> None:
    assert cut(LONG).startswith("The first sentence")


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Short.", []).text == "Short."


def test_a_text_without_any_boundary_is_still_cut() -> None:
    text = "x" * 1000 + " latency " + "y" * 1000
    assert "latency" in cut(text, "latency")
