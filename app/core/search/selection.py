"""Scored passages -> the ones to show: filters, counts per filter, order."""

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.core.search.catalogue import Catalogue

_TERMS_ON_TOP = 3
_OTHER_TERMS = 0.75
"""Factor for entries of the glossary that the query as a whole does not name: a passage says more."""


class Ranked(NamedTuple):
    """A passage to show: its score, the language it matched in, how many more of its page there are."""

    number: int
    score: float
    language: str
    more: int


class Selection(NamedTuple):
    """The passages that pass the filters, best first; `sections` and `languages` count hits without that filter."""

    ranked: tuple[Ranked, ...]
    total: int
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


def select(
    catalogue: Catalogue, scored: Mapping[int, float], by_language: Mapping[str, set[int]], wish: Wish
) -> Selection:
    """Return the best passages that pass the filters; entries of the terms that the query names come first."""
    of_all = set(scored)
    of_language = of_section = of_all
    for language in wish.languages:
        of_language = of_language & by_language.get(language, set())
    for section in wish.sections:
        of_section = of_section & catalogue.sections.get(section, set())
    chosen = of_language if of_section is of_all else of_language & of_section
    scores = _scores(catalogue, scored, chosen, wish.terms)
    on_page = Counter(map(catalogue.group_of.__getitem__, scores))
    ranked = []
    for number in _best(scores, wish.limit):
        # Said once, on the best passage of the page.
        more = max(0, on_page.pop(catalogue.group_of[number], 1) - 1)
        language = _language(number, by_language, wish.languages, wish.reading)
        ranked.append(Ranked(number, scores[number], language, more))
    in_sections = Counter(map(catalogue.section_of.__getitem__, of_language))
    return Selection(
        tuple(ranked),
        len(scores),
        {section: in_sections[section] for section in catalogue.sections if in_sections[section]},
        {
            # Every passage of a language is a hit: without a filter there is nothing to intersect.
            tag: len(numbers) if of_section is of_all else len(numbers & of_section)
            for tag, numbers in by_language.items()
        },
    )


def _scores(
    catalogue: Catalogue, scored: Mapping[int, float], numbers: set[int], terms: Sequence[int]
) -> dict[int, float]:
    """Return scores with the entries that the whole query names on top, like an answer; passages follow."""
    scores = dict(scored) if len(numbers) == len(scored) else {number: scored[number] for number in numbers}
    for number in numbers & catalogue.glossary_entries:
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
