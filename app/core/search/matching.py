"""Plan + postings -> which passages meet the query. Sets only; what they are worth is for ranking.

A page is what a reader looks for and a passage is what is shown of it. So every word must occur on the page, and
a passage of it is a hit if it has most of the query itself; a word that is nearly everywhere may be missing. Title and keywords belong to the first passage; in
the others they may complete a query, but not make a hit.
"""

import math
from collections.abc import Collection, Iterable
from typing import NamedTuple

from app.core.search.catalogue import Catalogue
from app.core.search.documents import LEAD_FIELDS
from app.core.search.engine import Engine, Key, Postings
from app.core.search.plan import Plan, Wanted

_ENOUGH_HITS = 3
_ENOUGH = 0.5
"""Share of the query, by rarity of its words, that a passage must have itself if its page has the rest."""
_NEARLY_ALL = 0.75
"""Share that makes a hit without the rest: it is a word found nearly everywhere, or one of many."""


_EVERYWHERE = 0.5
"""Factor for a word in more than a quarter of all passages: in a briefing on a conference, "conference"."""
_FEW = 20


class Counted(NamedTuple):
    """One posting list, the field it is of, and what an entry of it counts."""

    field: str
    weight: float
    postings: Postings


class Match(NamedTuple):
    """Where one wanted thing occurs in one language: anywhere, and in the passage's own text."""

    anywhere: set[int]
    own: set[int]
    lists: list[Counted]


class Hits(NamedTuple):
    """Passages that have every word; those whose page has; those that have part where there are too few.

    `by_language` holds, of all these, the ones that qualify in one language alone.
    """

    whole: set[int]
    spread: set[int]
    partial: set[int]
    by_language: dict[str, set[int]]


class _Sets(NamedTuple):
    """Passages that meet each clause, and passages with anything of the query in their own text."""

    clauses: list[set[int]]
    own: set[int]


class Matching:
    """Finds the passages for one plan."""

    def __init__(self, plan: Plan, catalogue: Catalogue, engine: Engine, languages: tuple[str, ...]) -> None:
        self._plan = plan
        self._catalogue = catalogue
        self._engine = engine
        self._languages = languages
        self._postings = engine.postings(plan.keys(languages, catalogue.languages))
        self._matches: dict[tuple[int, str], Match] = {}

    def match(self, wanted: Wanted, language: str) -> Match:
        """Return where `wanted` occurs in `language`."""
        known = (id(wanted), language)
        if known not in self._matches:
            self._matches[known] = self._match(wanted, language)
        return self._matches[known]

    def rarity(self, passages: int) -> float:
        """Return what a word is worth that occurs in so many passages."""
        total = len(self._catalogue.passages)
        return math.log(1.0 + (total - passages + 0.5) / (passages + 0.5))

    def _share(self, passages: int) -> float:
        """Return what a word counts in deciding whether a passage has enough of the query."""
        is_everywhere = passages > max(_FEW, len(self._catalogue.passages) // 4)
        return self.rarity(passages) * (_EVERYWHERE if is_everywhere else 1.0)

    def hits(self) -> Hits:
        """Return the passages that meet the query."""
        excluded = self._anywhere(self._plan.excluded, self._catalogue.languages)
        sets = self._sets(self._languages, excluded)
        whole, spread = self._qualifying(sets)
        partial: set[int] = set()
        if len(whole | spread) < _ENOUGH_HITS and len(sets.clauses) > 1:
            partial = self._partial(sets) - whole - spread
        by_language = {}
        for language in self._languages:
            of_language = self._sets((language,), excluded)
            in_whole, in_spread = self._qualifying(of_language)
            some = set().union(*of_language.clauses) & of_language.own
            by_language[language] = ((in_whole | in_spread) & (whole | spread)) | (some & partial)
        return Hits(whole, spread, partial, by_language)

    def _match(self, wanted: Wanted, language: str) -> Match:
        if wanted.phrase:
            postings = self._engine.phrase(language, wanted.phrase)
            return Match(set(postings), set(postings), [Counted("plain", 1.0, postings)])
        lists = [
            Counted(field, weight, self._postings[Key(field, language, token)])
            for field in wanted.fields
            for token, weight in wanted.tokens.get(language, ())
        ]
        own: set[int] = set()
        of_page: set[int] = set()
        for field, _, found in lists:
            (of_page if field in LEAD_FIELDS else own).update(found)
        own |= of_page & self._catalogue.leads
        is_title_only = wanted.fields == ("title",)
        return Match(own if is_title_only else own | of_page, own, lists)

    def _anywhere(self, wanted: Iterable[Wanted], languages: Collection[str]) -> set[int]:
        return set().union(*(self.match(one, language).anywhere for one in wanted for language in languages))

    def _sets(self, languages: Collection[str], excluded: set[int]) -> _Sets:
        clauses = [self._anywhere(clause.alternatives, languages) for clause in self._plan.clauses]
        for span in self._plan.spans:
            together = self._anywhere((span.wanted,), languages)
            for place in range(span.first, span.last):
                clauses[place] = clauses[place] | together
        wanted = [one for clause in self._plan.clauses for one in clause.alternatives]
        wanted += [span.wanted for span in self._plan.spans]
        own = set().union(*(self.match(one, language).own for one in wanted for language in languages))
        return _Sets([clause - excluded for clause in clauses], own - excluded)

    def _qualifying(self, sets: _Sets) -> tuple[set[int], set[int]]:
        """Return the passages with every word, and the further ones whose page has every word."""
        whole = set.intersection(*sets.clauses) & sets.own
        if len(sets.clauses) == 1:
            return whole, set()
        group = self._catalogue.group_of
        pages = set.intersection(*({group[number] for number in clause} for clause in sets.clauses))
        weights, of_all = self._weights(sets)
        enough, nearly = of_all * _ENOUGH, of_all * _NEARLY_ALL
        return whole, {
            number
            for number, weight in weights.items()
            if number not in whole and (weight >= nearly or (weight >= enough and group[number] in pages))
        }

    def _partial(self, sets: _Sets) -> set[int]:
        """Return passages with enough of the query; where none has enough, with any of it."""
        weights, of_all = self._weights(sets)
        return {number for number, weight in weights.items() if weight >= of_all * _ENOUGH} or set(weights)

    def _weights(self, sets: _Sets) -> tuple[dict[int, float], float]:
        """Return how much of the query each passage has, and how much there is. A phrase must always be met."""
        rarity = [self._share(len(clause)) for clause in sets.clauses]
        weights: dict[int, float] = {}
        for weight, clause in zip(rarity, sets.clauses, strict=True):
            for number in clause & sets.own:
                weights[number] = weights.get(number, 0.0) + weight
        for wanted, found in zip(self._plan.clauses, sets.clauses, strict=True):
            if wanted.is_strict:
                weights = {number: weight for number, weight in weights.items() if number in found}
        return weights, sum(rarity)
