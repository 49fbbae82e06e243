"""Terms and details: a word one does not know is explained on the spot, and the way on is beside the page."""

from collections.abc import Callable
from html import unescape
from math import ceil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionViewItem

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.ui.panels.line_list import LineList
from app.ui.reader.term_card import TermCard
from tests.rest import rest
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", page="topics/cybersecurity")
    briefing.wait_for_library()
    return briefing


def card_of(briefing: OpenBriefing) -> TermCard:
    return briefing.window.parts.aids.terms.card


def link_of(card: TermCard, text: str) -> QPushButton:
    return next(button for button in card.findChildren(QPushButton) if text in button.accessibleName())


def test_a_term_opens_a_card_whose_link_opens_a_page(briefing: OpenBriefing) -> None:
    briefing.reader.link_requested.emit("term:glossary.ixp")
    card = card_of(briefing)
    assert card.isVisible()
    assert "Internet exchange point" in card.findChildren(QLabel)[0].text()
    link_of(card, "Internet exchange points").click()
    assert briefing.page == "topics/ixp"
    assert not card.isVisible()
    briefing.press("Alt+Left")
    assert briefing.page == "topics/cybersecurity"


def test_a_term_nobody_knows_opens_nothing(briefing: OpenBriefing) -> None:
    briefing.reader.link_requested.emit("term:nothing")
    assert not card_of(briefing).isVisible()


def test_every_term_of_the_glossary_can_be_shown(briefing: OpenBriefing) -> None:
    briefing.window.resize(800, 600)
    briefing.settle()
    for term in briefing.window.desk.library.terms():
        briefing.reader.link_requested.emit(f"term:{term.id}")
        card = card_of(briefing)
        assert card.isVisible()
        assert briefing.window.rect().contains(card.geometry())
        card.dismiss()


def first_term(briefing: OpenBriefing) -> tuple[QPoint, str]:
    """Return where the first marked term of the page stands, and its link."""
    view = briefing.reader.view
    for top in range(60, view.viewport().height(), 6):
        for left in range(20, view.viewport().width(), 12):
            link = view.anchorAt(QPoint(left, top))
            if link.startswith("term:"):
                return QPoint(left, top), link
    raise AssertionError("a term")


def rest_on(briefing: OpenBriefing, point: QPoint) -> None:
    """Move the mouse to a point of the page; what waits for it to rest need not wait."""
    briefing.window.parts.aids.terms.rest.setInterval(0)
    briefing.window.parts.aids.terms.grace.setInterval(0)
    QTest.mouseMove(briefing.reader.view.viewport(), point)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_explained_while_the_mouse_rests_on_it_and_no_longer(
    briefing: OpenBriefing, language: str
) -> None:
    briefing.window.desk.read_in(language)
    briefing.settle()
    point, link = first_term(briefing)
    card, before = card_of(briefing), briefing.focus()
    rest_on(briefing, point)
    briefing.wait_until(card.isVisible)
    assert f"term:{card.term_id}" == link
    text = " ".join(label.text() for label in card.findChildren(QLabel))
    for words in briefing.window.parts.aids.terms.glossary().term(card.term_id).texts.values():
        assert words.definition in unescape(text)
    assert briefing.focus() is before, "resting the mouse takes nothing away from the keyboard"
    QTest.mouseMove(briefing.reader.view.viewport(), QPoint(4, 4))
    briefing.wait_until(lambda: not card.isVisible())


def test_the_mouse_may_go_into_the_card(briefing: OpenBriefing) -> None:
    terms, card = briefing.window.parts.aids.terms, card_of(briefing)
    rest_on(briefing, first_term(briefing)[0])
    briefing.wait_until(card.isVisible)
    terms.grace.setInterval(60_000)
    QTest.mouseMove(briefing.reader.view.viewport(), QPoint(4, 4))
    assert terms.grace.isActive()
    card.entered.emit()
    assert not terms.grace.isActive()
    terms.grace.setInterval(0)
    card.left.emit()
    briefing.wait_until(lambda: not card.isVisible())


def test_the_keyboard_reaches_a_term_explains_it_and_comes_back(briefing: OpenBriefing) -> None:
    card, view = card_of(briefing), briefing.reader.view
    view.setFocus()
    for _ in range(30):
        briefing.press("Tab")
        if view.textCursor().charFormat().anchorHref().startswith("term:"):
            break
    assert not card.isVisible(), "passing over a term is calm"
    briefing.press("Return")
    assert card.isVisible()
    assert briefing.focus() is card
    stops = []
    for _ in range(len(card.findChildren(QPushButton))):
        briefing.press("Tab")
        stops.append(briefing.focus())
    assert stops == card.findChildren(QPushButton)
    briefing.press("Tab")
    assert briefing.focus() is card
    briefing.press("Esc")
    assert not card.isVisible()
    assert briefing.focus() is view
    briefing.press("F1")
    assert card.isVisible(), "F1 explains it as well"


def select(briefing: OpenBriefing, word: str) -> None:
    """Select a word of the page as the mouse would."""
    view = briefing.reader.view
    view.setFocus()
    view.setTextCursor(view.document().find(word))
    assert view.textCursor().hasSelection()


@pytest.mark.parametrize(("language", "word"), [("en", "Member States"), ("fr", "États Membres")])
def test_f1_explains_the_selected_words(briefing: OpenBriefing, language: str, word: str) -> None:
    briefing.window.desk.read_in(language)
    select(briefing, word)
    briefing.press("F1")
    card = card_of(briefing)
    assert card.term_id == "glossary.member-state"
    link_of(card, "glossary").click()
    assert briefing.page == "help/glossary"
    briefing.settle()
    view = briefing.reader.view
    cursor = view.textCursor()
    cursor.setPosition(view.position_of("glossary.member-state"))
    assert 0 <= view.cursorRect(cursor).top() < view.viewport().height()


def test_f1_at_the_text_cursor_explains_the_term_there_and_else_is_help(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    select(briefing, "Member States")
    cursor = view.textCursor()
    cursor.setPosition(cursor.selectionStart() + 3)
    view.setTextCursor(cursor)
    briefing.press("F1")
    assert card_of(briefing).term_id == "glossary.member-state"
    briefing.press("Esc")
    select(briefing, "announces")
    cursor = view.textCursor()
    cursor.clearSelection()
    view.setTextCursor(cursor)
    briefing.press("F1")
    assert briefing.page == "help/using"


@pytest.mark.parametrize(
    ("language", "word", "said"),
    [("en", "announces", "is not in the glossary"), ("fr", "logique", "n’est pas dans le glossaire")],
)
def test_f1_on_a_word_the_glossary_lacks_says_so_and_offers_to_search(
    briefing: OpenBriefing, language: str, word: str, said: str
) -> None:
    briefing.window.parts.menu.choose_language(language)
    briefing.window.desk.read_in(language)
    select(briefing, word)
    briefing.press("F1")
    card = card_of(briefing)
    assert word in card.accessibleName()
    assert said in card.accessibleName()
    briefing.press("Tab")
    briefing.press("Space")
    assert not card.isVisible()
    assert briefing.window.header.search.text() == word
    briefing.wait_until(lambda: briefing.answered() == word)


def test_a_card_goes_when_one_scrolls_or_clicks_elsewhere(briefing: OpenBriefing) -> None:
    card = card_of(briefing)
    briefing.reader.link_requested.emit("term:glossary.ixp")
    assert card.isVisible()
    briefing.window.contents.setFocus()
    assert not card.isVisible()
    briefing.reader.link_requested.emit("term:glossary.ixp")
    briefing.scroll_to(0.4)
    assert not card.isVisible()


def entry(briefing: OpenBriefing, text: str) -> None:
    """Choose an entry of the details."""
    for box in briefing.window.parts.details.findChildren(LineList):
        for row in range(box.lines.rowCount()):
            if text in box.lines.index(row).data():
                box.activated.emit(box.lines.index(row))
                return
    raise AssertionError(text)


def test_details_lead_down_the_page_and_to_others(briefing: OpenBriefing) -> None:
    entry(briefing, "What to watch for")
    assert briefing.reader.view.verticalScrollBar().value() > 0
    entry(briefing, "Collaborative")
    assert briefing.page == "positions/collaborative-security"
    briefing.press("Alt+Left")
    assert briefing.page == "topics/cybersecurity"
    assert briefing.reader.view.verticalScrollBar().value() > 0


def test_details_follow_page_and_language(briefing: OpenBriefing) -> None:
    outline = briefing.window.parts.details.findChildren(LineList)[0]

    def shown() -> list[str]:
        return [outline.lines.index(row).data() for row in range(outline.lines.rowCount())]

    library = briefing.window.desk.library
    for page, language in (
        ("topics/cybersecurity", "en"),
        ("topics/cybersecurity", "fr"),
        ("topics/ott", "fr"),
    ):
        briefing.window.desk.open_page(page)
        briefing.window.desk.read_in(language)
        headings = [block.text for block in library.page(page, language).blocks if block.kind == "heading"]
        briefing.wait_until(lambda headings=headings: shown() == headings)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_details_are_shown_whole(briefing: OpenBriefing, language: str) -> None:
    briefing.window.desk.read_in(language)
    rest()
    boxes = [box for box in briefing.window.parts.details.findChildren(LineList) if box.isVisible()]
    assert boxes
    for box in boxes:
        last = box.row_rect(box.lines.rowCount() - 1)
        assert last.bottom() <= box.viewport().rect().bottom()


@pytest.mark.parametrize("density", ["normal", "compact"])
def test_no_word_beside_the_page_is_cut_off(briefing: OpenBriefing, density: str) -> None:
    appearance = briefing.window.appearance
    appearance.change(appearance.settings._replace(density=density))
    for language, page in (("fr", "topics/cybersecurity"), ("en", "conference/in-brief")):
        briefing.window.desk.read_in(language)
        briefing.window.desk.open_page(page)
        briefing.settle()
        boxes = [box for box in briefing.window.parts.details.findChildren(LineList) if box.isVisible()]
        assert boxes
        for box in boxes:
            for row in range(box.lines.rowCount()):
                needed, room = room_for_words(box, row)
                assert needed == room, box.lines.index(row).data()


def room_for_words(box: LineList, row: int) -> tuple[int, int]:
    """Return how high the text of an entry is in the width the style gives it, and how high it may be."""
    entry = QStyleOptionViewItem()
    box.initViewItemOption(entry)
    box.itemDelegate().initStyleOption(entry, box.lines.index(row))
    entry.rect = box.row_rect(row)
    room = box.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, entry, box)
    margin = box.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, entry, box) + 1
    layout = QTextLayout(entry.text, entry.font)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width() - 2 * margin)
        height += line.height()
    layout.endLayout()
    return ceil(height), room.height()


def test_a_narrow_window_gives_the_room_to_the_page(briefing: OpenBriefing) -> None:
    assert briefing.window.parts.details.isVisible()
    briefing.window.resize(1000, 700)
    assert not briefing.window.parts.details.isVisible()
    briefing.window.resize(1400, 800)
    assert briefing.window.parts.details.isVisible()
    briefing.press("F9")
    briefing.window.resize(1500, 800)
    assert not briefing.window.parts.details.isVisible()


def test_a_term_one_comes_back_to_is_explained_again(briefing: OpenBriefing) -> None:
    card, viewport = card_of(briefing), briefing.reader.view.viewport()
    point = first_term(briefing)[0]
    rest_on(briefing, point)
    briefing.wait_until(card.isVisible)
    QCoreApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))  # out of the page, not over its text
    briefing.wait_until(lambda: not card.isVisible())
    rest_on(briefing, point + QPoint(2, 0))
    briefing.wait_until(card.isVisible)
