"""Where each block of the page lies in the laid-out document: id -> position, and back from a height."""

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument


class Spot(NamedTuple):
    """The text of a block in a language: id, number or None, position of its first character in the document."""

    id: str
    number: int | None
    position: int
    language: str = ""


class BlockMap:
    """Finds blocks by id and by height. Made anew for each page; heights are read from the layout on demand."""

    def __init__(self, document: QTextDocument, numbers: dict[str, int | None]) -> None:
        self._document = document
        self.spots: list[Spot] = []
        self.anchors: dict[str, int] = {}
        block = document.begin()
        while block.isValid():
            for name in _anchors(block):
                self.anchors.setdefault(name, block.position())
                if name in numbers:
                    self.spots.append(Spot(name, numbers[name], block.position()))
            block = block.next()
        self._tops: list[float] = []

    def forget_layout(self) -> None:
        """Say that heights have changed."""
        self._tops = []

    def tops(self) -> list[float]:
        """Return the top of each spot in document coordinates."""
        if not self._tops:
            self._tops = [self.top(spot.position) for spot in self.spots]
        return self._tops

    def top(self, position: int) -> float:
        """Return the height at which the text block at `position` begins."""
        block = self._document.findBlock(position)
        return self._document.documentLayout().blockBoundingRect(block).top()

    def extent(self, index: int) -> tuple[float, float]:
        """Return top and height of a spot, which reaches to the next one or to the end of the text.

        -1 is the head of the page: all that stands above the first spot.
        """
        tops = self.tops()
        top = tops[index] if index >= 0 else 0.0
        if index + 1 < len(tops):
            end = tops[index + 1]
        else:
            end = self._document.size().height() - self._document.rootFrame().frameFormat().bottomMargin()
        return top, max(1.0, end - top)

    def index_at(self, height: float) -> int:
        """Return the index of the spot that lies at `height`, or -1 above the first one."""
        return bisect_right(self.tops(), height) - 1

    def index_of(self, block_id: str) -> int:
        """Return the index of a block, or -1."""
        return next((index for index, spot in enumerate(self.spots) if spot.id == block_id), -1)

    def spot_at(self, position: int) -> Spot | None:
        """Return language, id and number of the block that holds a character position, None for the head."""
        index = bisect_right([spot.position for spot in self.spots], position) - 1
        return self.spots[index] if index >= 0 else None

    def id_at_position(self, position: int) -> str:
        """Return the id of the block that holds a character position, or ""."""
        spot = self.spot_at(position)
        return spot.id if spot is not None else ""


def _anchors(block: QTextBlock) -> list[str]:
    iterator = block.begin()
    return list(iterator.fragment().charFormat().anchorNames()) if not iterator.atEnd() else []
