"""Writes an index the short way: whole posting lists instead of one posting after another.

Whoosh's own way makes a tuple of each posting, sorts them all and hands each one through four calls. Here a pool
keeps each list as arrays, only the words are sorted, and a block is cut from the arrays at once. The files are
the same; a test compares both ways. Tied to the pinned version of Whoosh like `whoosh_postings`.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3Segment

_BLOCK = 128
_NONE = array("I")


class PostingList(NamedTuple):
    """The postings of one word in one field: numbers of documents, ascending, each followed by how often.

    One array instead of two is half the work, and there are millions of these. `positions` holds those of the
    first document, then those of the second.
    """

    pairs: "array[int]"
    positions: "array[int]"


class PostingPool:
    """Takes the place of Whoosh's pool: field -> word -> posting list."""

    def __init__(self) -> None:
        self.fieldnames: set[str] = set()
        self._lists: dict[str, dict[str, PostingList]] = {}

    def add_weights(self, field: str, document: int, weights: Mapping[str, int]) -> None:
        """Take how often each word occurs in a field of the next document."""
        lists = self._lists.setdefault(field, {})
        for word, count in weights.items():
            if word in lists:
                lists[word][0].extend((document, count))
            else:
                lists[word] = PostingList(array("I", (document, count)), _NONE)

    def add_positions(self, field: str, document: int, positions: Mapping[str, Sequence[int]]) -> None:
        """Take where each word stands in a field of the next document."""
        lists = self._lists.setdefault(field, {})
        for word, places in positions.items():
            if word in lists:
                pairs, known = lists[word]
                pairs.extend((document, len(places)))
                known.extend(places)
            else:
                lists[word] = PostingList(array("I", (document, len(places))), array("I", places))

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
        documents, counts = postings.pairs[::2], postings.pairs[1::2]
        place = 0
        for start in range(0, len(documents), _BLOCK):
            if start:
                self._write_block()  # type: ignore[no-untyped-call]
            own = counts[start : start + _BLOCK]
            self._ids = documents[start : start + _BLOCK]
            self._weights = array("f", own)
            self._maxweight = max(self._weights)
            if postings.positions:
                values = []
                for count in own:
                    values.append(postings.positions[place : place + count].tobytes())
                    place += count
                self._values = values


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
    """Whoosh's codec with these writers, and a segment name of ours: the same content gives the same bytes."""

    def __init__(self, segment: int = 0) -> None:
        super().__init__(blocklimit=_BLOCK)  # type: ignore[no-untyped-call]
        self._segment = segment

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Return the writer of fields."""
        return _FieldWriter(self, storage, segment)  # type: ignore[no-untyped-call]

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _ListWriter:
        """Return the writer of posting lists."""
        return _ListWriter(dbfile, _BLOCK, byteids)  # type: ignore[no-untyped-call]

    def new_segment(self, _storage: object, indexname: str) -> W3Segment:
        """Return the segment that is written; it names Whoosh's own codec, which is what reads it."""
        return W3Segment(W3Codec(), indexname, segid=str(self._segment))  # type: ignore[no-untyped-call]
