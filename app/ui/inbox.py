"""What other starts of the program ask of this one: taken as it comes in, done in the window in front."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer

from app.core.model.language import LANGUAGES
from app.core.userdata.requests import requests_folder, take_requests
from app.ui.language import InterfaceLanguage
from app.ui.main_window import MainWindow
from app.ui.navigation import place_at

_NOW_AND_THEN = 500  # ms; not every file system tells when something has come in


class Inbox(QObject):
    """Answers for a profile. Where the folder of requests cannot be made, it stays without any."""

    def __init__(
        self, profile: Path, interface: InterfaceLanguage, front: Callable[[], MainWindow], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._interface = interface
        self._front = front
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(_NOW_AND_THEN)
        self._timer.timeout.connect(self.look)

    def open(self) -> None:
        """Begin to answer; what has come in during the start is answered first."""
        folder = requests_folder(self._profile)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._watcher.addPath(str(folder))
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Leave requests to whoever has the profile next."""
        self._timer.stop()
        self._watcher.directoryChanged.disconnect(self.look)

    def look(self) -> None:
        """See what has come in."""
        for request in take_requests(self._profile):
            self._answer(request)

    def _answer(self, request: dict[str, str]) -> None:
        """Come to the front and do there what a second start was asked for."""
        window = self._front()
        if request.get("ui_language") in LANGUAGES:
            self._interface.switch(request["ui_language"])
        if request.get("language") in LANGUAGES:
            window.desk.read_in(request["language"])
        if place := place_at(request.get("page", "")):
            window.desk.open_page(place.page, place.block)
        if text := request.get("search", ""):
            window.header.search.setText(text)
        _come_forward(window, request.get("token", ""))


def _come_forward(window: MainWindow, token: str) -> None:
    """Come before other windows and take the keyboard; some systems want the token of whoever asked for it."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it, once
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
