"""How the index lies on disk: Whoosh's schema with postings of our own. Imports whoosh; nothing here searches.

The ranking fields hold weights only, because positions in the same list are unpickled with each block, which
makes reading them three times as slow. `plain_xx` holds positions, as bytes instead of Whoosh's pickles.
"""

import contextlib
from array import array
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
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
    """A field given as word -> weight."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)  # type: ignore[arg-type]

    def index(
        self, value: Mapping[str, int], **_: object
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield each word with its weight."""
        for word, count in value.items():
            yield word.encode(), count, float(count), b""


class PositionsField(FieldType):
    """A field given as word -> positions."""

    def __init__(self) -> None:
        super().__init__(format=Positions(), analyzer=None)  # type: ignore[arg-type]

    def index(
        self, value: Mapping[str, "array[int]"], **_: object
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield each word with its positions."""
        for word, places in value.items():
            yield word.encode(), len(places), float(len(places)), places.tobytes()


class ReproducibleCodec(W3Codec):
    """Whoosh's codec with a fixed segment name: the same content gives the same bytes."""

    def new_segment(self, _storage: object, indexname: str) -> W3Segment:
        """Return the one segment of an index."""
        return W3Segment(self, indexname, segid="0")  # type: ignore[no-untyped-call]


class PostingPool:
    """Takes the place of Whoosh's pool, which sorts each posting: a dictionary, and only the words are sorted."""

    def __init__(self) -> None:
        self.fieldnames: set[str] = set()
        self._postings: dict[str, dict[bytes, list[tuple[int, float, bytes]]]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting; documents arrive in ascending order."""
        field, word, document, weight, value = item
        self.fieldnames.add(field)
        self._postings.setdefault(field, {}).setdefault(word, []).append((document, weight, value))

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """Yield all postings by field, word and document."""
        for field in sorted(self._postings):
            words = self._postings[field]
            for word in sorted(words):
                for document, weight, value in words[word]:
                    yield field, word, document, weight, value

    def cleanup(self) -> None:
        """Forget everything."""
        self._postings.clear()


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
