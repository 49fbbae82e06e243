"""Where one stopped on each page, in whatever window, and the file that remembers it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.userdata.positions import MOST, Position, load_positions, save_positions
from app.ui.navigation import Place
from app.ui.reading_desk import ReadingDesk


class Positions(QObject):
    """Emits `write_due` with what writes them to a file when they have changed."""

    write_due = Signal(object)

    def __init__(self, places: dict[str, Place]) -> None:
        super().__init__()
        self._places = places  # by page, the latest last

    def share(self, desk: ReadingDesk) -> None:
        """Have the desk of a window know them, and add to them."""
        desk.share_positions(self._places)
        desk.positions_changed.connect(self._on_positions_changed)

    def _on_positions_changed(self) -> None:
        self.write_due.emit(self.write)

    def write(self, path: Path) -> None:
        """Write them to a file. Raises OSError."""
        latest = list(self._places.values())[-MOST:]
        save_positions(
            path, [Position(place.page, place.block, place.offset, place.language) for place in latest]
        )


def open_positions(path: Path) -> tuple[Positions, Path | None]:
    """Return what the file holds; and the new name of a damaged file."""
    found, aside = load_positions(path)
    return Positions(
        {one.page: Place(one.page, one.block, one.offset, language=one.text) for one in found}
    ), aside
