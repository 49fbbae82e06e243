"""Where each block of the page lies in the laid-out document: id -> position, and back from a height or a position.

Where a document holds two languages, its anchors say which: `fr/ID` begins the French text of a block, and a bare
`fr/` any other French text. Side by side, the place in the table says it, and the blocks of one row have one height:
that of the language that leads.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

from app.core.rendering.page_html import END_ANCHOR
from app.ui.navigation import Point


class Spot(NamedTuple):
    """The text of a block in a language: id, number or None, position of its first character in the document."""

    id: str
    number: int | None
    position: int
    language: str = ""


class Setting(NamedTuple):
    """How a page is set.

    `language` is the one that leads; `sheet` has the rules for it, where they are not the usual ones. `columns` are the languages
    that stand side by side, each over `share` of the width, and `rows` says what is in each row and column: the name of a place,
    and how many paragraphs stand above it. `tabs` are row, column and where tabs stand in it, in pixels.
    """

    language: str = ""
    columns: tuple[str, ...] = ()
    sheet: str = ""
    share: float = 1.0
    rows: tuple[tuple[tuple[str, int], ...], ...] = ()
    tabs: tuple[tuple[int, int, tuple[float, ...]], ...] = ()


class Anchor(NamedTuple):
    """What stands at the top edge.

    `block` is an id, "" for the head of the page; `offset` is how far above the edge it begins, as a share of its
    height. `language` is that of the text at the edge, where the page has more than one below one another.
    """

    block: str = ""
    offset: float = 0.0
    language: str = ""


class BlockMap:
    """Finds blocks by id, by height and by position. Made anew for each page; heights are read on demand.

    `spots` are what lies below one another, `beside` what stands in the other column of each.
    """

    def __init__(
        self, document: QTextDocument, numbers: dict[str, int | None], setting: Setting | None = None
    ) -> None:
        setting = setting or Setting()
        self._document = document
        self.anchors: dict[str, int] = {}
        self._marks: list[tuple[int, str]] = [(0, setting.language)]
        places = self._in_table(setting) if setting.columns else self._anchored(setting.language)
        self.all_spots = []
        for name, position, language in places:
            self.anchors.setdefault(name, position)
            if name in numbers:
                self.all_spots.append(Spot(name, numbers[name], position, language))
        self.spots, self.beside = self.all_spots, dict[int, Spot]()
        if setting.columns:
            self._pair(setting.language)
        self._starts = [spot.position for spot in self.all_spots]
        self._tops: list[float] = []

    def _anchored(self, language: str) -> Iterator[tuple[str, int, str]]:
        """Yield name, position and language of every anchor."""
        block = self._document.begin()
        while block.isValid():
            for anchor in _anchors(block):
                tag, slash, name = anchor.partition("/")
                if slash:
                    self._marks.append((block.position(), tag))
                yield (name, block.position(), tag) if slash else (anchor, block.position(), language)
            block = block.next()

    def _in_table(self, setting: Setting) -> Iterator[tuple[str, int, str]]:
        """Yield name, position and language of what is in each cell; between two texts there is an empty column."""
        table = self._document.rootFrame().childFrames()[0]
        assert isinstance(table, QTextTable)  # noqa: S101 - that is what columns are
        for row, names in enumerate(setting.rows):
            for column, ((name, above), language) in enumerate(zip(names, setting.columns, strict=True)):
                cell = table.cellAt(row, 2 * column)
                if cell.row() == row:  # not one that reaches down from above
                    position = cell.firstPosition()
                    self._marks.append((position, language))
                    if name:
                        yield name, self._text_in(position, above), language

    def _text_in(self, position: int, above: int) -> int:
        """Return where a text begins in a cell; a table in it has an empty paragraph above itself."""
        block = self._document.findBlock(position)
        for _paragraph in range(above):
            block = block.next()
        while block.length() == 1 and block.next().isValid():
            block = block.next()
        return block.position()

    def _pair(self, leading: str) -> None:
        self.spots = []
        for _id, group in groupby(self.all_spots, key=lambda spot: spot.id):
            row = sorted(group, key=lambda spot: spot.language != leading)
            for spot in row[1:]:
                self.beside[len(self.spots)] = spot
            self.spots.append(row[0])

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

    def top_with_title(self, position: int, room: int) -> int:
        """Return where to begin to show the text block at `position`: at headings right above it, else `room` higher.

        Never in the midst of the line above: half a line is a blot at the edge.
        """
        block = self._document.findBlock(position)
        layout = self._document.documentLayout()
        while (above := block.previous()).isValid() and above.blockFormat().headingLevel() > 0:
            block = above
        top = layout.blockBoundingRect(block).top()
        bottom = layout.blockBoundingRect(above).bottom() if above.isValid() else 0.0
        return round(max(top - room, bottom)) if bottom <= top else round(top) - room

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

    def index_of(self, block_id: str, language: str = "") -> int:
        """Return the index of a block, in a language if it has its own place in that, or -1."""
        found = [index for index, spot in enumerate(self.spots) if spot.id == block_id]
        return next((index for index in found if self.spots[index].language == language), (found or [-1])[0])

    def anchor_at(self, height: int) -> Anchor:
        """Return what stands at a height."""
        index = self.index_at(height + 1)
        top, extent = self.extent(index)
        block, language = ("", "") if index < 0 else (self.spots[index].id, self.spots[index].language)
        return Anchor(block, max(0.0, height - top) / extent, language)

    def height_of(self, anchor: Anchor) -> int:
        """Return the height at which `anchor` stands; an unknown block means the head of the page."""
        index = self.index_of(anchor.block, anchor.language)
        if index < 0 and (anchor.block or not anchor.offset):
            return 0
        top, extent = self.extent(index)
        height = round(top + anchor.offset * extent)
        while height > 0 and self.index_at(height + 1) > index:
            height -= 1  # rounding must not make it the next block
        return height

    # -- what belongs to what -----------------------------------------------------------------------------

    def end_of_text(self) -> int:
        """Return the position at which the page ends and the links to its neighbours begin."""
        end, block = self._document.characterCount(), self._document.lastBlock()
        while block.isValid() and (not block.text() or END_ANCHOR in _anchors(block)):
            if block.text():
                end = block.position()
            block = block.previous()
        return end

    def text_blocks(self) -> Iterator[QTextBlock]:
        """Yield the pieces of the text, without the links that follow it."""
        block, end = self._document.begin(), self.end_of_text()
        while block.isValid() and block.position() < end:
            yield block
            block = block.next()

    def passage_around(self, block_id: str) -> tuple[str, ...]:
        """Return a block and what stands over it as its title: headings, the head of a table, "" for that of the page."""
        ids = list(dict.fromkeys(spot.id for spot in self.spots))
        if block_id not in ids:
            return ()
        first = last = ids.index(block_id)
        numbers = {spot.id: spot.number for spot in self.spots}
        while first > 0 and numbers[ids[first - 1]] is None:
            first -= 1
        return ("",) * (first == 0) + tuple(ids[first : last + 1])

    def holds(self, ids: Container[str], position: int) -> bool:
        """Say whether a position lies in the text of one of some blocks, "" for the head; sources are in none."""
        spot = self.spot_at(position)
        start = spot.position if spot is not None else -1
        sources = (at for name, at in self.anchors.items() if name.startswith("note-"))
        return (spot.id if spot is not None else "") in ids and not any(
            start < at <= position for at in sources
        )

    # -- positions ----------------------------------------------------------------------------------------

    def language_at(self, position: int) -> str:
        """Return the language of the text at a character position."""
        return self._marks[bisect_right(self._marks, (position, "\uffff")) - 1][1]

    def spot_at(self, position: int) -> Spot | None:
        """Return language, id and number of the block that holds a character position, None for the head."""
        language = self.language_at(position)
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and self.all_spots[index].language != language:
            index -= 1
        return self.all_spots[index] if index >= 0 else None

    def id_at_position(self, position: int) -> str:
        """Return the id of the block that holds a character position, or ""."""
        spot = self.spot_at(position)
        return spot.id if spot is not None else ""

    def point_at(self, position: int) -> Point:
        """Return a character position in words that outlive this document."""
        spot = self.spot_at(position)
        if spot is None:
            return Point(self.language_at(position), "", position)
        return Point(spot.language, spot.id, position - spot.position)

    def position_of(self, point: Point) -> int | None:
        """Return where a character stands in this document, or None where its text does not."""
        if not point.block:
            return point.offset if self.language_at(point.offset) == point.language else None
        return next(
            (
                spot.position + point.offset
                for spot in self.all_spots
                if spot.id == point.block and spot.language == point.language
            ),
            None,
        )


def _anchors(block: QTextBlock) -> list[str]:
    iterator = block.begin()
    return list(iterator.fragment().charFormat().anchorNames()) if not iterator.atEnd() else []
