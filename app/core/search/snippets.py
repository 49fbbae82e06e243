"""Marks in a printed text, and the piece of it worth showing. Works on the text as it stands on the page.

Used by the search for its snippets and by the reader for its pages, so both mark the same words. Imports no
index and no library; the first word loads the stemmer, nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.search import analysis
from app.core.search.result import Snippet

LONGEST_SNIPPET = 240
_SENTENCE = re.compile(r"(?<=[.!?…])[\"»”)]*\s+")
_CLAUSE = re.compile(r"(?<=[,;:)])\s+|\s+(?=[(–—])")
_SPACE = re.compile(r"\s+")


class Mark(NamedTuple):
    """A half-open range of characters, and the word or phrase of the query it answers."""

    start: int
    end: int
    word: str


class Marker:
    """Finds the words of a query in texts of one language: "word", "prefix*" or "several words in a row"."""

    def __init__(self, words: Iterable[str], language: str) -> None:
        self._analyser = LANGUAGES[language].analyser if language in LANGUAGES else ""
        self._stems: dict[str, str] = {}
        self._prefixes: list[str] = []
        self._rows: dict[str, list[tuple[str, ...]]] = {}
        for word in words:
            if word.endswith("*"):
                self._prefixes.append(word[:-1])
            elif " " in word:
                row = tuple(self._stem(part) for part in word.split())
                self._rows.setdefault(row[0], []).append(row)
            elif word:
                self._stems[self._stem(word)] = word
        first = [
            *self._stems,
            *(row_word for rows in self._rows.values() for row in rows for row_word in row),
        ]
        # No stemmer changes the first letter, so a word with another one need not be stemmed.
        self._initials = frozenset(word[0] for word in (*first, *self._prefixes) if word)

    def _stem(self, word: str) -> str:
        return analysis.stem(word, self._analyser)

    def marks(self, text: str) -> list[Mark]:
        """Return the marks in `text`, ascending and apart."""
        printed = [
            (start, end, token, part)
            for start, end, token in analysis.printed_words(text)
            for part in (token.split("-") if "-" in token else (token,))
        ]
        stems = [self._stem(part) if part[0] in self._initials else "" for _, _, _, part in printed]
        found: list[Mark] = []
        for place, (start, end, token, part) in enumerate(printed):
            row = self._row_at(stems, place)
            if row:
                found.append(Mark(start, printed[place + len(row) - 1][1], " ".join(row)))
            elif word := self._single(token, part, stems[place]):
                found.append(Mark(start, end, word))
        return _apart(found)

    def _row_at(self, stems: list[str], place: int) -> tuple[str, ...]:
        rows = self._rows.get(stems[place], ()) if stems[place] else ()
        return max(
            (row for row in rows if tuple(stems[place : place + len(row)]) == row), key=len, default=()
        )

    def _single(self, token: str, part: str, stem: str) -> str:
        if stem and stem in self._stems:
            return self._stems[stem]
        if "-" in token and (whole := self._stem(token.replace("-", ""))) in self._stems:
            return self._stems[whole]
        return next((f"{prefix}*" for prefix in self._prefixes if part.startswith(prefix)), "")


def _apart(marks: list[Mark]) -> list[Mark]:
    result: list[Mark] = []
    for mark in marks:
        if result and mark.start < result[-1].end:
            last = result[-1]
            result[-1] = last._replace(end=max(last.end, mark.end))
        else:
            result.append(mark)
    return result


@lru_cache(maxsize=16)
def marker(words: tuple[str, ...], language: str) -> Marker:
    """Return the marker for the words of a query; block after block asks for the same one."""
    return Marker(words, language)


def marked_ranges(text: str, words: tuple[str, ...], language: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of `text` to mark for the `words` of an answer."""
    return [(start, end) for start, end, _ in marker(words, language).marks(text)]


def snippet(text: str, marks: list[Mark], longest: int = LONGEST_SNIPPET) -> Snippet:
    """Return the piece of `text` with the most different words marked, cut where a sentence or clause ends."""
    text = text.replace("\n", " ")
    if len(text) <= longest:
        return Snippet(text, tuple((start, end) for start, end, _ in marks))
    first, last = _best_window(marks, longest)
    start = _start(text, first, last, longest)
    end = _end(text, start, last, longest)
    head = "" if start == 0 or _SENTENCE.search(text[max(0, start - 4) : start]) else "… "
    tail = "" if end == len(text) or text[end - 1] in ".!?…" else " …"
    shift = len(head) - start
    shown = tuple(
        (mark.start + shift, mark.end + shift) for mark in marks if start <= mark.start and mark.end <= end
    )
    return Snippet(f"{head}{text[start:end]}{tail}", shown)


def _best_window(marks: list[Mark], longest: int) -> tuple[int, int]:
    """Return the range from the first to the last mark of the window with most different words."""
    best, place = (0, 0), (0, 0)
    for index, mark in enumerate(marks):
        inside = [other for other in marks[index:] if other.end - mark.start <= longest - 20]
        value = (len(Counter(other.word for other in inside)), len(inside))
        if inside and value > best:
            best, place = value, (mark.start, inside[-1].end)
    return place


def _start(text: str, first: int, last: int, longest: int) -> int:
    """Return where to begin: at a sentence, else a clause, else a word, with the window still whole."""
    lowest = max(0, last - longest + 20)
    if lowest == 0 and (first < longest // 2 or not _SENTENCE.search(text, 0, first)):
        return 0
    for boundary in (_SENTENCE, _CLAUSE):
        starts = [found.end() for found in boundary.finditer(text, lowest, first + 1) if found.end() <= first]
        if starts:
            return starts[-1]
    spaces = [found.end() for found in _SPACE.finditer(text, max(lowest, first - 40), first + 1)]
    return next((place for place in spaces if place <= first), first)


def _end(text: str, start: int, last: int, longest: int) -> int:
    highest = start + longest
    if highest >= len(text):
        return len(text)
    for boundary, needed in ((_SENTENCE, longest // 2), (_CLAUSE, longest * 2 // 3), (_SPACE, 0)):
        ends = [found.start() for found in boundary.finditer(text, max(last, start), highest)]
        ends = [end for end in ends if end - start >= needed]
        if ends:
            return ends[-1]
    return highest
