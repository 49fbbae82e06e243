"""A reader who comes back is where they were: by the contents, by Back, by a restart, whatever the files hold."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from app.bootstrap import Program, WindowOptions
from app.core.paths import Locations
from app.core.userdata.session import BOTH, Session, save_session
from tests.rest import rest
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
PAGE, OTHER = "topics/cybersecurity", "topics/ott"


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    """Open a window in French: what is tried here depends on no words, and those of French are longer."""
    briefing = open_briefing(own_library, ui_language="fr", language="fr")
    briefing.wait_for_library()
    return briefing


def where(briefing: OpenBriefing) -> tuple[str, str, int]:
    return briefing.page, briefing.top_block, briefing.reader.view.verticalScrollBar().value()


def choose(briefing: OpenBriefing, page: str) -> None:
    """Click on a page in the contents."""
    contents = briefing.window.contents
    index = contents._model.index_of(page)
    contents.expand(index.parent())
    contents.clicked.emit(index)
    briefing.settle()


def select(briefing: OpenBriefing, words: str) -> None:
    cursor = briefing.reader.view.document().find(words)
    assert cursor.hasSelection()
    briefing.reader.view.setTextCursor(cursor)


def selected(briefing: OpenBriefing) -> str:
    return str(briefing.reader.view.textCursor().selectedText())


def test_the_contents_lead_back_to_where_one_stopped_and_a_second_click_to_the_head(
    briefing: OpenBriefing,
) -> None:
    choose(briefing, PAGE)
    assert where(briefing)[2] == 0, "a page that has not been read opens at its head"
    briefing.scroll_to(0.5)
    stopped = where(briefing)
    choose(briefing, OTHER)
    briefing.scroll_to(0.3)
    choose(briefing, PAGE)
    assert where(briefing) == stopped
    choose(briefing, PAGE)
    assert where(briefing) == (PAGE, "", 0)
    briefing.press("Alt+Left")
    assert where(briefing) == stopped


def test_turning_pages_leads_back_to_where_one_stopped(briefing: OpenBriefing) -> None:
    choose(briefing, PAGE)
    briefing.scroll_to(0.6)
    stopped = where(briefing)
    briefing.press("Ctrl+PgDown")
    assert briefing.page != PAGE
    briefing.press("Ctrl+PgUp")
    briefing.settle()
    assert where(briefing) == stopped


def test_a_link_leads_where_it_says_and_not_where_one_stopped(briefing: OpenBriefing) -> None:
    choose(briefing, PAGE)
    briefing.scroll_to(0.6)
    choose(briefing, OTHER)
    briefing.reader.link_requested.emit(f"page:{PAGE}")
    briefing.settle()
    assert where(briefing) == (PAGE, "", 0)
    briefing.reader.link_requested.emit(f"page:{PAGE}#position")
    briefing.settle()
    view = briefing.reader.view
    top = view.blocks.top(view.position_of("position")) - view.verticalScrollBar().value()
    assert 0 <= top < 100


def test_a_page_one_only_looked_at_leaves_no_trace(briefing: OpenBriefing) -> None:
    choose(briefing, PAGE)
    briefing.scroll_to(0.5)
    stopped = where(briefing)
    choose(briefing, OTHER)
    briefing.search("cybersecurite")
    briefing.wait_until(lambda: briefing.page == PAGE)
    briefing.scroll_to(0.1)
    briefing.window.save_session()
    briefing.press("Escape")
    briefing.settle()
    choose(briefing, PAGE)
    assert where(briefing) == stopped


@pytest.mark.parametrize("keys", ["", "F7", "Shift+F7"])
def test_back_and_forward_restore_paragraph_and_selection(briefing: OpenBriefing, keys: str) -> None:
    briefing.window.resize(1366, 768)
    briefing.settle()
    if keys:
        briefing.press(keys)
        briefing.settle()
    briefing.window.desk.open_page(PAGE)
    briefing.scroll_to(0.5)
    words = {"en": "Member States", "fr": "États Membres"}[briefing.window.desk.language]
    select(briefing, words)
    first = where(briefing)
    briefing.window.desk.open_page(OTHER)
    briefing.scroll_to(0.4)
    second = where(briefing)
    briefing.press("Alt+Left")
    briefing.settle()
    assert (where(briefing), selected(briefing)) == (first, words)
    briefing.press("Alt+Right")
    briefing.settle()
    assert (where(briefing), selected(briefing)) == (second, "")
    briefing.press("Alt+Left")
    assert selected(briefing) == words


def test_a_selection_in_the_other_language_is_forgotten_and_the_place_is_not(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page(PAGE)
    briefing.scroll_to(0.5)
    cursor = QTextCursor(briefing.reader.view.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, 12)
    briefing.reader.view.setTextCursor(cursor)
    briefing.scroll_to(0.5)
    block = briefing.top_block
    briefing.window.desk.open_page(OTHER)
    briefing.press("Ctrl+L")
    briefing.press("Alt+Left")
    briefing.settle()
    assert (briefing.page, briefing.top_block, selected(briefing)) == (PAGE, block, "")


def test_every_page_is_remembered_over_a_restart(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    stopped = {}
    for page, share in ((PAGE, 0.5), (OTHER, 0.7), ("topics/ixp", 0.2)):
        choose(briefing, page)
        briefing.scroll_to(share)
        stopped[page] = briefing.top_block
    briefing.close()
    again = open_briefing(own_library, language=briefing.window.desk.language)
    again.wait_for_library()
    assert (again.page, again.top_block) == ("topics/ixp", stopped["topics/ixp"])
    for page, block in stopped.items():
        choose(again, page)
        assert (again.page, again.top_block) == (page, block)


def test_what_a_killed_program_knew_is_in_the_file(briefing: OpenBriefing, tmp_path: Path) -> None:
    choose(briefing, PAGE)
    briefing.scroll_to(0.5)
    block, path = briefing.top_block, tmp_path / "profile" / "positions.json"

    def written() -> bool:
        if not path.is_file():
            return False
        pages = json.loads(path.read_text(encoding="utf-8"))["pages"]
        return any(one["page"] == PAGE and one["block"] == block for one in pages)

    briefing.wait_until(written)


def test_a_damaged_file_of_positions_is_set_aside_and_said(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "positions.json").write_bytes(b'{"pages": [{"pa')
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    assert any("positions.json" in text and "set aside" in text for text in briefing.said)
    assert (profile / "positions.json.damaged-1").read_bytes() == b'{"pages": [{"pa'
    choose(briefing, PAGE)
    briefing.scroll_to(0.5)
    stopped = where(briefing)
    choose(briefing, OTHER)
    choose(briefing, PAGE)
    assert where(briefing) == stopped


@pytest.mark.parametrize(
    "session",
    [
        {"page": "topics/gone", "block": "x", "offset": 0.5, "mode": "both"},
        {"page": PAGE, "block": "gone", "offset": 0.5, "mode": "both", "text": "fr"},
        {"page": PAGE, "mode": "three columns", "text": "tlh"},
        {"page": "help/glossary", "mode": "both"},
        {"page": "", "mode": "beneath", "language": "xx"},
        {"page": ["topics/ott"], "mode": 7},
    ],
)
def test_a_session_that_names_what_is_gone_opens_all_the_same(
    open_briefing: Open, own_library: Locations, tmp_path: Path, session: dict[str, object]
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "session.json").write_text(json.dumps(session), encoding="utf-8")
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    assert briefing.page in {"conference/in-brief", PAGE, "help/glossary"}
    assert len(briefing.text) > 200
    briefing.press("F7")
    briefing.press("Ctrl+L")
    assert len(briefing.text) > 200


def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_with_page_and_mode(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    first = open_briefing(own_library, ui_language="en", page=PAGE)
    first.wait_for_library()
    first.press("F7")
    first.scroll_to(0.5)
    block = first.top_block
    first.window.move(QPoint(90_000, 70_000))
    first.close()
    stored = json.loads((tmp_path / "profile" / "session.json").read_text(encoding="utf-8"))
    assert base64.b64decode(stored["geometry"])

    again = open_briefing(own_library, ui_language="en")
    again.settle()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.intersects(again.window.geometry())
    assert room.contains(again.window.geometry().topLeft())
    assert (again.page, again.top_block, again.reader.mode) == (PAGE, block, BOTH)


def test_geometry_that_is_none_is_the_first_size_and_costs_nothing_else(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    session = Session(page=PAGE, geometry="not base 64 §", layout="AAAA", mode=BOTH)
    save_session(tmp_path / "profile" / "session.json", session)
    briefing = open_briefing(own_library, ui_language="en")
    briefing.settle()
    assert (briefing.page, briefing.reader.mode) == (PAGE, BOTH)
    assert briefing.window.width() >= 640


def test_a_window_that_is_slow_to_appear_opens_where_one_stopped(
    briefing: OpenBriefing, own_library: Locations, tmp_path: Path, qtbot: QtBot
) -> None:
    """On a busy machine a resize settles before the first paint, when there is no layout to take a place from."""
    briefing.window.desk.open_page(PAGE, "12")
    briefing.settle()
    place = briefing.reader.place()
    briefing.close()
    program = Program(WindowOptions(profile=str(tmp_path / "profile")), own_library)
    window = program.window
    window.setUpdatesEnabled(False)
    window.show()
    qtbot.waitUntil(lambda: not window.reader.view._settled.isActive())
    window.setUpdatesEnabled(True)
    rest()
    shown = window.reader.place()
    program.quit()
    window.deleteLater()
    assert (shown.page, shown.block) == (place.page, place.block) != (PAGE, "")
