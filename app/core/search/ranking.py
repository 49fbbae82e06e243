"""Plan + postings -> hits with scores. Term at a time: sets first, then scores of what is left.

BM25F: the frequencies of a word in title, heading, body and keywords are added, weighted and divided by length,
before they saturate (Robertson, Zaragoza, Taylor 2004); Whoosh's class of that name adds finished BM25 scores.
Each word counts in its best language; a passage where one language has every word gains a little.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from app.core.search.catalogue import Catalogue
from app.core.search.engine import Engine, Key, Postings
from app.core.search.plan import Plan, Wanted

_LEAD_FIELDS = ("title", "keywords")
_FIELD_WEIGHTS = {"title": 4.0, "heading": 2.5, "body": 1.0, "keywords": 2.5, "plain": 1.0}
_LENGTH_SHARE = {"title": 0.4, "heading": 0.4, "body": 0.5, "keywords": 0.2, "plain": 0.0}
_SATURATION = 2.0
_OF_THE_PAGE = 0.25
"""Of a word in title or keywords, for passages other than the first of the page."""
_READING_LANGUAGE = 1.1
_ONE_LANGUAGE = 1.1
_ENOUGH_HITS = 3
_ENOUGH_WEIGHT = 0.5
"""Share of the query, by rarity of its words, that a passage needs when too few have all of it."""
_PART_ONLY = 0.5
"""Factor for passages that have only part of the query: behind those that have all."""


class FieldScales:
    """What one occurrence of a word is worth in each field of each passage, worked out once for a library."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._scales = {
            (field, language): self._scale(catalogue, field, language)
            for field in _FIELD_WEIGHTS
            for language in catalogue.languages
        }

    def of(self, field: str, language: str) -> tuple[list[float], bytes]:
        """Return the worth by length code, and the length code of each passage."""
        return self._scales[field, language]

    @staticmethod
    def _scale(catalogue: Catalogue, field: str, language: str) -> tuple[list[float], bytes]:
        weight, share = _FIELD_WEIGHTS[field], _LENGTH_SHARE[field]
        norm = catalogue.norm("body" if field == "plain" else field, language)
        return [weight / (1.0 - share + share * length / norm.mean) for length in norm.lengths], norm.codes


class Source(NamedTuple):
    """What ranking works with: passages, postings, and what they are worth."""

    catalogue: Catalogue
    engine: Engine
    scales: FieldScales


class Match(NamedTuple):
    """Where one wanted thing occurs in one language: anywhere, and in the passage's own text."""

    anywhere: set[int]
    own: set[int]
    fields: Mapping[str, Postings]


class Found(NamedTuple):
    """Passages with scores, and for each language the passages that meet the query in it alone."""

    scores: dict[int, float]
    by_language: dict[str, set[int]]
    complete: set[int]


def never_cancelled() -> bool:
    """Say that nobody has lost interest."""
    return False


class Ranking:
    """Finds and scores the passages for one plan."""

    def __init__(
        self,
        plan: Plan,
        source: Source,
        languages: tuple[str, ...],
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> None:
        self._plan = plan
        self._catalogue, self._engine, self._scales = source
        self._languages = languages
        self._cancelled = cancelled
        self._postings = self._engine.postings(plan.keys(languages, self._catalogue.languages))
        self._matches: dict[tuple[int, str], Match] = {}

    # -- sets ---------------------------------------------------------------------------------------------

    def match(self, wanted: Wanted, language: str) -> Match:
        """Return where `wanted` occurs in `language`."""
        known = (id(wanted), language)
        if known not in self._matches:
            self._matches[known] = self._match(wanted, language)
        return self._matches[known]

    def _match(self, wanted: Wanted, language: str) -> Match:
        if wanted.phrase:
            postings = self._engine.phrase(language, wanted.phrase)
            return Match(set(postings), set(postings), {"plain": postings})
        fields = {}
        for field in wanted.fields:
            tokens = [
                (self._postings[Key(field, language, token)], weight)
                for token, weight in wanted.tokens.get(language, ())
            ]
            fields[field] = _added(tokens)
        own: set[int] = set()
        of_page: set[int] = set()
        for field, postings in fields.items():
            (of_page if field in _LEAD_FIELDS else own).update(postings)
        own |= of_page & self._catalogue.leads
        return Match(own | of_page if wanted.fields != ("title",) else own, own, fields)

    def _anywhere(self, wanted: Iterable[Wanted], languages: Collection[str]) -> set[int]:
        return set().union(*(self.match(one, language).anywhere for one in wanted for language in languages))

    def _own(self, wanted: Iterable[Wanted], languages: Collection[str]) -> set[int]:
        return set().union(*(self.match(one, language).own for one in wanted for language in languages))

    def _clause_sets(self, languages: Collection[str]) -> list[set[int]]:
        sets = [self._anywhere(clause.alternatives, languages) for clause in self._plan.clauses]
        for span in self._plan.spans:
            together = self._anywhere((span.wanted,), languages)
            for place in range(span.first, span.last):
                sets[place] = sets[place] | together
        return sets

    def _wanted(self) -> list[Wanted]:
        everything = [one for clause in self._plan.clauses for one in clause.alternatives]
        return everything + [span.wanted for span in self._plan.spans]

    def find(self) -> Found:
        """Return all hits: passages with every word, and where those are few, with most of the query."""
        if not self._plan.clauses:
            return Found({}, {language: set() for language in self._languages}, set())
        sets = self._clause_sets(self._languages)
        own = self._own(self._wanted(), self._languages) - self._excluded()
        complete = set.intersection(*sets) & own
        hits = complete
        if len(complete) < _ENOUGH_HITS and len(sets) > 1 and not self._cancelled():
            hits = complete | self._partial(sets, own)
        by_language = {}
        for language in self._languages:
            of_language = self._clause_sets((language,))
            whole = set.intersection(*of_language) & own
            some = set().union(*of_language) & own
            by_language[language] = (whole, some)
        scores = self._scores(hits, complete, {tag: sets[0] for tag, sets in by_language.items()})
        languages = {
            tag: (whole & complete) | (some & (hits - complete)) for tag, (whole, some) in by_language.items()
        }
        return Found(scores, languages, complete)

    def _excluded(self) -> set[int]:
        return self._anywhere(self._plan.excluded, self._catalogue.languages)

    def _partial(self, sets: list[set[int]], own: set[int]) -> set[int]:
        """Return passages with enough of the query; where none has enough, with any of it. Phrases must be met."""
        rarity = [self._rarity(len(each)) for each in sets]
        needed = sum(rarity) * _ENOUGH_WEIGHT
        weights: dict[int, float] = {}
        for weight, each in zip(rarity, sets, strict=True):
            for number in each & own:
                weights[number] = weights.get(number, 0.0) + weight
        for clause, each in zip(self._plan.clauses, sets, strict=True):
            if all(wanted.phrase and not wanted.tokens for wanted in clause.alternatives):
                weights = {number: weight for number, weight in weights.items() if number in each}
        return {number for number, weight in weights.items() if weight >= needed} or set(weights)

    # -- scores -------------------------------------------------------------------------------------------

    def _rarity(self, passages: int) -> float:
        total = len(self._catalogue.passages)
        return math.log(1.0 + (total - passages + 0.5) / (passages + 0.5))

    def _scores(self, hits: set[int], complete: set[int], whole: Mapping[str, set[int]]) -> dict[int, float]:
        each = [self._best(clause.alternatives, hits) for clause in self._plan.clauses]
        scores = dict.fromkeys(hits, 0.0)
        for of_clause in each:
            for number, score in of_clause.items():
                scores[number] += score
        for span in self._plan.spans:
            for number, score in self._best((span.wanted,), hits).items():
                typed = sum(each[place].get(number, 0.0) for place in range(span.first, span.last))
                gain = score * span.weight * (span.last - span.first) - typed
                if gain > 0:
                    scores[number] += gain
        for number in set().union(*whole.values()) & hits:
            scores[number] *= _ONE_LANGUAGE
        for number in hits - complete:
            scores[number] *= _PART_ONLY
        return scores

    def _best(self, alternatives: Iterable[Wanted], hits: set[int]) -> dict[int, float]:
        """Return the best score of each hit over alternatives and languages; the reading language comes first."""
        best: dict[int, float] = {}
        for wanted in alternatives:
            for language in self._languages:
                factor = _READING_LANGUAGE if language == self._languages[0] else 1.0
                for number, score in self._score(wanted, language, hits).items():
                    if score * factor > best.get(number, 0.0):
                        best[number] = score * factor
        return best

    def _score(self, wanted: Wanted, language: str, hits: set[int]) -> dict[int, float]:
        match = self.match(wanted, language)
        frequency: dict[int, float] = {}
        for field, postings in match.fields.items():
            self._add_field(frequency, field, language, postings, hits)
        rarity = self._rarity(len(match.own))
        return {
            number: rarity * (_SATURATION + 1.0) * value / (_SATURATION + value)
            for number, value in frequency.items()
        }

    def _add_field(
        self, frequency: dict[int, float], field: str, language: str, postings: Postings, hits: set[int]
    ) -> None:
        worth, codes = self._scales.of(field, language)
        leads = self._catalogue.leads
        of_page = field in _LEAD_FIELDS
        for number in hits if len(hits) < len(postings) else postings:
            if number in postings and number in hits:
                value = postings[number] * worth[codes[number]]
                if of_page and number not in leads:
                    value *= _OF_THE_PAGE
                frequency[number] = frequency.get(number, 0.0) + value


def _added(postings: list[tuple[Postings, float]]) -> Postings:
    """Return weighted postings added up; a single list is handed on as it is."""
    if len(postings) == 1:
        return postings[0][0]
    total: dict[int, float] = {}
    for each, weight in postings:
        for number, value in each.items():
            total[number] = total.get(number, 0.0) + weight * value
    return total
