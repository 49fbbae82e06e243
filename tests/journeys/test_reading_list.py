"""What has been read is known, shown, and kept: by reading to the end, or by saying so."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.ui.plain_enums import ItemRole
from tests.i18n.test_no_clipping import cut_off
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]
PAGE = "topics/cybersecurity"


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", language="en", page=PAGE)
    briefing.wait_for_library()
    return briefing


def said(briefing: OpenBriefing, page: str) -> str:
    """Return what a screen reader says of a page in the contents."""
    model = briefing.window.contents.model()
    index = model.index_of(page)
    return str(index.data(ItemRole.ACCESSIBLE_TEXT)) if index.isValid() else ""


def section_said(briefing: OpenBriefing, page: str) -> str:
    model = briefing.window.contents.model()
    return str(model.index_of(page).parent().data(ItemRole.ACCESSIBLE_TEXT))


def read(briefing: OpenBriefing) -> frozenset[str]:
    return briefing.window.parts.aids.marks.pages


def scroll_through(briefing: OpenBriefing) -> None:
    """Scroll to the end of the page as a reader does, screen by screen."""
    place = briefing.window.parts.aids.place
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        briefing.scroll_to(share)
        briefing.wait_until(lambda: not place._look_due.isActive())


def test_the_end_alone_is_not_the_page(briefing: OpenBriefing) -> None:
    place = briefing.window.parts.aids.place
    place.dwell.setInterval(0)
    last = [block.number for block in briefing.reader.page.blocks if block.number is not None][-1]
    briefing.window.desk.open_page("topics/csirt")
    briefing.window.desk.open_page(PAGE, str(last))
    briefing.settle()
    briefing.scroll_to(1.0)
    briefing.wait_until(lambda: not place._look_due.isActive())
    assert not place.dwell.isActive()
    assert read(briefing) == frozenset()
    scroll_through(briefing)
    briefing.wait_until(lambda: PAGE in read(briefing))


def test_a_page_is_read_when_its_end_has_been_on_screen_for_a_while(briefing: OpenBriefing) -> None:
    place = briefing.window.parts.aids.place
    place.dwell.setInterval(0)
    assert said(briefing, PAGE) == "Cybersecurity, unread"
    briefing.scroll_to(0.3)
    briefing.wait_until(lambda: not place._look_due.isActive())
    assert read(briefing) == frozenset()
    briefing.scroll_to(1.0)
    briefing.wait_until(lambda: PAGE in read(briefing))
    assert said(briefing, PAGE) == "Cybersecurity, read"
    assert section_said(briefing, PAGE) == "Focus areas, 1 of 27 read"


def test_with_translations_below_the_end_is_that_of_the_last_one(briefing: OpenBriefing) -> None:
    place, view = briefing.window.parts.aids.place, briefing.reader.view
    briefing.press("Shift+F7")
    briefing.settle()
    ends = [spot.position for spot in view.blocks.all_spots if spot.id == briefing.reader.page.blocks[-1].id]
    assert len(ends) == 2
    view.verticalScrollBar().setValue(round(view.blocks.top(ends[1])) - view.viewport().height() - 2)
    briefing.wait_until(lambda: not place._look_due.isActive())
    assert not place.dwell.isActive(), "its translation is still below the edge"
    scroll_through(briefing)
    briefing.wait_until(place.dwell.isActive)


def test_leafing_through_is_not_reading(briefing: OpenBriefing) -> None:
    place = briefing.window.parts.aids.place
    scroll_through(briefing)
    briefing.wait_until(place.dwell.isActive)
    briefing.press("Ctrl+PgDown")
    assert not place.dwell.isActive()
    briefing.press("Ctrl+PgUp")
    scroll_through(briefing)
    briefing.wait_until(place.dwell.isActive)
    briefing.scroll_to(0.0)
    briefing.wait_until(lambda: not place.dwell.isActive())
    assert read(briefing) == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_marked_by_a_key_and_unmarked(briefing: OpenBriefing, language: str) -> None:
    briefing.window.parts.menu.choose_language(language)
    words = {"en": ("read", "unread"), "fr": ("lue", "non lue")}[language]
    for word in words:
        briefing.press("Ctrl+R")
        assert said(briefing, PAGE).endswith(f", {word}")
    assert read(briefing) == frozenset()


def test_it_holds_at_the_next_start_and_is_written_soon(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    briefing.press("Ctrl+R")
    path = tmp_path / "profile" / "reading.json"
    briefing.wait_until(path.exists)
    assert json.loads(path.read_text(encoding="utf-8"))["read"] == [PAGE]
    briefing.close()
    again = open_briefing(own_library)
    again.wait_for_library()
    assert read(again) == {PAGE}


def test_a_damaged_list_is_set_aside_and_said(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "reading.json").write_bytes(b"{broken")
    briefing = open_briefing(own_library, ui_language="en", page=PAGE)
    briefing.wait_for_library()
    assert any("reading.json" in text for text in briefing.said)
    assert list(profile.glob("reading.json.damaged-*"))
    briefing.press("Ctrl+R")
    assert read(briefing) == {PAGE}


def test_the_next_unread_page_is_a_key_away(briefing: OpenBriefing) -> None:
    order = briefing.window.desk.library.collection.pages
    place = order.index(PAGE)
    briefing.window.parts.aids.marks.mark([order[place + 1]], read=True)
    briefing.press("Ctrl+U")
    assert briefing.page == order[place + 2]
    briefing.window.parts.aids.marks.mark(order, read=True)
    briefing.press("Ctrl+U")
    assert briefing.page == order[place + 2]
    assert "no other unread page" in briefing.said[-1]


def test_only_unread_pages_can_be_listed(briefing: OpenBriefing) -> None:
    contents = briefing.window.contents
    order = briefing.window.desk.library.collection.pages
    place = order.index(PAGE)
    others = [order[place - 1], order[place + 1]]
    briefing.window.parts.aids.marks.mark([*others, PAGE], read=True)
    briefing.press("Ctrl+Shift+U")
    assert [page for page in others if said(briefing, page)] == []
    assert said(briefing, PAGE), "the page on screen stays"
    assert contents.currentIndex().data(ItemRole.OWN) == PAGE
    assert contents.isExpanded(contents.currentIndex().parent())
    briefing.window.desk.open_page(order[place + 2])
    assert said(briefing, PAGE) == ""
    briefing.press("Ctrl+Shift+U")
    assert said(briefing, PAGE)


@pytest.mark.parametrize("section", [False, True])
def test_the_menu_of_an_entry_marks_it(briefing: OpenBriefing, section: bool) -> None:
    contents = briefing.window.contents
    index = contents.model().index_of(PAGE)
    contents.setCurrentIndex(index.parent() if section else index)
    middle = contents.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, contents.mapToGlobal(middle))
    contents.contextMenuEvent(event)
    (menu,) = [popup for popup in shown_popups() if isinstance(popup, QMenu)]
    mark, unmark = menu.actions()
    assert mark.isEnabled()
    assert not unmark.isEnabled()
    mark.trigger()
    menu.close()
    pages = briefing.window.desk.library.collection.sections[2].pages
    assert read(briefing) == (set(pages) if section else {PAGE})
    briefing.wait_until(lambda: shown_popups() == [])


def test_how_much_is_read_is_said_under_the_contents(briefing: OpenBriefing) -> None:
    strip = briefing.window.parts.aids.strip
    assert strip._count.text() == "0 of 83 read"
    briefing.press("Ctrl+R")
    assert strip._count.text() == "1 of 83 read"
    briefing.window.parts.menu.choose_language("fr")
    assert strip._count.text() == "1 sur 83 lues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_is_never_cut_off_and_the_count_gives_way(briefing: OpenBriefing, language: str) -> None:
    briefing.window.parts.menu.choose_language(language)
    strip, splitter = briefing.window.parts.aids.strip, briefing.window.panes.splitter
    for width in (0, 272):  # no less than the least
        splitter.setSizes([width, splitter.width() - width])
        briefing.settle()
        assert list(cut_off(strip)) == [], width
    assert strip._count.text() in {"0 of 83 read", "0 sur 83 lues"}


def test_a_page_one_only_looks_at_in_a_search_is_not_read(briefing: OpenBriefing) -> None:
    place = briefing.window.parts.aids.place
    place.dwell.setInterval(0)
    briefing.search("cybersecurity")
    here = briefing.window.desk.navigator.page
    briefing.wait_until(lambda: briefing.reader.page is not None)
    place.read.emit("topics/ott")
    assert here != "topics/ott"
    assert read(briefing) == frozenset()
