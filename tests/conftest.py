"""What every test may rely on: no window on screen, no file of the user's own, one compiled library.

Imports no Qt: tests/unit/core passes without it.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core import paths
from app.core.build import build_library
from app.core.content.library import Library
from app.core.paths import Locations
from tests.garbage import collect_much
from tests.sample_briefing import compiled_catalogs, copied

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

pytest_plugins = ("tests.session",)

_PERSONAL = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "BRIEFING_PROFILE")


def pytest_xdist_auto_num_workers() -> int:
    """Take one process more than there are cores: a window that is opened waits a third of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart() -> None:
    """Collect no garbage on whatever thread happens to run: see `tests.garbage`."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect between two tests."""
    gc.disable()  # a test may have turned it on
    collect_much()


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, session and caches of whoever runs the tests out of their reach."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _PERSONAL:
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("LANG", "en_GB.UTF-8")
        yield


@pytest.fixture(autouse=True)
def _application_as_it_was() -> Iterator[None]:
    """Leave nothing to the next test that belongs to all windows; tests without Qt stay without it."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets is not None else None
    if application is not None:
        from tests.application import reset  # noqa: PLC0415 - Qt

        reset(application)


@pytest.fixture
def qtbot(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the qtbot of pytest-qt, whose `waitSignal` may wait for signals of other threads."""
    from tests.signal_blocker import QObjectBlocker  # noqa: PLC0415 - Qt

    monkeypatch.setattr("pytestqt.qtbot.SignalBlocker", QObjectBlocker)
    return qtbot


@pytest.fixture(scope="session")
def library_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real briefing, compiled once. Not to be changed: take `own_library` for that."""
    folder = tmp_path_factory.mktemp("library") / "search_index"
    build_library(paths.content_folder(), folder)
    return folder


@pytest.fixture(scope="session")
def library(library_folder: Path) -> Iterator[Library]:
    """Yield the real briefing, open."""
    library = Library(library_folder)
    yield library
    library.close()


@pytest.fixture
def own_library(library_folder: Path, tmp_path: Path) -> Locations:
    """Return a copy of the compiled briefing that a test may damage; its content is the real one."""
    shipped = copied(library_folder, tmp_path / "program" / "search_index")
    return Locations(paths.content_folder(), shipped, tmp_path / "cache" / "search_index")


@pytest.fixture(scope="session")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program's resources with catalogs compiled from the .po files as they are now."""
    folder = copied(paths.resources_folder(), tmp_path_factory.mktemp("resources") / "resources")
    compiled_catalogs(folder / "locale")
    return folder


@pytest.fixture
def open_briefing(
    qtbot: Any, qapp: Any, tmp_path: Path, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Any]]:
    """Return `open(where, **options)`, which opens a window with the profile of this test (see tests/window.py)."""
    from tests.window import OpenBriefing  # noqa: PLC0415 - Qt

    monkeypatch.setattr(paths, "resources_folder", lambda: resources)
    qapp.setStyle("Fusion")
    opened: list[OpenBriefing] = []

    def open_window(where: Locations, **options: Any) -> OpenBriefing:
        opened.append(OpenBriefing(qtbot, tmp_path / "profile", where, **options))
        return opened[-1]

    yield open_window
    for briefing in opened:
        briefing.close()
        for window in briefing.program.windows:
            window.deleteLater()
