"""The words of a search on the page: found in each text in its own language, marked, counted, gone through.

The passage of the chosen result is what counts: its first mark is the current one. Where it has none, because a
word of the other language or a keyword found it, no mark is current and the passage itself stands out.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.search.snippets import marked_ranges
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Point
from app.ui.reader.hit_bar import HitBar
from app.ui.reader.page_view import PageView
from app.ui.reader.passage_accent import PassageAccent

if TYPE_CHECKING:
    from app.ui.reader.reader_pane import ReaderPane

_NO_MARK = -1
"""The offset of a point that means a passage as a whole."""


class SearchMarks(QObject):
    """The marks of one view, and the strip under it that counts them, once there is something to say."""

    made_bar = Signal(object)

    def __init__(
        self, view: PageView, interface: InterfaceLanguage, icons: IconSet, pane: "ReaderPane"
    ) -> None:
        super().__init__(pane)
        self._view = view
        self._interface = interface
        self._icons = icons
        self._pane = pane
        self._bar: HitBar | None = None
        self._words: tuple[str, ...] = ()
        self._held = False
        self._at_before: Point | None = None  # the current mark while they are held
        self._accent = PassageAccent(view)
        self._found_in = ""  # the language in which the passage has the words
        self.marks: list[tuple[int, int]] = []
        self.current = -1

    @property
    def passage(self) -> str:
        """Id of the block that stands out as a whole, because it has no mark that could be the current one."""
        return self._accent.block

    @property
    def current_point(self) -> Point | None:
        """Where the current mark begins, in words that outlive the document; or which passage is without one."""
        if self.current >= 0:
            return self._view.blocks.point_at(self.marks[self.current][0])
        return Point("", self.passage, _NO_MARK) if self.passage else None

    def set_words(self, words: tuple[str, ...]) -> None:
        """Mark other words in this page and the next ones."""
        if words != self._words:
            self._words = words
            self.find()

    def hold(self, held: bool) -> None:
        """Leave the page to marks of another kind for a while, or show these again, where they were."""
        if held == self._held:
            return
        self._held = held
        if held:
            self._at_before = self.current_point
        self.find()
        if not held and self._at_before is not None:
            self.stay_at(self._at_before)  # the page does not move

    def find(self, *, page_shown: bool = False) -> None:
        """Mark the words; where the page has only just been shown, there is nothing to take off it."""
        self.marks, self.current = [], -1
        self._accent.show("")
        if self._words and not self._held:
            blocks = self._view.blocks
            for block in blocks.text_blocks():
                language = blocks.language_at(block.position())
                for start, end in marked_ranges(block.text(), self._words, language):
                    self.marks.append((block.position() + start, block.position() + end))
        if self.marks or not page_shown:
            self._view.set_marks(self.marks)
        self._count()

    def _count(self) -> None:
        if self._bar is None and (self.marks or self.passage):
            self._bar = HitBar(self._interface, self._icons, self._pane)
            self._bar.step_requested.connect(self.step)
            self._bar.close_requested.connect(self._on_close_requested)
            self._bar.translation_requested.connect(self._on_translation_requested)
            self.made_bar.emit(self._bar)
        if self._bar is None:
            return
        if self.passage:
            shown = {spot.language for spot in self._view.blocks.all_spots if spot.id == self.passage}
            found_in = self._found_in if self._found_in not in shown else ""
            self._bar.show_unmarked(found_in, len(self.marks), can_show=self._pane.has_translation)
        else:
            self._bar.show_position(max(0, self.current), len(self.marks))

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme."""
        self._icons = icons
        if self._bar is not None:
            self._bar.set_icons(icons)

    # -- going through them -------------------------------------------------------------------------------

    def go_to_block(self, block_id: str, found_in: str = "") -> None:
        """Make the first mark of a passage the current one, "" for any; without one the passage stands out.

        `found_in` is the language in which the passage has the words.
        """
        if self._held or not self._words:
            return
        self._found_in = found_in
        if not block_id:
            self._show(0)
        elif (own := self._first_in(block_id)) >= 0:
            self._show(own)
        else:
            self._stand_out(block_id)
            self._show_head_of(block_id)

    def _first_in(self, block_id: str) -> int:
        """Return the first mark in a block, else the first in what is printed over it as its title, or -1."""
        blocks = self._view.blocks
        for ids in ((block_id,), blocks.passage_around(block_id)):
            for index, (start, _end) in enumerate(self.marks):
                if blocks.holds(ids, start):
                    return index
        return -1

    def _stand_out(self, block_id: str) -> None:
        self.current = -1
        self._accent.show(block_id)
        self._view.set_marks(self.marks)
        self._count()

    def _show_head_of(self, block_id: str) -> None:
        """Show title and summary over the first passage, where there is room: the result may show the summary."""
        blocks, view = self._view.blocks, self._view
        if "" in blocks.passage_around(block_id):
            top, height = blocks.extent(blocks.index_of(block_id))
            if top + height < view.viewport().height():
                view.verticalScrollBar().setValue(0)

    def step(self, by: int) -> None:
        """Go to another mark, from the last one to the first and back; from a passage to the nearest."""
        if self.current >= 0:
            self._show(self.current + by)
        else:
            place = self._view.position_of(self.passage) if self.passage else 0
            following = bisect_left(self.marks, (place, 0))
            self._show(following if by > 0 else following - 1)

    def _show(self, index: int) -> None:
        if self.marks:
            self.current = index % len(self.marks)
            self._accent.show("")
            self._view.show_mark(self.current)
            self._count()

    def stay_at(self, hit: Point) -> None:
        """Go on from a mark after the page has been set anew: the same one, else the first one of its passage."""
        points = [self._view.blocks.point_at(start) for start, _end in self.marks]
        own = points.index(hit) if hit in points else self._first_in(hit.block)
        if own >= 0:
            self.current = own
            self._view.set_marks(self.marks, self.current)
            self._count()
        elif hit.block:
            self._stand_out(hit.block)

    def _on_translation_requested(self) -> None:
        """Show the text that has the words under the passage; its first mark becomes the current one."""
        self._pane.turn_translation(self.passage)

    def _on_close_requested(self) -> None:
        self.set_words(())
