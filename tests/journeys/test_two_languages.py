"""A negotiator compares two texts: side by side, under one another, one paragraph at a time, and loses no place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton

from app.core.build import build_library
from app.core.paths import Locations
from tests.sample_briefing import sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
WIDE, NARROW = (1366, 768), (900, 640)
PAGE = "topics/cybersecurity"


def top(briefing: OpenBriefing) -> tuple[str, str]:
    """Return the page and the paragraph at the top edge."""
    return briefing.page, briefing.top_block


def resize(briefing: OpenBriefing, width: int, height: int) -> None:
    briefing.window.resize(width, height)
    briefing.wait_until(lambda: briefing.window.width() == width)
    briefing.settle()


def lines_off(briefing: OpenBriefing, block: str, before: float) -> float:
    """Return by how many lines the place in a block at the top edge differs from a share of its height."""
    view = briefing.reader.view
    index = view.blocks.index_of(block)
    height, extent = view.blocks.extent(index)
    return abs(view.verticalScrollBar().value() - height - before * extent) / view.fontMetrics().lineSpacing()


def click_header(briefing: OpenBriefing, text: str) -> None:
    buttons = briefing.window.header.findChildren(QToolButton, "language")
    next(button for button in buttons if button.text() == text).click()


def checked(briefing: OpenBriefing) -> list[str]:
    buttons = briefing.window.header.findChildren(QToolButton, "language")
    return [button.text() for button in buttons if button.isChecked()]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_to_two_languages_and_back_the_paragraph_stays(
    open_briefing: Open, own_library: Locations, language: str, size: tuple[int, int]
) -> None:
    briefing = open_briefing(own_library, ui_language=language, language=language, page=PAGE)
    briefing.wait_for_library()
    resize(briefing, *size)
    briefing.scroll_to(0.5)
    place, anchor = top(briefing), briefing.reader.view.anchor()
    assert place[1]

    click_header(briefing, "EN|FR")
    briefing.settle()
    assert checked(briefing) == ["EN|FR"]
    assert briefing.reader.side_by_side == (size == WIDE)
    assert top(briefing) == place
    assert lines_off(briefing, *anchor[:2]) <= 1
    for words in ("Why it is on the table", "Pourquoi la question se pose"):
        assert words in briefing.text

    briefing.press("Ctrl+L")
    assert checked(briefing) == ["EN|FR"], "both stay, and the other one is read"
    assert briefing.window.desk.language != language
    assert top(briefing) == place
    briefing.press("Ctrl+L")
    briefing.press("Shift+F7")
    assert (briefing.reader.side_by_side, top(briefing)) == (False, place)
    briefing.press("Shift+F7")
    assert checked(briefing) == [language.upper()]
    assert top(briefing) == place
    assert lines_off(briefing, *anchor[:2]) <= 1

    briefing.press("F7")
    click_header(briefing, "FR" if language == "en" else "EN")
    assert checked(briefing) == ["FR" if language == "en" else "EN"]
    assert briefing.reader.page.language != language
    assert top(briefing) == place


def test_theme_text_size_and_width_keep_the_place_in_two_languages(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="en", page=PAGE)
    briefing.wait_for_library()
    resize(briefing, *WIDE)
    briefing.press("F7")
    briefing.scroll_to(0.4)
    place = top(briefing)
    briefing.press("Ctrl++")
    assert top(briefing) == place
    briefing.click_menu("Dark")
    assert top(briefing) == place
    appearance = briefing.window.appearance
    appearance.change(appearance.settings._replace(text_size=300))
    briefing.settle()
    assert (briefing.reader.side_by_side, top(briefing)) == (False, place)
    briefing.press("Ctrl+0")
    assert (briefing.reader.side_by_side, top(briefing)) == (True, place)
    resize(briefing, *NARROW)
    assert (briefing.reader.side_by_side, top(briefing)) == (False, place)
    resize(briefing, *WIDE)
    assert (briefing.reader.side_by_side, top(briefing)) == (True, place)


@pytest.mark.parametrize("key", ["F7", "Shift+F7"])
def test_a_restart_restores_page_place_and_mode(
    open_briefing: Open, own_library: Locations, key: str
) -> None:
    briefing = open_briefing(own_library, ui_language="fr", language="fr", page=PAGE)
    briefing.wait_for_library()
    resize(briefing, *WIDE)
    briefing.press(key)
    briefing.scroll_to(0.55)
    place, anchor, mode = top(briefing), briefing.reader.view.anchor(), briefing.reader.mode
    columns = briefing.reader.side_by_side
    briefing.close()

    again = open_briefing(own_library, ui_language="fr")
    again.settle()
    assert (again.reader.mode, again.reader.side_by_side) == (mode, columns)
    assert top(again) == place
    after = again.reader.view.anchor()
    assert (after.block, after.language) == (anchor.block, anchor.language)
    assert abs(after.offset - anchor.offset) < 0.2
    assert again.window.desk.language == "fr"


def test_switching_while_hits_are_marked_goes_on_from_the_same_hit(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    resize(briefing, *WIDE)
    briefing.search("internet exchange")
    briefing.press("Return")
    briefing.wait_until(lambda: briefing.hit_count() != "")
    briefing.press("F3")
    briefing.press("F3")
    marks = briefing.reader._marks
    point, alone = marks.current_point, len(marks.marks)
    briefing.press("F7")
    assert marks.current_point == point
    assert len(marks.marks) > alone, "the other language has its own"
    assert briefing.hit_count() == f"Hit {marks.current + 1} of {len(marks.marks)}"
    assert len(briefing.reader.view.extraSelections()) == len(marks.marks)
    briefing.press("F7")
    assert (marks.current_point, len(marks.marks)) == (point, alone)
    briefing.press("Ctrl+L")
    assert marks.marks
    assert marks.current_point is None or marks.current_point.block == point.block


def test_one_paragraph_is_translated_where_it_stands_and_the_next_page_is_plain(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="en", page=f"{PAGE}#1")
    briefing.wait_for_library()
    briefing.press("Ctrl+T")
    assert "À la CMDT-17" in briefing.text
    assert "Pourquoi la question" not in briefing.text
    briefing.press("Ctrl+L")
    assert "À la CMDT-17" in briefing.text
    assert "at WTDC-17 is first" in briefing.text
    briefing.press("Ctrl+T")
    assert "at WTDC-17 is first" not in briefing.text
    briefing.press("Ctrl+T")
    briefing.press("Ctrl+PgDown")
    assert {spot.language for spot in briefing.reader.view.blocks.all_spots} == {"fr"}


def test_a_copy_of_a_column_reaches_the_clipboard_clean(
    open_briefing: Open, own_library: Locations, qapp: object
) -> None:
    briefing = open_briefing(own_library, ui_language="en", page=PAGE)
    briefing.wait_for_library()
    resize(briefing, *WIDE)
    briefing.press("F7")
    view = briefing.reader.view
    french = [s for s in view.blocks.all_spots if s.language == "fr" and s.number in {1, 2}]
    cursor = QTextCursor(view.document())
    cursor.setPosition(french[0].position)
    cursor.setPosition(french[-1].position + 3, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()
    briefing.press("Ctrl+C")
    text = qapp.clipboard().text()  # type: ignore[attr-defined]
    assert text.startswith("À la CMDT-17, la cybersécurité")
    assert "Cybersecurity" not in text
    assert "six types de mesures" in text


def test_the_page_gets_the_room_it_needs_and_gives_it_back(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="en", page=PAGE)
    briefing.wait_for_library()
    resize(briefing, 1280, 800)
    assert briefing.window.parts.details.isVisible()
    briefing.press("F7")
    assert briefing.reader.side_by_side
    assert not briefing.window.parts.details.isVisible()
    briefing.press("F7")
    assert briefing.window.parts.details.isVisible()


@pytest.mark.parametrize("missing", ["en", "fr"])
def test_a_page_that_is_missing_in_one_language_says_so_in_its_column(
    open_briefing: Open, tmp_path: Path, missing: str
) -> None:
    content = sample_content(tmp_path / "content", {f"{missing}/conference/second.md": None})
    build_library(content, tmp_path / "index")
    where = Locations(content=content, shipped=tmp_path / "index", cached=tmp_path / "cache")
    briefing = open_briefing(where, ui_language="en", page="conference/second")
    briefing.wait_for_library()
    resize(briefing, *WIDE)
    briefing.press("F7")
    said = {"en": "This page has not been translated.", "fr": "Cette page n’est pas traduite."}[missing]
    assert said in briefing.text
    assert briefing.reader.side_by_side
    resize(briefing, *NARROW)
    assert not briefing.reader.side_by_side
    assert {"en": "Un autre alinéa.", "fr": "Another paragraph."}[missing] in briefing.text
