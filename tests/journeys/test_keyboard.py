"""Everything can be done without a mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from app.core.paths import Locations
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    return briefing


def pane_of(briefing: OpenBriefing) -> str:
    """Return in which pane the keyboard is."""
    panes = {
        "header": briefing.window.header,
        "contents": briefing.window.contents,
        "results": briefing.window.parts.results,
        "page": briefing.reader,
        "details": briefing.window.parts.details,
    }
    focused = briefing.focus()
    return next(name for name, pane in panes.items() if pane is focused or pane.isAncestorOf(focused))


def test_f6_goes_round_the_panes_and_back(briefing: OpenBriefing) -> None:
    assert pane_of(briefing) == "page"
    seen = []
    for _ in range(4):
        briefing.press("F6")
        seen.append(pane_of(briefing))
    assert seen == ["details", "header", "contents", "page"]
    briefing.press("Shift+F6")
    assert pane_of(briefing) == "contents"


def test_f6_in_the_header_is_ready_to_type(briefing: OpenBriefing) -> None:
    briefing.press("F6")
    briefing.press("F6")
    assert briefing.focus() is briefing.window.header.search


def test_f6_in_the_results_moves_through_them(briefing: OpenBriefing) -> None:
    second = briefing.search("ixp")[1]
    briefing.press("F6")
    assert pane_of(briefing) == "results"
    briefing.press("Down")
    briefing.wait_until(lambda: briefing.page == second)
    briefing.press("Return")
    assert pane_of(briefing) == "page"


def test_f6_skips_what_is_not_there(briefing: OpenBriefing) -> None:
    briefing.press("F9")
    assert not briefing.window.parts.details.isVisible()
    seen = []
    for _ in range(3):
        briefing.press("F6")
        seen.append(pane_of(briefing))
    assert seen == ["header", "contents", "page"]


def test_a_page_is_opened_from_the_contents(briefing: OpenBriefing) -> None:
    briefing.press("Shift+F6")
    start = briefing.page
    briefing.press("Down")
    briefing.press("Return")
    assert briefing.page != start
    assert pane_of(briefing) == "page"
    assert not briefing.reader.view.textCursor().hasSelection()


def test_a_search_from_the_first_key_to_the_last_hit(briefing: OpenBriefing) -> None:
    first, second, *_rest = briefing.search("ixp")
    briefing.press("Down")
    briefing.wait_until(lambda: briefing.page == second)
    briefing.press("Up")
    briefing.wait_until(lambda: briefing.page == first)
    briefing.press("Return")
    briefing.wait_until(lambda: briefing.hit_count().startswith("Hit "))
    before = briefing.hit_count()
    briefing.press("F3")
    assert briefing.hit_count() != before
    briefing.press("Shift+F3")
    assert briefing.hit_count() == before
    briefing.press("Ctrl+L")
    assert briefing.reader.page.language == "fr"
    briefing.press("Alt+Left")
    assert briefing.page == "conference/in-brief"


def test_ctrl_k_again_selects_what_was_typed(briefing: OpenBriefing) -> None:
    briefing.search("ixp")
    briefing.press("Return")
    briefing.press("Ctrl+K")
    assert briefing.window.header.search.selectedText() == "ixp"
    briefing.type("ott")
    assert briefing.window.header.search.text() == "ott"


def test_help_opens_and_is_left(briefing: OpenBriefing) -> None:
    briefing.press("F1")
    assert briefing.page == "help/using"
    briefing.press("Alt+Left")
    assert briefing.page == "conference/in-brief"


def test_pages_are_turned_in_reading_order(briefing: OpenBriefing) -> None:
    order = briefing.window.desk.library.collection.pages
    briefing.press("Ctrl+PgUp")
    assert briefing.page == order[0]
    for page in order[1:4]:
        briefing.press("Ctrl+PgDown")
        assert briefing.page == page
    briefing.press("Alt+Home")
    assert briefing.page == "conference/in-brief"


def test_text_grows_shrinks_and_keeps_its_paragraph(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("topics/cybersecurity")
    briefing.scroll_to(0.5)
    paragraph, size = briefing.top_block, briefing.reader.view.document().defaultFont().pixelSize()
    for keys, compare in (("Ctrl++", 1), ("Ctrl+-", 0), ("Ctrl+-", -1), ("Ctrl+0", 0)):
        briefing.press(keys)
        now = briefing.reader.view.document().defaultFont().pixelSize()
        assert (now > size) - (now < size) == compare
        assert briefing.top_block == paragraph


def test_full_screen_and_back(briefing: OpenBriefing) -> None:
    briefing.press("F11")
    assert briefing.window.isFullScreen()
    briefing.press("F11")
    assert not briefing.window.isFullScreen()


def test_the_list_of_keys_opens_and_closes(briefing: OpenBriefing) -> None:
    briefing.window.actions_table["shortcuts"].trigger()
    (dialog,) = shown_popups()
    assert dialog.windowTitle() == "Keyboard shortcuts"
    dialog.close()
    briefing.wait_until(lambda: shown_popups() == [])


def test_ctrl_q_closes_and_writes_down_where_one_was(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    briefing.window.desk.open_page("topics/ott")
    briefing.press("Ctrl+Q")
    assert not briefing.window.isVisible()
    briefing.closed = True
    assert open_briefing(own_library).page == "topics/ott"


def named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("searching", [False, True])
def test_everything_the_keyboard_reaches_has_a_name(briefing: OpenBriefing, searching: bool) -> None:
    if searching:
        briefing.search("ixp")
    reached = [
        w for w in briefing.window.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value & 1
    ]
    assert len(reached) > 6
    assert [type(widget).__name__ for widget in reached if not named(widget).strip()] == []
