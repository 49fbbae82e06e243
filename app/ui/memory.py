"""What is remembered of a run: the files of the user's folder, read and written, what was damaged in them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import marked
from app.core.userdata.reading_list import ReadingList, save_reading_list
from app.core.userdata.recent import Recent, save_recent
from app.core.userdata.session import Session, load_others, save_session
from app.core.userdata.settings import Settings, save_settings
from app.ui.language import InterfaceLanguage

_Loaded = TypeVar("_Loaded")
_SOON = 400  # ms: a file is not written at each page one turns, and never while one waits for a page


class Memory(QObject):
    """Made when something is to be written, or after the first paint. Says once that nothing can be written."""

    said = Signal(str)

    def __init__(self, folder: Path, set_aside: Sequence[Path], interface: InterfaceLanguage) -> None:
        """`set_aside` are the damaged files that were found before."""
        super().__init__()
        self._folder = folder
        self._set_aside = list(set_aside)
        self._interface = interface
        self._others: list[Session] | None = None  # windows of the last time that are not open again yet
        self._told_of_writing = False
        self._due: dict[str, Callable[[Path], None]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.write_all)

    def read(self, load: Callable[[Path], tuple[_Loaded, Path | None]], name: str) -> _Loaded:
        """Return what a file of the folder holds; a damaged one is set aside, which `damages` tells."""
        found, bad = load(self._folder / name)
        if bad is not None:
            self._set_aside.append(bad)
        return found

    def damages(self) -> str:
        """Return a sentence about the files that were damaged, or "": one about all, since nobody reads five."""
        _ = self._interface.catalog.gettext
        kept = [path for path in self._set_aside if path.name not in self._untouched()]
        names = [path.name.partition(".damaged")[0] for path in kept]
        if len(names) == 1:
            return _("{name} was damaged. It was set aside as {path}.", name=names[0], path=kept[0])
        if not names:
            return ""
        sentence = _("These files were damaged: {names}. They were set aside in {folder}, as “….damaged-1”.")
        return sentence.format(names=", ".join(names), folder=self._folder)

    def unreadable(self) -> str:
        """Return a sentence about what could neither be read nor set aside, or ""."""
        untouched = sorted(self._untouched())
        if not untouched:
            return ""
        path = self._folder / untouched[0] if len(untouched) == 1 else self._folder
        return self._interface.catalog.gettext(
            "{path} cannot be read. Nothing is written there; the program begins with its usual settings.",
            path=path,
        )

    def _untouched(self) -> set[str]:
        """Return the names of the files that must stay as they are."""
        return {path.name for path in self._set_aside if ".damaged-" not in path.name}

    # -- windows of the last time -------------------------------------------------------------------------

    def not_open_yet(self) -> list[Session]:
        """Return the windows of the last time that have not been opened again."""
        if self._others is None:
            self._others = load_others(self._folder / "session.json")
        return self._others

    def take_others(self) -> list[Session]:
        """Return the same; from now on they are open."""
        others, self._others = self.not_open_yet(), []
        return others

    # -- writing ------------------------------------------------------------------------------------------

    def keep_windows(self, front: Session, behind: Sequence[Session]) -> None:
        """Write down where the windows stand, with those that are not open yet."""
        sessions = [*behind, *self.not_open_yet()]
        self.keep("session.json", lambda path: save_session(path, front, sessions))

    def keep_settings(self, settings: Settings) -> None:
        """Write down what was chosen."""
        self.keep("settings.json", lambda path: save_settings(path, settings))

    def keep_recent(self, recent: Recent) -> None:
        """Write down what was searched for and read last."""
        self.keep("recent.json", lambda path: save_recent(path, recent))

    def keep_reading(self, reading: ReadingList) -> None:
        """Write down which pages have been read."""
        self.keep("reading.json", lambda path: save_reading_list(path, reading))

    def keep_positions(self, write: Callable[[Path], None]) -> None:
        """Write down where one stopped on each page."""
        self.keep("positions.json", write)

    def keep(self, name: str, write: Callable[[Path], None]) -> None:
        """Have a file written soon, once for all that changes until then. `write` raises OSError where it cannot."""
        self._due[name] = write
        if not self._soon.isActive():
            self._soon.start()

    def write_all(self) -> None:
        """Write what is to be written, now; say the first time that something cannot be."""
        due, self._due = self._due, {}
        self._soon.stop()
        for name, write in due.items():
            if name not in self._untouched():
                self._write(self._folder / name, write)

    def _write(self, path: Path, write: Callable[[Path], None]) -> None:
        try:
            write(path)
            self._told_of_writing = False
        except OSError as error:
            if not self._told_of_writing:
                self._told_of_writing = True
                text = marked("{path} cannot be written: {reason}")
                reason = error.strerror or error
                self.said.emit(self._interface.catalog.gettext(text, path=self._folder, reason=reason))
