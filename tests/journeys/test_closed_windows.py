"""A closed window gives everything back, at once and on the right thread; collecting garbage is not needed for it."""

import gc
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog

from app.core.paths import Locations
from app.core.userdata.session import BOTH
from app.ui.dialogs.export import FileChoice
from app.ui.dialogs.export_form import Choice
from app.ui.export_desk import ExportDesk
from app.ui.main_window import MainWindow
from app.ui.navigation import Place
from tests.rest import rest
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library)
    briefing.wait_for_library()
    return briefing


@pytest.fixture
def _no_collection() -> Iterator[None]:
    """Find out what is given back without the collector: it may come much later."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def qt_objects(briefing: OpenBriefing) -> dict[int, QObject]:
    """Return every Qt object that Python knows and Qt has not deleted.

    Asked for while no thread works: a tuple that another one is just making must not get a second reference.
    """
    shared = briefing.program.shared
    shared.search.line.run_and_wait(lambda: None)
    shared.names.release()
    known = (one for one in gc.get_objects() if isinstance(one, QObject))
    return {id(one): one for one in known if shiboken6.isValid(one)}


def holders(thing: object) -> str:
    """Say what refers to an object, for a test that fails."""
    found = [one for one in gc.get_referrers(thing) if not isinstance(one, list) or len(one) < 1000]
    return f"{thing!r}, held by " + "; ".join(f"{type(one).__name__} {one!r:.120}" for one in found[:5])


def use(briefing: OpenBriefing, window: MainWindow) -> None:
    """Do in a window what a reader does there: search, both languages, dialogs, the menu."""
    assert window.parts is not None
    window.header.search.setText("exchange")
    briefing.wait_until(lambda: window.parts.results.current_hit() is not None)  # type: ignore[union-attr]
    window.parts.search.leave()
    window.desk.show_in(BOTH)
    window.desk.read_in("fr")
    for name in (
        "shortcuts",
        "search_help",
        "about",
        "go_to",
        "appearance",
        "export",
        "switcher",
        "find",
        "glossary",
    ):
        window.actions_table[name].trigger()
    window.parts.menu.menu.aboutToShow.emit()
    for dialog in window.findChildren(QDialog):
        dialog.close()


def open_use_and_close(briefing: OpenBriefing) -> None:
    window = briefing.program.open_window(Place("topics/ott"))
    briefing.wait_until(lambda: window.parts is not None)
    use(briefing, window)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def handles() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


@pytest.mark.usefixtures("_no_collection")
def test_a_closed_window_leaves_no_qt_object_thread_or_handle(briefing: OpenBriefing) -> None:
    open_use_and_close(briefing)  # what all windows share is made with the first one
    before = qt_objects(briefing)
    widgets, threads, files = len(QApplication.allWidgets()), threading.active_count(), handles()
    for _ in range(3):
        open_use_and_close(briefing)
    left = [one for name, one in qt_objects(briefing).items() if name not in before]
    assert not left, "\n".join(holders(one) for one in left)
    assert (len(QApplication.allWidgets()), threading.active_count()) == (widgets, threads)
    assert handles() <= files


def test_python_objects_of_closed_windows_are_collected(briefing: OpenBriefing) -> None:
    """The event loop collects by itself; afterwards there are no more objects than before."""
    counts = []
    for _ in range(4):
        open_use_and_close(briefing)
        briefing.wait_until(lambda: not briefing.program.services.garbage._whole)
        counts.append(len(gc.get_objects()))
    per_window = (counts[-1] - counts[1]) / 2
    kinds = Counter(type(one).__name__ for one in gc.get_objects()).most_common(10)
    assert per_window < 200, f"{counts}, most of all {kinds}"


class Deaths:
    """Notes which Qt objects were deleted on another thread than that of the GUI."""

    def __init__(self) -> None:
        self.seen = 0
        self.wrong: list[str] = []
        self._watched: set[int] = set()

    def watch(self, objects: dict[int, QObject]) -> None:
        for name, one in objects.items():
            if name not in self._watched:
                self._watched.add(name)
                self._watch(one, f"{type(one).__name__} {one.objectName()}")

    def _watch(self, one: QObject, text: str) -> None:
        def note() -> None:
            self.seen += 1
            if threading.current_thread() is not threading.main_thread():
                self.wrong.append(f"{text} on {threading.current_thread().name}")

        one.destroyed.connect(note, Qt.ConnectionType.DirectConnection)


def test_qt_objects_are_deleted_and_garbage_is_collected_on_the_gui_thread_alone(
    briefing: OpenBriefing, tmp_path: Path
) -> None:
    """While an export writes, a search runs and windows close."""
    deaths, collections = Deaths(), Counter[str]()

    def note_collection(phase: str, _info: object) -> None:
        if phase == "start":
            collections[threading.current_thread().name] += 1

    gc.callbacks.append(note_collection)
    try:
        for number in range(4):
            window = briefing.program.open_window(Place("topics/ott"))
            briefing.wait_until(lambda window=window: window.parts is not None)  # type: ignore[misc]
            window.actions_table["export"].trigger()
            desk = window.findChild(ExportDesk)
            assert desk is not None
            for dialog in window.findChildren(QDialog):
                dialog.close()
            deaths.watch(qt_objects(briefing))
            choice = FileChoice(Choice("all", "", ("en", "fr"), "a4"), tmp_path / f"{number}.html")
            desk.export(briefing.window.desk.library.folder, choice)  # type: ignore[union-attr]
            window.header.search.setText("connect" + "ivity"[: number + 1])
            if number % 2:
                briefing.wait_until(lambda number=number: (tmp_path / f"{number}.html").exists())  # type: ignore[misc]
            window.close()
            rest()
    finally:
        gc.callbacks.remove(note_collection)
    assert deaths.seen > 100
    assert not deaths.wrong
    assert set(collections) <= {threading.main_thread().name}
    assert collections.total() > 0
