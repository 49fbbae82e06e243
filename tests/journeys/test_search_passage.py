"""What one chooses among the results is what one sees: its passage, marked where it has the words, in each language."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from app.core.paths import Locations
from app.core.search.result import Hit
from app.core.search.snippets import marked_ranges
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    return briefing


def chosen(briefing: OpenBriefing) -> Hit:
    hit = briefing.window.parts.results.current_hit()
    assert hit is not None
    return hit


def choose(briefing: OpenBriefing, fits: Callable[[Hit], bool]) -> Hit:
    """Go down to the first result that `fits`, and wait until it is shown."""
    results = briefing.window.parts.results
    for _row in range(40):
        hit = results.current_hit()
        if hit is not None and hit.block and fits(hit):
            break
        briefing.press("Down")
    hit = chosen(briefing)
    briefing.wait_until(lambda: briefing.page == hit.page and not results._preview.isActive())
    briefing.settle()
    return hit


def is_on_screen(briefing: OpenBriefing, block: str) -> bool:
    view = briefing.reader.view
    top = view.blocks.top(view.position_of(block)) - view.verticalScrollBar().value()
    return 0 <= top < view.viewport().height()


def has_words(briefing: OpenBriefing, hit: Hit, language: str) -> bool:
    library = briefing.window.desk.library
    text = next(block.text for block in library.page(hit.page, language).blocks if block.id == hit.block)
    return bool(marked_ranges(text, briefing.window.parts.results._answer.words, language))


def test_where_nothing_is_found_one_is_back_where_one_was(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("topics/ixp")
    briefing.settle()
    briefing.scroll_to(0.3)
    before, bar = briefing.reader.view.anchor(), briefing.reader.view.verticalScrollBar()
    height = bar.value()
    briefing.search("cybersecurity")
    briefing.wait_until(lambda: briefing.page != "topics/ixp")
    briefing.press("Ctrl+K")
    briefing.type("qwertyuiop")
    briefing.wait_until(lambda: briefing.answered() == "qwertyuiop")
    briefing.wait_until(lambda: briefing.page == "topics/ixp")
    now, view = briefing.reader.view.anchor(), briefing.reader.view
    assert now.block == before.block
    # Results are wider than contents, so that the lines of the page are others: the same one, then.
    _top, extent = view.blocks.extent(view.blocks.index_of(now.block))
    assert abs(now.offset - before.offset) * extent < view._style.body
    assert not briefing.reader.has_marks
    assert briefing.hit_count() == ""
    briefing.press("Ctrl+K")
    briefing.type("spectrum")
    briefing.wait_until(lambda: briefing.answered() == "spectrum" and briefing.page != "topics/ixp")
    briefing.press("Esc")
    briefing.press("Esc")
    assert briefing.page == "topics/ixp"
    assert briefing.reader.view.anchor() == before
    assert bar.value() == height


def has_line(briefing: OpenBriefing) -> bool:
    return bool(briefing.reader.view.numbers.lined_spots())


def has_line_in_a_second_colour(briefing: OpenBriefing) -> bool:
    view = briefing.reader.view
    image = view.viewport().grab().toImage()
    left = int(view.document().rootFrame().frameFormat().leftMargin())
    margin = range(max(0, left - 30), left)
    return any(image.pixelColor(x, y) == view.mark_colour for x in margin for y in range(image.height()))


def test_a_result_found_in_the_other_language_stays_on_screen_and_says_so(briefing: OpenBriefing) -> None:
    briefing.search("communautés autochtones")
    hit = choose(briefing, lambda hit: hit.language == "fr" and (hit.number or 0) > 3)
    assert not has_words(briefing, hit, "en")
    assert is_on_screen(briefing, hit.block)
    assert briefing.reader._marks.passage == hit.block
    assert briefing.hit_count().startswith("The words are in the French text of this passage.")
    assert has_line(briefing)
    assert not has_line_in_a_second_colour(briefing)
    briefing.press("Return")
    assert is_on_screen(briefing, hit.block)

    (button,) = [
        one for one in briefing.reader.findChildren(QToolButton) if one.text() == "Show the French text"
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert briefing.reader._marks.current_point[:2] == ("fr", hit.block)
    assert briefing.hit_count().startswith("Hit ")
    assert not button.isVisible()
    briefing.window.reader.turn_translation(hit.block)
    assert briefing.reader._marks.passage == hit.block

    briefing.press("Ctrl+L")
    briefing.settle()
    assert (briefing.reader.page.language, briefing.reader._marks.passage) == ("fr", "")
    assert briefing.reader._marks.current_point.block == hit.block, "in French there is something to mark"
    assert briefing.hit_count().startswith("Hit ")


def test_over_the_first_passage_its_summary_is_in_sight(briefing: OpenBriefing) -> None:
    briefing.search("communautés autochtones")
    hit = choose(briefing, lambda hit: hit.number == 1)
    assert briefing.reader._marks.passage == hit.block
    assert briefing.reader.view.verticalScrollBar().value() == 0
    assert is_on_screen(briefing, hit.block)


@pytest.mark.parametrize(
    "text", ["emergency telecommunications", "settings", "high speed", "consumer rights"]
)
def test_every_result_shows_its_own_passage(briefing: OpenBriefing, text: str) -> None:
    briefing.search(text)
    seen = 0
    for _row in range(8):
        hit = briefing.window.parts.results.current_hit()
        if hit is not None and hit.block:
            choose(briefing, lambda other, hit=hit: other == hit)
            marks = briefing.reader._marks
            current = marks.current_point.block
            assert current == hit.block or current in briefing.reader.view.blocks.passage_around(hit.block)
            if has_words(briefing, hit, "en"):
                assert current == hit.block
                assert marks.passage == ""
                assert briefing.hit_count() == f"Hit {marks.current + 1} of {len(marks.marks)}"
            elif marks.current < 0:
                assert is_on_screen(briefing, hit.block)
            seen += 1
        briefing.press("Down")
    assert seen


@pytest.mark.parametrize("text", ["internet", "accessibility", "digital divide"])
def test_the_reading_language_changes_and_the_result_stays_chosen(briefing: OpenBriefing, text: str) -> None:
    briefing.search(text)
    results = briefing.window.parts.results
    for _step in range(6):
        briefing.press("Down")
    if results.current_hit() is None:
        briefing.press("Up")
    hit = choose(briefing, bool)
    height = results._height_of_current()
    briefing.press("Ctrl+L")
    briefing.wait_until(lambda: results._answer.request.language == "fr")
    briefing.settle()
    now = chosen(briefing)
    assert (now.kind, now.page, now.passage) == (hit.kind, hit.page, hit.passage)
    assert briefing.page == hit.page
    bar = results.list.verticalScrollBar()
    assert results._height_of_current() == height or bar.value() in {0, bar.maximum()}

    briefing.press("Ctrl+L")
    briefing.wait_until(lambda: results._answer.request.language == "en")
    assert (chosen(briefing).page, chosen(briefing).passage) == (hit.page, hit.passage)


def test_an_open_quotation_mark_is_told_of_when_one_stops_typing(briefing: OpenBriefing) -> None:
    results = briefing.window.parts.results
    briefing.search('"digital divide')
    assert not results._late.isVisible()
    briefing.wait_until(results._late.isVisible)
    assert results._late.text() == "A quotation mark is missing; the words were searched one by one."
    briefing.type('"')
    briefing.wait_until(lambda: not results._late.isVisible())


def test_an_unknown_section_is_told_of_at_enter_in_the_language_of_the_window(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="fr")
    briefing.wait_for_library()
    results = briefing.window.parts.results
    briefing.search("internet in:nosuch")
    briefing.press("Return")
    assert results._late.isVisible()
    assert "rubrique" in results._late.text() or "section" in results._late.text()
    assert "everything" not in results._late.text()
