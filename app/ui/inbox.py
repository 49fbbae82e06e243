"""What other starts of the program ask of this one, as it comes in."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from app.core.userdata.requests import requests_folder, take_requests


class Inbox(QObject):
    """Emits `arrived` with the options of each request; a folder that cannot be made stays without any."""

    arrived = Signal(object)

    def __init__(self, profile: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._profile = profile
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)

    def open(self) -> None:
        """Begin to answer; what has come in during the start is answered first."""
        folder = requests_folder(self._profile)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._watcher.addPath(str(folder))
        self.look()

    def look(self) -> None:
        """See what has come in. Also called now and then: not every file system tells."""
        for request in take_requests(self._profile):
            self.arrived.emit(request)
