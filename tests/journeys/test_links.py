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
