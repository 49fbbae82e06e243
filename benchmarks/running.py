"""The real program inside this process: opened with a profile of its own, driven until something is true.

For whoever measures it or takes its picture. No sleeps: the event loop runs until a condition holds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program, WindowOptions
from app.core.content.library import Library
from app.core.paths import Locations
from app.core.userdata.settings import Settings, save_settings
from app.ui.main_window import MainWindow

_PATIENCE = 20.0  # seconds


class NotShownError(Exception):
    """What was waited for did not come."""


def application() -> QApplication:
    """Return the application, made as the program makes it."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(made, QApplication)
    made.setStyle("Fusion")
    qInstallMessageHandler(_pass_on)
    return made


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Print what Qt has to say, but for what a screen in memory cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Run the event loop until `condition` holds. Raises NotShownError after 20 s, naming `what`."""
    loop = QEventLoop()
    heartbeat = QTimer()  # so that the wait for events ends even where nothing happens
    heartbeat.start(50)
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise NotShownError(what)
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class RunningProgram:
    """The program with its window open, its library verified and its search ready."""

    def __init__(
        self,
        profile: Path,
        where: Locations,
        language: str = "en",
        settings: Settings | None = None,
    ) -> None:
        self.application = application()
        save_settings(profile / "settings.json", settings or Settings(ui_language=language, theme="light"))
        self.program = Program(WindowOptions(language=language, profile=str(profile)), where)
        self._complete = self._verified = False
        # After the program's own slot, which has made the keeper by then.
        self.window.first_painted.connect(self._on_first_painted)
        self.window.show()
        wait_until(lambda: self._complete, "the first page")
        wait_until(lambda: self._verified, "the verified library")

    def _on_first_painted(self) -> None:
        self._complete = True
        self.program.keeper.good.connect(self._on_library_good)
        self.program.keeper.rebuilt.connect(self._on_library_good)

    def _on_library_good(self) -> None:
        self._verified = True

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.program.window

    @property
    def library(self) -> Library:
        """The library being read."""
        library = self.window.desk.library
        assert library is not None
        return library

    def type(self, text: str) -> None:
        """Send one character, or several, to the search field as key presses."""
        box, click = self.window.header.search, QTest.KeyAction.Click
        for character in text:
            QTest.sendKeyEvent(click, box, Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier)

    def close(self) -> None:
        """Close the window and end the threads of the program."""
        self.window.close()
        for translator in self.program.interface.findChildren(QTranslator):
            self.application.removeTranslator(
                translator
            )  # or keys have its names for them in the next program
        self.window.deleteLater()
        self.program.deleteLater()
        self.application.processEvents()
