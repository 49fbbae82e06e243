"""A library is looked at off the GUI thread, rebuilt if need be, and swapped in when nobody has the old one open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.build import build_library, examine
from app.core.content.manifest import LibraryState
from app.core.content.schema import DATABASE, MANIFEST
from app.core.errors import LibraryError
from app.core.paths import Locations
from app.ui.library_keeper import LibraryKeeper
from tests.sample_briefing import sample_content


@pytest.fixture
def where(tmp_path: Path) -> Locations:
    where = Locations(
        sample_content(tmp_path / "p" / "content"), tmp_path / "p" / "index", tmp_path / "c" / "index"
    )
    build_library(where.content, where.shipped)
    return where


@pytest.fixture
def keeper(qapp: object, where: Locations) -> Iterator[LibraryKeeper]:
    keeper = LibraryKeeper(where)
    yield keeper
    keeper.stop()


def test_a_good_library_is_left_alone(qtbot: QtBot, keeper: LibraryKeeper, where: Locations) -> None:
    before = (where.shipped / DATABASE).stat().st_mtime_ns
    with qtbot.waitSignal(keeper.good) as good:
        keeper.examine()
    assert good.args == [where.shipped]
    assert (where.shipped / DATABASE).stat().st_mtime_ns == before


def test_a_bad_one_is_announced_rebuilt_and_handed_over_in_that_order(
    qtbot: QtBot, keeper: LibraryKeeper, where: Locations
) -> None:
    (where.shipped / MANIFEST).write_text("{", encoding="utf-8")
    order: list[str] = []
    keeper.rebuilding.connect(lambda verdict: order.append(f"rebuilding: {verdict.state}"))
    keeper.swap_due.connect(
        lambda: order.append(f"swap, old one there: {not (where.shipped / MANIFEST).stat().st_size > 9}")
    )
    keeper.rebuilt.connect(
        lambda folder, report: order.append(f"rebuilt: {report.pages} pages in {folder.name}")
    )
    with qtbot.waitSignal(keeper.rebuilt):
        keeper.examine()
    assert order == ["rebuilding: damaged", "swap, old one there: True", "rebuilt: 2 pages in index"]
    assert examine(where, where.shipped).state is LibraryState.GOOD


def test_progress_is_told(qtbot: QtBot, keeper: LibraryKeeper) -> None:
    stages: set[str] = set()
    keeper.progressed.connect(lambda stage, _done, _total: stages.add(stage))
    with qtbot.waitSignal(keeper.rebuilt):
        keeper.rebuild()
    assert stages == {"pages", "index"}


def test_a_copy_of_the_users_own_is_used_where_the_shipped_one_is_bad(
    qtbot: QtBot, keeper: LibraryKeeper, where: Locations
) -> None:
    build_library(where.content, where.cached)
    (where.shipped / MANIFEST).unlink()
    with qtbot.waitSignal(keeper.good) as good:
        keeper.examine()
    assert good.args == [where.cached]


def test_what_cannot_be_rebuilt_is_a_failure_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    keeper = LibraryKeeper(Locations(tmp_path / "nothing", tmp_path / "index", tmp_path / "cache"))
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.examine()
    keeper.stop()
    assert not isinstance(failed.args[0], LibraryError) or failed.args[0].message
    assert str(tmp_path / "nothing") in str(failed.args[0])
