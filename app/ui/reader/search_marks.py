"""The words of a search on the page: found in each text in its own language, marked, counted, gone through."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.search.snippets import marked_ranges
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Point
from app.ui.reader.hit_bar import HitBar
from app.ui.reader.page_view import PageView


class SearchMarks(QObject):
    """The marks of one view, and the strip under it that counts them, once there is something to count."""

    made_bar = Signal(object)

    def __init__(self, view: PageView, interface: InterfaceLanguage, icons: IconSet, pane: QWidget) -> None:
        super().__init__(pane)
        self._view = view
        self._interface = interface
        self._icons = icons
        self._pane = pane
        self._bar: HitBar | None = None
        self._words: tuple[str, ...] = ()
        self._held = False
        self._at_before: Point | None = None  # the current mark while they are held
        self.marks: list[tuple[int, int]] = []
        self.current = -1

    @property
    def current_point(self) -> Point | None:
        """Where the current mark begins, in words that outlive the document."""
        return self._view.blocks.point_at(self.marks[self.current][0]) if self.current >= 0 else None

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
        if self._words and not self._held:
            block, blocks = self._view.document().begin(), self._view.blocks
            while block.isValid():
                language = blocks.language_at(block.position())
                for start, end in marked_ranges(block.text(), self._words, language):
                    self.marks.append((block.position() + start, block.position() + end))
                block = block.next()
        if self.marks or not page_shown:
            self._view.set_marks(self.marks)
        self._count()

    def _count(self) -> None:
        if self._bar is None and self.marks:
            self._bar = HitBar(self._interface, self._icons, self._pane)
            self._bar.next_requested.connect(self._on_next_requested)
            self._bar.previous_requested.connect(self._on_previous_requested)
            self._bar.close_requested.connect(self._on_close_requested)
            self.made_bar.emit(self._bar)
        if self._bar is not None:
            self._bar.show_position(max(0, self.current), len(self.marks))

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme."""
        self._icons = icons
        if self._bar is not None:
            self._bar.set_icons(icons)

    # -- going through them -------------------------------------------------------------------------------

    def go_to_block(self, block_id: str) -> None:
        """Make the first mark in or after a block the current one."""
        start = self._view.position_of(block_id)
        self._show(next((i for i, mark in enumerate(self.marks) if mark[0] >= start), 0))

    def step(self, by: int) -> None:
        """Go to another mark, from the last one to the first and back."""
        self._show(self.current + by)

    def _show(self, index: int) -> None:
        if self.marks:
            self.current = index % len(self.marks)
            self._view.show_mark(self.current)
            self._count()

    def stay_at(self, hit: Point) -> None:
        """Go on from a mark after the page has been set anew: the same one, or the first one in its paragraph."""
        points = [self._view.blocks.point_at(start) for start, _end in self.marks]
        same = [index for index, point in enumerate(points) if point == hit]
        near = [index for index, point in enumerate(points) if point.block == hit.block]
        if same or near:
            self.current = (same or near)[0]
            self._view.set_marks(self.marks, self.current)
            self._count()

    def _on_next_requested(self) -> None:
        self.step(1)

    def _on_previous_requested(self) -> None:
        self.step(-1)

    def _on_close_requested(self) -> None:
        self.set_words(())
