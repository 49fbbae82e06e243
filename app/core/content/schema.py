"""Tables of the compiled library, `library.sqlite`. Read by `library`, written by `compiler` and the indexer."""

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

FORMAT = 5
"""Raised whenever a table or its meaning changes; a library of another format is rebuilt."""

DATABASE = "library.sqlite"
MANIFEST = "manifest.json"
INDEX_FOLDER = "whoosh"

TABLES = """
CREATE TABLE collection (language TEXT PRIMARY KEY, title TEXT, subtitle TEXT, version TEXT, home TEXT);
CREATE TABLE section (id TEXT, language TEXT, position INTEGER, title TEXT, PRIMARY KEY (id, language));
CREATE TABLE page (number INTEGER PRIMARY KEY, id TEXT UNIQUE, section TEXT, subjects TEXT, related TEXT);
CREATE TABLE page_text (
    page INTEGER, language TEXT, title TEXT, summary TEXT, keywords TEXT, reviewed TEXT, terms TEXT,
    PRIMARY KEY (page, language)
) WITHOUT ROWID;
CREATE TABLE block (
    page INTEGER, language TEXT, position INTEGER, id TEXT, number INTEGER, kind TEXT, level INTEGER,
    in_group INTEGER, variant TEXT, label TEXT, html TEXT, text TEXT,
    PRIMARY KEY (page, language, position)
) WITHOUT ROWID;
CREATE TABLE page_source (
    page INTEGER, language TEXT, number INTEGER, key TEXT, PRIMARY KEY (page, language, number)
) WITHOUT ROWID;
CREATE TABLE source (language TEXT, key TEXT, html TEXT, text TEXT, PRIMARY KEY (language, key)) WITHOUT ROWID;
CREATE TABLE term (number INTEGER PRIMARY KEY, id TEXT UNIQUE, pages TEXT);
CREATE TABLE term_text (
    term INTEGER, language TEXT, acronym TEXT, term_name TEXT, aliases TEXT, definition TEXT,
    PRIMARY KEY (term, language)
) WITHOUT ROWID;
CREATE TABLE figure (
    id TEXT, language TEXT, title TEXT, alternative TEXT, svg TEXT, width INTEGER, height INTEGER,
    PRIMARY KEY (id, language)
) WITHOUT ROWID;
CREATE TABLE problem (file TEXT, line INTEGER, code TEXT, message TEXT, page TEXT, language TEXT);
CREATE TABLE passage (
    number INTEGER PRIMARY KEY, page INTEGER, term INTEGER, first INTEGER, last INTEGER, leads INTEGER
);
CREATE TABLE passage_words (
    passage INTEGER, language TEXT, title TEXT, heading TEXT, body TEXT, keywords TEXT,
    PRIMARY KEY (passage, language)
) WITHOUT ROWID;
CREATE TABLE field_length (field TEXT, language TEXT, passages INTEGER, total INTEGER, lengths BLOB);
CREATE TABLE term_form (language TEXT, stems TEXT, term INTEGER);
CREATE TABLE vocabulary (
    word TEXT, language TEXT, stem TEXT, frequency INTEGER, headed INTEGER, printed TEXT,
    PRIMARY KEY (word, language)
) WITHOUT ROWID;
CREATE INDEX vocabulary_stem ON vocabulary (stem, language);
"""
"""Lists (subjects, related, keywords, terms, pages, aliases) are joined by the character U+001F.

The `variant` of a block of kind figure is the id of the figure; `figure.svg` names colours as tokens ("@ink").

`block.position` counts from 0 in reading order; `page.number` and `term.number` count from 1. Term entries are
in the order of the glossary, pages in reading order.

The last five tables belong to the search indexer. A `passage` is what a hit points at: a section of a page, that
is the blocks at positions from `first` up to but not including `last`, or an entry of the glossary (`term`, with
`page` its first page, or 0). Passages count from 0, and the n-th is document n of the Whoosh index. `leads` is 1
for the first passage of a page and for every term: only those are found by the title and keywords alone.
`passage_words` holds the folded words of each field, separated by spaces and with one line for each block; title
and keywords stand with the first passage of a page only, here and in the index. After
a tab follow hyphenated words written as one and the glossary terms that occur, as "#" and number. `field_length`
holds the number of words of each passage as one byte (see `lengths` in the search room), how many passages have
the field and their words in all. `term_form` holds each form of a term as stems. `vocabulary` holds folded words
as they stand in the text, the stem of each in its language, in how many passages it is read (0 for a word that is
only a keyword or an alias, perhaps a misspelling), whether in a title or heading, and a printed form.
"""

_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_WORDS = TABLES.translate({ord(mark): " " for mark in "(),;"}).split()
_COLUMN_TYPES = {name: _TYPES[kind] for name, kind in pairwise(_WORDS) if kind in _TYPES}
"""Column -> type of its values, the same in every table where it is read."""

_NULLABLE = frozenset({"number"})
"""Columns that are read and may have no value: a heading has no number."""

SEPARATOR = "\x1f"


def joined(items: tuple[str, ...] | list[str]) -> str:
    """Return `items` as one column value."""
    return SEPARATOR.join(items)


def separated(value: str | None) -> tuple[str, ...]:
    """Return the items of a column value."""
    return tuple(value.split(SEPARATOR)) if value else ()


def check_types(columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Raise TypeError where a value is not of the type its column is declared with.

    SQLite does not look: one wrong bit makes bytes, a number or nothing of a text.
    """
    for place, column in enumerate(columns):
        if (expected := _COLUMN_TYPES.get(column)) is not None:
            wrong = set(map(type, map(itemgetter(place), rows))) - {expected}
            if wrong and not (column in _NULLABLE and wrong == {type(None)}):
                raise TypeError(f"{column} is {wrong.pop().__name__}")
