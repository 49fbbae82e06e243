"""Documents -> one segment of the index and the rows of its passages. Knows nothing of processes or other parts."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.search.documents import (
    LEAD_FIELDS,
    OWN_FIELDS,
    STEMMED_FIELDS,
    Document,
    FieldWords,
    Part,
    documents,
    field_words,
)
from app.core.search.tally import Tally
from app.core.search.terms import TermTagger, read_forms, term_token
from app.core.search.whoosh_format import POSITION_GAP, IndexStorage, schema
from app.core.search.whoosh_writing import ListCodec, PostingPool

_REPORT_EVERY = 20


class _FieldReading(NamedTuple):
    """A field of a document as it is indexed: words, how often each stem and term occurs, what the library keeps."""

    words: FieldWords
    weights: Counter[str]
    stored: str


class PartIndexer:
    """Writes one segment of an index into `folder`, and the rows of its passages into `rows`.

    Passages count from 0 in each part.
    """

    def __init__(
        self, db: sqlite3.Connection, rows: sqlite3.Connection, folder: Path, part: Part, segment: int = 0
    ) -> None:
        self._db = db
        self._rows = rows
        self._storage = IndexStorage(folder)
        self._part = part
        self._segment = segment
        self._pages = dict(db.execute("SELECT number, id FROM page"))
        forms = read_forms(db)
        self._taggers = {language: TermTagger(forms, language) for language in LANGUAGES}
        self._tally = Tally()
        self._pool = PostingPool()
        self._of_page: dict[tuple[str, str, tuple[str, ...]], _FieldReading] = {}

    def run(self, progress: Callable[[int], None]) -> Tally:
        """Index the part; `progress` is called with the pages and terms done, and may raise to stop."""
        index = self._storage.create_index(schema())  # type: ignore[no-untyped-call]
        # One file for all parts would hold times of day: not the same bytes again.
        writer = index.writer(codec=ListCodec(self._segment), compound=False)
        writer.pool = self._pool
        try:
            done, previous = 0, (0, 0)
            for number, document in enumerate(documents(self._db, self._part)):
                if (document.page, document.term) != previous:
                    previous = (document.page, document.term)
                    self._of_page.clear()
                    if done % _REPORT_EVERY == 0:
                        progress(done)
                    done += 1
                page = self._pages.get(document.page, "")
                writer.add_document(page=page, section=page.split("/")[0], block=document.first)
                self._add(number, document)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        return self._tally

    def _add(self, number: int, document: Document) -> None:
        """Give the words of a document to the index and to the library."""
        read: dict[str, dict[str, FieldWords]] = {}
        for language, texts in document.texts.items():
            fields = {name: self._reading(name, getattr(texts, name), language) for name in STEMMED_FIELDS}
            words = read[language] = {name: of.words for name, of in fields.items()}
            self._tally.add(document, language, words)
            own = STEMMED_FIELDS if document.leads else OWN_FIELDS
            for name in own:
                self._pool.add_weights(f"{name}_{language}", number, fields[name].weights)
            self._pool.add_positions(f"plain_{language}", number, _runs(document, words))
            stored = (of.stored if name in own else "" for name, of in fields.items())
            row = (number, language, *stored)
            self._rows.execute("INSERT INTO passage_words VALUES (?, ?, ?, ?, ?, ?)", row)
        self._tally.add_lengths(read)
        row = (number, document.page, document.term, document.first, document.last, int(document.leads))
        self._rows.execute("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", row)

    def _reading(self, name: str, pieces: tuple[str, ...], language: str) -> _FieldReading:
        """Return a field as it is indexed; title and keywords are read once a page."""
        if name not in LEAD_FIELDS:
            return self._read(pieces, language)
        key = name, language, pieces
        if key not in self._of_page:
            self._of_page[key] = self._read(pieces, language)
        return self._of_page[key]

    def _read(self, pieces: tuple[str, ...], language: str) -> _FieldReading:
        words = field_words(pieces)
        tagger, stems = self._taggers[language], self._tally.stems
        terms: list[str] = []
        of_pieces = [stems(piece, language) for piece in words.pieces]
        for printed, piece, own in zip(pieces, words.pieces, of_pieces, strict=True):
            terms += map(term_token, tagger.terms_in(printed, piece, own))
        weights = Counter(chain(stems(words.joined, language), *of_pieces, terms))
        return _FieldReading(words, weights, _stored(words, terms))


def _runs(document: Document, fields: dict[str, FieldWords]) -> list[tuple[int, list[str]]]:
    """Return the words that are the passage's own, each run of them with the position of its first."""
    names = STEMMED_FIELDS if document.leads else OWN_FIELDS
    runs: list[tuple[int, list[str]]] = []
    position = 0
    for name in names:
        for piece in fields[name].pieces:
            runs.append((position, piece))
            position += len(piece) + POSITION_GAP
        for word in fields[name].joined:
            # Where it stands does not matter: a phrase is searched in parts. That it is there does, for word*.
            runs.append((position, [word]))
            position += POSITION_GAP
    return runs


def _stored(words: FieldWords, terms: list[str]) -> str:
    """Return a field as the library keeps it, see the table `passage_words`."""
    text = "\n".join(" ".join(piece) for piece in words.pieces)
    extra = " ".join((*words.joined, *terms))
    return f"{text}\t{extra}" if extra else text
