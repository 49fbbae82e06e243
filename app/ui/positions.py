"""Where one stopped on each page, between the reading desk and its file in the user's folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.userdata.positions import MOST, Position, load_positions, save_positions
from app.ui.navigation import Place
from app.ui.reading_desk import ReadingDesk


class Positions(QObject):
    """Emits `write_due` with a function that writes the file; it raises OSError where that cannot be done."""

    write_due = Signal(object)

    def __init__(self, path: Path, desk: ReadingDesk) -> None:
        super().__init__(desk)
        self._path = path
        desk.positions_changed.connect(self._on_positions_changed)

    def _on_positions_changed(self, places: list[Place]) -> None:
        positions = [
            Position(place.page, place.block, place.offset, place.language) for place in places[-MOST:]
        ]
        write: Callable[[], None] = lambda: save_positions(self._path, positions)  # noqa: E731 - a typed value
        self.write_due.emit(write)


def open_positions(path: Path, desk: ReadingDesk) -> tuple[Positions, Path | None]:
    """Have the desk know what the file holds, and the file what the desk knows; return a damaged file's new name."""
    found, aside = load_positions(path)
    desk.set_positions(Place(one.page, one.block, one.offset, language=one.text) for one in found)
    return Positions(path, desk), aside
