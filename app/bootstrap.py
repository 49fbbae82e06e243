"""Composition root: opens the windows and what they share; what can wait is made after the first paint.

What is imported here at the top is what the first page needs, and decides how soon it is on screen. Everything
else is imported and made by `app.services`, after the first paint.
"""

import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication

from app.core import paths
from app.core.content.library import Library
from app.core.content.manifest import usable_library
from app.core.errors import BriefingError, LibraryError
from app.core.model.language import LANGUAGES, closest_language
from app.core.paths import Locations
from app.core.userdata.session import Session, load_session
from app.core.userdata.settings import Settings, load_settings
from app.ui.appearance import Appearance, load_reading_face
from app.ui.language import InterfaceLanguage
from app.ui.main_window import MainWindow
from app.ui.navigation import Place, place_at
from app.ui.theme import ThemeControl

if TYPE_CHECKING:
    from app.services import Services
    from app.ui.memory import Memory

_STEP = 32  # pixels between a window and one opened from it


class WindowOptions(NamedTuple):
    """What the command line may say about the window; everything has a default."""

    language: str = ""
    ui_language: str = ""
    page: str = ""
    search: str = ""
    profile: str = ""


class Program(QObject):
    """The running program: its library, its windows, and the files that remember what was done.

    Settings, interface language, theme and library are those of all windows; place, reading language and history
    belong to each. `windows` has the one in front first.
    """

    first_painted = Signal()
    """The first page is on screen; what could wait for it comes now."""

    def __init__(
        self,
        options: WindowOptions,
        where: Locations | None = None,
        *,
        answers: bool = False,
        unanswered: bool = False,
    ) -> None:
        """With `answers` this is the program that other starts turn to; `unanswered` is one that does not answer."""
        super().__init__()
        self._answers, self._unanswered = answers, unanswered
        profile = Path(options.profile) if options.profile else None
        self._options = options
        self._user = paths.user_folder(profile)
        self._locations = where or paths.default_locations(profile)
        settings, bad_settings, self._ignored = load_settings(self._user / "settings.json")
        session, bad_session = load_session(self._user / "session.json")
        self._set_aside = [path for path in (bad_settings, bad_session) if path is not None]
        self._quitting = self._over = False
        self.services: Services | None = None
        self._memory: Memory | None = None
        self._resources = paths.resources_folder()
        wanted = options.ui_language or settings.ui_language or QLocale.system().name()
        self.interface = InterfaceLanguage(self._resources / "locale", closest_language(wanted))
        self.themes = ThemeControl(
            self._resources / "themes",
            settings.theme,
            settings.density,
            settings.interface_size,
            system_contrast=settings.system_contrast,
        )
        if options.language in LANGUAGES:
            session = session._replace(language=options.language)
        face = load_reading_face(self.themes.damaged)
        self.appearance = Appearance(self._resources / "icons", self.themes, settings, face)
        self.appearance.settings_changed.connect(self._on_settings_changed)
        self.windows: list[MainWindow] = []
        self._library = self._readable_library()
        self._begin(self._make_window(session, place_at(options.page)), self._library)

    @property
    def window(self) -> MainWindow:
        """The window in front."""
        return self.windows[0]

    def _make_window(self, session: Session, asked_for: Place | None) -> MainWindow:
        window = MainWindow(self._resources, self.interface, self.appearance, session, asked_for)
        self.windows.insert(0, window)
        window.session_changed.connect(self._on_session_changed)
        window.first_painted.connect(lambda: self._on_first_painted(window))
        window.closed.connect(lambda: self._on_closed(window))
        window.quit_requested.connect(self.quit)
        window.failed.connect(self._on_failed)
        window.desk.elsewhere_requested.connect(self.open_window)
        return window

    def _readable_library(self) -> Library | None:
        """Open whatever can be read at once."""
        folder = usable_library(self._locations)
        try:
            return Library(folder) if folder is not None else None
        except BriefingError:
            return None  # it looked good from outside: the keeper will find out what is wrong with it

    def _begin(self, window: MainWindow, library: Library | None) -> None:
        """Have a window read the library; without a page it says that one is being made."""
        if library is not None:
            window.desk.set_library(library)
        if window.reader.page is None:
            _ = self.interface.catalog.gettext
            title, sentence = _("One moment"), _("The briefing is being prepared. This takes a few seconds.")
            window.reader.show_message(f"<h1>{title}</h1><p>{sentence}</p>")

    def _on_failed(self, error: object) -> None:
        """Have the library looked at where something could not be read from it."""
        if self.services is not None and isinstance(error, LibraryError):
            self.care.doubt()

    # -- after the first paint ----------------------------------------------------------------------------

    def _on_first_painted(self, window: MainWindow) -> None:
        if self._over or window not in self.windows or window.parts is not None:
            return
        if self.services is None:
            self.first_painted.emit()
            self._complete(window)
        else:
            self.services.complete(window)

    def _complete(self, window: MainWindow) -> None:
        """Make what all windows share and the first one still lacks; then open the others of the last time."""
        from app.services import Services  # noqa: PLC0415 - everything that can wait for the page

        self.interface.load_qt_texts()
        self.themes.follow_system()
        self.services = services = Services(
            self,
            memory=self.memory,
            where=self._locations,
            library=self._library,
            interface=self.interface,
            front=lambda: self.window,
        )
        self.shared, self.keeper, self.care = services.shared, services.keeper, services.care
        self.care.opened.connect(self._on_library_opened)
        self.care.closing.connect(self._on_library_closing)
        self.care.said.connect(self._say)
        self.care.lost.connect(self._on_library_lost)
        services.unhandled.failed.connect(self._on_unhandled)
        services.complete(window)
        services.tell_of_the_start(self.appearance, self._ignored)
        if self._options.search:
            window.header.search.setText(self._options.search)
        QApplication.instance().focusWindowChanged.connect(self._on_focus_window_changed)  # type: ignore[union-attr]
        self.keeper.examine()
        if self._unanswered:
            _ = self.interface.catalog.gettext
            services.notices.add(
                _("This program is running already, but does not answer. Here is another window.")
            )
        self._open_others(window)
        if self._answers:
            services.answer(self._user, self.open_window)

    def _open_others(self, window: MainWindow) -> None:
        """Open the other windows of the last time behind the first one."""
        others = self.memory.take_others()
        for session in others:
            self._show_behind(self._make_window(session, None))
        if others:
            window.raise_()
            window.activateWindow()

    # -- windows ------------------------------------------------------------------------------------------

    def open_window(self, place: Place) -> MainWindow:
        """Show a place in a window of its own, which begins with the language and the looks of the one in front."""
        front = self.window
        front.save_session()
        window = self._make_window(front.session._replace(geometry=""), place)
        self._begin(window, self.care.library)
        window.resize(front.size())
        window.move(front.pos() + QPoint(_STEP, _STEP))
        window.show()
        window.activateWindow()
        return window

    def _show_behind(self, window: MainWindow) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see plain_enums

        self.windows.append(self.windows.pop(0))
        self._begin(window, self.care.library)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.show()
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)

    def _on_focus_window_changed(self) -> None:
        front = QApplication.activeWindow()
        if isinstance(front, MainWindow) and front in self.windows:
            self.windows.remove(front)
            self.windows.insert(0, front)

    def quit(self) -> None:
        """Close every window; all of them are opened again the next time."""
        for window in self.windows:
            window.save_session()
        self._quitting = True
        for window in list(self.windows):
            window.close()

    def end(self, signal_number: int) -> None:
        """Quit because a signal of the system asks for it; the exit code says which, as that of a shell does."""
        self.quit()
        QApplication.exit(128 + signal_number)  # also out of the event loop of a dialog

    def _on_closed(self, window: MainWindow) -> None:
        if window.parts is not None:
            window.parts.stop()
        window.desk.leave_library()
        if len(self.windows) > 1:
            self.windows.remove(window)
            self._on_session_changed()
            window.deleteLater()
            if self.services is not None:
                self.services.garbage.collect_soon()
            return
        if self.services is not None:
            self.services.stop()
        elif self._library is not None:
            self._library.close()
        if self._memory is not None:
            self._memory.write_all()
        self._over = True  # nothing is begun any more

    # -- the library --------------------------------------------------------------------------------------

    def _on_library_opened(self, library: Library, engine: str) -> None:
        for window in self.windows:
            if window.desk.library is not library:
                window.desk.set_library(library)
            if window.parts is not None:
                window.parts.use_library(library, engine)

    def _on_library_closing(self) -> None:
        for window in self.windows:
            if window.parts is not None:
                window.parts.release()
            window.desk.leave_library()

    def _on_library_lost(self, sentence: str) -> None:
        library = self._readable_library() if self.care.library is None else None
        if library is not None:
            self.care.adopt(library)
        for window in self.windows:
            if window.reader.page is None:
                title = self.interface.catalog.gettext("The briefing cannot be read")
                window.reader.show_message(f"<h1>{title}</h1><p>{escape(sentence)}</p>")

    def _on_unhandled(self, error: Exception) -> None:
        self.window.say_error(error)

    # -- what is remembered -------------------------------------------------------------------------------

    @property
    def memory(self) -> "Memory":
        """What reads and writes the files of the user's folder. Nothing of them is written before the first paint."""
        if self._memory is None:
            from app.ui.memory import Memory  # noqa: PLC0415 - before the paint nothing is written

            self._memory = Memory(self._user, self._set_aside, self.interface)
            self._memory.setParent(self)
            self._memory.said.connect(self._say)
        return self._memory

    def _on_session_changed(self) -> None:
        if self._quitting:
            return  # it has been written down with all windows
        front, *behind = (window.session for window in self.windows)
        self.memory.keep_windows(front, behind)

    def _on_settings_changed(self, settings: Settings) -> None:
        self.memory.keep_settings(settings)

    def _say(self, text: str) -> None:
        self.window.say(text)


def run(options: WindowOptions, *, answers: bool = False, unanswered: bool = False) -> int:
    """Open the window and return the exit code once the last one is closed; see `Program` for the rest."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("briefing")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("delegate-briefing")
    application.setStyle("Fusion")
    program = Program(options, answers=answers, unanswered=unanswered)
    program.window.show()
    if sys.platform != "win32":
        program.first_painted.connect(lambda: _end_with_signals(program))
    return application.exec()


def _end_with_signals(program: Program) -> None:
    from app.ui.unix_signals import SignalListener  # noqa: PLC0415 - can wait for the page

    SignalListener(program).received.connect(program.end)
