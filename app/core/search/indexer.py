"""Library -> index: writes the Whoosh index and the search tables of the library, in one pass over its texts.

A small library is indexed here and now, a large one in two processes, see `index_parts`.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.search.documents import (
    LEAD_FIELDS,
    STEMMED_FIELDS,
    Document,
    FieldWords,
    Part,
    count,
    documents,
    field_words,
)
from app.core.search.tally import Tally
from app.core.search.terms import TermTagger, form_rows, read_forms, term_token
from app.core.search.whoosh_format import POSITION_GAP, IndexStorage, schema
from app.core.search.whoosh_writing import ListCodec, PostingPool

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all. May raise BuildCancelledError to stop."""

_REPORT_EVERY = 20
_TABLES = ("passage", "passage_words", "field_length", "term_form", "vocabulary")
_SMALL = 16_000_000
"""Bytes of a library up to which starting processes takes longer than they save."""


def _silent(done: int, total: int) -> None:
    del done, total


def build_index(
    library_path: Path, index_folder: Path, progress: Progress = _silent, small: int = _SMALL
) -> None:
    """Index the library at `library_path` into `index_folder`, and fill the search tables of the library itself.

    The same library gives the same bytes. An index that is already there is replaced. A library of more than
    `small` bytes is indexed in two processes.
    """
    index_folder.mkdir(parents=True, exist_ok=True)
    for path in index_folder.iterdir():
        path.unlink()
    db = sqlite3.connect(library_path)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        for table in _TABLES:
            db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        total = count(db)
        if library_path.stat().st_size > small:
            from app.core.search.index_parts import index_in_parts  # noqa: PLC0415 - multiprocessing

            db.commit()
            tally = index_in_parts(db, library_path, index_folder, lambda done: progress(done, total))
        else:
            whole = PartIndexer(db, db, index_folder, Part(0, total + 1, terms=True))
            tally = whole.run(lambda done: progress(done, total))
        _write_tables(db, tally)
        db.commit()
        progress(total, total)
    finally:
        db.close()


def _write_tables(db: sqlite3.Connection, tally: Tally) -> None:
    db.executemany("INSERT INTO term_form VALUES (?, ?, ?)", form_rows(read_forms(db)))
    db.executemany("INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?, ?)", tally.vocabulary_rows())
    db.executemany("INSERT INTO field_length VALUES (?, ?, ?, ?, ?)", tally.length_rows())


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
            for name, of in fields.items():
                self._pool.add_weights(f"{name}_{language}", number, of.weights)
            self._pool.add_positions(f"plain_{language}", number, _positions(document, words))
            row = (number, language, *(of.stored for of in fields.values()))
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
        weights: Counter[str] = Counter(stems(words.joined, language))
        for printed, piece in zip(pieces, words.pieces, strict=True):
            own = stems(piece, language)
            weights.update(own)
            terms += map(term_token, tagger.terms_in(printed, piece, own))
        weights.update(terms)
        return _FieldReading(words, weights, _stored(words, terms))


def _positions(document: Document, fields: dict[str, FieldWords]) -> dict[str, list[int]]:
    """Return the positions of the words that are the passage's own."""
    names = STEMMED_FIELDS if document.leads else ("heading", "body")
    places: dict[str, list[int]] = {}
    position = 0
    for name in names:
        for piece in fields[name].pieces:
            for place, word in enumerate(piece, position):
                if word in places:
                    places[word].append(place)
                else:
                    places[word] = [place]
            position += len(piece) + POSITION_GAP
        for word in fields[name].joined:
            # Where it stands does not matter: a phrase is searched in parts. That it is there does, for word*.
            places.setdefault(word, []).append(position)
            position += POSITION_GAP
    return places


def _stored(words: FieldWords, terms: list[str]) -> str:
    """Return a field as the library keeps it, see the table `passage_words`."""
    text = "\n".join(" ".join(piece) for piece in words.pieces)
    extra = " ".join((*words.joined, *terms))
    return f"{text}\t{extra}" if extra else text
