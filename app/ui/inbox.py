"""What other starts of the program ask of this one: taken as it comes in, done in the window in front.

Whoever reads there is told, and how to come back. Where somebody is in the midst of something, it is done in a window
of its own.
"""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from app.core.model.language import LANGUAGES
from app.core.userdata.requests import requests_folder, take_requests
from app.ui.language import InterfaceLanguage
from app.ui.main_window import MainWindow
from app.ui.navigation import Place, place_at


class Inbox(QObject):
    """Answers for a profile. Where the folder of requests cannot be made, it stays without any."""

    def __init__(
        self,
        profile: Path,
        interface: InterfaceLanguage,
        front: Callable[[], MainWindow],
        another: Callable[[Place], MainWindow],
        parent: QObject,
    ) -> None:
        """`front` returns the window in front, `another` one that it has opened at a place."""
        super().__init__(parent)
        self._profile = profile
        self._interface = interface
        self._front, self._another = front, another
        self._searched = ""  # what was searched for from outside last: nobody here has typed it
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)

    def open(self) -> None:
        """Begin to answer; what has come in during the start is answered first."""
        self.look()

    def close(self) -> None:
        """Leave requests to whoever has the profile next."""
        self._watcher.directoryChanged.disconnect(self.look)

    def look(self) -> None:
        """See what has come in; a folder that has been removed is made and watched anew."""
        if not self._watcher.directories():
            self._watch()
        for request in take_requests(self._profile):
            self._answer(request)

    def _watch(self) -> None:
        folder = requests_folder(self._profile)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        # Where the system has no way to watch a folder, Qt looks at it once in a second by itself.
        self._watcher.addPath(str(folder))

    def _answer(self, request: dict[str, str]) -> None:
        """Come to the front and do there what a second start was asked for."""
        window = self._front()
        if request.get("ui_language") in LANGUAGES:
            self._interface.switch(request["ui_language"])
        place, text = place_at(request.get("page", "")), request.get("search", "")
        if place is not None and not window.desk.has_page(place.page):
            window.desk.open_page(place.page, place.block)  # which says why it cannot
            place = None
        if (place is not None or text) and self._in_use(window):
            window = self._another(place or window.reader.place())
            _ = self._interface.catalog.gettext
            window.say(_("Opened in a window of its own: the other one is in use."))
            place = None
        if request.get("language") in LANGUAGES:
            window.desk.read_in(request["language"])
        if place is not None:
            self._open(window, place)
        if text:
            self._searched = text
            _search(window, text)
        _come_forward(window, request.get("token", ""))

    def _open(self, window: MainWindow, place: Place) -> None:
        """Open a place in a window where somebody reads, and tell them how to come back."""
        page = window.reader.page
        # Told first: where there is something wrong with the link, that has the last word.
        if page is not None:
            keys = window.actions_table["back"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            _ = self._interface.catalog.gettext
            told = _("Opened from a link. Back ({keys}) returns to “{title}”.", keys=keys, title=page.title)
            window.say(told)
        window.desk.open_page(place.page, place.block)

    def _in_use(self, window: MainWindow) -> bool:
        """Say whether somebody is in the midst of something that another page would take away."""
        if any(dialog.isVisible() for dialog in window.findChildren(QDialog)):
            return True
        if window.parts is None:
            return False
        searching = window.parts.search.active and window.header.search.text() != self._searched
        return searching or window.parts.finding.switcher.isVisible()


def _search(window: MainWindow, text: str) -> None:
    """Search in a window, as soon as it can; the keyboard goes there, to step through what is found."""

    def begin() -> None:
        window.header.search.setText(text)
        window.header.search.setFocus()

    if window.parts is None:
        window.first_painted.connect(begin)
    else:
        begin()


def _come_forward(window: MainWindow, token: str) -> None:
    """Come before other windows and take the keyboard; some systems want the token of whoever asked for it."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it, once
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
