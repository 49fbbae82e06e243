"""Writes an index the short way: whole posting lists instead of one posting after another.

Whoosh's own way makes a tuple of each posting, sorts them all and hands each one through four calls. Here a pool
keeps each list as arrays, only the words are sorted, and a block is cut from the arrays at once. The files are
the same; a test compares both ways. Tied to the pinned version of Whoosh like `whoosh_postings`.
"""

import sys
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, count, pairwise
from operator import sub
from pickle import dumps
from typing import Any, NamedTuple
from zlib import compress

from whoosh.codec.whoosh3 import (
    COMPRESSION_MIN_SIZE,
    WHOOSH3_HEADER_MAGIC,
    W3Codec,
    W3FieldWriter,
    W3PostingsWriter,
    W3Segment,
)
from whoosh.system import pack_int

_BLOCK = 128
_PICKLE_PROTOCOL = 2
_DOCUMENT_SHIFT = 32
_NONE = array("I")


class PostingList(NamedTuple):
    """The postings of one word in one field.

    Each of `pairs` is the number of a document, ascending, times 2 to the 32nd, plus how often. `positions` holds
    those of the first document, then those of the second.
    """

    pairs: "array[int]"
    positions: "array[int]"

    def halves(self) -> "tuple[array[int], array[int]]":
        """Return the documents, and how often the word occurs in each."""
        both = array("I", self.pairs.tobytes())
        low, high = both[::2], both[1::2]
        return (high, low) if sys.byteorder == "little" else (low, high)


class PostingPool:
    """Takes the place of Whoosh's pool: field -> word -> posting list.

    There are millions of postings, so they are handed on by loops that run in C.
    """

    def __init__(self) -> None:
        self.fieldnames: set[str] = set()
        self._pairs: dict[str, dict[str, array[int]]] = defaultdict(partial(defaultdict, partial(array, "Q")))
        self._places: dict[str, dict[str, array[int]]] = defaultdict(
            partial(defaultdict, partial(array, "I"))
        )

    def add_weights(self, field: str, document: int, weights: Mapping[str, int]) -> None:
        """Take how often each word occurs in a field of the next document."""
        pairs = map((document << _DOCUMENT_SHIFT).__add__, weights.values())
        _append_each(self._pairs[field], weights, pairs)

    def add_positions(self, field: str, document: int, pieces: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Take where words stand in a field of the next document: runs of words, each with its first position."""
        for start, words in pieces:
            _append_each(self._places[field], words, count(start))
        self.add_weights(field, document, Counter(chain.from_iterable(words for _, words in pieces)))

    def add(self, item: object) -> None:
        """Refuse a posting that Whoosh made itself: every field that makes postings is given to this pool."""
        raise TypeError(item)

    def iter_postings(self) -> Iterator[tuple[str, list[tuple[bytes, PostingList]]]]:
        """Yield each field with its words in the order of the index."""
        for field, lists in sorted(self._pairs.items()):
            places = self._places.get(field, {})
            yield (
                field,
                sorted(
                    (word.encode(), PostingList(own, places.get(word, _NONE))) for word, own in lists.items()
                ),
            )

    def cleanup(self) -> None:
        """Forget everything."""
        self._pairs.clear()
        self._places.clear()


def _append_each(lists: "dict[str, array[int]]", words: Iterable[str], values: Iterable[int]) -> None:
    """Append each value to the list of its word."""
    deque(map(array.append, map(lists.__getitem__, words), values), maxlen=0)


class _ListWriter(W3PostingsWriter):
    """Writes a posting list in blocks."""

    def add_list(self, postings: PostingList) -> None:
        """Write all blocks but the last, which `finish_postings` writes."""
        documents, counts = postings.halves()
        place = 0
        for start in range(0, len(documents), _BLOCK):
            if start:
                self._write_block()
            own = counts[start : start + _BLOCK]
            self._ids = documents[start : start + _BLOCK]
            self._weights = own  # type: ignore[assignment]
            if postings.positions:
                ends = accumulate(own, initial=place)
                self._values = [postings.positions[first:last].tobytes() for first, last in pairwise(ends)]
                place += sum(own)

    def _write_block(self, last: bool = False) -> None:
        """Write what Whoosh writes for the block, in fewer steps: no lengths of fields, whole numbers as weights."""
        ids: Any = self._ids
        counts: Any = self._weights
        info: Any = self._terminfo
        most = float(max(counts))
        info._weight += float(sum(counts))  # noqa: SLF001 - as its own writer does
        info._df += len(ids)  # noqa: SLF001
        info._maxweight = max(info._maxweight, most)  # noqa: SLF001
        info._maxid = ids[-1]  # noqa: SLF001
        if info._minid is None:  # noqa: SLF001
            info._minid = ids[0]  # noqa: SLF001
        weights: Any = tuple(map(float, counts))
        if most == 1.0:
            weights = None
        elif counts.count(counts[0]) == len(counts):
            weights = most
        steps = (ids[0], *map(sub, ids[1:], ids))
        data = dumps((steps, weights, tuple(self._values) if self._values else None), _PICKLE_PROTOCOL)
        level = self._compression if len(data) >= COMPRESSION_MIN_SIZE else 0
        if level:
            data = compress(data, level)
        block = dumps((len(ids), ids[-1], most, level, 0, 0), _PICKLE_PROTOCOL) + data
        begin = b"" if self._blockcount else WHOOSH3_HEADER_MAGIC
        self._postfile.write(b"".join((begin, pack_int(-len(block) if last else len(block)), block)))
        self._blockcount += 1
        self._ids = self._weights = array("I")  # type: ignore[assignment]
        self._values = []


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
