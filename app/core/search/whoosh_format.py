"""How the index lies on disk: Whoosh's schema with postings of our own. Imports whoosh; nothing here searches.

The ranking fields hold weights only, because positions in the same list are unpickled with each block, which
makes reading them three times as slow. `plain_xx` holds positions, as bytes instead of Whoosh's pickles.
"""

import contextlib
from array import array
from pathlib import Path
from typing import Any

from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Existence, Format

from app.core.model.language import LANGUAGES
from app.core.search.documents import STEMMED_FIELDS

POSITION_GAP = 100
"""Between two pieces of text, so that no phrase crosses them."""


class Positions(Format):
    """Each posting holds the positions of a word as unsigned 32-bit numbers in the byte order of the machine."""

    def decode_positions(self, value: bytes) -> "array[int]":
        """Return the positions, ascending."""
        return array("I", value)

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the word occurs."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """Return the frequency as a weight."""
        return len(value) / 4


class WeightsField(FieldType):
    """A field of which is known how often a word occurs."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)  # type: ignore[arg-type]


class PositionsField(FieldType):
    """A field of which is known where a word stands."""

    def __init__(self) -> None:
        super().__init__(format=Positions(), analyzer=None)  # type: ignore[arg-type]


def schema() -> Schema:
    """Return the fields of the index, for every language the program knows."""
    fields: dict[str, Any] = {name: STORED() for name in ("page", "section", "block")}
    for language in LANGUAGES:
        fields |= {f"{name}_{language}": WeightsField() for name in STEMMED_FIELDS}
        fields[f"plain_{language}"] = PositionsField()
    return Schema(**fields)


class IndexStorage(FileStorage):
    """The files of an index, unmapped: mapped, Whoosh copies the whole index into memory.

    Remembers what it opened. Whoosh forgets its files when a damaged index makes it stumble, and a file that is
    still open cannot be replaced on Windows.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)  # type: ignore[no-untyped-call]
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """Open a file of the index for reading."""
        opened = super().open_file(name, **options)  # type: ignore[no-untyped-call]
        self._opened.append(opened)
        return opened

    def close_files(self) -> None:
        """Close every file that is still open."""
        for opened in self._opened:
            with contextlib.suppress(Exception):
                opened.close()
        self._opened.clear()
