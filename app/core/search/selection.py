"""Scored passages -> the ones to show: filters, counts per filter, order."""

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.core.search.catalogue import Catalogue
from app.core.search.matching import Hits, union

_TERMS_ON_TOP = 3
_OTHER_TERMS = 0.75
"""Factor for entries of the glossary that the query as a whole does not name: a passage says more."""


class Ranked(NamedTuple):
    """A passage to show: its score, the language it matched in, how many more of its page there are."""

    number: int
    score: float
    language: str
    more: int


class Choice(NamedTuple):
    """The hits that pass the filters; `sections` and `languages` count hits without the filter of that name."""

    passages: set[int]
    sections: dict[str, int]
    languages: dict[str, int]


class Wish(NamedTuple):
    """What is to be shown, in which reading language. `terms` are those that the whole query names.

    Sections and languages must all hold: a filter may come from the text and from the request.
    """

    limit: int
    reading: str
    terms: Sequence[int]
    sections: Sequence[str]
    languages: Sequence[str]


def chosen(catalogue: Catalogue, hits: Hits, wish: Wish) -> Choice:
    """Return the hits that pass the filters, and what each filter would leave."""
    of_all = union([hits.whole, hits.spread, hits.partial])
    of_language = of_section = of_all
    for language in wish.languages:
        of_language = of_language & hits.by_language.get(language, set())
    for section in wish.sections:
        of_section = of_section & catalogue.sections.get(section, set())
    in_sections = Counter(map(catalogue.section_of.__getitem__, of_language))
    return Choice(
        of_language if of_section is of_all else of_language & of_section,
        {section: in_sections[section] for section in catalogue.sections if in_sections[section]},
        {
            # Every passage of a language is a hit: without a filter there is nothing to intersect.
            tag: len(numbers) if of_section is of_all else len(numbers & of_section)
            for tag, numbers in hits.by_language.items()
        },
    )


def ranked(
    catalogue: Catalogue,
    scored: Mapping[int, float],
    choice: Choice,
    by_language: Mapping[str, set[int]],
    wish: Wish,
) -> tuple[Ranked, ...]:
    """Return the best passages, best first; entries of the terms that the query names come before all others."""
    scores = _scores(catalogue, scored, wish.terms)
    found = []
    told: set[int] = set()
    for number in _best(scores, wish.limit):
        # How many more of its page there are is said once, with the best of them.
        group, lead = catalogue.group_of[number], catalogue.lead_of[number]
        of_page = range(lead, catalogue.end_of[lead])
        more = 0 if group in told else sum(map(choice.passages.__contains__, of_page)) - 1
        told.add(group)
        language = _language(number, by_language, wish.languages, wish.reading)
        found.append(Ranked(number, scores[number], language, more))
    return tuple(found)


def _scores(catalogue: Catalogue, scored: Mapping[int, float], terms: Sequence[int]) -> dict[int, float]:
    """Return scores with the entries that the whole query names on top, like an answer; passages follow."""
    scores = dict(scored)
    for number in catalogue.glossary_entries & scores.keys():
        scores[number] *= _OTHER_TERMS
    top = max(scores.values(), default=0.0)
    for place, term in enumerate(terms[:_TERMS_ON_TOP]):
        number = catalogue.entry_of_term[term]
        if number in scores:
            scores[number] = top * (1.01 + 0.001 * (_TERMS_ON_TOP - place))
    return scores


def _best(scores: Mapping[int, float], limit: int) -> list[int]:
    """Return the passages with the highest scores; of equal ones the earlier in the briefing comes first."""
    if limit <= 0 or not scores:
        return []
    least = heapq.nlargest(limit, scores.values())[-1]
    order = sorted((-score, number) for number, score in scores.items() if score >= least)
    return [number for _, number in order[:limit]]


def _language(number: int, by_language: Mapping[str, set[int]], wanted: Sequence[str], reading: str) -> str:
    """Return the language a passage matched in: the reading language wherever it can be."""
    tags = [tag for tag in (reading, *by_language) if not wanted or tag in wanted]
    return next((tag for tag in tags if number in by_language.get(tag, ())), reading)
