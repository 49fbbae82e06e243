"""The words of the library: which there are, how they are printed, and which begin like what is being typed."""

from collections.abc import Iterable
from typing import NamedTuple

from app.core.content.library import Library
from app.core.model.language import LANGUAGES

WORDS_OF_A_PREFIX = 2000
"""Cap of an explicit `word*`."""

_STEMS_OF_TWO_LETTERS = 16
_STEMS_OF_MORE = 64
_PASSAGES_OF_A_PREFIX = 6000


class Expansion(NamedTuple):
    """Stems that a word may become, commonest first.

    Those of `headed` are for titles, headings and keywords only: one letter looks nowhere else, and in a large
    library neither do stems that would bring more passages than can be ranked before the next key. The
    `unheaded` ones stand in no title and no heading, so nobody needs to look there.
    """

    everywhere: list[str]
    headed: list[str]
    unheaded: frozenset[str]


class Vocabulary:
    """Looks words up in the library, one query each; keeps nothing in memory."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def has(self, word: str) -> bool:
        """Say whether a folded word occurs in any language."""
        return bool(self._library.rows("SELECT 1 FROM vocabulary WHERE word = ? LIMIT 1", (word,)))

    def has_stem(self, stem: str, language: str) -> bool:
        """Say whether a word with this stem occurs in the language."""
        return bool(
            self._library.rows(
                "SELECT 1 FROM vocabulary WHERE stem = ? AND language = ? LIMIT 1", (stem, language)
            )
        )

    def frequency(self, word: str) -> int:
        """Return in how many passages a folded word occurs, in the language that has most."""
        rows = self._library.rows("SELECT max(frequency) FROM vocabulary WHERE word = ?", (word,))
        return int(str(rows[0][0] or 0))

    def stems_of_prefix(self, prefix: str, language: str) -> Expansion:
        """Return the commonest stems of words that begin with `prefix`: a bounded preview while typing."""
        headed = len(prefix) == 1
        limit = _STEMS_OF_TWO_LETTERS if len(prefix) <= 2 else _STEMS_OF_MORE
        rows = self._library.rows(
            "SELECT stem, n, (SELECT max(headed) FROM vocabulary o WHERE o.stem = own.stem AND o.language = ?)"
            " FROM (SELECT stem, sum(frequency) AS n FROM vocabulary"
            " WHERE word >= ? AND word < ? AND language = ? AND headed >= ?"
            " GROUP BY stem ORDER BY n DESC, stem LIMIT ?) own ORDER BY n DESC, stem",
            (language, prefix, _after(prefix), language, int(headed), limit),
        )
        everywhere: list[str] = []
        passages = 0
        for stem, frequency, _ in () if headed else sorted(rows, key=lambda row: int(row[1])):
            passages += int(frequency)
            if passages > _PASSAGES_OF_A_PREFIX:
                break
            everywhere.append(str(stem))
        chosen = set(everywhere)
        of_all = [str(stem) for stem, _, _ in rows]
        return Expansion(
            [stem for stem in of_all if stem in chosen],
            [stem for stem in of_all if stem not in chosen],
            frozenset(str(stem) for stem, _, is_headed in rows if not is_headed),
        )

    def words_of_prefix(self, prefix: str) -> dict[str, list[str]]:
        """Return the words that begin with `prefix`, by language: the commonest up to the cap."""
        found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        rows = self._library.rows(
            "SELECT word, language FROM vocabulary WHERE word >= ? AND word < ?"
            " ORDER BY frequency DESC, word, language LIMIT ?",
            (prefix, _after(prefix), WORDS_OF_A_PREFIX),
        )
        for word, language in rows:
            found.setdefault(str(language), []).append(str(word))
        return found

    def words_of_stems(self, stems: Iterable[str], language: str) -> dict[str, str]:
        """Return word -> stem for every word of the language with one of these stems."""
        wanted = sorted(stems)
        marks = ", ".join("?" * len(wanted))
        rows = self._library.rows(
            f"SELECT word, stem FROM vocabulary WHERE stem IN ({marks}) AND language = ?",  # noqa: S608 - marks only
            (*wanted, language),
        )
        return {str(word): str(stem) for word, stem in rows}

    def printed(self, word: str, language: str) -> str:
        """Return how a folded word is printed, accents and all, in the wanted language if it has it."""
        rows = self._library.rows(
            "SELECT printed FROM vocabulary WHERE word = ? ORDER BY language = ? DESC, frequency DESC LIMIT 1",
            (word, language),
        )
        if not rows:
            return word
        shown = str(rows[0][0])
        return shown if any(letter.isupper() for letter in shown[1:]) else shown.lower()


def _after(prefix: str) -> str:
    """Return the first text that sorts behind every word beginning with `prefix`."""
    return f"{prefix}\U0010ffff"
