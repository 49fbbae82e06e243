"""Where one is in a page and in the briefing: outline, crumbs, sources, the page after this one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.ui.reader.link_marks import LinkMarks
from app.ui.reader.page_links import links_in, next_link, selected_link
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]


@pytest.fixture(params=LANGUAGES)
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(
        own_library, ui_language=request.param, language=request.param, page="topics/cybersecurity"
    )
    briefing.wait_for_library()
    briefing.window.resize(1400, 820)
    briefing.settle()
    return briefing


def marked(briefing: OpenBriefing) -> str:
    """Return the heading that the outline marks, or ""."""
    outline = briefing.window.parts.details.parts["outline"]
    row = outline.list.lines.here
    return outline.list.lines.index(row).data().strip() if row >= 0 else ""


def crumbs(briefing: OpenBriefing) -> list[str]:
    buttons = briefing.window.parts.aids.crumbs.findChildren(QPushButton)
    return [button.accessibleName() for button in buttons if button.isVisible()]


def heading(briefing: OpenBriefing, block: str) -> str:
    return next(b.text for b in briefing.reader.page.blocks if b.id == block)


def test_outline_and_crumbs_follow_the_scroll(briefing: OpenBriefing) -> None:
    library, language = briefing.window.desk.library, briefing.window.desk.language
    section = next(s for s in library.collection.sections if s.id == "topics")
    way = [section.title(language), briefing.reader.page.title]
    briefing.wait_until(lambda: crumbs(briefing) == way)
    assert marked(briefing) == ""
    for block in ("contested", "watch", "why"):
        briefing.reader.view.show_block(block)
        name = heading(briefing, block)
        briefing.wait_until(lambda name=name: marked(briefing) == name)
        briefing.wait_until(lambda name=name: crumbs(briefing) == [*way, name])
    briefing.scroll_to(1.0)
    last = [b.text for b in briefing.reader.page.blocks if b.kind == "heading"][-1]
    briefing.wait_until(lambda: marked(briefing) == last)
    briefing.scroll_to(0.0)
    briefing.wait_until(lambda: marked(briefing) == "")


def test_the_language_switch_takes_them_along(briefing: OpenBriefing) -> None:
    briefing.reader.view.show_block("watch")
    briefing.wait_until(lambda: marked(briefing) == heading(briefing, "watch"))
    before = marked(briefing)
    briefing.press("Ctrl+L")
    briefing.wait_until(lambda: marked(briefing) == heading(briefing, "watch"))
    assert marked(briefing) != before
    briefing.wait_until(lambda: crumbs(briefing)[-1] == marked(briefing))


def test_crumbs_lead_to_heading_page_and_section(briefing: OpenBriefing) -> None:
    def click(number: int) -> None:
        briefing.window.parts.aids.crumbs.findChildren(QPushButton)[number].click()

    briefing.reader.view.show_block("watch")
    briefing.wait_until(lambda: len(crumbs(briefing)) == 3)
    place = briefing.reader.view.verticalScrollBar().value()
    briefing.reader.view.verticalScrollBar().setValue(place + 60)
    click(2)
    assert briefing.reader.view.verticalScrollBar().value() == place
    click(1)
    assert briefing.page == "topics/cybersecurity"
    assert briefing.reader.view.verticalScrollBar().value() == 0
    click(0)
    library = briefing.window.desk.library
    assert briefing.page == next(s for s in library.collection.sections if s.id == "topics").pages[0]


def test_a_source_leads_to_its_place_in_the_list(briefing: OpenBriefing) -> None:
    sources = briefing.window.parts.details.parts["sources"].list
    briefing.wait_until(lambda: sources.lines.rowCount() == len(briefing.reader.page.sources))
    sources.activated.emit(sources.lines.index(4))
    view = briefing.reader.view
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.position_of(f"note-{briefing.reader.page.sources[4].key}"))
    assert 0 <= view.cursorRect(cursor).top() < view.viewport().height()
    assert cursor.block().text().startswith("5.")


def test_what_was_folded_stays_so_at_the_next_start(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    parts = briefing.window.parts.details.parts
    parts["terms"].head.click()
    assert not parts["terms"].list.isVisible()
    briefing.close()
    again = open_briefing(own_library, page="topics/cybersecurity")
    again.wait_for_library()
    assert again.window.parts.details.parts["terms"].folded
    assert not again.window.parts.details.parts["related"].folded


def links(briefing: OpenBriefing) -> dict[str, str]:
    """Return the links of the page by their words."""
    document, found = briefing.reader.view.document(), dict[str, str]()
    block = document.begin()
    while block.isValid():
        for link in links_in(block):
            cursor = QTextCursor(document)
            cursor.setPosition(link.start)
            cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
            found[cursor.selectedText()] = link.href
        block = block.next()
    return found


def test_at_the_end_of_a_page_reading_goes_on(briefing: OpenBriefing) -> None:
    library, language = briefing.window.desk.library, briefing.window.desk.language
    order = library.collection.pages
    place = order.index("topics/cybersecurity")
    words = {"en": ("Previous: ", "Next: "), "fr": ("Précédent\u00a0: ", "Suivant\u00a0: ")}[language]
    for word, page in zip(words, (order[place - 1], order[place + 1]), strict=True):
        assert links(briefing)[word + library.info(page).title(language)] == f"page:{page}"
    briefing.window.desk.open_page(order[-1])
    assert not any(text.startswith(words[1]) for text in links(briefing))


def test_every_place_of_a_page_can_be_gone_to_by_name(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+J")
    (dialog,) = shown_popups()
    box = dialog.current_list()
    headings = [b for b in briefing.reader.page.blocks if b.kind == "heading"]
    level = {"en": "Level 2: ", "fr": "Niveau 2\u00a0: "}[briefing.program.interface.tag]
    assert [box.item(row).text() for row in range(box.count())] == [b.text for b in headings]
    said = [box.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(box.count())]
    assert said == [level + b.text for b in headings]
    box.setCurrentRow(2)
    box.itemActivated.emit(box.currentItem())
    briefing.wait_until(lambda: shown_popups() == [])
    briefing.wait_until(lambda: marked(briefing) == headings[2].text)
    assert briefing.focus() is briefing.reader.view
    briefing.press("Tab")
    link = selected_link(briefing.reader.view)
    assert link is not None
    start = briefing.reader.view.position_of(headings[2].id)
    assert link == next_link(briefing.reader.view.document(), start, forward=True)


def test_a_link_is_followed_or_shown_where_it_stands(briefing: OpenBriefing) -> None:
    def choose(button: str) -> None:
        briefing.press("Ctrl+J")
        (dialog,) = shown_popups()
        dialog.tabs.setCurrentIndex(1)
        assert dialog.current_list().currentRow() == 0
        getattr(dialog, button).click()
        briefing.wait_until(lambda: shown_popups() == [])

    choose("_show")
    assert briefing.page == "topics/cybersecurity"
    assert briefing.reader.view.verticalScrollBar().value() > 0
    choose("_go")
    assert briefing.page == "topics/csirt"


def test_a_source_is_gone_to_or_shown_where_it_is_cited(briefing: OpenBriefing) -> None:
    view, page = briefing.reader.view, briefing.reader.page

    def choose(button: str) -> None:
        briefing.press("Ctrl+J")
        (dialog,) = shown_popups()
        dialog.tabs.setCurrentIndex(dialog.tabs.count() - 1)
        assert dialog.tabs.tabText(dialog.tabs.count() - 1) == f"Sources ({len(page.sources)})"
        dialog.current_list().setCurrentRow(1)
        getattr(dialog, button).click()
        briefing.wait_until(lambda: shown_popups() == [])
        briefing.wait_until(briefing.window.isActiveWindow)

    choose("_go")
    bar = view.verticalScrollBar()
    entry = view.blocks.top(view.position_of(f"note-{page.sources[1].key}"))
    assert bar.value() <= entry < bar.value() + view.viewport().height()
    choose("_show")
    citing = next(b for b in page.blocks if f'"note:{page.sources[1].key}"' in b.html)
    assert view.numbers.accented == citing.id


def test_a_figure_can_be_read_in_words(briefing: OpenBriefing) -> None:
    found = briefing.window.desk.library.rows(
        "SELECT page.id FROM block JOIN page ON page.number = block.page WHERE kind = 'figure' LIMIT 1"
    )
    briefing.window.desk.open_page(found[0][0])
    figure = next(b for b in briefing.reader.page.blocks if b.kind == "figure")
    word = {"en": "Figure\u00a0in\u00a0words", "fr": "La\u00a0figure\u00a0en\u00a0mots"}[
        briefing.window.desk.language
    ]
    briefing.window.desk.follow(links(briefing)[word])
    (dialog,) = shown_popups()
    words = briefing.window.desk.library.figure(figure.variant, briefing.window.desk.language)
    assert words.alternative in dialog.text.toPlainText()
    dialog.close()
    briefing.wait_until(lambda: shown_popups() == [])


def test_a_note_keeps_its_ring_under_its_card(briefing: OpenBriefing) -> None:
    (marks,) = briefing.reader.view.findChildren(LinkMarks)
    briefing.reader.view.setFocus()
    for _step in range(3):  # a term, the note of the first paragraph, or the other way round
        briefing.press("Tab")
        if "note:" in briefing.reader.view.textCursor().charFormat().anchorHref():
            break
    focused = marks.focused()
    assert focused is not None
    briefing.press("Return")
    (card,) = shown_popups()
    assert marks.focused() == focused
    card.close()


def test_each_of_two_texts_leads_to_its_figure_in_words(briefing: OpenBriefing) -> None:
    briefing.window.resize(1600, 1000)
    briefing.window.desk.show_in("both")
    briefing.window.desk.open_page("preparation/regional-meetings")
    briefing.settle()
    (name,) = (b.variant for b in briefing.reader.page.blocks if b.kind == "figure")
    for language, word in (("en", "Figure\u00a0in\u00a0words"), ("fr", "La\u00a0figure\u00a0en\u00a0mots")):
        briefing.window.desk.follow(links(briefing)[word])
        (dialog,) = shown_popups()
        words = briefing.window.desk.library.figure(name, language)
        assert words.alternative in dialog.text.toPlainText()
        dialog.close()
        briefing.wait_until(lambda: shown_popups() == [])


def test_the_heading_one_went_to_is_marked_even_where_the_page_ends(briefing: OpenBriefing) -> None:
    headings = [b for b in briefing.reader.page.blocks if b.kind == "heading"]
    outline = briefing.window.parts.details.parts["outline"]
    for row in range(len(headings)):
        outline.list.activated.emit(outline.list.lines.index(row))
        briefing.wait_until(lambda row=row: outline.list.lines.here == row)
    briefing.scroll_to(0.0)
    briefing.wait_until(lambda: outline.list.lines.here == -1)


def test_f6_comes_to_the_title_of_a_folded_list(briefing: OpenBriefing) -> None:
    outline = briefing.window.parts.details.parts["outline"]
    outline.head.click()
    briefing.press("F6")
    for _ in range(4):
        if briefing.window.parts.details.isAncestorOf(briefing.focus()):
            break
        briefing.press("F6")
    assert briefing.focus() is outline.head
    briefing.press("Space")
    assert not outline.folded
