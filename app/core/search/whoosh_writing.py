"""Writes an index the short way: whole posting lists instead of one posting after another.

Whoosh's own way makes a tuple of each posting, sorts them all and hands each one through four calls. Here a pool
keeps each list as arrays, only the words are sorted, and a block is cut from the arrays at once. The files are
the same; a test compares both ways. Tied to the pinned version of Whoosh like `whoosh_postings`.
"""

from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3Segment

_BLOCK = 128


class PostingList:
    """The postings of one word in one field, documents ascending."""

    __slots__ = ("documents", "values", "weights")

    def __init__(self) -> None:
        self.documents = array("I")
        self.weights = array("f")
        self.values: list[bytes] = []


class PostingPool:
    """Takes the place of Whoosh's pool: field -> word -> posting list."""

    def __init__(self) -> None:
        self.fieldnames: set[str] = set()
        self._lists: dict[str, dict[str, PostingList]] = {}

    def add_weights(self, field: str, document: int, weights: Mapping[str, int]) -> None:
        """Take how often each word occurs in a field of the next document."""
        lists = self._lists.setdefault(field, {})
        for word, count in weights.items():
            found = lists.get(word)
            if found is None:
                found = lists[word] = PostingList()
            found.documents.append(document)
            found.weights.append(count)

    def add_positions(self, field: str, document: int, positions: Mapping[str, "array[int]"]) -> None:
        """Take where each word stands in a field of the next document."""
        self.add_weights(field, document, {word: len(places) for word, places in positions.items()})
        lists = self._lists[field]
        for word, places in positions.items():
            lists[word].values.append(places.tobytes())

    def add(self, item: object) -> None:
        """Refuse a posting that Whoosh made itself: every field that makes postings is given to this pool."""
        raise TypeError(item)

    def iter_postings(self) -> Iterator[tuple[str, list[tuple[bytes, PostingList]]]]:
        """Yield each field with its words in the order of the index."""
        for field, lists in sorted(self._lists.items()):
            yield field, sorted((word.encode(), found) for word, found in lists.items())

    def cleanup(self) -> None:
        """Forget everything."""
        self._lists.clear()


class _ListWriter(W3PostingsWriter):
    """Writes a posting list in blocks."""

    def add_list(self, postings: PostingList) -> None:
        """Write all blocks but the last, which `finish_postings` writes."""
        count = len(postings.documents)
        for start in range(0, count, _BLOCK):
            if start:
                self._write_block()  # type: ignore[no-untyped-call]
            end = min(start + _BLOCK, count)
            self._ids = postings.documents[start:end]
            self._weights = postings.weights[start:end]
            self._values = postings.values[start:end]
            self._maxweight = max(self._weights)


class _FieldWriter(W3FieldWriter):
    """Takes what `PostingPool` yields."""

    def add_postings(
        self, schema: Any, _lengths: object, items: Iterator[tuple[str, list[tuple[bytes, PostingList]]]]
    ) -> None:
        """Write every posting list."""
        writer: _ListWriter
        for field, words in items:
            self.start_field(field, schema[field])  # type: ignore[no-untyped-call]
            writer = self._postwriter  # type: ignore[assignment]
            for word, postings in words:
                self.start_term(word)  # type: ignore[no-untyped-call]
                writer.add_list(postings)
                self.finish_term()  # type: ignore[no-untyped-call]
            self.finish_field()  # type: ignore[no-untyped-call]


class ListCodec(W3Codec):
    """Whoosh's codec with these writers, and a fixed segment name: the same content gives the same bytes."""

    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK)  # type: ignore[no-untyped-call]

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Return the writer of fields."""
        return _FieldWriter(self, storage, segment)  # type: ignore[no-untyped-call]

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _ListWriter:
        """Return the writer of posting lists."""
        return _ListWriter(dbfile, _BLOCK, byteids)  # type: ignore[no-untyped-call]

    def new_segment(self, _storage: object, indexname: str) -> W3Segment:
        """Return the one segment of an index; it names Whoosh's own codec, which is what reads it."""
        return W3Segment(W3Codec(), indexname, segid="0")  # type: ignore[no-untyped-call]
