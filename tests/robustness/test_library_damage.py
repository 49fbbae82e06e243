"""Whatever has happened to search_index/, the window opens with pages to read, says so, rebuilds, and then searches."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.core import build
from app.core.build import build_library, examine
from app.core.content.manifest import LibraryState
from app.core.content.schema import DATABASE, INDEX_FOLDER, MANIFEST
from app.core.paths import Locations
from tests.rest import rest
from tests.sample_briefing import page_source, sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


def largest(library: Path) -> Path:
    return max((library / INDEX_FOLDER).iterdir(), key=lambda path: path.stat().st_size)


def overwrite(path: Path, start: float, length: int) -> None:
    data = bytearray(path.read_bytes())
    place = int(len(data) * start)
    data[place : place + length] = b"\xa5" * len(data[place : place + length])
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


# What is done to the library, and whether pages can be read before it has been rebuilt.
READABLE: dict[str, Callable[[Path], object]] = {
    "an altered index": lambda library: overwrite(largest(library), 0.5, 100),
    "a truncated index": lambda library: cut(largest(library)),
    "a missing index": lambda library: shutil.rmtree(library / INDEX_FOLDER),
    "a foreign file in the index": lambda library: (library / INDEX_FOLDER / "evil.toc").write_bytes(
        b"cos\nsystem\n(S'x'\ntR."
    ),
    "a database altered at its end": lambda library: overwrite(library / DATABASE, 0.98, 2000),
}
UNREADABLE: dict[str, Callable[[Path], object]] = {
    "nothing at all": shutil.rmtree,
    "a link that leads nowhere": lambda library: (
        shutil.rmtree(library),
        library.symlink_to(library.name),
    ),
    "no database": lambda library: (library / DATABASE).unlink(),
    "no manifest": lambda library: (library / MANIFEST).unlink(),
    "a manifest that is cut off": lambda library: cut(library / MANIFEST),
    "a truncated database": lambda library: cut(library / DATABASE),
    "a database of zeros": lambda library: overwrite(library / DATABASE, 0.0, 50_000),
}


@pytest.fixture
def small(tmp_path: Path) -> Locations:
    """Return a small briefing, built."""
    where = Locations(
        sample_content(tmp_path / "p" / "content"), tmp_path / "p" / "search_index", tmp_path / "c" / "i"
    )
    build_library(where.content, where.shipped)
    return where


def assert_mended(briefing: OpenBriefing, where: Locations) -> None:
    """Search with the index, read in both languages, and find nothing wrong with the files."""
    briefing.wait_for_library()
    assert "conference/start" in briefing.search("alinea")
    assert briefing.window.parts.results._answer.engine == "whoosh"
    briefing.press("Return")
    briefing.press("Ctrl+L")
    assert briefing.reader.page.blocks
    assert examine(where, where.shipped).state is LibraryState.GOOD


@pytest.mark.parametrize("damage", READABLE.values(), ids=READABLE)
def test_reading_goes_on_while_a_damaged_index_is_rebuilt(
    open_briefing: Open, small: Locations, damage: Callable[[Path], object]
) -> None:
    damage(small.shipped)
    briefing = open_briefing(small, ui_language="en", page="conference/second")
    assert briefing.page == "conference/second"
    assert "Another paragraph." in briefing.text
    briefing.wait_until(lambda: any("was damaged; it is being rebuilt" in text for text in briefing.said))
    assert_mended(briefing, small)
    assert any("search index is ready" in text for text in briefing.said)


@pytest.mark.parametrize("damage", UNREADABLE.values(), ids=UNREADABLE)
def test_a_library_that_cannot_be_read_is_made_and_then_shown(
    open_briefing: Open, small: Locations, damage: Callable[[Path], object]
) -> None:
    damage(small.shipped)
    briefing = open_briefing(small, ui_language="en", page="conference/second")
    assert "One moment" in briefing.text or briefing.page == "conference/second"
    briefing.wait_for_library()
    assert briefing.page == "conference/second"
    assert_mended(briefing, small)


def test_the_real_briefing_is_read_and_searched_while_its_index_is_rebuilt(
    open_briefing: Open, own_library: Locations
) -> None:
    shutil.rmtree(own_library.shipped / INDEX_FOLDER)
    briefing = open_briefing(own_library)
    assert briefing.search("cybersecurite")[0] == "topics/cybersecurity"
    briefing.press("Return")
    briefing.reader.view.show_block("position")
    paragraph = briefing.top_block
    briefing.wait_for_library()
    assert (briefing.page, briefing.top_block) == ("topics/cybersecurity", paragraph)
    briefing.wait_until(lambda: briefing.window.parts.results._answer.engine == "whoosh")
    assert briefing.hits()[0] == "topics/cybersecurity", "the open search is asked again"


def test_details_that_are_due_when_the_library_is_swapped_do_not_fall(
    open_briefing: Open, small: Locations
) -> None:
    briefing = open_briefing(small)
    briefing.wait_for_library()
    briefing.window.desk.open_page("conference/second")
    briefing.program.care.close()
    rest()


def test_a_briefing_that_has_changed_is_prepared_anew(open_briefing: Open, small: Locations) -> None:
    (small.content / "en/conference/second.md").write_text(
        page_source("Second", "Rewritten.[^paper]", order=20), encoding="utf-8"
    )
    briefing = open_briefing(small, page="conference/second", ui_language="en")
    assert "Another paragraph." in briefing.text
    briefing.wait_for_library()
    assert "Rewritten." in briefing.text
    assert any("has changed" in text for text in briefing.said)
    assert briefing.search("rewritten") == ["conference/second"]


def test_where_the_program_cannot_be_written_the_user_gets_a_library_of_his_own(
    open_briefing: Open, small: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_writable", lambda folder: not folder.is_relative_to(small.shipped.parent))
    largest(small.shipped).unlink()
    for _start in range(2):
        briefing = open_briefing(small)
        briefing.wait_for_library()
        assert briefing.window.desk.library.folder == small.cached
        assert briefing.search("paragraph")
        briefing.close()


def test_without_content_to_rebuild_from_pages_can_still_be_read(
    open_briefing: Open, small: Locations
) -> None:
    shutil.rmtree(small.content)
    overwrite(largest(small.shipped), 0.5, 10)
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_until(lambda: any("could not be rebuilt" in text for text in briefing.said))
    assert briefing.page == "conference/start"
    assert briefing.search("paragraph"), "the scan engine needs no index"


def test_closing_during_a_rebuild_neither_hangs_nor_leaves_rubbish(
    open_briefing: Open, own_library: Locations
) -> None:
    overwrite(largest(own_library.shipped), 0.5, 100)
    briefing = open_briefing(own_library)
    steps: list[int] = []
    briefing.program.keeper.progressed.connect(lambda _stage, done, _total: steps.append(done))
    briefing.wait_until(lambda: bool(steps))
    briefing.close()
    assert not [path for path in own_library.shipped.parent.iterdir() if path.name.startswith(".")]


def test_closing_at_the_moment_of_the_swap_does_not_hang(open_briefing: Open, small: Locations) -> None:
    overwrite(largest(small.shipped), 0.5, 10)
    briefing = open_briefing(small)
    briefing.program.keeper.swap_due.connect(lambda: QTimer.singleShot(0, briefing.close))
    briefing.wait_until(lambda: briefing.closed)
    assert not briefing.window.isVisible()
