"""What the indexer counts on its way through the documents: vocabulary and field lengths."""

from collections.abc import Iterable
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.search import analysis
from app.core.search.documents import STEMMED_FIELDS, Document, FieldWords
from app.core.search.lengths import length_code


class VocabularyWord:
    """A folded word of one language: in how many passages, whether in a heading, and how it is printed."""

    __slots__ = ("frequency", "headed", "printed")

    def __init__(self, printed: str) -> None:
        self.frequency = 0
        self.headed = False
        self.printed = printed


class FieldLengths(NamedTuple):
    """Length of one field in one language for each passage so far."""

    codes: bytearray
    totals: list[int]


class Tally:
    """Vocabulary and field lengths of the documents added so far."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, VocabularyWord]] = {language: {} for language in LANGUAGES}
        self._stems: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._lengths = {
            (field, language): FieldLengths(bytearray(), [0, 0]) for field in STEMMED_FIELDS for language in LANGUAGES
        }

    def stems(self, words: Iterable[str], language: str) -> list[str]:
        """Return the stem of each word; each word is stemmed once in a build."""
        known = self._stems[language]
        try:
            return [known[word] for word in words]
        except KeyError:
            analyser = LANGUAGES[language].analyser
            known.update((word, analysis.stem(word, analyser)) for word in words if word not in known)
            return [known[word] for word in words]

    def add(self, document: Document, language: str, fields: dict[str, FieldWords]) -> None:
        """Count the words of a document in one language."""
        printed = document.texts[language]
        occurring: set[str] = set()
        headed: set[str] = set()
        for name, words in fields.items():
            if not document.leads and name in {"title", "keywords"}:
                continue
            own = {word for piece in words.pieces for word in piece}
            own.update(words.joined)
            if name != "body":
                headed |= own
            occurring |= own
            self._learn(own, getattr(printed, name), language)
        known = self.words[language]
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

    def _learn(self, words: set[str], pieces: tuple[str, ...], language: str) -> None:
        """Note how words that are new are printed; at scale most texts have none."""
        known = self.words[language]
        if not (new := words - known.keys()):
            return
        for piece in pieces:
            for start, end, token in analysis.printed_words(piece):
                if token in new and token not in known:
                    known[token] = VocabularyWord(piece[start:end])
                elif "-" in token:
                    own, shown = analysis.parts(token), piece[start:end]
                    each = [shown[:1] + shown[1:] for shown in _split(shown, len(own))]
                    for part, printed in zip([*own, analysis.joined(token)], [*each, shown], strict=True):
                        if part in new and part not in known:
                            known[part] = VocabularyWord(printed)
        for word in new - known.keys():
            known[word] = VocabularyWord(word)

    def vocabulary_rows(self) -> list[tuple[str, str, str, int, int, str]]:
        """Return the rows of the table `vocabulary`."""
        return [
            (word, language, self.stems((word,), language)[0], of.frequency, int(of.headed), of.printed)
            for language, words in self.words.items()
            for word, of in sorted(words.items())
        ]

    def length_rows(self) -> list[tuple[str, str, int, int, bytes]]:
        """Return the rows of the table `field_length`."""
        return [
            (field, language, of.totals[0], of.totals[1], bytes(of.codes))
            for (field, language), of in self._lengths.items()
        ]


def _split(printed: str, count: int) -> list[str]:
    """Return the parts of a hyphenated word as printed, or the whole where its hyphens are unusual."""
    parts = analysis.fold(printed).count("-") + 1
    shown = printed.replace("\u2010", "-").replace("\u2011", "-").replace("–", "-").split("-")
    return shown if parts == count == len(shown) else [printed] * count
