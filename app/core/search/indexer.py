"""Library -> index: writes the Whoosh index and the search tables of the library, in one pass over its texts."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.core.model.language import LANGUAGES
from app.core.search.documents import STEMMED_FIELDS, Document, FieldWords, count, documents, field_words
from app.core.search.tally import Tally
from app.core.search.terms import TermTagger, form_rows, read_forms, term_token
from app.core.search.whoosh_format import (
    POSITION_GAP,
    IndexStorage,
    schema,
)
from app.core.search.whoosh_writing import ListCodec, PostingPool

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all. May raise BuildCancelledError to stop."""

_REPORT_EVERY = 20
_TABLES = ("passage", "passage_words", "field_length", "term_form", "vocabulary")


def _silent(done: int, total: int) -> None:
    del done, total


def build_index(library_path: Path, index_folder: Path, progress: Progress = _silent) -> None:
    """Index the library at `library_path` into `index_folder`, and fill the search tables of the library itself.

    The same library gives the same bytes. An index that is already there is replaced.
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
        _Indexer(db, index_folder).run(progress)
        db.commit()
    finally:
        db.close()


class _Indexer:
    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db = db
        self._storage = IndexStorage(folder)
        self._pages = dict(db.execute("SELECT number, id FROM page"))
        self._forms = read_forms(db)
        self._taggers = {language: TermTagger(self._forms, language) for language in LANGUAGES}
        self._tally = Tally()
        self._pool = PostingPool()

    def run(self, progress: Progress) -> None:
        index = self._storage.create_index(schema())  # type: ignore[no-untyped-call]
        # One file for all parts would hold times of day: not the same bytes again.
        writer = index.writer(codec=ListCodec(), compound=False)
        writer.pool = self._pool
        try:
            total = count(self._db)
            done, previous = 0, (0, 0)
            for number, document in enumerate(documents(self._db)):
                if (document.page, document.term) != previous:
                    previous = (document.page, document.term)
                    if done % _REPORT_EVERY == 0:
                        progress(done, total)
                    done += 1
                page = self._pages.get(document.page, "")
                writer.add_document(page=page, section=page.split("/")[0], block=document.first)
                self._add(number, document)
            self._write_tables()
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        progress(total, total)

    def _add(self, number: int, document: Document) -> None:
        """Give the words of a document to the index and to the library."""
        read: dict[str, dict[str, FieldWords]] = {}
        for language, texts in document.texts.items():
            read[language] = {name: field_words(getattr(texts, name)) for name in STEMMED_FIELDS}
            self._tally.add(document, language, read[language])
            tagged = {name: self._terms(name, document, language, read[language]) for name in STEMMED_FIELDS}
            for name, words in read[language].items():
                weights = self._weights(words, tagged[name], language)
                self._pool.add_weights(f"{name}_{language}", number, weights)
            self._pool.add_positions(f"plain_{language}", number, _positions(document, read[language]))
            stored = [_stored(read[language][name], tagged[name]) for name in STEMMED_FIELDS]
            row = (number, language, *stored)
            self._db.execute("INSERT INTO passage_words VALUES (?, ?, ?, ?, ?, ?)", row)
        self._tally.add_lengths(read)
        row = (number, document.page, document.term, document.first, document.last, int(document.leads))
        self._db.execute("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", row)

    def _terms(
        self, name: str, document: Document, language: str, fields: dict[str, FieldWords]
    ) -> list[str]:
        tagger = self._taggers[language]
        return [
            term_token(term)
            for printed, words in zip(
                getattr(document.texts[language], name), fields[name].pieces, strict=True
            )
            for term in tagger.terms_in(printed, words, self._tally.stems(words, language))
        ]

    def _weights(self, words: FieldWords, terms: list[str], language: str) -> Counter[str]:
        weights: Counter[str] = Counter(terms)
        for piece in (*words.pieces, words.joined):
            weights.update(self._tally.stems(piece, language))
        return weights

    def _write_tables(self) -> None:
        self._db.executemany("INSERT INTO term_form VALUES (?, ?, ?)", form_rows(self._forms))
        self._db.executemany(
            "INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?, ?)", self._tally.vocabulary_rows()
        )
        self._db.executemany("INSERT INTO field_length VALUES (?, ?, ?, ?, ?)", self._tally.length_rows())


def _positions(document: Document, fields: dict[str, FieldWords]) -> dict[str, "array[int]"]:
    """Return the positions of the words that are the passage's own."""
    names = STEMMED_FIELDS if document.leads else ("heading", "body")
    places: dict[str, array[int]] = {}
    position = 0
    for name in names:
        for piece in fields[name].pieces:
            for word in piece:
                places.setdefault(word, array("I")).append(position)
                position += 1
            position += POSITION_GAP
        for word in fields[name].joined:
            # Where it stands does not matter: a phrase is searched in parts. That it is there does, for word*.
            places.setdefault(word, array("I")).append(position)
            position += POSITION_GAP
    return places


def _stored(words: FieldWords, terms: list[str]) -> str:
    """Return a field as the library keeps it, see the table `passage_words`."""
    text = "\n".join(" ".join(piece) for piece in words.pieces)
    extra = " ".join((*words.joined, *terms))
    return f"{text}\t{extra}" if extra else text
