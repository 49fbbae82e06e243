"""Query -> plan: which tokens to look up for each word, in which language, and what else may stand for it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.core.search import analysis
from app.core.search.documents import STEMMED_FIELDS
from app.core.search.engine import Key
from app.core.search.query import Query, Word
from app.core.search.questions import subjects
from app.core.search.stop_words import is_stop_word
from app.core.search.terms import TermTable, stems, term_token
from app.core.search.vocabulary import Vocabulary

TERM_WEIGHT = 0.7
"""Of a term found in another form or language, against a word found as it was typed."""

_HEADED_FIELDS = ("title", "heading", "keywords")

_TYPED_WEIGHT = 2.0
"""Of the word as typed among those it may still become."""


class Wanted(NamedTuple):
    """One thing to look for. Per language, tokens with weights, counted together as one word; or a phrase.

    `unheaded` are (language, token) known to stand in no title and no heading.
    """

    tokens: Mapping[str, tuple[tuple[str, float], ...]]
    fields: tuple[str, ...] = STEMMED_FIELDS
    phrase: tuple[str, ...] = ()
    unheaded: frozenset[tuple[str, str]] = frozenset()

    def keys(self, languages: Collection[str]) -> list[Key]:
        """Return the postings this needs in `languages`."""
        return [
            Key(field, language, token)
            for language in languages
            for token, _ in self.tokens.get(language, ())
            for field in self.fields
            if (language, token) not in self.unheaded or field not in {"title", "heading"}
        ]


class Clause(NamedTuple):
    """One word of the query with its alternatives, and how to mark it in a text.

    `is_strict` says that every hit must meet it, whatever else it has: a phrase, or a word asked for in titles.
    """

    alternatives: tuple[Wanted, ...]
    marks: tuple[str, ...]
    is_strict: bool


class Span(NamedTuple):
    """Clauses `first` up to but not including `last`, which `wanted` may stand for together, as `terms` if any."""

    first: int
    last: int
    wanted: Wanted
    weight: float
    terms: tuple[int, ...] = ()


class Plan(NamedTuple):
    """What to look up. `terms` are named by the whole query; `leanings` add to a score and do nothing else.

    So do `spoken`, the words of phrases: a phrase is looked for in texts, its words also say what a title is about.
    `pairs` are words that were typed side by side, stop words aside.
    """

    clauses: tuple[Clause, ...]
    spans: tuple[Span, ...]
    excluded: tuple[Wanted, ...]
    terms: tuple[int, ...]
    leanings: tuple[Wanted, ...]
    spoken: tuple[Wanted, ...]
    pairs: tuple[tuple[str, str], ...]

    def keys(self, languages: Collection[str], all_languages: Collection[str]) -> set[Key]:
        """Return every posting list needed; exclusions look in all languages."""
        wanted = [one for clause in self.clauses for one in clause.alternatives]
        wanted += [*(span.wanted for span in self.spans), *self.leanings, *self.spoken]
        found = {key for one in wanted for key in one.keys(languages)}
        return found | {key for one in self.excluded for key in one.keys(all_languages)}


class Planner:
    """Makes plans with the vocabulary and the terms of one library."""

    def __init__(self, vocabulary: Vocabulary, terms: TermTable, languages: tuple[str, ...]) -> None:
        self._vocabulary = vocabulary
        self._terms = terms
        self._languages = languages

    def plan(self, query: Query, typing: bool) -> Plan:
        """Return the plan of a query; while `typing`, its last word may be unfinished."""
        kept = _without_stop_words(query.clauses)
        open_word = query.clauses[-1][-1] if typing and query.last_open else None
        clauses = tuple(self._clause(clause, open_word) for clause in kept)
        spans = self._spans(kept)
        plain = [clause[0] if len(clause) == 1 else None for clause in query.clauses]
        words = [token for word in plain if word is not None for token in word.phrase or (word.token,)]
        is_whole = all(word is not None and not word.title and not word.prefix for word in plain)
        return Plan(
            clauses,
            tuple(spans),
            tuple(wanted for word in query.excluded for wanted in self._wanted(word)),
            self._terms.terms_of(words) if is_whole and words and not query.excluded else (),
            tuple(self._stemmed(word, STEMMED_FIELDS) for word in subjects(_printed(query))),
            tuple(self._stemmed(word, STEMMED_FIELDS) for word in _spoken(query)),
            tuple(_pairs(kept, spans)),
        )

    def _clause(self, words: tuple[Word, ...], open_word: Word | None) -> Clause:
        alternatives: list[Wanted] = []
        marks: list[str] = []
        for word in words:
            if word is open_word and "-" not in word.token:
                alternatives += self._unfinished(word)
                # What it may become, and as it stands: "replies" also finds "reply", which begins otherwise.
                marks += [word.token, f"{word.token}*"] if len(word.token) > 1 else [word.token]
            else:
                alternatives += self._wanted(word)
                marks += _marks(word)
        is_strict = all(word.phrase or word.prefix or word.title for word in words)
        return Clause(tuple(alternatives), tuple(marks), is_strict)

    def _wanted(self, word: Word) -> list[Wanted]:
        fields = ("title",) if word.title else STEMMED_FIELDS
        if word.phrase:
            return [Wanted({}, fields, phrase=word.phrase)]
        if word.prefix:
            found = self._vocabulary.words_of_prefix(word.token)
            exact = {tag: tuple((each, 1.0) for each in found.get(tag, ())) for tag in self._languages}
            return [Wanted(exact, ("plain",))]
        if "-" not in word.token:
            return [self._stemmed(word.token, fields)]
        # WTDC-17 is also "WTDC 17" and "WTDC17"; a range of numbers only stands as it is.
        whole = analysis.joined(word.token)
        phrase = Wanted({}, fields, phrase=tuple(analysis.parts(word.token)))
        return [self._stemmed(whole, fields), phrase] if whole else [phrase]

    def _stemmed(self, token: str, fields: tuple[str, ...]) -> Wanted:
        return Wanted({tag: ((stems((token,), tag)[0], 1.0),) for tag in self._languages}, fields)

    def _unfinished(self, word: Word) -> list[Wanted]:
        """Return what a word may become: with bodies, and apart from that what is looked for without them."""
        everywhere, headed = {}, {}
        unheaded: set[tuple[str, str]] = set()
        for tag in self._languages:
            typed = stems((word.token,), tag)[0]
            own, rest, bare = self._vocabulary.stems_of_prefix(word.token, tag)
            unheaded.update((tag, stem) for stem in bare)
            exact = ((typed, _TYPED_WEIGHT),)
            everywhere[tag] = (*exact, *((each, 1.0) for each in own if each != typed))
            headed[tag] = tuple((each, 1.0) for each in rest if each != typed)
            if word.title or len(word.token) == 1:
                headed[tag] = (*everywhere[tag], *headed[tag])
        if word.title:
            return [Wanted(headed, ("title",), unheaded=frozenset(unheaded))]
        without_bodies = Wanted(headed, _HEADED_FIELDS, unheaded=frozenset(unheaded))
        if len(word.token) == 1:
            return [without_bodies]
        found = Wanted(everywhere, unheaded=frozenset(unheaded))
        return [found, without_bodies] if any(headed.values()) else [found]

    def _spans(self, clauses: tuple[tuple[Word, ...], ...]) -> list[Span]:
        """Return the terms and joined words that may stand for clauses in a row."""
        spans: list[Span] = []
        for run in _runs(clauses):
            for found in self._terms.spans([clauses[place][0].token for place in run]):
                first, last = run[found.first], run[found.last - 1] + 1
                tokens = tuple((term_token(term), 1.0) for term in found.terms)
                wanted = Wanted(dict.fromkeys(self._languages, tokens))
                spans.append(Span(first, last, wanted, TERM_WEIGHT, found.terms))
            for place in run[:-1]:
                pair = clauses[place][0].token + clauses[place + 1][0].token
                if pair.isalnum() and self._vocabulary.has(pair):
                    spans.append(Span(place, place + 2, self._stemmed(pair, STEMMED_FIELDS), 1.0))
        return spans


def _without_stop_words(clauses: tuple[tuple[Word, ...], ...]) -> tuple[tuple[Word, ...], ...]:
    kept = tuple(
        clause
        for clause in clauses
        if not (
            len(clause) == 1 and not clause[0].prefix and is_stop_word(clause[0].token, clause[0].printed)
        )
    )
    return kept or clauses


def _runs(clauses: tuple[tuple[Word, ...], ...]) -> list[list[int]]:
    """Return the places of plain words in a row: only those can be a term together."""
    runs: list[list[int]] = [[]]
    for place, clause in enumerate(clauses):
        word = clause[0]
        if len(clause) == 1 and not (word.phrase or word.prefix or word.title):
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _pairs(clauses: tuple[tuple[Word, ...], ...], spans: list[Span]) -> list[tuple[str, str]]:
    """Return the words typed side by side, except within a term: that one is found as a whole."""
    inside = {place for span in spans if span.terms for place in range(span.first, span.last - 1)}
    return [
        (clauses[place][0].token, clauses[place + 1][0].token)
        for run in _runs(clauses)
        for place in run[:-1]
        if place not in inside and "-" not in clauses[place][0].token + clauses[place + 1][0].token
    ]


def _spoken(query: Query) -> list[str]:
    """Return the words of the phrases that must be met, stop words aside."""
    return [
        word
        for clause in query.clauses
        if len(clause) == 1
        for word in clause[0].phrase
        if not is_stop_word(word)
    ]


def _printed(query: Query) -> list[str]:
    return [word.printed.lower() for clause in query.clauses if len(clause) == 1 for word in clause]


def _marks(word: Word) -> list[str]:
    if word.phrase:
        return [" ".join(word.phrase)]
    if word.prefix:
        return [f"{word.token}*"]
    parts = analysis.parts(word.token)
    return [word.token] if len(parts) == 1 else [" ".join(parts), analysis.joined(word.token)]
