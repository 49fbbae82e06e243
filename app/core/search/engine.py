"""What ranking needs of an engine: postings and phrases. Whoosh reads them, the scan counts them."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

Postings = Mapping[int, float]
"""Passage number -> how often."""


class Key(NamedTuple):
    """A list of postings: field ("title", "heading", "body", "keywords" or "plain"), language, token.

    In "plain" tokens are folded words of the passage's own text, in the others stems and terms.
    """

    field: str
    language: str
    token: str


class Engine(Protocol):
    """A source of postings. Belongs to the thread that opened it. Every failure to read is a LibraryError."""

    @property
    def name(self) -> str:
        """Name of the engine, as the command line takes it."""

    def postings(self, keys: Collection[Key]) -> dict[Key, Postings]:
        """Return the postings of every key; an empty mapping where a token does not occur."""

    def phrase(self, language: str, words: tuple[str, ...]) -> Postings:
        """Return the passages whose own text has the folded `words` in this order, side by side."""

    def close(self) -> None:
        """Close files; the engine cannot be used afterwards."""
