"""Did you mean: words of the library near those of a query that found nothing. A real word is left alone."""

import math
import re
import unicodedata
from typing import NamedTuple

from app.core.content.library import Library
from app.core.model.language import LANGUAGES
from app.core.search import analysis
from app.core.search.query import Query, Word
from app.core.search.real_words import RealWords
from app.core.search.spelling import CHEAPEST_EDIT, distance, may_begin
from app.core.search.stop_words import STOP_WORDS
from app.core.search.terms import stems
from app.core.search.vocabulary import Vocabulary

MOST_SUGGESTIONS = 3
_SHORTEST = 4
_SHORTEST_SPLIT = 8
_LIMITS = ((5, 1.0), (8, 1.5), (math.inf, 2.0))
"""Up to so many letters, a word may be so far away: in a short word two slips make another word."""
_FREQUENT = 0.18
_SAME_INITIAL = 0.15
_OTHER_LANGUAGE = 0.2
"""Of a word that does not occur in the reading language."""
_LARGE = 5000
"""Passages from which on a word must be seen twice to be proposed: what stands once is likelier a misprint."""
_UNFINISHED = 0.3
_MOST_KEPT = 100
_QUOTES = re.compile('["“”„«»]')


class _Candidate(NamedTuple):
    cost: float
    word: str


class Suggester:
    """Finds corrections in the vocabulary of one library."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self._library = library
        self._vocabulary = vocabulary
        self._real = RealWords(tuple(LANGUAGES))
        passages = int(library.rows("SELECT count(*) FROM passage")[0][0])
        self._least = 2 if passages >= _LARGE else 1
        self._found: dict[
            tuple[str, bool, str], list[_Candidate]
        ] = {}  # a key later it is mostly the same word

    def suggestions(self, text: str, query: Query, language: str) -> tuple[str, ...]:
        """Return up to three other texts to search for instead of `text`, likeliest first.

        Only words that do not occur, and are no words at all, are replaced, each printed as the library prints it in `language` if it can.
        """
        # A query is parsed as NFC; the words to be replaced must be found in its text.
        text = unicodedata.normalize("NFC", text)
        words = [word for clause in query.clauses for word in clause]
        unknown = [
            word for word in words if not word.phrase and not word.prefix and not self._is_known(word.token)
        ]
        if not unknown:
            loose = _QUOTES.sub(" ", text)
            return (" ".join(loose.split()),) if any(len(word.phrase) > 1 for word in words) else ()
        corrections = {word.printed: self._corrections(word, query, language) for word in unknown}
        found: dict[str, None] = {}
        for rank in range(MOST_SUGGESTIONS):
            changed = text
            for printed, choices in corrections.items():
                if choices:
                    # Of several unknown words only the first is varied: three texts, not nine.
                    choice = choices[min(rank, len(choices) - 1) if printed == unknown[0].printed else 0]
                    changed = re.sub(rf"(?<![^\W_]){re.escape(printed)}(?![^\W_])", choice, changed)
            if changed != text:
                found[changed] = None
        return tuple(found)

    def _is_known(self, token: str) -> bool:
        """Say whether a word occurs in the briefing, or is a word all the same."""
        if any(self._vocabulary.has(part) for part in (token, analysis.joined(token)) if part):
            return True
        if "-" in token:
            return all(self._is_known(part) for part in analysis.parts(token))
        if any(self._vocabulary.has_stem(stems((token,), language)[0], language) for language in LANGUAGES):
            return True
        return self._real.has(token)

    def _corrections(self, word: Word, query: Query, language: str) -> list[str]:
        token = analysis.joined(word.token) or word.token
        if len(token) < _SHORTEST or any(letter.isdigit() for letter in token):
            return []
        is_open = query.last_open and word == query.clauses[-1][-1]
        wanted = (token, is_open, language)
        if wanted not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[wanted] = sorted(self._near(*wanted))
        ranked = self._found[wanted]
        chosen = list(dict.fromkeys(self._vocabulary.printed(near.word, language) for near in ranked[:8]))
        if split := self._split(token, language):
            chosen.insert(0 if not ranked or ranked[0].cost > 1.0 else 1, split)
        return chosen[:MOST_SUGGESTIONS]

    def _near(self, token: str, is_open: bool, language: str) -> list[_Candidate]:
        limit = next(cost for length, cost in _LIMITS if len(token) <= length)
        longest = len(token) + (12 if is_open else 2)
        rows = self._library.rows(
            "SELECT word, max(frequency), max(headed), max(language = ?) FROM vocabulary"
            " WHERE length(word) BETWEEN ? AND ? GROUP BY word",
            (language, len(token) - 2, longest),
        )
        letters = set(token)
        edits = int(limit / CHEAPEST_EDIT)
        found = []
        for row_word, frequency, headed, is_read in rows:
            word, count = str(row_word), int(str(frequency))
            if not may_begin(token, word) or not (count >= self._least or (headed and count)):
                continue
            if len(letters - set(word)) > edits or word in STOP_WORDS:
                continue
            cost = distance(token, word, limit)
            if is_open and cost > limit and len(word) > len(token):
                starts = (word[: len(token) + shift] for shift in (-1, 0, 1))
                cost = min(distance(token, start, limit - _UNFINISHED) for start in starts) + _UNFINISHED
            if cost <= limit:
                cost -= _FREQUENT * math.log10(count) + (_SAME_INITIAL if word[0] == token[0] else 0.0)
                cost += 0.0 if is_read else _OTHER_LANGUAGE
                found.append(_Candidate(cost, word))
        return found

    def _split(self, token: str, language: str) -> str:
        """Return `token` as two words with the space that was forgotten, or ""."""
        if len(token) < _SHORTEST_SPLIT:
            return ""
        best, place = 0, 0
        for cut in range(3, len(token) - 2):
            weakest = min(self._vocabulary.frequency(token[:cut]), self._vocabulary.frequency(token[cut:]))
            if weakest > best and weakest >= self._least:
                best, place = weakest, cut
        if not place:
            return ""
        return " ".join(self._vocabulary.printed(part, language) for part in (token[:place], token[place:]))
