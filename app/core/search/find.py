"""Find in a text: every place where a piece of text stands, letter by letter, whatever the accents and capitals.

Not a search: no words, no stems, no ranking; what was typed is looked for as it stands, folded as everything is.
"""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from app.core.search.analysis import fold, folded_with_origins

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2028\u2029\t\n\r", " "))
_LAST_SMALL = "\uffff"  # beyond it a character takes two units in Qt


class FoldedText(NamedTuple):
    """A text prepared for finding in it: folded, and where each character comes from.

    Positions are counted in UTF-16 units, as Qt does.
    """

    folded: str
    starts: Sequence[int]
    ends: Sequence[int]

    def find(self, wanted: str) -> list[tuple[int, int]]:
        """Return start and end of each place where `wanted`, which `folded_query` has made, stands."""
        found = []
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted) - 1
            found.append((self.starts[at], self.ends[last]))
            at = self.folded.find(wanted, last + 1)
        return found


def folded_text(text: str) -> FoldedText:
    """Return `text` prepared for finding in it."""
    folded, origins = folded_with_origins(text)
    folded = folded.translate(_SPACES)
    if isinstance(origins, range) and max(text, default="") <= _LAST_SMALL:
        return FoldedText(folded, origins, range(1, len(text) + 1))
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if character > _LAST_SMALL else 1))
    ends = [units[_end(text, index)] for index in origins]
    return FoldedText(folded, [units[index] for index in origins], ends)


def _end(text: str, index: int) -> int:
    """Return the index after a character and the accents that stand by themselves behind it."""
    index += 1
    while index < len(text) and unicodedata.combining(text[index]):
        index += 1
    return index


def folded_query(text: str) -> str:
    """Return what was typed as it is found; empty where nothing of it could be seen."""
    return fold(text).translate(_SPACES)
