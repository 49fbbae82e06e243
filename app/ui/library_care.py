"""The library in use: opened, found good or made anew, swapped. Says what happens; knows nothing of windows."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.content.library import Library
from app.core.errors import BriefingError, marked
from app.ui.language import InterfaceLanguage
from app.ui.library_keeper import LibraryKeeper


class LibraryCare(QObject):
    """Owns the library. Every window reads from it, and lets go of it in `closing`, before the call returns."""

    opened = Signal(object, str)
    """A Library to read from now on, or the same one, and the engine it can be searched with."""
    closing = Signal()
    said = Signal(str)
    lost = Signal(str)
    """It is not good and cannot be made anew, and why; where there is none, whoever can hands one over with `adopt`."""

    def __init__(
        self, library: Library | None, keeper: LibraryKeeper, interface: InterfaceLanguage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.library = library
        self._read_already = library is not None
        self._interface = interface
        self.engine = "scan"
        self._keeper = keeper
        self._doubted = False
        keeper.good.connect(self._on_library_good)
        keeper.rebuilding.connect(self._on_rebuilding)
        keeper.progressed.connect(self._on_progressed)
        keeper.swap_due.connect(self.close)
        keeper.rebuilt.connect(self._on_rebuilt)
        keeper.failed.connect(self._on_rebuild_failed)

    def close(self) -> None:
        """Close the library everywhere."""
        self.closing.emit()
        if self.library is not None:
            self.library.close()
            self.library = None

    def adopt(self, library: Library) -> None:
        """Read from a library that nobody has verified."""
        self.library, self.engine = library, "scan"
        self.opened.emit(library, self.engine)

    def doubt(self) -> None:
        """Have the library looked at again, since reading from it has failed.

        Once until it has been made anew: what fails with files that are good would fail again.
        """
        if self.library is not None and not self._doubted and not self._keeper.busy:
            self._doubted = True
            self._keeper.examine()

    def _open(self, folder: Path) -> None:
        self.library, self.engine = Library(folder), "auto"
        self.opened.emit(self.library, self.engine)

    def _on_library_good(self, folder: Path) -> None:
        if self.library is None or self.library.folder != folder or self._doubted:
            self.close()
            self._open(folder)
        else:
            self.engine = "auto"
            self.opened.emit(self.library, self.engine)

    def _on_rebuilding(self, verdict: object) -> None:
        state = getattr(verdict, "state", "")
        if state == "damaged":
            self._say(marked("The search index was damaged; it is being rebuilt. You can go on reading."))
        elif state == "stale":
            self._say(marked("The briefing has changed; it is being prepared anew."))

    def _on_progressed(self, stage: str, done: int, total: int) -> None:
        if self.library is None and total:
            _ = self._interface.catalog.gettext
            text = _("Preparing the pages") if stage == "pages" else _("Preparing the search")
            percent = _("{percent}%", percent=100 * done // total)
            self.said.emit(f"{text} {percent}")

    def _on_rebuilt(self, folder: Path, report: object) -> None:
        first, self._read_already = not self._read_already, True
        self._doubted = False
        self._open(folder)
        if problems := getattr(report, "problems", 0):
            self._say(
                marked("The briefing is ready; {count} faults in its files were found (briefing check)."),
                count=problems,
            )
        elif not first:
            self._say(marked("The search index is ready."))

    def _on_rebuild_failed(self, error: object) -> None:
        reason = str(error)
        if isinstance(error, BriefingError):
            reason = self._interface.catalog.gettext(error.message).format(**error.values)
        text = marked("The search index could not be rebuilt: {reason}")
        sentence = self._interface.catalog.gettext(text, reason=reason)
        self.lost.emit(sentence)
        self.said.emit(sentence)

    def _say(self, message: str, **values: object) -> None:
        self.said.emit(self._interface.catalog.gettext(message, **values))
