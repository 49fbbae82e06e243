"""Where one is in the briefing, and the way back. Knows pages by id; nothing of what shows them."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from app.core.model.page import address


class Point(NamedTuple):
    """A character of a page, whatever document it stands in: so many after the first one of a block."""

    language: str
    block: str
    offset: int


class Place(NamedTuple):
    """A spot in the briefing.

    `block` stands `offset` of its own height above the top edge ("" is the head of the page). With `target`
    the block is what was asked for: it is shown with room above it rather than put at the very edge, and `last` is
    the end of what was, where that is more than one block. `language` is that of the text at the edge, where more
    than one is shown; `selection` what is selected.
    """

    page: str
    block: str = ""
    offset: float = 0.0
    target: bool = False
    language: str = ""
    selection: tuple[Point, Point] | None = None
    last: str = ""


def place_at(link: str) -> Place | None:
    """Return the place that "PAGE#REFERENCE" or a link of the briefing names, or None where it names none."""
    page, block = address(link)
    return Place(page, block, target=bool(block)) if page else None


class Navigator(QObject):
    """The history of places. Emits `place_requested` for each page to show."""

    place_requested = Signal(object)
    history_changed = Signal()

    def __init__(self, home: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.page = ""

    def set_home(self, page: str) -> None:
        """Say which page is the first one of the briefing."""
        self._home = page

    def open(self, page: str, block: str = "", left: Place | None = None) -> None:
        """Go to a page, or to a block of it; `left` is where the reader stands, to come back to."""
        self.open_at(Place(page, block, target=bool(block)), left)

    def open_at(self, place: Place, left: Place | None = None) -> None:
        """Go to a place; `left` as for `open`."""
        if left is not None and left.page:
            self._back.append(left)
            self._forward.clear()
        self.page = place.page
        self.place_requested.emit(place)
        self.history_changed.emit()

    def opened(self, page: str, left: Place | None) -> None:
        """Take note that a page is on screen already, opened from `left`."""
        if left is not None and left.page:
            self._back.append(left)
            self._forward.clear()
        self.page = page
        self.history_changed.emit()

    def resume(self, place: Place) -> None:
        """Go to a remembered place without a trace in the history."""
        self.page = place.page
        self.place_requested.emit(place)
        self.history_changed.emit()

    def home(self, left: Place | None) -> None:
        """Go to the first page of the briefing."""
        self.open(self._home, left=left)

    def back(self, left: Place) -> None:
        """Go to where one was before."""
        if self._back:
            self._forward.append(left)
            self.resume(self._back.pop())

    def forward(self, left: Place) -> None:
        """Undo `back`."""
        if self._forward:
            self._back.append(left)
            self.resume(self._forward.pop())

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether `back` can be undone."""
        return bool(self._forward)
