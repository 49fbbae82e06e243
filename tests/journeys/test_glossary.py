"""The whole glossary: one types, jumps by letters, reads both languages, and nothing needs a mouse."""

from collections.abc import Callable

import pytest

from app.core.model.language import LANGUAGES
from app.core.model.term import TermText
from app.core.paths import Locations
from app.core.search.analysis import words
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


def test_one_sees_why_a_term_is_among_those_that_match(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+G")
    briefing.type("reg")
    library, own = briefing.window.desk.library, briefing.window.desk.language
    terms = {term.id: term for term in library.terms()}
    shown = {block.id: block.html for block in briefing.reader.page.blocks if block.id in terms}
    assert len(shown) > 5
    assert all('<span class="hit">' in html for html in shown.values())
    by_alias = [term for term in shown if not any(named(text) for text in terms[term].texts.values())]
    assert by_alias, "OTT regulation is what some call it"
    also = {"en": "Also:", "fr": "Aussi\u00a0:"}
    for term in by_alias:
        (alias, tag), *_more = [
            (alias, tag)
            for tag, text in terms[term].texts.items()
            for alias in text.aliases
            if begins_with_reg(alias)
        ]
        assert also[tag] in shown[term]
        assert alias.split()[-1] in shown[term]
    assert own == briefing.reader.page.language
    briefing.press("Esc")
    assert not any('class="hit"' in block.html for block in briefing.reader.page.blocks)


def named(text: TermText) -> bool:
    return begins_with_reg(text.name)


def begins_with_reg(name: str) -> bool:
    return any(word.startswith("reg") for word in words(name))


def test_the_terms_are_listed_beside_the_page_and_the_letters_above_it_alone(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+G")
    details = briefing.window.parts.details
    briefing.wait_until(lambda: details.isVisible() and not details._due.isActive())
    terms, outline = details.parts["terms"], details.parts["outline"]
    briefing.wait_until(lambda: terms.list.lines.rowCount() == len(terms_shown(briefing)))
    assert outline.isHidden()
    row = terms.list.lines.rowCount() - 2
    terms.list.activated.emit(terms.list.lines.index(row))
    briefing.settle()
    view = briefing.reader.view
    accented = [view.blocks.spots[index].id for index in view.numbers.accented_spots()]
    assert accented == [[b.id for b in briefing.reader.page.blocks if b.id.startswith("glossary.")][row]]
    view.grab()
