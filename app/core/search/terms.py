"""The glossary as a term table: a form of a term, in any language, stands for the term in every language.

At build, each occurrence of a term in a passage becomes a token of its own ("#12") beside the words; at query time
a typed form becomes the same token. So IXP finds "point d’échange Internet", with counts and weights of its own.
The longest form wins. Works on stems; which text language they belong to decides how they were stemmed.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.core.content.schema import separated
from app.core.model.language import LANGUAGES
from app.core.search import analysis
from app.core.search.stop_words import STOP_WORDS

_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]+s?\b")
_LONGEST_ACRONYM = 5

Stems = tuple[str, ...]


class TermForm(NamedTuple):
    """One way to write a term; `capitals` says that running text must print it in capitals (UN is not "un")."""

    term: int
    tokens: tuple[str, ...]
    capitals: bool

    @property
    def words(self) -> list[str]:
        """The words of the form, hyphenated ones in their parts."""
        return split(self.tokens)


def term_token(term: int) -> str:
    """Return the token that stands for a term in the index; no word can look like it."""
    return f"#{term}"


def read_forms(db: sqlite3.Connection) -> list[TermForm]:
    """Return every name, acronym and alias of the glossary, all languages together, as folded words."""
    forms: dict[TermForm, None] = {}
    for term, acronym, name, aliases in db.execute(
        "SELECT term, acronym, term_name, aliases FROM term_text ORDER BY term, language"
    ):
        for printed in filter(None, (name, acronym, *separated(aliases))):
            own = tuple(analysis.tokens(printed))
            if own and (len(own) > 1 or len(own[0]) > 1):
                capitals = (
                    len(own) == 1
                    and "-" not in own[0]
                    and printed.isupper()
                    and len(printed) <= _LONGEST_ACRONYM
                )
                forms[TermForm(term, own, capitals)] = None
    return list(forms)


def form_rows(forms: Iterable[TermForm]) -> list[tuple[str, str, int]]:
    """Return the rows of the table `term_form`: each form as it is, and without its stop words."""
    rows: dict[tuple[str, str, int], None] = {}
    for language in LANGUAGES:
        for form in forms:
            rows[language, " ".join(stems(form.words, language)), form.term] = None
            bare = split(without_stop_words(form.tokens))
            rows[language, " ".join(stems(bare, language)), form.term] = None
    return list(rows)


def stems(words: Iterable[str], language: str) -> Stems:
    """Return the stem of each folded word in `language`."""
    analyser = LANGUAGES[language].analyser
    return tuple(analysis.stem(word, analyser) for word in words)


def split(tokens: Iterable[str]) -> list[str]:
    """Return the words that tokens are made of."""
    return [part for token in tokens for part in token.split("-")]


def without_stop_words(tokens: Sequence[str]) -> Sequence[str]:
    """Return `tokens` without stop words, or all of them where nothing would be left. ITU-D is not ITU."""
    return [token for token in tokens if token not in STOP_WORDS] or tokens


class TermTagger:
    """Finds the terms in the texts of one language, as the indexer reads them."""

    def __init__(self, forms: Iterable[TermForm], language: str) -> None:
        self._by_first: dict[str, list[tuple[Stems, bool, int]]] = {}
        for form in forms:
            own = stems(form.words, language)
            self._by_first.setdefault(own[0], []).append((own, form.capitals, form.term))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def terms_in(self, printed: str, words: Sequence[str], own: Sequence[str]) -> list[int]:
        """Return the terms that occur in a text, given as printed, as words and as stems, in their order."""
        found: list[int] = []
        capitals: Counter[str] | None = None
        by_first = self._by_first
        end = 0
        # Few words begin a term: the others are passed over without a step of their own.
        for position in [place for place, stem in enumerate(own) if stem in by_first]:
            if position < end:
                continue
            longest = 1
            for form, needs_capitals, term in by_first[own[position]]:
                if len(form) < longest or tuple(own[position : position + len(form)]) != form:
                    continue
                if needs_capitals:
                    if capitals is None:
                        capitals = Counter(word.lower() for word in _CAPITALS.findall(printed))
                    if not capitals[words[position]]:
                        continue
                    capitals[words[position]] -= 1
                found.append(term)
                longest = len(form)
            end = position + longest
        return found


class TermSpan(NamedTuple):
    """Words of a query, from `first` up to but not including `last`, that are a form of `terms`."""

    first: int
    last: int
    terms: tuple[int, ...]


class TermTable:
    """Finds the terms in a query."""

    def __init__(self, rows: Iterable[tuple[str, str, int]]) -> None:
        self._terms: dict[tuple[str, str], list[int]] = {}
        self._longest = 1
        for language, form, term in rows:
            self._terms.setdefault((language, form), []).append(term)
            self._longest = max(self._longest, form.count(" ") + 1)

    def spans(self, tokens: Sequence[str]) -> list[TermSpan]:
        """Return the terms named by the words of a query, longest first, none overlapping.

        The caller leaves out stop words that are not meant as acronyms.
        """
        found: list[TermSpan] = []
        first = 0
        while first < len(tokens):
            last = min(len(tokens), first + self._longest)
            while last > first and not (terms := self.terms_of(tokens[first:last])):
                last -= 1
            if last > first:
                found.append(TermSpan(first, last, terms))
            first = max(last, first + 1)
        return found

    def terms_of(self, tokens: Sequence[str]) -> tuple[int, ...]:
        """Return the terms of which `tokens` as a whole is a form, as they stand or else without stop words."""
        return self._exactly(split(tokens)) or self._exactly(split(without_stop_words(tokens)))

    def _exactly(self, words: Sequence[str]) -> tuple[int, ...]:
        found = {
            term: None
            for language in LANGUAGES
            for term in self._terms.get((language, " ".join(stems(words, language))), ())
        }
        return tuple(found)
