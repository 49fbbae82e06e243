"""After the first page: is the library good? If not, it is rebuilt in the background and swapped in.

Emits facts only. The window decides what is shown meanwhile.
"""

from PySide6.QtCore import QObject, Signal

from app.core.errors import BuildCancelledError, marked
from app.core.paths import Locations
from app.ui.tasks import Task, TaskLine


class LibraryKeeper(QObject):
    """Verifies on its own thread, and rebuilds there.

    `good` carries the folder of a verified library, `rebuilding` the verdict on a bad one, `rebuilt` the new
    folder and its BuildReport. `busy` says that one of the two is under way. `swap_due` comes just before the new library takes the place of the old one: the
    build waits until every slot has returned, so that nobody has the old one open.
    """

    good = Signal(object)
    rebuilding = Signal(object)
    progressed = Signal(str, int, int)
    swap_due = Signal()
    rebuilt = Signal(object, object)
    failed = Signal(object)

    def __init__(self, locations: Locations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locations = locations
        self._line = TaskLine("library", self)
        self._line.finished.connect(self._on_finished)
        self._line.failed.connect(self._on_failed)
        self._line.told.connect(self._on_told)
        self._line.asked.connect(self.swap_due)
        self.busy = False

    def examine(self) -> None:
        """Look at every file of the library; emits `good`, or rebuilds."""
        from app.core.build import good_library  # noqa: PLC0415 - hashing, after the first paint

        locations = self._locations
        self.busy = True
        self._line.submit(lambda _task: ("verdict", good_library(locations)))

    def rebuild(self) -> None:
        """Build the library anew beside the old one; emits `rebuilt` when it has been put in place."""
        from app.core.build import build_library, rebuild_target  # noqa: PLC0415 - the compiler

        locations = self._locations

        def job(task: Task) -> tuple[str, object]:
            def go_on() -> None:
                if task.is_obsolete():
                    raise BuildCancelledError(marked("The build was stopped."))

            def progress(stage: str, done: int, total: int) -> None:
                go_on()
                task.tell(stage, done, total)

            def before_install() -> None:
                go_on()
                task.ask()

            target = rebuild_target(locations)
            return "report", (target, build_library(locations.content, target, progress, before_install))

        self.busy = True
        self._line.submit(job)

    def stop(self) -> None:
        """End the thread; a build under way is given up and leaves nothing behind."""
        self._line.stop()

    def _on_told(self, step: tuple[str, int, int]) -> None:
        self.progressed.emit(*step)

    def _on_failed(self, error: object) -> None:
        self.busy = False
        self.failed.emit(error)

    def _on_finished(self, result: object) -> None:
        assert isinstance(result, tuple)  # noqa: S101 - both jobs return a pair
        self.busy = False
        kind, value = result
        if kind == "verdict":
            folder, verdict = value
            if folder is not None:
                self.good.emit(folder)
            else:
                self.rebuilding.emit(verdict)
                self.rebuild()
        else:
            self.rebuilt.emit(*value)
