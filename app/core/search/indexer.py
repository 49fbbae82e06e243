"""Library -> index: writes the Whoosh index and the search tables of the library, in one pass over its texts.

A small library is indexed here and now, a large one in two processes, see `index_parts`.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from app.core.search.documents import Part, count
from app.core.search.part_indexer import PartIndexer
from app.core.search.tally import Tally
from app.core.search.terms import form_rows, read_forms

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all. May raise BuildCancelledError to stop."""

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
