"""Where pages end: rows of set text -> pages, so that no row is torn that must not be and no heading stands last.

Knows heights and wishes, not what a row looks like. Units are the caller's.
"""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, Self, TypeVar


class Breakable(Protocol):
    """A row of set text."""

    @property
    def height(self) -> float:
        """The height, without the room above it."""

    @property
    def gap(self) -> float:
        """The room above it, dropped at the top of a page."""

    @property
    def needs(self) -> float:
        """The room it wants from its top to the end of the page."""

    @property
    def least(self) -> float:
        """The height of the smallest part of it that may stand at the end of a page."""

    @property
    def keeps_next(self) -> bool:
        """Whether it must stand on the page of the row after it."""

    @property
    def begins_page(self) -> bool:
        """Whether it always stands at the top of a page."""

    @property
    def header(self) -> Self | None:
        """What is repeated above it where it begins a page."""

    def split(self, room: float, *, forced: bool = False) -> tuple[Self, Self] | None:
        """Return the part that fits into `room` and the rest, or None where the row must stay whole."""


Item = TypeVar("Item", bound=Breakable)


class Placed(NamedTuple, Generic[Item]):
    """A row on a page: distance of its top from the top of the text, and the room that was left above it."""

    item: Item
    top: float
    gap: float


def paginated(items: Sequence[Item], height: float) -> list[list[Placed[Item]]]:
    """Return pages of at most `height`.

    Only a row that is taller than a whole page and cannot be split even by force may reach beyond one.
    """
    pages = _Pages[Item](height)
    for chain in _chains(items):
        pages.make_room(chain)
        for item in chain:
            pages.add(item)
    return [page for page in pages.pages if page]


def _chains(items: Iterable[Item]) -> Iterable[list[Item]]:
    """Yield rows that must not be parted: headings with what comes after them."""
    chain: list[Item] = []
    for item in items:
        if item.begins_page and chain:
            yield chain
            chain = []
        chain.append(item)
        if not item.keeps_next:
            yield chain
            chain = []
    if chain:
        yield chain


class _Pages(Generic[Item]):
    def __init__(self, height: float) -> None:
        self._height = height
        self._used = 0.0
        self.pages: list[list[Placed[Item]]] = [[]]

    def make_room(self, chain: list[Item]) -> None:
        """Begin a page where a chain does not fit on the one under way, but would on the next."""
        if not self.pages[-1]:
            return
        needed = sum(item.gap + item.height for item in chain[:-1]) + chain[-1].gap + chain[-1].least
        if chain[0].begins_page or max(needed, chain[0].needs) > self._height - self._used:
            self._begin(chain[0])

    def _begin(self, item: Item) -> None:
        self.pages.append([])
        self._used = 0.0
        header = item.header
        if header is not None and header.height + item.gap + item.height <= self._height:
            self._place(header)

    def _place(self, item: Item) -> None:
        gap = item.gap if self.pages[-1] else 0.0
        self.pages[-1].append(Placed(item, self._used + gap, gap))
        self._used += gap + item.height

    def add(self, item: Item) -> None:
        """Put a row at the end, on as many pages as it takes."""
        while True:
            room = self._height - self._used - (item.gap if self.pages[-1] else 0.0)
            if item.height <= room:
                self._place(item)
                return
            parts = item.split(room)
            if parts is None and item.height > self._height:
                parts = item.split(room, forced=True)
            if parts is not None:
                self._place(parts[0])
                item = parts[1]
            elif not self.pages[-1]:
                self._place(item)
                return
            self._begin(item)
