"""The engine of last resort: reads the folded words of every passage in the library and counts.

Needs nothing but `library.sqlite`, no index and no Whoosh, so there is a search while the index is being opened
or built anew. Slower, with the same postings: it is also what the index is tested against.
"""

from collections.abc import Collection, Iterator
from itertools import chain

from app.core.content.library import Library
from app.core.search.documents import STEMMED_FIELDS
from app.core.search.engine import Key, Postings
from app.core.search.vocabulary import Vocabulary

_OWN_FIELDS = ("heading", "body")


class ScanEngine:
    """Counts words passage by passage, once for all words of a query."""

    name = "scan"

    def __init__(self, library: Library) -> None:
        self._library = library
        self._vocabulary = Vocabulary(library)

    def close(self) -> None:
        """Do nothing: the library belongs to the caller."""

    def postings(self, keys: Collection[Key]) -> dict[Key, Postings]:
        """Return the postings of every key."""
        found: dict[Key, dict[int, float]] = {key: {} for key in keys}
        for language in sorted({key.language for key in keys}):
            own = [key for key in keys if key.language == language]
            wanted = self._wanted(own, language)
            for number, fields, leads in self._passages(language):
                self._count(number, fields, leads, wanted, found)
        return dict(found)

    def _wanted(self, keys: list[Key], language: str) -> dict[str, dict[str, list[Key]]]:
        """Return for each field which word counts for which keys."""
        words = self._vocabulary.words_of_stems(
            {key.token for key in keys if key.field != "plain" and key.token[0] != "#"}, language
        )
        of_stem: dict[str, list[str]] = {}
        for word, stem in words.items():
            of_stem.setdefault(stem, []).append(word)
        wanted: dict[str, dict[str, list[Key]]] = {}
        for key in keys:
            exact = key.field == "plain" or key.token[0] == "#"
            for word in [key.token] if exact else of_stem.get(key.token, ()):
                wanted.setdefault(key.field, {}).setdefault(word, []).append(key)
        return wanted

    def _count(
        self,
        number: int,
        fields: dict[str, str],
        leads: bool,
        wanted: dict[str, dict[str, list[Key]]],
        found: dict[Key, dict[int, float]],
    ) -> None:
        for field, words in wanted.items():
            texts = [fields[name] for name in _own(leads)] if field == "plain" else [fields[field]]
            for word in chain.from_iterable(map(str.split, texts)):
                if word in words:
                    for key in words[word]:
                        postings = found[key]
                        postings[number] = postings.get(number, 0.0) + 1.0

    def phrase(self, language: str, words: tuple[str, ...]) -> Postings:
        """Return the passages with this phrase, and how often."""
        wanted = f" {' '.join(words)} "
        found: dict[int, float] = {}
        for number, fields, leads in self._passages(language):
            # Each piece of text is a line; what follows the tab is not text.
            text = "\n".join(fields[name].partition("\t")[0] for name in _own(leads))
            if wanted[1:-1] in text:
                count = sum(
                    f" {line} ".replace(" ", "  ").count(wanted.replace(" ", "  "))
                    for line in text.split("\n")
                )
                if count:
                    found[number] = float(count)
        return found

    def _passages(self, language: str) -> Iterator[tuple[int, dict[str, str], bool]]:
        rows = self._library.rows(
            "SELECT w.passage, w.title, w.heading, w.body, w.keywords, p.leads FROM passage_words w"
            " JOIN passage p ON p.number = w.passage WHERE w.language = ? ORDER BY w.passage",
            (language,),
        )
        for number, *texts, leads in rows:
            yield int(str(number)), dict(zip(STEMMED_FIELDS, map(str, texts), strict=True)), bool(leads)


def _own(leads: bool) -> tuple[str, ...]:
    return STEMMED_FIELDS if leads else _OWN_FIELDS
