"""Typed letters -> names, best first: from the starts of words, initials, inside, scattered.

Of names with words that begin so, pages come before terms and headings: whoever types "ott" means the page about it
rather than its entry in the glossary, although that begins so and the title does not.

A matcher of our own: a general one (difflib, rapidfuzz) measures how alike two strings are, which ranks short names
above those one is typing at, and costs an import. Tier after tier is looked through until there are enough, each in
one pass over plain strings, so that 2,000 pages (24,000 names) take some milliseconds.
"""

import re
from collections.abc import Iterator, Sequence

from app.core.search.names import PAGE, TERM, Name, folded_name

LIMIT = 12
_FEWEST_INSIDE, _FEWEST_SCATTERED = 2, 4  # letters: fewer stand in almost everything
_GAP = ".{0,6}?"  # between two scattered letters; the first begins a word
_KINDS = {PAGE: 0, TERM: 1}
_PAGES_BEFORE_NAMESAKE = 5
"""So many pages may come before a term of exactly the typed name."""


class Switcher:
    """Finds names. Holds them as parallel lists of strings."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._folded = [name.folded for name in names]
        self._spaced = [f" {name.folded}" for name in names]
        self._initials = [name.initials for name in names]

    def find(self, text: str, reading: str, recent: Sequence[str], limit: int = LIMIT) -> list[Name]:
        """Return what `text` means, one name for each target; nothing typed means the `recent` pages."""
        typed = folded_name(text)
        if not typed:
            return self._recent_pages(reading, recent, limit)
        ranks = {page: place for place, page in enumerate(recent)}

        def order(place: int) -> tuple[object, ...]:
            name = self._names[place]
            rank = ranks.get(name.page, len(ranks)) if name.kind == PAGE else len(ranks)
            is_whole = name.folded == typed
            return (
                not (is_whole and name.kind == PAGE),
                rank,
                _KINDS.get(name.kind, 2),
                not is_whole,
                name.language != reading,
                not name.folded.startswith(typed),
                len(name.folded),
                place,
            )

        found: dict[tuple[str, str, str], Name] = {}
        for tier in self._tiers(typed):
            for place in sorted(tier, key=order):
                found.setdefault(self._names[place].target, self._names[place])
            if len(found) >= limit:
                break
        names = list(found.values())
        namesake = next((name for name in names if name.kind == TERM and name.folded == typed), None)
        if namesake is not None and names.index(namesake) > _PAGES_BEFORE_NAMESAKE:
            names.remove(namesake)
            names.insert(_PAGES_BEFORE_NAMESAKE, namesake)
        return names[:limit]

    def _tiers(self, typed: str) -> Iterator[list[int]]:
        """Yield the places of names that fit, best tier first; a later tier may name earlier ones again."""
        joined, words = typed.replace(" ", ""), typed.split()
        yield _with_all(self._spaced, [f" {word}" for word in words])
        if len(joined) >= _FEWEST_INSIDE:
            yield [place for place, initials in enumerate(self._initials) if initials.startswith(joined)]
            yield _with_all(self._folded, words)
        if len(joined) >= _FEWEST_SCATTERED:
            scattered = re.compile(" " + _GAP.join(map(re.escape, joined))).search
            yield [place for place, spaced in enumerate(self._spaced) if scattered(spaced)]

    def _recent_pages(self, reading: str, recent: Sequence[str], limit: int) -> list[Name]:
        """Return the recent pages, newest first, then the others in reading order."""
        pages: dict[str, Name] = {}
        for name in self._names:
            if name.kind == PAGE and (name.page not in pages or name.language == reading):
                pages[name.page] = name
        order = dict.fromkeys((*(page for page in recent if page in pages), *pages))
        return [pages[page] for page in order][:limit]


def _with_all(texts: list[str], words: list[str]) -> list[int]:
    first, *others = sorted(words, key=len, reverse=True)
    found = [place for place, text in enumerate(texts) if first in text]
    return [place for place in found if all(word in texts[place] for word in others)]
