"""The rest of the title, term or heading that one is typing, in any language."""

from bisect import bisect_left
from collections.abc import Sequence

from app.core.search.analysis import fold
from app.core.search.names import PAGE, TERM, Name

FEWEST_LETTERS = 3
LONGEST = 60
_SYNTAX = frozenset('":*')
_WORDS_BACK = 4
_KINDS = {PAGE: 0, TERM: 1}


class Completion:
    """Completes typed text from names; headings and titles too long for the search field are left out."""

    def __init__(self, names: Sequence[Name]) -> None:
        usable: dict[tuple[str, str], tuple[int, str]] = {}
        for name in names:
            if name.kind == TERM and " – " in name.text:
                continue  # an acronym is typed sooner than it is completed
            text = name.text.partition(" (")[0] if name.kind == TERM else name.text
            folded = fold(text)
            if len(text) <= LONGEST and len(folded) == len(text):  # so that a letter typed is a letter of it
                usable.setdefault((folded, name.language), (_KINDS.get(name.kind, 2), text))
        self._entries = sorted((folded, tag, kind, text) for (folded, tag), (kind, text) in usable.items())
        self._folded = [entry[0] for entry in self._entries]

    def rest(self, typed: str, reading: str) -> str:
        """Return what to add to `typed`, or "": the whole text is tried first, then its last words."""
        if not typed or typed[-1].isspace() or _SYNTAX & set(typed):
            return ""
        folded = fold(typed.lstrip())
        starts = [0, *(place + 1 for place, letter in enumerate(folded) if letter == " ")]
        for start in (starts[0], *starts[1:][-_WORDS_BACK:]):
            piece = folded[start:]
            if len(piece) >= FEWEST_LETTERS and (text := self._best(piece, reading)):
                return text[len(piece) :]
        return ""

    def _best(self, piece: str, reading: str) -> str:
        first = bisect_left(self._folded, piece)
        last = bisect_left(self._folded, piece + "\uffff", first)
        found = [entry for entry in self._entries[first:last] if len(entry[0]) > len(piece)]
        if not found:
            return ""
        best = min(found, key=lambda entry: (entry[1] != reading, entry[2], len(entry[0])))
        return best[3]
