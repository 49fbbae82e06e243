"""What the indexer counts on its way through the documents: vocabulary and field lengths."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.search import analysis
from app.core.search.documents import STEMMED_FIELDS, Document, FieldWords
from app.core.search.lengths import length_code

_HYPHEN = re.compile("[-‐‑–−]")
_PRINTED = re.compile(r"[^\W_]+(?:[-‐‑–−][^\W_]+)*")


class VocabularyWord:
    """A folded word of one language: in the texts of how many passages, and whether in a title or heading."""

    __slots__ = ("frequency", "headed")

    def __init__(self) -> None:
        self.frequency = 0
        self.headed = False


class FieldLengths(NamedTuple):
    """Length of one field in one language for each passage so far."""

    codes: bytearray
    totals: list[int]


class Tally:
    """Vocabulary and field lengths of the documents added so far."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, VocabularyWord]] = {language: {} for language in LANGUAGES}
        self._shown: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        self._printed: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._stems: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._lengths = {
            (field, language): FieldLengths(bytearray(), [0, 0])
            for field in STEMMED_FIELDS
            for language in LANGUAGES
        }

    def stems(self, words: Iterable[str], language: str) -> list[str]:
        """Return the stem of each word; each word is stemmed once in a build."""
        known = self._stems[language]
        try:
            return list(map(known.__getitem__, words))
        except KeyError:
            analyser = LANGUAGES[language].analyser
            known.update((word, analysis.stem(word, analyser)) for word in words if word not in known)
            return [known[word] for word in words]

    def add(self, document: Document, language: str, fields: dict[str, FieldWords]) -> None:
        """Count the words of a document in one language."""
        printed = document.texts[language]
        known = self.words[language]
        occurring: set[str] = set()
        headed: set[str] = set()
        for name, words in fields.items():
            if not document.leads and name in {"title", "keywords"}:
                continue
            own = {word for piece in words.pieces for word in piece}
            own.update(words.joined)
            if name != "keywords":
                occurring |= own
            if name in {"title", "heading"}:
                headed |= own
            if new := [word for word in own if word not in known]:
                self._learn(new, getattr(printed, name), language)
        for word in occurring:
            known[word].frequency += 1
        for word in headed:
            known[word].headed = True

    def add_lengths(self, fields: dict[str, dict[str, FieldWords]]) -> None:
        """Count the lengths of the fields of the next document, by language and field."""
        for (field, language), lengths in self._lengths.items():
            words = sum(map(len, fields[language][field].pieces)) if language in fields else 0
            lengths.codes.append(length_code(words))
            lengths.totals[0] += words > 0
            lengths.totals[1] += words

    def absorb(self, other: "Tally") -> None:
        """Add what was counted in the documents that follow these."""
        for language, words in other.words.items():
            known = self.words[language]
            for word, of in words.items():
                own = known.setdefault(word, of)
                if own is not of:
                    own.frequency += of.frequency
                    own.headed |= of.headed
            printed = other._printed[language]  # noqa: SLF001 - of the same class
            self._printed[language] = {**printed, **self._printed[language]}
            self._stems[language].update(other._stems[language])  # noqa: SLF001
        for key, lengths in other._lengths.items():  # noqa: SLF001
            self._lengths[key].codes.extend(lengths.codes)
            for place, total in enumerate(lengths.totals):
                self._lengths[key].totals[place] += total

    def _learn(self, new: list[str], pieces: tuple[str, ...], language: str) -> None:
        """Note how `new` words are printed; at scale most texts have none."""
        shown = self._shown[language]
        for piece in pieces:
            for printed in _PRINTED.findall(piece):
                if printed not in shown:
                    shown.add(printed)
                    word = analysis.fold(printed)
                    for part, own in zip(word.split("-"), _HYPHEN.split(printed), strict=False):
                        self._printed[language].setdefault(part, own)
                    self._printed[language].setdefault(word.replace("-", ""), printed)
        known = self.words[language]
        for word in new:
            known[word] = VocabularyWord()

    def vocabulary_rows(self) -> list[tuple[str, str, str, int, int, str]]:
        """Return the rows of the table `vocabulary`."""
        return [
            (
                word,
                language,
                self.stems((word,), language)[0],
                of.frequency,
                int(of.headed),
                self._printed[language].get(word, word),
            )
            for language, words in self.words.items()
            for word, of in sorted(words.items())
        ]

    def length_rows(self) -> list[tuple[str, str, int, int, bytes]]:
        """Return the rows of the table `field_length`."""
        return [
            (field, language, of.totals[0], of.totals[1], bytes(of.codes))
            for (field, language), of in self._lengths.items()
        ]
