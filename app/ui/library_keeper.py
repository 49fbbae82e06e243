"""After the first page: is the library good? If not, it is rebuilt in the background and swapped in.

Emits facts only. The window decides what is shown meanwhile.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import BuildCancelledError, marked
from app.core.paths import Locations
from app.ui.tasks import TaskLine


class LibraryKeeper(QObject):
    """Verifies on its own thread, and rebuilds there.

    `good` carries the folder of a verified library, `rebuilding` the verdict on a bad one, `rebuilt` the new
    folder and its BuildReport. `swap_due` comes just before the new library takes the place of the old one: the
    build waits until every slot has returned, so that nobody has the old one open.
    """

    good = Signal(object)
    rebuilding = Signal(object)
    progressed = Signal(str, int, int)
    swap_due = Signal()
    _swap = Signal()
    rebuilt = Signal(object, object)
    failed = Signal(object)

    def __init__(self, locations: Locations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locations = locations
        self._line = TaskLine("library", self)
        self._line.finished.connect(self._on_finished)
        self._line.failed.connect(self.failed)
        self._swap.connect(self.swap_due, Qt.ConnectionType.BlockingQueuedConnection)

    def examine(self) -> None:
        """Look at every file of the library; emits `good`, or rebuilds."""
        from app.core.build import good_library  # noqa: PLC0415 - hashing, after the first paint

        self._line.submit(lambda _obsolete: ("verdict", good_library(self._locations)))

    def rebuild(self) -> None:
        """Build the library anew beside the old one; emits `rebuilt` when it has been put in place."""
        from app.core.build import build_library, rebuild_target  # noqa: PLC0415 - the compiler

        def job(obsolete: Callable[[], bool]) -> tuple[str, object]:
            def go_on(tell: Callable[..., None], *values: object) -> None:
                if obsolete():
                    raise BuildCancelledError(marked("The build was stopped."))
                tell(*values)

            target = rebuild_target(self._locations)
            report = build_library(
                self._locations.content,
                target,
                lambda *step: go_on(self.progressed.emit, *step),
                lambda: go_on(self._swap.emit),
            )
            return "report", (target, report)

        self._line.submit(job)

    def stop(self) -> None:
        """End the thread; a build under way is given up and leaves nothing behind."""
        self._line.stop()

    def _on_finished(self, result: object) -> None:
        assert isinstance(result, tuple)  # noqa: S101 - both jobs return a pair
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
