"""Back goes back: to the page, and to the spot on it, as often as one has gone forth."""

import pytest

from app.ui.navigation import Navigator, Place


class Reader:
    """Stands where it was last sent, as the real one does."""

    def __init__(self, navigator: Navigator) -> None:
        self.place = Place("")
        navigator.place_requested.connect(self._on_place_requested)

    def _on_place_requested(self, place: Place) -> None:
        self.place = place

    def scroll_to(self, block: str, offset: float = 0.0) -> None:
        self.place = Place(self.place.page, block, offset)


@pytest.fixture
def navigator() -> Navigator:
    navigator = Navigator("home")
    navigator.resume(Place("home"))
    return navigator


@pytest.fixture
def reader(navigator: Navigator) -> Reader:
    reader = Reader(navigator)
    reader.place = Place("home")
    return reader


def test_back_and_forward_return_to_the_very_spot(navigator: Navigator, reader: Reader) -> None:
    reader.scroll_to("b3", 0.5)
    navigator.open("ott", left=reader.place)
    reader.scroll_to("b7", 0.25)
    navigator.back(reader.place)
    assert reader.place == Place("home", "b3", 0.5)
    navigator.forward(reader.place)
    assert reader.place == Place("ott", "b7", 0.25)
    assert navigator.page == "ott"


def test_the_way_back_is_as_long_as_the_way_there(navigator: Navigator, reader: Reader) -> None:
    pages = ["a", "b", "c", "d"]
    for page in pages:
        navigator.open(page, left=reader.place)
    seen = []
    while navigator.can_go_back:
        navigator.back(reader.place)
        seen.append(navigator.page)
    assert seen == ["c", "b", "a", "home"]
    while navigator.can_go_forward:
        navigator.forward(reader.place)
    assert navigator.page == "d"


def test_a_new_page_ends_the_way_forward(navigator: Navigator, reader: Reader) -> None:
    navigator.open("a", left=reader.place)
    navigator.back(reader.place)
    navigator.open("b", left=reader.place)
    assert not navigator.can_go_forward
    navigator.back(reader.place)
    assert navigator.page == "home"


def test_a_block_that_was_asked_for_is_a_target_and_a_page_is_not(
    navigator: Navigator, reader: Reader
) -> None:
    navigator.open("ott", "rules", left=reader.place)
    assert reader.place == Place("ott", "rules", target=True)
    navigator.open("ott", left=reader.place)
    assert reader.place == Place("ott")


def test_where_nothing_was_on_screen_there_is_nothing_to_go_back_to(navigator: Navigator) -> None:
    navigator.open("ott", left=Place(""))
    assert not navigator.can_go_back


def test_resuming_leaves_no_trace(navigator: Navigator) -> None:
    navigator.resume(Place("ott", "b4", 0.1))
    assert navigator.page == "ott"
    assert not navigator.can_go_back


def test_a_page_opened_by_a_search_is_left_for_where_the_search_began(
    navigator: Navigator, reader: Reader
) -> None:
    reader.place = Place("ott")  # previewed, without a trace
    navigator.opened("ott", left=Place("home", "b2", 0.5))
    assert navigator.page == "ott"
    navigator.back(reader.place)
    assert reader.place == Place("home", "b2", 0.5)


def test_with_no_history_back_and_forward_do_nothing(navigator: Navigator, reader: Reader) -> None:
    navigator.back(reader.place)
    navigator.forward(reader.place)
    assert reader.place == Place("home")


def test_home_is_a_page_like_any_other(navigator: Navigator, reader: Reader) -> None:
    navigator.open("ott", left=reader.place)
    navigator.set_home("start")
    navigator.home(reader.place)
    assert navigator.page == "start"
    navigator.back(reader.place)
    assert navigator.page == "ott"


def test_buttons_are_told_whenever_the_history_changes(navigator: Navigator, reader: Reader) -> None:
    states: list[tuple[bool, bool]] = []
    navigator.history_changed.connect(
        lambda: states.append((navigator.can_go_back, navigator.can_go_forward))
    )
    navigator.open("ott", left=reader.place)
    navigator.back(reader.place)
    navigator.forward(reader.place)
    assert states == [(True, False), (False, True), (True, False)]
