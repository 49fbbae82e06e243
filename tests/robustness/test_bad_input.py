"""What others do to the files and the clipboard while the window is open: it says so, goes on, and can be quit."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from app.core.build import build_library, examine
from app.core.content.manifest import LibraryState
from app.core.content.schema import INDEX_FOLDER
from app.core.paths import Locations
from app.ui.dialogs.export import FileChoice
from app.ui.dialogs.export_form import Choice
from app.ui.export_desk import ExportDesk
from tests.sample_briefing import sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
Interfere = Callable[[OpenBriefing, Locations, Path], object]


@pytest.fixture
def small(tmp_path: Path) -> Locations:
    """Return a small briefing, built."""
    where = Locations(
        sample_content(tmp_path / "p" / "content"), tmp_path / "p" / "search_index", tmp_path / "c" / "i"
    )
    build_library(where.content, where.shipped)
    return where


@pytest.fixture
def held_clipboard(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have another program hold the clipboard, as happens on Windows: nothing gets there, no error is raised."""
    QGuiApplication.clipboard().setText("what another program has put there")
    for name in ("setMimeData", "setText"):
        monkeypatch.setattr(QClipboard, name, lambda *_values: None)
    monkeypatch.setattr(QClipboard, "text", lambda *_values: "what another program has put there")


def exporter(briefing: OpenBriefing, resources: Path) -> ExportDesk:
    """Return what exports from the window, until that is closed."""
    desk = ExportDesk(resources, "serif", briefing.program.interface, briefing.window)
    briefing.window.closed.connect(desk.stop)
    return desk


def export(desk: ExportDesk, where: Locations, file: Path) -> None:
    """Begin to export everything to a file."""
    desk.export(where.shipped, FileChoice(Choice("all", "", ("en", "fr"), "a4"), file))


@pytest.mark.parametrize("action", ["copy_with_source", "copy_both", "copy_link"])
def test_a_clipboard_that_is_held_is_told_of(
    open_briefing: Open, small: Locations, held_clipboard: None, action: str
) -> None:
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_for_library()
    briefing.window.actions_table[action].trigger()
    assert briefing.said[-1] == "Nothing was copied: the clipboard is not free."
    assert briefing.page == "conference/start"


def test_an_index_that_goes_while_it_is_searched_costs_an_answer_at_most(
    open_briefing: Open, small: Locations
) -> None:
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_for_library()
    briefing.press("Ctrl+K")
    for number, letter in enumerate("paragraph"):
        if number == 3:
            shutil.rmtree(small.shipped / INDEX_FOLDER)
        briefing.type(letter)
    briefing.wait_until(
        lambda: briefing.answered() == "paragraph" or any("search" in text for text in briefing.said)
    )
    briefing.press("Escape")
    briefing.press("Ctrl+L")
    assert briefing.reader.page.blocks, "reading goes on"
    briefing.close()
    again = open_briefing(small)
    again.wait_for_library()
    assert again.search("paragraph"), "the next start has repaired it"
    assert examine(small, small.shipped).state is LibraryState.GOOD


def test_a_profile_that_is_removed_is_made_again_and_remembers(
    open_briefing: Open, small: Locations, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    briefing = open_briefing(small, ui_language="en", answers=True)
    briefing.wait_for_library()
    briefing.window.save_session()
    briefing.wait_until_written()
    shutil.rmtree(profile)
    briefing.press("Ctrl++")
    briefing.window.desk.open_page("conference/second")
    briefing.close()
    assert json.loads((profile / "settings.json").read_text(encoding="utf-8"))["text_size"] == 110
    assert json.loads((profile / "session.json").read_text(encoding="utf-8"))["page"] == "conference/second"


def test_a_file_in_the_place_of_the_profile_is_told_of_and_left_alone(
    open_briefing: Open, small: Locations, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    briefing = open_briefing(small, ui_language="en", answers=True)
    briefing.wait_for_library()
    briefing.window.save_session()
    briefing.wait_until_written()
    shutil.rmtree(profile)
    profile.write_bytes(b"somebody's")
    briefing.press("Ctrl++")
    briefing.wait_until(lambda: any("cannot be written" in text for text in briefing.said))
    briefing.close()
    assert profile.read_bytes() == b"somebody's"


def test_a_library_that_is_swapped_while_it_is_exported_costs_neither(
    open_briefing: Open, small: Locations, resources: Path, tmp_path: Path
) -> None:
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_for_library()
    desk, file = exporter(briefing, resources), tmp_path / "all.html"
    rebuilt: list[object] = []
    written: list[object] = []
    briefing.program.keeper.rebuilt.connect(lambda *_: rebuilt.append(None))
    desk.written.connect(written.append)
    briefing.program.keeper.swap_due.connect(lambda: export(desk, small, file))
    for number in range(1, 6):
        briefing.program.keeper.rebuild()
        briefing.wait_until(lambda number=number: len(rebuilt) == len(written) == number)
        assert file.read_text(encoding="utf-8").rstrip().endswith("</html>")
        file.unlink()
        assert briefing.page == "conference/start"


def _copy(briefing: OpenBriefing, _where: Locations, _resources: Path) -> None:
    briefing.window.actions_table["copy_with_source"].trigger()


def _search_without_index(briefing: OpenBriefing, where: Locations, _resources: Path) -> None:
    briefing.press("Ctrl+K")
    briefing.type("para")
    shutil.rmtree(where.shipped / INDEX_FOLDER)
    briefing.type("graph")


def _remove_profile(briefing: OpenBriefing, _where: Locations, _resources: Path) -> None:
    briefing.window.save_session()
    briefing.wait_until_written()
    shutil.rmtree(briefing.program._user)
    briefing.press("Ctrl++")


def _export_and_swap(briefing: OpenBriefing, where: Locations, resources: Path) -> None:
    desk = exporter(briefing, resources)
    export(desk, where, where.content.with_name("all.html"))
    briefing.program.keeper.rebuild()


INTERFERENCES: dict[str, Interfere] = {
    "a copy to a held clipboard": _copy,
    "a search without an index": _search_without_index,
    "a removed profile": _remove_profile,
    "a swap during an export": _export_and_swap,
}


@pytest.mark.parametrize("interfere", INTERFERENCES.values(), ids=INTERFERENCES)
def test_quitting_in_the_middle_of_it_leaves_a_briefing_that_opens(
    open_briefing: Open, small: Locations, resources: Path, held_clipboard: None, interfere: Interfere
) -> None:
    briefing = open_briefing(small, ui_language="en", page="conference/second")
    briefing.wait_for_library()
    interfere(briefing, small, resources)
    briefing.close()
    assert not [path for path in small.shipped.parent.iterdir() if path.name.startswith(".")]
    again = open_briefing(small)
    again.wait_for_library()
    assert again.page == "conference/second"
    assert again.search("paragraph")
