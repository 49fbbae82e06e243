"""Decisions taken from bytes, one after the other: hypothesis makes the bytes and shortens them, which is fast.

Where there are no bytes left, every decision is the first one: the shortest text that can be made.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
BYTES = 400
_ONE_BYTE = 256


class Choices:
    """The decisions in `data`."""

    def __init__(self, data: bytes) -> None:
        self._data = iter(data)

    def number(self, below: int) -> int:
        """Return a number from 0."""
        value, reach = next(self._data, 0), _ONE_BYTE
        while reach < below:
            value, reach = value * _ONE_BYTE + next(self._data, 0), reach * _ONE_BYTE
        return value % below

    def one(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.number(len(items))]

    def some(self, make: Callable[["Choices"], str], most: int) -> list[str]:
        """Return up to `most` texts that `make` makes."""
        return [make(self) for _ in range(self.number(most + 1))]
