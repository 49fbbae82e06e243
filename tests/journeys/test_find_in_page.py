"""Ctrl+F, in the real window: what one types is found on this page, and the search of the briefing is left alone."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor

from app.core.paths import Locations
from app.ui.reader.page_find import PageFind
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
PAGE = "topics/cybersecurity"


@pytest.fixture(params=["en", "fr"])
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language=request.param, language="fr", page=PAGE)
    briefing.wait_for_library()
    return briefing


def finder(briefing: OpenBriefing) -> PageFind:
    found = briefing.reader.findChild(PageFind)
    assert isinstance(found, PageFind)
    return found


def count(briefing: OpenBriefing) -> str:
    """Return what the find bar says, "" where it is not there."""
    bar = finder(briefing).bar
    return bar.count.text() if bar.isVisible() else ""


def marked(briefing: OpenBriefing) -> list[str]:
    return [selection.cursor.selectedText() for selection in briefing.reader.view.extraSelections()]


def current(briefing: OpenBriefing) -> QTextCursor:
    """Return the mark that is underlined."""
    (only,) = (s for s in briefing.reader.view.extraSelections() if s.format.fontUnderline())
    return QTextCursor(only.cursor)


def words(briefing: OpenBriefing, english: str, french: str) -> str:
    return english if briefing.program.interface.tag == "en" else french


def test_a_word_without_accents_is_found_counted_and_left_selected(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+F")
    briefing.type("securite")
    total = len(marked(briefing))
    assert total > 5
    assert {text.lower() for text in marked(briefing)} == {"sécurité"}
    assert count(briefing) == words(briefing, f"1 of {total}", f"1 sur {total}")
    briefing.press("Return")
    briefing.press("F3")
    assert count(briefing).startswith("3 ")
    briefing.press("Shift+F3")
    briefing.press("Shift+Return")
    briefing.press("Shift+Return")
    assert count(briefing).startswith(f"{total} ")
    assert finder(briefing).bar.sign.text() == words(briefing, "From the end again", "Repris à la fin")
    briefing.press("F3")
    assert count(briefing).startswith("1 ")
    assert finder(briefing).bar.sign.text() == words(briefing, "From the top again", "Repris au début")
    briefing.press("F3")
    place = current(briefing).selectionStart()
    briefing.press("Escape")
    assert count(briefing) == ""
    assert marked(briefing) == []
    assert briefing.focus() is briefing.reader.view
    cursor = briefing.reader.view.textCursor()
    assert (cursor.selectedText().lower(), cursor.selectionStart()) == ("sécurité", place)
    assert not briefing.searching(), "the search of the briefing is another key"


def test_what_is_not_there_is_said_not_to_be(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+F")
    briefing.type("xylophone")
    assert count(briefing) == words(briefing, "Not found on this page", "Introuvable dans cette page")
    briefing.press("Return")
    briefing.press("F3")
    assert marked(briefing) == []
    briefing.press("Escape")
    assert not briefing.reader.view.textCursor().hasSelection()


def test_looking_begins_where_one_is_and_stays_there_while_one_types(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    briefing.scroll_to(0.5)
    briefing.settle()
    before = view.verticalScrollBar().value()
    briefing.press("Ctrl+F")
    briefing.type("s")
    first = current(briefing).selectionStart()
    briefing.type("e")
    assert current(briefing).selectionStart() >= view.position_of(briefing.top_block)
    assert not count(briefing).startswith("1 ")
    assert view.cursorRect(current(briefing)).top() >= 0
    briefing.press("Backspace")
    assert current(briefing).selectionStart() == first
    assert abs(view.verticalScrollBar().value() - before) < view.viewport().height()


def test_what_is_selected_is_what_is_looked_for(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    cursor = view.document().find("sécurité", view.document().characterCount() // 2)
    view.setTextCursor(cursor)
    briefing.press("Ctrl+F")
    assert finder(briefing).bar.field.text() == "sécurité"
    assert finder(briefing).bar.field.selectedText() == "sécurité"
    assert current(briefing).selectionStart() == cursor.selectionStart()


def test_the_bar_stays_through_language_theme_and_page(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+F")
    briefing.type("internet")
    briefing.press("Return")
    french, at = len(marked(briefing)), count(briefing)
    briefing.program.themes.choose("dark")
    assert (len(marked(briefing)), count(briefing)) == (french, at)
    dark = briefing.program.themes.theme
    assert {s.format.background().color().name() for s in briefing.reader.view.extraSelections()} == {
        dark.colours["find"],
        dark.colours["find_current"],
    }
    briefing.program.themes.choose("light")
    briefing.press("Ctrl+L")
    assert briefing.reader.page.language == "en"
    assert {text.lower() for text in marked(briefing)} == {"internet"}
    assert count(briefing).endswith(str(len(marked(briefing))))
    briefing.window.desk.open_page("topics/ixp")
    assert {text.lower() for text in marked(briefing)} == {"internet"}
    assert finder(briefing).bar.field.text() == "internet"


def test_hits_of_a_search_rest_while_one_finds_and_come_back(briefing: OpenBriefing) -> None:
    briefing.search("attaques")
    briefing.press("Return")
    briefing.wait_until(lambda: bool(briefing.hit_count()))
    hits = marked(briefing)
    briefing.press("Ctrl+F")
    assert briefing.hit_count() == ""
    briefing.type("internet")
    assert {text.lower() for text in marked(briefing)} == {"internet"}
    briefing.press("Escape")
    assert marked(briefing) == hits
    assert briefing.hit_count()
    before = briefing.hit_count()
    briefing.press("F3")
    assert briefing.hit_count() != before or len(hits) == 1


def test_a_search_takes_the_page_back(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+F")
    briefing.type("internet")
    briefing.search("attaques")
    briefing.wait_until(lambda: bool(briefing.hit_count()))
    assert count(briefing) == ""
    assert "internet" not in {text.lower() for text in marked(briefing)}


def test_f3_finds_again_what_was_found_last(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+F")
    briefing.type("internet")
    first = current(briefing).selectionStart()
    briefing.press("Escape")
    briefing.press("F3")
    assert count(briefing)
    assert current(briefing).selectionStart() >= first
    assert briefing.focus() is briefing.reader.view
    briefing.press("Escape")
    assert count(briefing) == ""


@pytest.mark.parametrize("key", ["F7", "Shift+F7"])
def test_both_languages_are_looked_through_and_the_match_one_is_at_stays(
    briefing: OpenBriefing, key: str
) -> None:
    view = briefing.reader.view
    briefing.window.resize(1366, 768)
    briefing.settle()
    briefing.press("Ctrl+F")
    briefing.type("internet")
    for _step in range(4):
        briefing.press("F3")
    in_french, at = len(marked(briefing)), view.blocks.point_at(current(briefing).selectionStart())
    assert at.block

    briefing.press(key)
    briefing.settle()
    assert view.blocks.point_at(current(briefing).selectionStart()) == at
    total = len(marked(briefing))
    assert total > in_french
    assert count(briefing).endswith(f" {total}")
    briefing.press("Ctrl+L")
    assert view.blocks.point_at(current(briefing).selectionStart()) == at, "the same words are on the page"
    seen = []
    for _step in range(total):
        briefing.press("F3")
        seen.append(view.blocks.language_at(current(briefing).selectionStart()))
        rect = view.cursorRect(current(briefing))
        assert view.viewport().rect().contains(rect.center())
    assert set(seen) == {"en", "fr"}
    briefing.press("Ctrl+L")
    briefing.press(key)
    briefing.settle()
    assert view.blocks.point_at(current(briefing).selectionStart()) == at
    assert len(marked(briefing)) == in_french


def test_the_links_to_the_neighbours_are_not_looked_through(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("topics/ott")
    (link,) = re.findall("(?:Next:|Suivant\\w* ?:) .*", briefing.text.replace("\u00a0", " "))
    briefing.press("Ctrl+F")
    briefing.type(link[:6])
    assert finder(briefing).bar.count.text() == words(
        briefing, "Not found on this page", "Introuvable dans cette page"
    )
