"""Terms and details: a word one does not know is explained on the spot, and the way on is beside the page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QListWidget

from app.core.paths import Locations
from app.ui.reader.term_card import TermCard
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", page="topics/cybersecurity")
    briefing.wait_for_library()
    return briefing


def test_a_term_opens_a_card_whose_link_opens_a_page(briefing: OpenBriefing) -> None:
    briefing.reader.link_requested.emit("term:glossary.ixp")
    (card,) = shown_popups()
    assert isinstance(card, TermCard)
    (label,) = card.findChildren(QLabel)
    assert "Internet exchange point" in label.text()
    label.linkActivated.emit("topics/ixp")
    assert briefing.page == "topics/ixp"
    briefing.wait_until(lambda: shown_popups() == [])
    briefing.press("Alt+Left")
    assert briefing.page == "topics/cybersecurity"


def test_a_term_nobody_knows_opens_nothing(briefing: OpenBriefing) -> None:
    briefing.reader.link_requested.emit("term:nothing")
    assert shown_popups() == []


def test_every_term_of_the_glossary_can_be_shown(briefing: OpenBriefing) -> None:
    for term in briefing.window.desk.library.terms():
        briefing.reader.link_requested.emit(f"term:{term.id}")
        (card,) = shown_popups()
        assert card.screen().availableGeometry().contains(card.geometry())
        card.close()


def entry(briefing: OpenBriefing, text: str) -> None:
    """Choose an entry of the details."""
    for box in briefing.window.parts.details.findChildren(QListWidget):
        for row in range(box.count()):
            if text in box.item(row).text():
                box.itemActivated.emit(box.item(row))
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
    outline = briefing.window.parts.details.findChildren(QListWidget)[0]

    def shown() -> list[str]:
        return [outline.item(row).text() for row in range(outline.count())]

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
    QCoreApplication.processEvents()
    for box in briefing.window.parts.details.findChildren(QListWidget):
        if box.isVisible():
            last = box.visualItemRect(box.item(box.count() - 1))
            assert last.bottom() <= box.viewport().rect().bottom()


def test_a_narrow_window_gives_the_room_to_the_page(briefing: OpenBriefing) -> None:
    assert briefing.window.parts.details.isVisible()
    briefing.window.resize(1000, 700)
    assert not briefing.window.parts.details.isVisible()
    briefing.window.resize(1400, 800)
    assert briefing.window.parts.details.isVisible()
    briefing.press("F9")
    briefing.window.resize(1500, 800)
    assert not briefing.window.parts.details.isVisible()
