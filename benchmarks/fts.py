"""SQLite FTS5 over the same passages, for comparison: titles of the best twenty, no snippets, no other language.

A row for each passage and language, all words ANDed, the last one a prefix while typing.
"""

import re
import sqlite3
from pathlib import Path

from app.core.content.schema import DATABASE

FILE = "fts5.sqlite"
_COLUMNS = "title, body, tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'"
_FILL = """
INSERT INTO passages SELECT t.title, (
    SELECT group_concat(b.text, ' ') FROM library.block b
    WHERE b.page = p.page AND b.language = t.language AND b.position >= p.first AND b.position < p.last
) FROM library.passage p JOIN library.page_text t ON t.page = p.page WHERE p.term = 0
"""


def build(library: Path) -> None:
    """Write the comparison beside an indexed library, unless it is there."""
    if (library / FILE).exists():
        return
    with sqlite3.connect(library / FILE) as db:
        db.execute("ATTACH ? AS library", (str(library / DATABASE),))
        db.execute(f"CREATE VIRTUAL TABLE passages USING fts5({_COLUMNS})")
        db.execute(_FILL)
    db.close()


class Comparison:
    """The comparison, open."""

    def __init__(self, library: Path) -> None:
        self._db = sqlite3.connect(library / FILE)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def search(self, text: str, *, typing: bool) -> int:
        """Look `text` up, words or a phrase in quotation marks, and return how many titles came."""
        if text.startswith('"'):
            match = text
        else:
            match = " ".join(f'"{word}"' for word in re.findall(r"\w+", text)) + ("*" if typing else "")
        rows = self._db.execute(
            "SELECT title FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 3, 1) LIMIT 20",
            (match,),
        )
        return len(rows.fetchall())
