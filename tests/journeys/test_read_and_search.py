"""A delegate's morning: open, search, preview, read, switch language, go back, close, and go on where one was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.paths import Locations
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    return briefing


def test_from_opening_to_reopening(open_briefing: Open, own_library: Locations) -> None:
    briefing = open_briefing(own_library, ui_language="en")
    assert briefing.page == "conference/in-brief"
    briefing.wait_for_library()

    assert briefing.search("cybersecurite")[0] == "topics/cybersecurity"
    assert briefing.searching()
    briefing.wait_until(lambda: briefing.page == "topics/cybersecurity")
    briefing.press("Return")
    assert briefing.focus() is briefing.reader.view
    briefing.wait_until(lambda: briefing.hit_count() != "")

    briefing.settle()
    briefing.reader.view.show_block("position")
    paragraph = briefing.top_block
    assert paragraph
    briefing.press("Ctrl+L")
    assert briefing.reader.page.language == "fr"
    assert briefing.top_block == paragraph

    briefing.press("Alt+Left")
    assert briefing.page == "conference/in-brief"
    assert briefing.reader.page.language == "fr"
    briefing.press("Alt+Right")
    assert (briefing.page, briefing.top_block) == ("topics/cybersecurity", paragraph)
    briefing.close()

    again = open_briefing(own_library, ui_language="en")
    again.settle()
    assert (again.page, again.reader.page.language) == ("topics/cybersecurity", "fr")
    assert again.top_block == paragraph
    assert again.window.size() == briefing.window.size()


def test_escape_brings_back_contents_and_place(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("topics/ott")
    briefing.scroll_to(0.6)
    before = (briefing.page, briefing.top_block, briefing.reader.view.verticalScrollBar().value())
    briefing.search("ixp")
    briefing.wait_until(lambda: briefing.page == "topics/ixp")
    briefing.press("Down")
    briefing.press("Escape")
    assert not briefing.searching()
    briefing.settle()
    assert (briefing.page, briefing.top_block, briefing.reader.view.verticalScrollBar().value()) == before
    assert briefing.hit_count() == ""
    assert not briefing.reader.view.extraSelections()
    assert briefing.window.contents.currentIndex().data(0x0101) == "topics/ott"
    briefing.press("Alt+Left")
    assert briefing.page == "conference/in-brief", "a preview leaves no trace in the history"


def test_escape_after_opening_a_hit_stays_on_it(briefing: OpenBriefing) -> None:
    briefing.search("ixp")
    briefing.press("Return")
    briefing.scroll_to(0.5)
    spot = briefing.top_block
    briefing.press("Escape")
    briefing.settle()
    assert (briefing.page, briefing.top_block) == ("topics/ixp", spot)


def test_escape_after_opening_one_hit_and_looking_at_another_is_back_on_the_opened_one(
    briefing: OpenBriefing,
) -> None:
    briefing.search("internet")
    briefing.press("Return")
    opened = briefing.page
    briefing.press("Ctrl+K")
    while (
        briefing.window.parts.results.current_hit() is None
        or briefing.window.parts.results.current_hit().page == opened
    ):
        briefing.press("Down")  # past the other passages of the page, and the row that opens the rest of them
    briefing.wait_until(lambda: briefing.page != opened)
    briefing.press("Escape")
    assert briefing.page == opened


def test_a_link_of_a_page_one_is_only_looking_at_leads_where_it_says(briefing: OpenBriefing) -> None:
    briefing.search("cybersecurity")
    briefing.wait_until(lambda: briefing.page == "topics/cybersecurity")
    briefing.reader.link_requested.emit("#note-isoc17")
    assert briefing.page == "topics/cybersecurity"
    briefing.window.parts.details.link_requested.emit("#position")
    assert briefing.page == "topics/cybersecurity"


def test_the_first_paragraph_that_matches_is_on_screen_with_its_words_marked(briefing: OpenBriefing) -> None:
    first = briefing.search("collaborative approach to security")[0]
    briefing.wait_until(lambda: briefing.page == first and briefing.hit_count() != "")
    marks = briefing.reader.view.extraSelections()
    area = briefing.reader.view.viewport().rect()
    assert any(area.contains(briefing.reader.view.cursorRect(mark.cursor).center()) for mark in marks)


def test_one_search_finds_both_languages(briefing: OpenBriefing) -> None:
    first = briefing.search("fracture numérique")[0]
    briefing.press("Escape")
    assert briefing.search("digital divide")[0] == first == "topics/digital-divide"
    briefing.press("Ctrl+L")
    briefing.wait_until(lambda: briefing.window.parts.results._answer.request.language == "fr")
    assert briefing.hits()[0] == first


def test_links_terms_and_notes_lead_where_they_say(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("topics/cybersecurity")
    briefing.reader.link_requested.emit("page:topics/csirt")
    assert briefing.page == "topics/csirt"
    briefing.press("Alt+Left")
    briefing.reader.link_requested.emit("#note-bae")
    assert briefing.page == "topics/cybersecurity"
    assert briefing.reader.view.verticalScrollBar().value() > 0
    for outside in (
        "https://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
        "page:topics/nothing",
    ):
        briefing.reader.link_requested.emit(outside)
        assert briefing.page == "topics/cybersecurity"
    assert "topics/nothing" in briefing.said[-1]


def test_a_session_that_is_killed_has_been_written_down(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    briefing.window.desk.open_page("topics/ott")
    session = tmp_path / "profile" / "session.json"
    briefing.wait_until(lambda: session.is_file() and "topics/ott" in session.read_text(encoding="utf-8"))
    assert open_briefing(own_library).page == "topics/ott"
