"""Looks words up in the glossary: the term a word names, the term at a place in a text, terms for what is typed.

Singular and plural, acronym and name, either language, with or without accents: the words are those of the search.
"""

from collections.abc import Iterable, Iterator

from app.core.model.language import LANGUAGES
from app.core.model.term import Term, TermText
from app.core.search.analysis import printed_words, stem, words

Words = tuple[str, ...]


class Glossary:
    """The terms of one library, by every name they have."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        self._exact: dict[Words, str] = {}
        self._stems: dict[str, dict[Words, str]] = {tag: {} for tag in LANGUAGES}
        self._haystacks: dict[str, str] = {}
        found = list(terms)
        # Names come before aliases: where one term is called by the other's alias, the name is meant.
        for names in (_names, _aliases):
            for term in found:
                for tag, text in term.texts.items():
                    for name in names(text):
                        self._add(term, tag, tuple(words(name)))
        for term in found:
            self._terms[term.id] = term
            every = (n for text in term.texts.values() for n in (*_names(text), *_aliases(text)))
            self._haystacks[term.id] = " ".join(f" {word}" for name in every for word in words(name))
        self._longest = max((len(name) for name in self._exact), default=0)

    def _add(self, term: Term, tag: str, name: Words) -> None:
        if name:
            self._exact.setdefault(name, term.id)
            self._stems.setdefault(tag, {}).setdefault(_stemmed(name, tag), term.id)

    def term(self, term_id: str) -> Term | None:
        """Return a term by id."""
        return self._terms.get(term_id)

    def find(self, text: str) -> Term | None:
        """Return the term that `text` as a whole is a name of."""
        return self._find(tuple(words(text)))

    def _find(self, name: Words) -> Term | None:
        found = self._exact.get(name)
        if found is None:
            stemmed = ((self._stems[tag], _stemmed(name, tag)) for tag in LANGUAGES)
            found = next((by_stem[key] for by_stem, key in stemmed if key in by_stem), None)
        return self._terms[found] if found is not None else None

    def find_at(self, text: str, position: int) -> Term | None:
        """Return the term whose name stands round a character of `text`: the longest that includes its word."""
        spots = [(start, end, part) for start, end, token in printed_words(text) for part in token.split("-")]
        inside = [index for index, (start, end, _) in enumerate(spots) if start <= position <= end]
        for length in range(self._longest, 0, -1):
            for index in inside:
                for first in range(max(0, index - length + 1), index + 1):
                    name = tuple(part for _, _, part in spots[first : first + length])
                    if len(name) == length and (term := self._find(name)) is not None:
                        return term
        return None

    def matching(self, typed: str) -> frozenset[str]:
        """Return the ids of the terms that have, in any of their names, a word beginning with each word typed."""
        wanted = words(typed)
        return frozenset(
            term for term, names in self._haystacks.items() if all(f" {word}" in names for word in wanted)
        )


def beginnings(name: str, typed: str) -> list[tuple[int, int]]:
    """Return where in `name` the words stand that begin with a word of `typed`, as half-open ranges of characters."""
    wanted = tuple(words(typed))
    return [
        (start, end)
        for start, end, token in printed_words(name)
        if any(part.startswith(wanted) for part in token.split("-"))
    ]


def _stemmed(name: Words, tag: str) -> Words:
    return tuple(stem(word, LANGUAGES[tag].analyser) for word in name)


def _names(text: TermText) -> Iterator[str]:
    yield text.term
    yield text.term.partition("(")[0]
    if text.acronym:
        yield text.acronym


def _aliases(text: TermText) -> Iterator[str]:
    yield from text.aliases
