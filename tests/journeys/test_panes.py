"""Contents and details beside the page: always there when asked for, and out of the way of two columns."""

from collections.abc import Callable

import pytest

from app.core.paths import Locations
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    """Open a window in French: what is tried here depends on no words, and those of French are longer."""
    briefing = open_briefing(own_library, ui_language="fr", language="fr", page="topics/cybersecurity")
    briefing.wait_for_library()
    return briefing


def sized(briefing: OpenBriefing, width: int, height: int = 700) -> None:
    briefing.window.resize(width, height)
    briefing.wait_until(lambda: briefing.window.width() == width)
    briefing.settle()


def shown(briefing: OpenBriefing) -> tuple[bool, bool]:
    """Return whether contents and details can be seen; the actions say the same."""
    panes, table = briefing.window.panes, briefing.window.actions_table
    seen = (panes.left.isVisible(), briefing.window.parts.details.isVisible())
    assert (table["contents"].isChecked(), table["details"].isChecked()) == seen
    return seen


def sentence(briefing: OpenBriefing, text: str) -> str:
    return briefing.program.interface.catalog.gettext(text)


@pytest.mark.parametrize("width", [640, 800, 1024, 1366])
def test_f9_shows_the_details_in_any_window_and_takes_them_away_again(
    briefing: OpenBriefing, width: int
) -> None:
    sized(briefing, width, 600)
    before = shown(briefing)
    if before[1]:
        briefing.press("F9")
        assert shown(briefing) == (True, False)
    briefing.press("F9")
    contents, details = shown(briefing)
    assert details
    assert briefing.window.parts.details.width() >= 236
    assert briefing.reader.width() >= 320
    assert briefing.window.width() == width
    if not contents:
        assert briefing.said[-1] == sentence(
            briefing, "There is no room for both here: the details stand in the place of the contents."
        )
    briefing.press("F9")
    assert shown(briefing) == (True, False)


def test_details_peeked_at_in_a_narrow_window_leave_the_setting_alone(briefing: OpenBriefing) -> None:
    briefing.press("F9")
    assert not briefing.program.appearance.settings.show_details
    sized(briefing, 800)
    briefing.press("F9")
    assert shown(briefing)[1]
    assert not briefing.program.appearance.settings.show_details


@pytest.mark.parametrize("width", [640, 1024, 1366])
def test_the_contents_come_and_go_with_a_key(briefing: OpenBriefing, width: int) -> None:
    sized(briefing, width)
    briefing.press("Shift+F6")
    room = briefing.reader.width()
    briefing.press("Shift+F9")
    assert not shown(briefing)[0]
    assert briefing.reader.width() > room or shown(briefing)[1]
    assert briefing.focus() is not briefing.window.contents
    left = briefing.window.panes._left_width
    briefing.press("Shift+F9")
    assert shown(briefing)[0]
    assert abs(briefing.window.panes.left.width() - left) <= 2


def test_contents_asked_for_come_back_in_the_place_of_the_details(briefing: OpenBriefing) -> None:
    sized(briefing, 800)
    briefing.press("F9")
    assert shown(briefing) == (False, True)
    briefing.press("Shift+F9")
    assert shown(briefing) == (True, False)
    assert briefing.said[-1] == sentence(
        briefing, "There is no room for both here: the contents stand in the place of the details."
    )


def test_two_columns_get_the_room_of_the_panes_and_give_it_back(briefing: OpenBriefing) -> None:
    sized(briefing, 1024, 600)
    assert shown(briefing) == (True, False)
    briefing.press("F7")
    briefing.settle()
    assert shown(briefing) == (False, False)
    assert briefing.reader.side_by_side
    briefing.press("F7")
    briefing.settle()
    assert shown(briefing) == (True, False)


def test_a_pane_asked_for_beside_two_columns_says_what_it_costs(briefing: OpenBriefing) -> None:
    sized(briefing, 1024, 600)
    briefing.press("F7")
    briefing.settle()
    briefing.press("Shift+F9")
    assert shown(briefing) == (True, False)
    assert briefing.said[-1] == sentence(
        briefing, "There is no room left for two columns: each paragraph has its translation under it."
    )
    briefing.wait_until(lambda: not briefing.reader.side_by_side)
    briefing.press("Shift+F9")
    briefing.wait_until(lambda: briefing.reader.side_by_side)


def test_where_two_columns_do_not_fit_anyway_the_contents_stay(briefing: OpenBriefing) -> None:
    sized(briefing, 700)
    briefing.press("F7")
    briefing.settle()
    assert shown(briefing) == (True, False)
    assert not briefing.reader.side_by_side


def test_results_are_shown_although_the_contents_are_hidden(briefing: OpenBriefing) -> None:
    sized(briefing, 1024)
    briefing.press("Shift+F9")
    briefing.search("ixp")
    assert briefing.window.panes.left.isVisible()
    briefing.press("Escape")
    assert not briefing.window.panes.left.isVisible()


def test_while_searching_a_key_that_must_wait_says_so(briefing: OpenBriefing) -> None:
    sized(briefing, 640)
    briefing.search("ixp")
    briefing.press("F9")
    assert shown(briefing) == (True, False)
    assert briefing.said[-1] == sentence(
        briefing,
        "This window is too narrow for details beside the results. Close the search (Esc) to see them.",
    )
    briefing.press("Shift+F9")
    assert briefing.said[-1] == sentence(
        briefing, "The results of the search stay; contents are hidden once it is closed (Esc)."
    )
    briefing.press("Ctrl+K")
    briefing.press("Escape")
    assert shown(briefing) == (False, False)


def test_what_was_hidden_is_hidden_at_the_next_start(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    sized(briefing, 1024)
    briefing.press("Shift+F9")
    briefing.close()
    again = open_briefing(own_library)
    again.wait_for_library()
    assert again.window.width() == 1024
    assert not again.window.panes.left.isVisible()
    again.press("Shift+F9")
    assert again.window.panes.left.width() > 200
