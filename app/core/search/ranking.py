"""What each hit is worth: BM25F, term at a time, over the hits that matching has left.

The frequencies of a word in title, heading, body and keywords are added, weighted and divided by length, before
they saturate (Robertson, Zaragoza, Taylor 2004); Whoosh's class of that name adds finished BM25 scores instead.
Each word counts in its best language; a passage where one language has every word gains a little.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice
from operator import mul
from typing import NamedTuple

from app.core.search.catalogue import Catalogue
from app.core.search.documents import LEAD_FIELDS
from app.core.search.engine import Engine, Postings
from app.core.search.matching import Counted, Hits, Matching, union
from app.core.search.plan import Plan, Wanted

_FIELD_WEIGHTS = {"title": 4.0, "heading": 1.5, "body": 1.0, "keywords": 3.0, "plain": 1.0}
_LENGTH_SHARE = {"title": 0.4, "heading": 0.4, "body": 0.5, "keywords": 0.2, "plain": 0.0}
_SATURATION = 2.0
_OF_THE_PAGE = 0.25
"""Of a word in title or keywords, for passages other than the first of the page."""
_READING_LANGUAGE = 1.1
_ONE_LANGUAGE = 1.1
_SPREAD = 0.9
"""Factor for passages that leave a word of the query to the rest of their page."""
_PART_ONLY = 0.5
"""Factor for passages that have only part of the query: behind those that have all."""
_LEANING = 0.8
"""Of a subject that only the question word suggests."""
_SPOKEN = 0.3
"""Of a word of a phrase, beside the phrase itself."""
_RANKED = 2000
"""Hits up to which all are ranked."""
_OF_A_WORD = 500
"""Passages of a longer list of postings that are ranked where there are more hits than that."""
_HEADS = ("title", "heading", "keywords")
_HOME_OF_TERM = 0.25
"""Gain of the first passage of the page that the glossary names for a term of the query; a fifth of it for others."""


class FieldScales:
    """What one occurrence of a word is worth in each field of each passage, worked out once for a library."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._scales = {
            (field, language): self._scale(catalogue, field, language)
            for field in _FIELD_WEIGHTS
            for language in catalogue.languages
        }

    def of(self, field: str, language: str) -> "array[float]":
        """Return the worth by passage."""
        return self._scales[field, language]

    @staticmethod
    def _scale(catalogue: Catalogue, field: str, language: str) -> "array[float]":
        weight, share = _FIELD_WEIGHTS[field], _LENGTH_SHARE[field]
        norm = catalogue.norm("body" if field == "plain" else field, language)
        of_code = [weight / (1.0 - share + share * length / norm.mean) for length in norm.lengths]
        scale = array("d", map(of_code.__getitem__, norm.codes))
        if field in LEAD_FIELDS:
            for number in range(len(scale)):
                if number not in catalogue.leads:
                    scale[number] *= _OF_THE_PAGE
        return scale


class Source(NamedTuple):
    """What a search works with: passages, postings, and what they are worth."""

    catalogue: Catalogue
    engine: Engine
    scales: FieldScales


class Ranking:
    """Scores the hits of one plan. The first of `languages` is the reading language."""

    def __init__(self, plan: Plan, source: Source, matching: Matching, languages: tuple[str, ...]) -> None:
        self._plan = plan
        self._catalogue, _, self._scales = source
        self._matching = matching
        self._languages = languages
        self._followers: list[int] = []

    def scores(self, hits: Hits, chosen: set[int]) -> dict[int, float]:
        """Return the scores of the `chosen` hits; of very many, of those that may be among the best."""
        numbers = chosen if len(chosen) <= _RANKED else self._promising(chosen)
        leads = self._catalogue.lead_of
        self._followers = [number for number in numbers if leads[number] != number]
        scores = self._sums(numbers)
        in_one = [found & numbers for found in hits.by_language.values()]
        for number in union(in_one) & hits.whole:
            scores[number] *= _ONE_LANGUAGE
        for number in hits.spread & numbers:
            scores[number] *= _SPREAD
        for number in hits.partial & numbers:
            scores[number] *= _PART_ONLY
        self._favour_homes(scores)
        for number, score in self._best(self._plan.leanings, numbers).items():
            scores[number] += score * _LEANING
        for word in self._plan.spoken:
            for number, score in self._best((word,), numbers).items():
                scores[number] += score * _SPOKEN
        return scores

    def _promising(self, chosen: set[int]) -> set[int]:
        """Return the hits with a word of the query in title, heading or keywords, or most often in the text.

        Counting how often takes a tenth of the time that ranking takes, and nobody reads on to the thousandth hit.
        """
        lists = [
            counted
            for wanted in self._wanted()
            for language in self._languages
            for counted in self._matching.match(wanted, language).lists
        ]
        found: set[int] = set()
        for field, _, postings in lists:
            found.update(postings if field in _HEADS else _most_often(postings))
        found &= chosen
        if len(found) > _RANKED:
            # Many pages with a word in the title: the shorter the title, the more it says.
            found = self._shortest(found)
        elif len(found) < _RANKED:
            found.update(islice(sorted(chosen), _RANKED - len(found)))
        return found

    def _shortest(self, numbers: set[int]) -> set[int]:
        """Return the passages with the shortest titles."""
        codes = self._catalogue.norm("title", self._languages[0]).codes
        room, longest = _RANKED, 0
        for code, passages in sorted(Counter(map(codes.__getitem__, numbers)).items()):
            longest = code
            room -= passages
            if room <= 0:
                break
        return {number for number in numbers if codes[number] <= longest}

    def _wanted(self) -> list[Wanted]:
        wanted = [one for clause in self._plan.clauses for one in clause.alternatives]
        return wanted + [span.wanted for span in self._plan.spans]

    def _sums(self, numbers: set[int]) -> dict[int, float]:
        each = [self._best(clause.alternatives, numbers) for clause in self._plan.clauses]
        if len(each) == 1 and not self._plan.spans and len(each[0]) == len(numbers):
            return each[0]
        scores = dict.fromkeys(numbers, 0.0)
        for of_clause in each:
            for number, score in of_clause.items():
                scores[number] += score
        for span in self._plan.spans:
            for number, score in self._best((span.wanted,), numbers).items():
                typed = sum(each[place].get(number, 0.0) for place in range(span.first, span.last))
                gain = score * span.weight * (span.last - span.first) - typed
                if gain > 0:
                    scores[number] += gain
        return scores

    def _favour_homes(self, scores: dict[int, float]) -> None:
        """Raise the first passages of the pages where the terms of the query are at home."""
        for span in self._plan.spans:
            share = (span.last - span.first) / len(self._plan.clauses)
            for term in span.terms:
                for rank, page in enumerate(self._catalogue.glossary[term].pages):
                    number = self._catalogue.lead_of_page.get(page)
                    if number in scores:
                        scores[number] *= 1.0 + share * _HOME_OF_TERM / (5.0 if rank else 1.0)

    def _best(self, alternatives: Iterable[Wanted], numbers: set[int]) -> dict[int, float]:
        """Return the best score of each hit over alternatives and languages."""
        best: dict[int, float] = {}
        for wanted in alternatives:
            for language in self._languages:
                factor = _READING_LANGUAGE if language == self._languages[0] else 1.0
                scores = self._score(wanted, language, numbers, factor)
                if not best:
                    best = scores
                    continue
                for number, score in scores.items():
                    if number not in best or score > best[number]:
                        best[number] = score
        return best

    def _score(self, wanted: Wanted, language: str, numbers: set[int], factor: float) -> dict[int, float]:
        match = self._matching.match(wanted, language)
        frequency: dict[int, float] = {}
        for counted in match.lists:
            self._add(frequency, counted, language, numbers)
            if counted.field in LEAD_FIELDS:
                self._add_to_followers(frequency, counted, language, numbers)
        rarity = self._matching.rarity(len(match.own))
        most, half = rarity * (_SATURATION + 1.0), _SATURATION
        return {number: most * value / (half + value) * factor for number, value in frequency.items()}

    def _add(self, frequency: dict[int, float], counted: Counted, language: str, numbers: set[int]) -> None:
        """Add one posting list to the weighted frequencies of `numbers`; the inner loop of the search."""
        field, weight, postings = counted
        worth = self._scales.of(field, language)
        if not frequency and numbers.issuperset(postings):
            values = map(mul, postings.values(), map(worth.__getitem__, postings))
            frequency.update(
                zip(postings, values if weight == 1.0 else map(weight.__mul__, values), strict=True)
            )
            return
        for number in numbers & postings.keys():
            value = weight * postings[number] * worth[number]
            frequency[number] = frequency[number] + value if number in frequency else value

    def _add_to_followers(
        self, frequency: dict[int, float], counted: Counted, language: str, numbers: set[int]
    ) -> None:
        """Add what stands in the title or keywords of a page to its passages but the first."""
        field, weight, postings = counted
        worth, leads, ends = self._scales.of(field, language), self._catalogue.lead_of, self._catalogue.end_of
        if len(self._followers) < len(postings):
            reached = [number for number in self._followers if leads[number] in postings]
        else:
            ranges = (range(lead + 1, ends[lead]) for lead in postings)
            reached = [number for number in chain.from_iterable(ranges) if number in numbers]
        for number in reached:
            value = weight * postings[leads[number]] * worth[number]
            frequency[number] = frequency[number] + value if number in frequency else value


def _most_often(postings: Postings) -> Iterable[int]:
    """Return the passages that have a word most often: all of a short list, some hundreds of a long one."""
    if len(postings) <= _OF_A_WORD:
        return postings
    found = 0
    least = 0.0
    for count, passages in sorted(Counter(postings.values()).items(), reverse=True):
        found += passages
        if found > _OF_A_WORD and least:
            break
        least = count
    return [number for number, count in postings.items() if count >= least]
