"""A link opens what it names, all of it, and says so: a paragraph, several, or why there is nothing to open."""

from collections.abc import Callable

import pytest

from app.core.paths import Locations
from app.core.userdata.session import ALONE, BENEATH, BOTH
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
PAGE = "topics/ott"


def marked(briefing: OpenBriefing) -> list[int | None]:
    """Return the numbers that stand out in the margin, and see to it that they can be painted."""
    view = briefing.reader.view
    view.grab()
    return [view.blocks.spots[index].number for index in view.numbers.accented_spots()]


@pytest.mark.parametrize("mode", [ALONE, BENEATH, BOTH])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_paragraph_of_a_range_is_marked_and_the_first_is_on_screen(
    open_briefing: Open, own_library: Locations, language: str, mode: str
) -> None:
    briefing = open_briefing(own_library, language=language, page=f"briefing:{PAGE}#3-5")
    briefing.settle()
    briefing.window.desk.show_in(mode)
    briefing.settle()
    assert list(dict.fromkeys(marked(briefing))) == [3, 4, 5]
    briefing.window.desk.follow(f"page:{PAGE}#8-7")
    briefing.settle()
    assert list(dict.fromkeys(marked(briefing))) == [7, 8]
    first = briefing.reader.view.blocks.index_at(briefing.reader.view.verticalScrollBar().value() + 120)
    assert (briefing.reader.view.blocks.spots[first].number or 7) == 7
    briefing.window.desk.follow(f"page:{PAGE}#2")
    assert list(dict.fromkeys(marked(briefing))) == [2]


def test_what_a_link_named_stays_marked_when_the_language_changes(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, language="en", page=f"briefing:{PAGE}#3-5")
    briefing.settle()
    briefing.press("Ctrl+L")
    briefing.settle()
    assert (briefing.reader.page.language, marked(briefing)) == ("fr", [3, 4, 5])


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("topics/otts", "topics/ott"),
        ("briefing:topic/ot#3", "topics/ott"),
        ("topics", "topics/overview"),
        ("glosary", "help/glossary"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_link_to_no_page_opens_the_home_page_and_names_what_may_be_meant(
    open_briefing: Open, own_library: Locations, written: str, named: str, language: str
) -> None:
    briefing = open_briefing(own_library, ui_language=language, page=written)
    assert briefing.page == "conference/in-brief"
    assert named in briefing.said[0]
    assert written.removeprefix("briefing:").partition("#")[0] in briefing.said[0]


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("content/fr/topics/ott.md", "topics/ott"),
        ("Topics/OTT#why", "topics/ott"),
        ("glossary", "help/glossary"),
        ("help", "help/using"),
    ],
)
def test_the_window_takes_a_page_as_the_terminal_does(
    open_briefing: Open, own_library: Locations, written: str, page: str
) -> None:
    briefing = open_briefing(own_library, page=written)
    assert (briefing.page, briefing.said) == (page, [])


def test_a_paragraph_there_is_not_opens_its_page_and_says_so(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="en", page=f"{PAGE}#3-99")
    assert briefing.page == PAGE
    assert "3-99" in briefing.said[0]
    assert marked(briefing) == []
