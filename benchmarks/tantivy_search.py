"""Tantivy over the same passages, for comparison where it is installed (`pip install tantivy`): see `fts`.

A document for each passage and language, with English stems; all words must occur.
"""

import re
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.core.content.schema import DATABASE

FOLDER = "tantivy"
_ROWS = """
SELECT t.title, (
    SELECT group_concat(b.text, ' ') FROM block b
    WHERE b.page = p.page AND b.language = t.language AND b.position >= p.first AND b.position < p.last
) FROM passage p JOIN page_text t ON t.page = p.page WHERE p.term = 0
"""


def is_installed() -> bool:
    """Say whether there is something to compare with."""
    return find_spec("tantivy") is not None


class Comparison:
    """The comparison, built beside an indexed library unless it is there, and open."""

    def __init__(self, library: Path) -> None:
        import tantivy  # noqa: PLC0415 - where it is installed

        folder = library / FOLDER
        builder: Any = tantivy.SchemaBuilder()
        for name in ("title", "body"):
            builder.add_text_field(name, stored=name == "title", tokenizer_name="en_stem")
        is_new = not folder.exists()
        folder.mkdir(exist_ok=True)
        self._index: Any = tantivy.Index(builder.build(), path=str(folder))
        if is_new:
            writer = self._index.writer(100_000_000, 1)
            with closing(sqlite3.connect(library / DATABASE)) as db:
                for title, body in db.execute(_ROWS):
                    writer.add_document(tantivy.Document(title=title, body=body or ""))
            writer.commit()
        self._index.reload()
        self._searcher: Any = self._index.searcher()

    def search(self, text: str) -> int:
        """Look `text` up, words or a phrase in quotation marks, and return how many titles came."""
        words = text if text.startswith('"') else " ".join(f"+{word}" for word in re.findall(r"\w+", text))
        query = self._index.parse_query(words, ["title", "body"])
        hits = self._searcher.search(query, 20).hits
        return len([self._searcher.doc(address)["title"] for _score, address in hits])
