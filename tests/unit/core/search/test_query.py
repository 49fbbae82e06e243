"""What is typed must be read as it was meant; what cannot be read must still be searched, with a hint."""

import pytest

from app.core.search import query as q
from app.core.search.query import Word, parse


def tokens(text: str) -> list[str]:
    return [word.token for clause in parse(text).clauses for word in clause]


def test_words_must_all_be_met() -> None:
    assert [len(clause) for clause in parse("fracture numérique").clauses] == [1, 1]
    assert tokens("fracture numérique") == ["fracture", "numerique"]


def test_or_makes_alternatives_in_either_language() -> None:
    for text in ("ixp OR gix kenya", "ixp OU gix kenya"):
        assert [[word.token for word in clause] for clause in parse(text).clauses] == [
            ["ixp", "gix"],
            ["kenya"],
        ]


def test_and_is_what_happens_anyway() -> None:
    assert tokens("ixp AND gix") == tokens("ixp ET gix") == ["ixp", "gix"]
    assert tokens("rock and roll") == ["rock", "and", "roll"]


@pytest.mark.parametrize(
    "text", ['"point d’échange"', "“point d'echange”", "«point d’échange»", "« point d’échange »"]
)
def test_phrases_in_any_quotation_marks(text: str) -> None:
    (clause,) = parse(text).clauses
    assert clause[0].phrase == ("point", "echange")


def test_minus_takes_away_words_and_phrases() -> None:
    found = parse('ixp -kenya -"local traffic" e-mail - 9')
    assert [word.token or word.phrase for word in found.excluded] == ["kenya", ("local", "traffic")]
    assert tokens('ixp -kenya -"local traffic" e-mail - 9') == ["ixp", "e-mail", "9"]


def test_filters_and_titles_in_both_languages() -> None:
    found = parse('title:accès in:topics lang:fr titre:"deux mots"')
    assert (found.section, found.language, found.hint) == ("topics", "fr", "")
    words = [clause[0] for clause in found.clauses]
    assert [(word.token, word.title) for word in words] == [("acces", True), ("deux", True), ("mots", True)]
    assert parse("dans:topics langue:en ixp")[2:4] == ("topics", "en")


def test_a_star_ends_a_prefix() -> None:
    assert parse("connecti*").clauses[0][0] == Word("connecti", "connecti", prefix=True)


@pytest.mark.parametrize(
    ("text", "left", "hint"),
    [
        ("", [], q.HINT_NOTHING),
        ("?! ...", [], q.HINT_NOTHING),
        ('"', [], q.HINT_NOTHING),
        ("-kenya", [], q.HINT_ONLY_EXCLUDED),
        ('"two words', ["two", "words"], q.HINT_QUOTE),
        ("*", [], q.HINT_STAR),
        ("*tion", ["tion"], q.HINT_STAR),
        ("con*ion", ["con", "ion"], q.HINT_STAR),
        ("foo:bar", ["foo", "bar"], q.HINT_FIELD),
        ("in: ixp", ["ixp"], ""),
        ("https://ixp.net", ["https", "ixp", "net"], ""),
        ("OR ixp OR", ["ixp"], ""),
        ("note: ixp", ["note", "ixp"], ""),
    ],
)
def test_what_cannot_be_read_is_searched_as_words(text: str, left: list[str], hint: str) -> None:
    assert tokens(text) == left
    assert parse(text).hint == hint


def test_an_open_quotation_mark_is_no_fault_while_typing() -> None:
    found = parse('"two wor', typing=True)
    assert (found.hint, found.late_hint) == ("", q.HINT_QUOTE)
    assert parse('"two words"', typing=True).late_hint == ""


@pytest.mark.parametrize("text", ["word " * 3000, "x" * 10_000, "ixp OR " * 3000, '"' * 9999, "-a " * 4000])
def test_length_is_bounded(text: str) -> None:
    """10,000 characters pasted by mistake must not make the window wait."""
    found = parse(text)
    assert sum(map(len, found.clauses)) + len(found.excluded) <= q.MAX_WORDS
    assert all(len(word.token) <= q.MAX_LETTERS for clause in found.clauses for word in clause)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("inter", True), ("inter ", False), ("a inter", True), ('"inter"', False), ("inter.", False)],
)
def test_only_a_word_at_the_very_end_may_be_unfinished(text: str, is_open: bool) -> None:
    assert parse(text, typing=True).last_open is is_open
