"""The whole glossary: one types, jumps by letters, reads both languages, and nothing needs a mouse."""

from collections.abc import Callable

import pytest

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture(params=LANGUAGES)
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language=request.param, language=request.param)
    briefing.wait_for_library()
    briefing.window.resize(1280, 820)
    return briefing


def bar_of(briefing: OpenBriefing):  # type: ignore[no-untyped-def]
    return briefing.window.parts.aids.glossary.bar


def letters(briefing: OpenBriefing) -> list[str]:
    box = bar_of(briefing).letters
    return [box.item(row).text() for row in range(box.count())]


def terms_shown(briefing: OpenBriefing) -> set[str]:
    return {block.id for block in briefing.reader.page.blocks if block.id.startswith("glossary.")}


def test_it_is_filtered_while_one_types_and_whole_again(briefing: OpenBriefing) -> None:
    everything = {term.id for term in briefing.window.desk.library.terms()}
    briefing.press("Ctrl+G")
    bar = bar_of(briefing)
    assert bar.isVisible()
    assert briefing.focus() is bar.field
    assert terms_shown(briefing) == everything
    briefing.type("échange")
    assert "glossary.ixp" in terms_shown(briefing) < everything
    with_accent = terms_shown(briefing)
    briefing.press("Esc")
    assert bar.field.text() == ""
    assert terms_shown(briefing) == everything
    briefing.type("ECHANGE")
    assert terms_shown(briefing) == with_accent
    briefing.press("Return")
    assert briefing.focus() is briefing.reader.view
    briefing.press("Alt+Left")
    assert not bar.isVisible()
    briefing.press("Ctrl+G")
    assert terms_shown(briefing) == everything, "a filter does not outlive the visit"


def test_nothing_found_is_said_and_counted(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+G")
    briefing.type("zzzz")
    assert terms_shown(briefing) == set()
    expected = {"en": "0 terms", "fr": "0 terme"}[briefing.program.interface.tag]
    assert bar_of(briefing).count_text() == expected
    assert letters(briefing) == []


def test_letters_lead_down_the_page(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+G")
    briefing.settle()
    briefing.press("Tab")
    box = bar_of(briefing).letters
    assert briefing.focus() is box
    box.setCurrentRow(letters(briefing).index("S"))
    briefing.press("Return")
    view = briefing.reader.view
    bar = view.verticalScrollBar()
    assert bar.value() > bar.maximum() // 2
    briefing.press("Home")
    briefing.press("Return")
    assert bar.value() < bar.maximum() // 4


def test_a_narrow_window_stacks_the_languages_and_keeps_the_term(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+G")
    briefing.settle()
    page = briefing.reader.page

    def columns() -> int:
        block = next(b for b in briefing.reader.page.blocks if b.id == "glossary.ixp")
        return block.html.count("<td")

    assert columns() == 2
    briefing.window.resize(700, 700)
    briefing.wait_until(lambda: columns() == 1)
    briefing.window.resize(1280, 820)
    briefing.wait_until(lambda: columns() == 2)
    assert [b.id for b in briefing.reader.page.blocks] == [b.id for b in page.blocks]


def test_the_language_switch_keeps_the_term(briefing: OpenBriefing) -> None:
    briefing.window.parts.aids.glossary.show_term("glossary.ott")
    briefing.settle()
    top = briefing.top_block
    briefing.press("Ctrl+L")
    assert briefing.top_block == top


def test_a_page_may_link_to_a_term_of_the_glossary(briefing: OpenBriefing) -> None:
    briefing.window.desk.follow("page:help/glossary#glossary.ixp")
    briefing.settle()
    view = briefing.reader.view
    cursor = view.textCursor()
    cursor.setPosition(view.position_of("glossary.ixp"))
    assert 0 <= view.cursorRect(cursor).top() < view.viewport().height()
