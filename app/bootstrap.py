"""Composition root: the only module that knows every class. Opens the window, then what can wait.

What is imported here at the top is what the first page needs, and decides how soon it is on screen. Everything
else is imported and made in `Program._complete`, after the first paint.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core import paths
from app.core.content.library import Library
from app.core.content.manifest import usable_library
from app.core.errors import BriefingError, marked
from app.core.model.language import LANGUAGES, closest_language
from app.core.paths import Locations
from app.core.userdata.session import Session, load_session, save_session
from app.core.userdata.settings import Settings, load_settings, save_settings
from app.ui.appearance import Appearance
from app.ui.language import InterfaceLanguage
from app.ui.main_window import MainWindow
from app.ui.navigation import Place
from app.ui.reader.fonts import load_reading_face
from app.ui.theme import ThemeControl

if TYPE_CHECKING:
    from app.core.userdata.reading_list import ReadingList
    from app.core.userdata.recent import Recent


class WindowOptions(NamedTuple):
    """What the command line may say about the window; everything has a default."""

    language: str = ""
    ui_language: str = ""
    page: str = ""
    search: str = ""
    profile: str = ""


def _asked_for(page: str) -> Place | None:
    """Return the place that `--page ID[#BLOCK]` names, or None where it names none."""
    page, _, block = page.removeprefix("briefing:").partition("#")
    return Place(page, block, target=bool(block)) if page else None


class Program(QObject):
    """The running program: one window, its library, and the files that remember what was done."""

    def __init__(self, options: WindowOptions, where: Locations | None = None) -> None:
        super().__init__()
        profile = Path(options.profile) if options.profile else None
        self._options = options
        self._user = paths.user_folder(profile)
        self._locations = where or paths.default_locations(profile)
        settings, bad_settings = load_settings(self._user / "settings.json")
        session, bad_session = load_session(self._user / "session.json")
        self._set_aside = [path for path in (bad_settings, bad_session) if path is not None]
        self._complete_already = False
        self._told_of_writing = False
        resources = paths.resources_folder()
        wanted = options.ui_language or settings.ui_language or QLocale.system().name()
        self.interface = InterfaceLanguage(resources / "locale", closest_language(wanted))
        self.themes = ThemeControl(resources / "themes", settings.theme)
        if options.language in LANGUAGES:
            session = session._replace(language=options.language)
        self.appearance = Appearance(resources / "icons", self.themes, settings, load_reading_face())
        self.window = MainWindow(
            resources, self.interface, self.appearance, session, _asked_for(options.page)
        )
        self.window.session_changed.connect(self._on_session_changed)
        self.appearance.settings_changed.connect(self._on_settings_changed)
        self.window.first_painted.connect(self._complete)
        self.window.closed.connect(self._on_closed)
        self._open_library()

    def _open_library(self) -> None:
        """Open whatever can be read at once; without a library the window says that one is being made."""
        folder = usable_library(self._locations)
        try:
            if folder is not None:
                self.window.desk.set_library(Library(folder))
                return
        except BriefingError:
            pass  # a database that looked good from outside: the keeper will find out what is wrong with it
        _ = self.interface.catalog.gettext
        title, sentence = _("One moment"), _("The briefing is being prepared. This takes a few seconds.")
        self.window.reader.show_message(f"<h1>{title}</h1><p>{sentence}</p>")

    # -- after the first paint ----------------------------------------------------------------------------

    def _complete(self) -> None:
        if self._complete_already:
            return
        self._complete_already = True
        from app.core.userdata.reading_list import load_reading_list  # noqa: PLC0415 - all of this can wait
        from app.core.userdata.recent import load_recent  # noqa: PLC0415 - all of this can wait for the page
        from app.ui.finding import Finding  # noqa: PLC0415 - for the same reason
        from app.ui.library_keeper import LibraryKeeper  # noqa: PLC0415 - for the same reason
        from app.ui.main_menu import MainMenu  # noqa: PLC0415 - for the same reason
        from app.ui.panels.details import DetailsPanel  # noqa: PLC0415 - for the same reason
        from app.ui.panels.results import ResultsPanel  # noqa: PLC0415 - for the same reason
        from app.ui.reading_aids import ReadingAids  # noqa: PLC0415 - for the same reason
        from app.ui.search_desk import SearchDesk  # noqa: PLC0415 - for the same reason
        from app.ui.wiring import connect_window  # noqa: PLC0415 - for the same reason

        window = self.window
        self.interface.load_qt_texts()
        self.themes.follow_system()
        self.results = ResultsPanel(self.interface, self.themes.theme, window)
        self.results.set_reading_language(window.desk.language)
        self.details = DetailsPanel(self.interface, window)
        self.search = SearchDesk(window.header.search, self.results, self.interface, window.desk.language)
        recent, bad_recent = load_recent(self._user / "recent.json")
        if bad_recent is not None:
            self._set_aside.append(bad_recent)
        self.finding = Finding(window, self.search, recent)
        self.finding.recent_changed.connect(self._on_recent_changed)
        reading, bad_reading = load_reading_list(self._user / "reading.json")
        if bad_reading is not None:
            self._set_aside.append(bad_reading)
        self.menu = MainMenu(window)
        window.panes.add_results(self.results)
        window.panes.add_details(self.details)
        self.aids = ReadingAids(window, self.details, reading)
        self.aids.reading_changed.connect(self._on_reading_changed)
        connect_window(
            window,
            self.search,
            self.results,
            self.details,
            menu=self.menu,
            finding=self.finding,
            aids=self.aids,
        )
        self.keeper = LibraryKeeper(self._locations, self)
        self.keeper.good.connect(self._on_library_good)
        self.keeper.rebuilding.connect(self._on_rebuilding)
        self.keeper.progressed.connect(self._on_progressed)
        self.keeper.swap_due.connect(self._on_swap_due)
        self.keeper.rebuilt.connect(self._on_rebuilt)
        self.keeper.failed.connect(self._on_rebuild_failed)
        if window.desk.library is not None:
            self._use_library("scan")
        for path in self._set_aside:
            self._say(
                marked("{name} was damaged. It was set aside as {path}."),
                name=path.name.split(".d")[0],
                path=path,
            )
        if self._options.search:
            window.header.search.setText(self._options.search)
        self.keeper.examine()
        gc.freeze()
        gc.enable()

    def _say(self, message: str, **values: object) -> None:
        self.window.say(self.interface.catalog.gettext(message, **values))

    def _use_library(self, engine: str) -> None:
        library = self.window.desk.library
        assert library is not None  # noqa: S101 - callers have looked
        self.results.set_library(library)
        self.details.show_page(self.window.reader.page, library)
        self.search.control.use(library.folder, engine)
        self.finding.use(library)
        self.search.ask_again()

    def _on_library_good(self, folder: Path) -> None:
        library = self.window.desk.library
        if library is None or library.folder != folder:
            self.window.desk.close_library()
            self.window.desk.set_library(Library(folder))
        self._use_library("auto")

    def _on_rebuilding(self, verdict: object) -> None:
        state = getattr(verdict, "state", "")
        if state == "damaged":
            self._say(marked("The search index was damaged; it is being rebuilt. You can go on reading."))
        elif state == "stale":
            self._say(marked("The briefing has changed; it is being prepared anew."))

    def _on_progressed(self, stage: str, done: int, total: int) -> None:
        if self.window.desk.library is None and total:
            _ = self.interface.catalog.gettext
            text = _("Preparing the pages") if stage == "pages" else _("Preparing the search")
            self.window.say(f"{text} {100 * done // total} %")

    def _on_swap_due(self) -> None:
        self.search.control.release()
        self.results.set_library(None)
        self.finding.names.release()
        self.window.desk.close_library()

    def _on_rebuilt(self, folder: Path, report: object) -> None:
        first = self.window.reader.page is None
        self.window.desk.set_library(Library(folder))
        self._use_library("auto")
        if problems := getattr(report, "problems", 0):
            self._say(
                marked("The briefing is ready; {count} faults in its files were found (briefing check)."),
                count=problems,
            )
        elif not first:
            self._say(marked("The search index is ready."))

    def _on_rebuild_failed(self, error: object) -> None:
        if self.window.desk.library is None:
            self._open_library()
        catalog = self.interface.catalog
        reason = str(error)
        if isinstance(error, BriefingError):
            reason = catalog.gettext(error.message).format(**error.values)
        self._say(marked("The search index could not be rebuilt: {reason}"), reason=reason)

    # -- what is remembered -------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        self._write(lambda: save_session(self._user / "session.json", session))

    def _on_settings_changed(self, settings: Settings) -> None:
        self._write(lambda: save_settings(self._user / "settings.json", settings))

    def _on_recent_changed(self, recent: "Recent") -> None:
        from app.core.userdata.recent import save_recent  # noqa: PLC0415 - loaded by now

        self._write(lambda: save_recent(self._user / "recent.json", recent))

    def _on_reading_changed(self, reading: "ReadingList") -> None:
        from app.core.userdata.reading_list import save_reading_list  # noqa: PLC0415 - loaded by now

        self._write(lambda: save_reading_list(self._user / "reading.json", reading))

    def _write(self, write: Callable[[], None]) -> None:
        try:
            write()
            self._told_of_writing = False
        except OSError as error:
            if not self._told_of_writing:
                self._told_of_writing = True
                self._say(
                    marked("{path} cannot be written: {reason}"),
                    path=self._user,
                    reason=error.strerror or error,
                )

    def _on_closed(self) -> None:
        if self._complete_already:
            self.keeper.stop()
            self.search.control.stop()
            self.finding.names.stop()
        self._complete_already = True  # nothing is begun any more
        self.window.desk.close_library()


def run(options: WindowOptions) -> int:
    """Open the window and return the exit code once it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("briefing")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("delegate-briefing")
    application.setStyle("Fusion")
    program = Program(options)
    program.window.show()
    # A signal from the terminal is only seen by Python when Python runs.
    heartbeat = QTimer()
    heartbeat.start(500)
    heartbeat.timeout.connect(lambda: None)
    return application.exec()
