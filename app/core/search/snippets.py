"""Marks in a printed text, and the piece of it worth showing. Works on the text as it stands on the page.

Used by the search for its snippets and by the reader for its pages, so both mark the same words. Imports no
index and no library; the first word loads the stemmer, nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
        self._prefixes: dict[str, str] = {}  # prefix -> the word it stands for: an unfinished one is both
        self._rows: dict[str, list[tuple[str, ...]]] = {}
        words = tuple(words)
        for word in words:
            if word.endswith("*"):
                self._prefixes[word[:-1]] = word[:-1] if word[:-1] in words else word
            elif " " in word:
                row = tuple(analysis.stem(part, self._analyser) for part in word.split())
                self._rows.setdefault(row[0], []).append(row)
            elif word:
                self._stems[analysis.stem(word, self._analyser)] = word
        first = [*self._stems, *(part for rows in self._rows.values() for row in rows for part in row)]
        # No stemmer changes the first letter, so a word with another one need not be stemmed.
        self._initials = frozenset(word[0] for word in (*first, *self._prefixes) if word)
        self._known_stems: dict[str, str] = {}
        self._known_words: dict[str, str] = {}

    def marks(self, text: str) -> list[Mark]:
        """Return the marks in `text`, ascending and apart."""
        printed = analysis.printed_words(text)
        initials = self._initials
        found = [
            Mark(start, end, word)
            for start, end, token in printed
            if (token[0] in initials or "-" in token) and (word := self._word(token))
        ]
        if self._rows:
            found = _apart(sorted((*self._row_marks(printed), *found)))
        return found

    def counts(self, texts: Sequence[frozenset[str]], by_initial: Mapping[str, Sequence[str]]) -> list[int]:
        """Return how many different words of the query there are in each of some texts, rows in any order.

        A text is its folded words; `by_initial` has those of all texts by their first letter, "-" for those with
        a hyphen. A key press counts thousands of words, most of which begin like none of the query.
        """
        known = self._known_words
        near = [word for initial in (*self._initials, "-") for word in by_initial.get(initial, ())]
        answers = {
            word: answer for word in near if (answer := known[word] if word in known else self._word(word))
        }
        places = frozenset(answers)
        found = [{answers[word] for word in text & places} for text in texts]
        if self._rows:
            some = frozenset(near)
            rows = [row for rows in self._rows.values() for row in rows]
            for text, of_text in zip(texts, found, strict=True):
                stems = {self._stem(word) for word in text & some}
                of_text.update(" ".join(row) for row in rows if stems.issuperset(row))
        return [len(of_text) for of_text in found]

    def _stem(self, part: str) -> str:
        """Return the stem of a folded word, or "" for one that no word of the query begins like."""
        if part not in self._known_stems:
            wanted = part[0] in self._initials
            self._known_stems[part] = analysis.stem(part, self._analyser) if wanted else ""
        return self._known_stems[part]

    def _word(self, token: str) -> str:
        """Return the word of the query that a folded word answers, or ""."""
        if token not in self._known_words:
            own = (token,) if "-" not in token else (*analysis.parts(token), token.replace("-", ""))
            self._known_words[token] = next(filter(None, map(self._single, own)), "")
        return self._known_words[token]

    def _single(self, part: str) -> str:
        if word := self._stems.get(self._stem(part), ""):
            return word
        return next((word for prefix, word in self._prefixes.items() if part.startswith(prefix)), "")

    def _row_marks(self, printed: Sequence[tuple[int, int, str]]) -> list[Mark]:
        places = [(start, end, part) for start, end, token in printed for part in token.split("-")]
        stems = [self._stem(part) for _, _, part in places]
        return [
            Mark(places[place][0], places[place + len(row) - 1][1], " ".join(row))
            for place, stem in enumerate(stems)
            for row in self._rows.get(stem, ())
            if tuple(stems[place : place + len(row)]) == row
        ]


def _apart(marks: list[Mark]) -> list[Mark]:
    result: list[Mark] = []
    for mark in marks:
        if result and mark.start < result[-1].end:
            last = result[-1]
            row = max(last, mark, key=lambda each: each.end - each.start)
            result[-1] = Mark(last.start, max(last.end, mark.end), row.word)
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
