"""The texts of passages as hits are made of them, kept for the next key press, which mostly shows the same ones.

Belongs to the service of one library, and so to one thread; holds no more than a few hundred passages.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from app.core.content.library import Library

_MOST_KEPT = 600


class PassageWords(NamedTuple):
    """The words of each text of a passage, and those of all by their first letter; with a hyphen, by that."""

    lines: tuple[frozenset[str], ...]
    by_initial: Mapping[str, tuple[str, ...]]


def passage_words(texts: Iterable[str]) -> PassageWords:
    """Return the words of folded texts."""
    lines = tuple(frozenset(text.split()) for text in texts)
    by_initial: dict[str, tuple[str, ...]] = {}
    for word in frozenset().union(*lines):
        initial = "-" if "-" in word else word[0]
        by_initial[initial] = (*by_initial.get(initial, ()), word)
    return PassageWords(lines, by_initial)


class PrintedBlock(NamedTuple):
    """A block of a page as its library has it."""

    id: str
    number: int | None
    kind: str
    text: str


class PassageTexts:
    """Reads what it does not have yet."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._words: dict[tuple[int, str], PassageWords] = {}
        self._blocks: dict[tuple[int, str, int, int], tuple[PrintedBlock, ...]] = {}

    def words(self, passages: Collection[int], language: str) -> dict[int, PassageWords]:
        """Return for each passage the words of each of its texts; a passage without any is left out."""
        missing = [number for number in passages if (number, language) not in self._words]
        if missing:
            if len(self._words) > _MOST_KEPT:
                self._words.clear()
                missing = list(passages)
            self._read_words(missing, language)
        return {number: words for number in passages if (words := self._words.get((number, language)))}

    def _read_words(self, passages: list[int], language: str) -> None:
        rows = self.library.rows(
            "SELECT passage, body FROM passage_words WHERE language = ?"  # noqa: S608 - marks only
            f" AND passage IN ({', '.join('?' * len(passages))})",
            (language, *passages),
        )
        for number, body in rows:
            texts = str(body).partition("\t")[0].split("\n")
            self._words[int(str(number)), language] = passage_words(texts)

    def blocks(self, page_number: int, language: str, first: int, last: int) -> tuple[PrintedBlock, ...]:
        """Return the blocks of a page from one position to another, both included."""
        key = (page_number, language, first, last)
        if key not in self._blocks:
            if len(self._blocks) > _MOST_KEPT:
                self._blocks.clear()
            rows = self.library.rows(
                "SELECT id, number, kind, text FROM block WHERE page = ? AND language = ?"
                " AND position >= ? AND position <= ? ORDER BY position",
                key,
            )
            self._blocks[key] = tuple(
                PrintedBlock(str(own), number, str(kind), str(text)) for own, number, kind, text in rows
            )
        return self._blocks[key]
