"""What somebody might search for, for the fuzzer. The first item of a list is the simplest."""

from benchmarks.stress.choices import Choices
from benchmarks.stress.fragments import any_text

WORDS = [
    "internet",
    "access",
    "accès",
    "exchange",
    "ixp",
    "données",
    "école",
    "point",
    "conference",
    "delegates",
    "wtdc-17",
    "9.c",
    "the",
    "l’accès",
]
_TERMS = [
    "-{}",
    '"{}"',
    "title:{}",
    "titre:{}",
    "in:{}",
    "lang:{}",
    "foo:{}",
    "{}*",
    "*{}",
    "“{}”",
    "{}-{}",
    "{}’{}",
]
_TERMS += [
    '-"{}',
    'title:"{}"',
    "{}?",
    "«{}»",
    "({})",
    "{}~",
    "+{}",
    "in:a/{}",
    'in:"{}"',
    "lang:fr {}",
    "-title:{}",
]
_JOINTS = [" ", " ", " OR ", " OU ", " AND ", "", "\u00a0", " - ", " : ", '"', "\t", " or ", " | "]


def _word(choose: Choices) -> str:
    word = choose.one(WORDS)
    form = choose.number(6)
    if form == 3:
        at = choose.number(len(word))
        return word[:at] + choose.one(["", word[at] * 2, "e", "-"]) + word[at + 1 :]
    return {4: word[:-1], 5: any_text(choose)}.get(form, word)


def _term(choose: Choices, depth: int = 2) -> str:
    if not depth or choose.number(3) == 0:
        return _word(choose)
    return choose.one(_TERMS).replace(
        "{}", choose.one([" ", ""]).join([_term(choose, depth - 1), *choose.some(_word, 2)])
    )


def query(choose: Choices) -> str:
    """Return what somebody searches for."""
    form = choose.number(8)
    if form == 7:
        return _term(choose) * choose.number(300)
    if form == 6:
        return " ".join(choose.some(lambda inner: inner.one([*WORDS, "OR", "-", "a/b", "topics", "fr"]), 40))
    return "".join(choose.some(lambda inner: _term(inner) + inner.one(_JOINTS), 8))
