"""The names of the library in use, read on a thread of their own: what the switcher and completion look through."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.search.completion import Completion
from app.core.search.names import Name, read_names
from app.core.search.switcher import Switcher
from app.ui.tasks import Job, Task, TaskLine


class NameControl(QObject):
    """Has no names until they have been read; `ready` says when."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.switcher = Switcher(())
        self.completion = Completion(())
        self._folder: Path | None = None
        self._line = TaskLine("names", self)
        self._line.finished.connect(self._on_read)

    def use(self, folder: Path) -> None:
        """Read the names of another library."""
        if folder != self._folder:
            self._folder = folder
            self._line.submit(_reading(folder))

    def release(self) -> None:
        """Wait until nothing is being read, so that the library can be replaced; then it is read again."""
        self._line.run_and_wait(lambda: None)
        self._folder = None

    def stop(self) -> None:
        """End the thread."""
        self._line.stop()

    def _on_read(self, found: tuple[Switcher, Completion]) -> None:
        self.switcher, self.completion = found
        self.ready.emit()


def _reading(folder: Path) -> Job:
    def read(_task: Task) -> tuple[Switcher, Completion]:
        names: tuple[Name, ...] = read_names(folder)
        return Switcher(names), Completion(names)

    return read
