"""What the indexer counts on its way through the documents: vocabulary and field lengths."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.search import analysis
from app.core.search.documents import LEAD_FIELDS, STEMMED_FIELDS, Document, FieldWords
from app.core.search.lengths import length_code
from app.core.search.stemming import stem_word

_HYPHEN = re.compile("[-‐‑–−]")
_PRINTED = re.compile(r"[^\W_]+(?:[-‐‑–−][^\W_]+)*")


class FieldLengths(NamedTuple):
    """Length of one field in one language for each passage so far."""

    codes: bytearray
    totals: list[int]


class _Stems(dict[str, str]):
    """Word -> stem; works out what it does not have."""

    def __init__(self, analyser: str) -> None:
        super().__init__()
        self._analyser = analyser

    def __missing__(self, word: str) -> str:
        stem = self[word] = stem_word(word, self._analyser)
        return stem


class Tally:
    """Vocabulary and field lengths of the documents added so far."""

    def __init__(self) -> None:
        self._frequency: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
        self._headed: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        self._shown: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        self._printed: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._stems = {language: _Stems(of.analyser) for language, of in LANGUAGES.items()}
        self._lengths = {
            (field, language): FieldLengths(bytearray(), [0, 0])
            for field in STEMMED_FIELDS
            for language in LANGUAGES
        }

    def stems(self, words: Iterable[str], language: str) -> list[str]:
        """Return the stem of each word; each word is stemmed once in a build."""
        return list(map(self._stems[language].__getitem__, words))

    def add(self, document: Document, language: str, fields: dict[str, FieldWords]) -> None:
        """Count the words of a document in one language."""
        printed = document.texts[language]
        known = self._frequency[language]
        occurring: set[str] = set()
        for name, words in fields.items():
            if not document.leads and name in LEAD_FIELDS:
                continue
            own = set(words.joined).union(*words.pieces)
            if new := [word for word in own if word not in known]:
                self._learn(new, getattr(printed, name), language)
            if name in {"title", "heading"}:
                self._headed[language] |= own
            if name != "keywords":
                occurring |= own
        known.update(occurring)

    def add_lengths(self, fields: dict[str, dict[str, FieldWords]]) -> None:
        """Count the lengths of the fields of the next document, by language and field."""
        for (field, language), lengths in self._lengths.items():
            words = sum(map(len, fields[language][field].pieces)) if language in fields else 0
            lengths.codes.append(length_code(words))
            lengths.totals[0] += words > 0
            lengths.totals[1] += words

    def absorb(self, other: "Tally") -> None:
        """Add what was counted in the documents that follow these."""
        for language in LANGUAGES:
            self._frequency[language].update(other._frequency[language])  # noqa: SLF001 - of the same class
            self._headed[language] |= other._headed[language]  # noqa: SLF001
            self._printed[language] = {**other._printed[language], **self._printed[language]}  # noqa: SLF001
            self._stems[language].update(other._stems[language])  # noqa: SLF001
        for key, lengths in other._lengths.items():  # noqa: SLF001
            self._lengths[key].codes.extend(lengths.codes)
            for place, total in enumerate(lengths.totals):
                self._lengths[key].totals[place] += total

    def _learn(self, new: list[str], pieces: tuple[str, ...], language: str) -> None:
        """Note how `new` words are printed; at scale most texts have none."""
        shown, forms = self._shown[language], self._printed[language]
        for piece in pieces:
            for own in [form for form in _PRINTED.findall(piece) if form not in shown]:
                folded = analysis.fold(own)
                for part, form in zip(folded.split("-"), _HYPHEN.split(own), strict=False):
                    forms.setdefault(part, form)
                forms.setdefault(folded.replace("-", ""), own)
                shown.add(own)
        known = self._frequency[language]
        for word in new:
            known[word] = 0  # a word that is only a keyword is read nowhere

    def vocabulary_rows(self) -> Iterator[tuple[str, str, str, int, int, str]]:
        """Yield the rows of the table `vocabulary`."""
        for language, frequency in self._frequency.items():
            headed, printed = self._headed[language], self._printed[language]
            words = sorted(frequency)
            for word, stem in zip(words, self.stems(words, language), strict=True):
                yield word, language, stem, frequency[word], int(word in headed), printed.get(word, word)

    def length_rows(self) -> list[tuple[str, str, int, int, bytes]]:
        """Return the rows of the table `field_length`."""
        return [
            (field, language, of.totals[0], of.totals[1], bytes(of.codes))
            for (field, language), of in self._lengths.items()
        ]
