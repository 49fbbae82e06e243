"""What one window gets after its first paint: results, details, search, menu and what helps to find."""

from PySide6.QtCore import QObject

from app.core.content.library import Library
from app.core.errors import LibraryError
from app.core.userdata.recent import Recent
from app.ui.finding import Finding, RecentReading
from app.ui.main_menu import MainMenu
from app.ui.main_window import MainWindow
from app.ui.name_control import NameControl
from app.ui.panels.details import DetailsPanel
from app.ui.panels.results import ResultsPanel
from app.ui.positions import Positions
from app.ui.reading_aids import ReadingAids
from app.ui.reading_marks import ReadingMarks
from app.ui.search_control import SearchThread
from app.ui.search_desk import SearchDesk
from app.ui.wiring import connect_window


class SharedParts(QObject):
    """What all windows search and find with, and what was read in any of them."""

    def __init__(self, recent: Recent, positions: Positions, marks: ReadingMarks, parent: QObject) -> None:
        super().__init__(parent)
        self.marks = marks
        self.positions = positions
        positions.setParent(self)
        self.recent = RecentReading(recent, self)
        self.search = SearchThread(self)
        self.names = NameControl(self)

    def stop(self) -> None:
        """End the threads."""
        self.search.stop()
        self.names.stop()


class WindowParts(QObject):
    """Makes and wires them. Owned by its window, which it completes."""

    def __init__(self, window: MainWindow, shared: SharedParts) -> None:
        super().__init__(window)
        self._window = window
        self.results = ResultsPanel(window.interface, window.appearance.themes.theme, window)
        self.results.set_reading_language(window.desk.language)
        self.details = DetailsPanel(window.interface, window)
        self.search = SearchDesk(
            window.header.search, self.results, window.interface, window.desk.language, shared.search
        )
        self.finding = Finding(window, self.search, shared.recent, shared.names)
        self.menu = MainMenu(window)
        shared.positions.share(window.desk)
        window.panes.add_results(self.results)
        window.panes.add_details(self.details)
        self.aids = ReadingAids(window, self.details, shared.marks)
        connect_window(
            window,
            self.search,
            self.results,
            self.details,
            menu=self.menu,
            finding=self.finding,
            aids=self.aids,
        )

    def use_library(self, library: Library, engine: str) -> None:
        """Show, search and find in this library; `engine` is "scan" until its index has been verified."""
        self.results.set_library(library)
        self.search.control.use(library.folder, engine)
        try:
            self.details.show_page(self._window.reader.page, library)
            self.finding.use(library)
        except LibraryError as error:
            self._window.desk.failed.emit(error)
        self.search.ask_again()

    def release(self) -> None:
        """Let go of the library on every thread, so that it can be replaced."""
        self.search.control.release()
        self.results.set_library(None)
        self.finding.names.release()

    def stop(self) -> None:
        """Ask and answer nothing any more."""
        self.search.control.stop()
