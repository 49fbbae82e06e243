"""What the program runs beside its windows. Imported and made after the first paint: all of it can wait for the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.core.content.library import Library
from app.core.paths import Locations
from app.core.userdata.reading_list import load_reading_list
from app.core.userdata.recent import load_recent
from app.ui.appearance import Appearance
from app.ui.fallbacks import damages, fallbacks, still
from app.ui.garbage import GarbageCollector
from app.ui.inbox import Inbox
from app.ui.language import InterfaceLanguage
from app.ui.library_care import LibraryCare
from app.ui.library_keeper import LibraryKeeper
from app.ui.main_window import MainWindow
from app.ui.memory import Memory
from app.ui.navigation import Place
from app.ui.notices import Notices
from app.ui.positions import open_positions
from app.ui.reading_marks import ReadingMarks
from app.ui.unhandled import UnhandledErrors
from app.ui.window_parts import SharedParts, WindowParts


class Services(QObject):
    """Made once, by the program, which connects what concerns its windows.

    `shared` is what the windows search and find with, `keeper` builds and verifies the library, `care` opens it.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        memory: Memory,
        where: Locations,
        library: Library | None,
        interface: InterfaceLanguage,
        front: Callable[[], MainWindow],
    ) -> None:
        """`front` returns the window in front."""
        super().__init__(parent)
        still()
        self._memory = memory
        self._interface = interface
        self._front = front
        recent = memory.read(load_recent, "recent.json")
        positions = memory.read(open_positions, "positions.json")
        positions.write_due.connect(memory.keep_positions)
        marks = ReadingMarks(memory.read(load_reading_list, "reading.json"), self)
        marks.changed.connect(memory.keep_reading)
        self.shared = SharedParts(recent, positions, marks, self)
        self.shared.recent.changed.connect(memory.keep_recent)
        self.keeper = LibraryKeeper(where, self)
        self.care = LibraryCare(library, self.keeper, interface, self)
        self.unhandled = UnhandledErrors(self)
        self.garbage = GarbageCollector(self)
        self.notices = Notices(front, self)
        self._inbox: Inbox | None = None

    def complete(self, window: MainWindow) -> None:
        """Make what a window still lacks after its first paint."""
        window.parts = WindowParts(window, self.shared)
        if self.care.library is not None:
            window.parts.use_library(self.care.library, self.care.engine)

    def tell_of_the_start(self, appearance: Appearance, ignored: tuple[str, ...]) -> None:
        """Say what went wrong with files at the start; `ignored` are settings that made no sense."""
        catalog = self._interface.catalog
        self.notices.add(damages(catalog, appearance))
        self.notices.add(self._memory.damages())
        self.notices.add(self._memory.unreadable())
        self.notices.add(fallbacks(catalog, appearance, ignored))
        if ignored:
            self._memory.keep_settings(appearance.settings)  # said once, not at every start

    def answer(self, profile: Path, another: Callable[[Place], MainWindow]) -> None:
        """Do from now on what other starts with this profile ask for; `another` opens a window at a place."""
        self._inbox = Inbox(profile, self._interface, self._front, another, self)
        self._inbox.open()

    def stop(self) -> None:
        """End everything: the last window has been closed."""
        if self._inbox is not None:
            self._inbox.close()
        self.unhandled.close()
        self.keeper.stop()
        self.shared.stop()
        self.care.close()
