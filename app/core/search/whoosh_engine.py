"""The engine on the Whoosh index: reads posting lists whole and keeps the ones used last.

Whoosh stores and reads; it does not search. Its tree of matchers takes five to ten times as long as reading two
lists and intersecting them, and its DisjunctionMax returns wrong scores. The folder must have been verified by
the caller: a Whoosh index holds pickles, so opening one is running it.
"""

from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.reading import TermNotFound

from app.core.errors import LibraryError, marked
from app.core.search.engine import Key, Postings
from app.core.search.whoosh_format import IndexStorage, schema
from app.core.search.whoosh_postings import read_values, read_weights

_CACHED_POSTINGS = 400_000
"""Postings kept in memory, about 80 bytes each: the earlier words of a query being typed are always among them."""


class WhooshEngine:
    """Postings from the index in `folder`, which must hold `passages` documents."""

    name = "whoosh"

    def __init__(self, folder: Path, passages: int) -> None:
        self._folder = folder
        self._kept: OrderedDict[Key, dict[int, float]] = OrderedDict()
        self._kept_postings = 0
        self._leaves: list[tuple[Any, int]] = []
        self._storage = IndexStorage(folder)
        try:
            found = self._open()
        except LibraryError:
            self.close()
            raise
        if found != passages:
            self.close()
            raise self._damaged(f"{found} documents, {passages} expected")

    def _open(self) -> int:
        """Open the index and return how many documents it has."""
        with self._reading():
            # Never `exists_in`, which loads pickles by itself; with a schema of ours the stored one is skipped.
            index = self._storage.open_index(schema=schema())  # type: ignore[no-untyped-call]
            reader = index.reader()
            self._leaves = reader.leaf_readers()
            return int(reader.doc_count_all())

    def close(self) -> None:
        """Close the files of the index."""
        self._storage.close_files()

    def postings(self, keys: Collection[Key]) -> dict[Key, Postings]:
        """Return the postings of every key."""
        return {key: self._postings(key) for key in keys}

    def phrase(self, language: str, words: tuple[str, ...]) -> Postings:
        """Return the passages with this phrase: words first, then positions of the passages that have them all."""
        with self._reading():
            found: dict[int, float] = {}
            for leaf, base in self._leaves:
                for document, count in self._phrase_in(leaf, f"plain_{language}", words).items():
                    found[base + document] = count
        return found

    def _postings(self, key: Key) -> Postings:
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        with self._reading():
            found: dict[int, float] = {}
            for leaf, base in self._leaves:
                try:
                    own = read_weights(leaf.postings(f"{key.field}_{key.language}", key.token), base)
                except TermNotFound:
                    continue
                found = {**found, **own} if found else own
        self._keep(key, found)
        return found

    def _keep(self, key: Key, postings: dict[int, float]) -> None:
        self._kept[key] = postings
        self._kept_postings += len(postings) + 1
        while self._kept_postings > _CACHED_POSTINGS and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_postings -= len(oldest) + 1

    def _phrase_in(self, leaf: Any, field: str, words: tuple[str, ...]) -> dict[int, float]:
        """Return how often the phrase stands in each document of one segment: the rarest word is read first."""
        try:
            rarity = {word: leaf.doc_frequency(field, word) for word in words}
            places: dict[str, dict[int, bytes]] = {}
            candidates: list[int] | None = None
            for word in sorted(rarity, key=rarity.__getitem__):
                places[word] = read_values(leaf.postings(field, word), candidates)
                candidates = sorted(places[word])
        except TermNotFound:
            return {}
        found = {}
        for document in candidates or ():
            starts = set(_numbers(places[words[0]][document]))
            for offset, word in enumerate(words[1:], start=1):
                starts.intersection_update(place - offset for place in _numbers(places[word][document]))
                if not starts:
                    break
            if starts:
                found[document] = float(len(starts))
        return found

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            # A damaged index is unpickled: there is no list of what that may raise.
            raise self._damaged(f"{type(error).__name__}: {error}") from error

    def _damaged(self, reason: str) -> LibraryError:
        return LibraryError(
            marked("The search index {path} is damaged ({reason})."), path=self._folder, reason=reason
        )


def _numbers(value: bytes) -> "array[int]":
    return array("I", value)
