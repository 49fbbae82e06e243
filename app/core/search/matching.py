"""Plan + postings -> which passages meet the query. Sets only; what they are worth is for ranking.

A page is what a reader looks for and a passage is what is shown of it. So every word must occur on the page, and
a passage of it is a hit if it has most of the query itself; a word that is nearly everywhere may be missing. Title and keywords belong to the first passage; in
the others they may complete a query, but not make a hit.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from app.core.search.catalogue import Catalogue
from app.core.search.documents import LEAD_FIELDS
from app.core.search.engine import Engine, Key, Postings
from app.core.search.plan import Plan, Wanted

_ENOUGH_PAGES = 3
_ENOUGH_PARTS = 5
"""Passages with enough of the query below which any word of it will do: one word alone may be what helps."""
_ENOUGH = 0.5
"""Share of the query, by rarity of its words, that a passage must have itself if its page has the rest."""
_NEARLY_ALL = 0.75
"""Share that makes a hit without the rest: it is a word found nearly everywhere, or one of many."""


_PLENTY = 1000
"""Passages with every word from which on nobody looks for those that have one elsewhere on their page."""
_EVERYWHERE = 0.5
"""Factor for a word in more than a quarter of all passages: in a briefing on a conference, "conference"."""
_FEW = 20


class Counted(NamedTuple):
    """One posting list, the field it is of, and what an entry of it counts."""

    field: str
    weight: float
    postings: Postings


class Match:
    """Where one wanted thing occurs in one language: in the passage's `own` text, or `anywhere` it counts."""

    def __init__(self, own: set[int], lists: list[Counted], of_page: set[int], catalogue: Catalogue) -> None:
        self.own = own
        self.lists = lists
        self._of_page = of_page
        self._catalogue = catalogue

    @cached_property
    def anywhere(self) -> set[int]:
        """With all passages of the pages whose title or keywords have it. Not asked for by one word alone."""
        if not self._of_page:
            return self.own
        ends = self._catalogue.end_of
        return self.own.union(*(range(lead, ends[lead]) for lead in self._of_page))


class Hits(NamedTuple):
    """Passages that have every word; those whose page has; those that have part where there are too few.

    None of the sets may be changed: they may be those of a match. `by_language` holds, of all these, the ones that qualify in one language alone.
    """

    whole: set[int]
    spread: set[int]
    partial: set[int]
    by_language: dict[str, set[int]]


class _Sets(NamedTuple):
    """Passages that meet each clause, and passages with anything of the query in their own text."""

    clauses: list[set[int]]
    own: set[int]


def union(sets: Sequence[set[int]]) -> set[int]:
    """Return the union, not to be changed: where only one set has anything in it, it is that set, not a copy."""
    filled = [each for each in sets if each]
    return filled[0] if len(filled) == 1 else set().union(*filled)


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
        if entries := self._named_entries() - excluded:
            whole = whole | entries
        partial: set[int] = set()
        if len(sets.clauses) > 1 and not self._has_pages(whole | spread, _ENOUGH_PAGES):
            partial = self._partial(sets) - whole - spread
        by_language = {}
        full = union([whole, spread])
        for language in self._languages:
            of_language = self._sets((language,), excluded)
            found = union(self._qualifying(of_language))
            if len(sets.clauses) > 1:
                found = found & full
            if partial:
                found = found | (union(of_language.clauses) & of_language.own & partial)
            by_language[language] = found
        return Hits(whole, spread, partial, by_language)

    def _has_pages(self, numbers: set[int], least: int) -> bool:
        pages: set[int] = set()
        for number in numbers:
            pages.add(self._catalogue.group_of[number])
            if len(pages) >= least:
                return True
        return False

    def _named_entries(self) -> set[int]:
        """Return the entries of the terms that a phrase names: it may print them otherwise, in the plural say."""
        if not any(one.phrase for clause in self._plan.clauses for one in clause.alternatives):
            return set()
        return {self._catalogue.entry_of_term[term] for term in self._plan.terms}

    def _match(self, wanted: Wanted, language: str) -> Match:
        if wanted.phrase:
            postings = self._engine.phrase(language, wanted.phrase)
            return Match(set(postings), [Counted("plain", 1.0, postings)], set(), self._catalogue)
        lists = [
            Counted(field, weight, found)
            for field in wanted.fields
            for token, weight in wanted.tokens.get(language, ())
            # Most words stand in one or two fields: the others cost nothing from here on.
            if (found := self._postings.get(Key(field, language, token)))
        ]
        own: set[int] = set()
        of_page: set[int] = set()
        for field, _, found in lists:
            (of_page if field in LEAD_FIELDS else own).update(found)
        own |= of_page
        return Match(own, lists, set() if wanted.fields == ("title",) else of_page, self._catalogue)

    def _anywhere(self, wanted: Iterable[Wanted], languages: Collection[str]) -> set[int]:
        return union([self.match(one, language).anywhere for one in wanted for language in languages])

    def _sets(self, languages: Collection[str], excluded: set[int]) -> _Sets:
        if len(self._plan.clauses) == 1 and not excluded:
            own = self._own(languages)
            return _Sets([own], own)
        clauses = [self._anywhere(clause.alternatives, languages) for clause in self._plan.clauses]
        for span in self._plan.spans:
            together = self._anywhere((span.wanted,), languages)
            for place in range(span.first, span.last):
                clauses[place] = clauses[place] | together
        own = self._own(languages)
        if not excluded:
            return _Sets(clauses, own)
        return _Sets([clause - excluded for clause in clauses], own - excluded)

    def _own(self, languages: Collection[str]) -> set[int]:
        """Return the passages with anything of the query in their own text."""
        wanted = [one for clause in self._plan.clauses for one in clause.alternatives]
        wanted += [span.wanted for span in self._plan.spans]
        return union([self.match(one, language).own for one in wanted for language in languages])

    def _qualifying(self, sets: _Sets) -> tuple[set[int], set[int]]:
        """Return the passages with every word, and the further ones whose page has every word."""
        if len(sets.clauses) == 1:
            return sets.own, set()
        whole = set.intersection(*sets.clauses, sets.own)
        if len(whole) >= _PLENTY:
            return whole, set()
        pages = self._pages_of_all(sets.clauses)
        weights, of_all = self._weights(sets, _ENOUGH)
        enough, nearly = of_all * _ENOUGH, of_all * _NEARLY_ALL
        lead = self._catalogue.lead_of
        return whole, {
            number
            for number, weight in weights.items()
            if number not in whole and (weight >= nearly or (weight >= enough and lead[number] in pages))
        }

    def _pages_of_all(self, clauses: list[set[int]]) -> set[int]:
        """Return the first passages of the pages that have every word, looked for where the rarest one is."""
        lead, end = self._catalogue.lead_of, self._catalogue.end_of
        rarest, *others = sorted(clauses, key=len)
        pages = {lead[number] for number in rarest}
        for clause in others:
            pages = {page for page in pages if not clause.isdisjoint(range(page, end[page]))}
        return pages

    def _partial(self, sets: _Sets) -> set[int]:
        """Return passages with enough of the query; where too few have enough, with any of it."""
        weights, of_all = self._weights(sets, 0.0)
        enough = {number for number, weight in weights.items() if weight >= of_all * _ENOUGH}
        return enough if len(enough) >= _ENOUGH_PARTS else set(weights)

    def _weights(self, sets: _Sets, least: float) -> tuple[dict[int, float], float]:
        """Return how much of the query each passage has, and how much there is. A phrase must always be met.

        Passages with less than the share `least` may be left out: those with common words only are very many.
        """
        rarity = [self._share(len(clause)) for clause in sets.clauses]
        needed = sum(rarity) * least
        weights: dict[int, float] = {}
        rest = sum(rarity)
        for weight, clause in sorted(zip(rarity, sets.clauses, strict=True), key=lambda pair: -pair[0]):
            found = clause & sets.own if rest >= needed else clause & weights.keys()
            rest -= weight
            for number in found:
                weights[number] = weights.get(number, 0.0) + weight
        for wanted, clause in zip(self._plan.clauses, sets.clauses, strict=True):
            if wanted.is_strict:
                weights = {number: weight for number, weight in weights.items() if number in clause}
        return weights, sum(rarity)
