"""Small windows of their own: a glossary entry, the keys, what this is. In the language of the moment, safe from text."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.model.collection import CollectionText
from app.core.model.page import Figure, SourceNote
from app.core.model.term import Term, TermText
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.description import DescriptionDialog
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.language import InterfaceLanguage
from app.ui.reader.note_card import NoteCard
from app.ui.reader.term_card import TermCard

EVIL = '<img src="file:///etc/passwd"><b>'


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def text_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def term(**names: str) -> Term:
    texts = {tag: TermText("IXP", name, (), f"Definition {tag}.") for tag, name in names.items()}
    return Term("glossary.ixp", texts, ("topics/ixp", "topics/gone"))


@pytest.fixture
def card(parent: QWidget, interface: InterfaceLanguage) -> TermCard:
    return TermCard(interface, parent)


SPOT = QRect(100, 100, 40, 20)


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Internet exchange point"), ("fr", "point d’échange")]
)
def test_a_term_is_explained_in_both_languages_ones_own_first(
    card: TermCard, library: Library, language: str, first: str
) -> None:
    entry = term(en="Internet exchange point", fr="point d’échange")
    card.show_term(entry, library, language, SPOT, take_focus=True)
    text = text_of(card)
    assert text.index(first) < text.index("Definition " + ("fr" if language == "en" else "en"))
    assert "Internet exchange point" in text
    assert "point d’échange" in text
    assert first in card.accessibleName()
    assert "Definition fr." in card.accessibleDescription()


def links_of(card: TermCard) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in card.findChildren(QPushButton)}


def test_a_term_leads_to_its_pages_and_never_to_one_that_is_gone(
    qtbot: QtBot, card: TermCard, library: Library
) -> None:
    card.show_term(term(en="Internet exchange point"), library, "en", SPOT, take_focus=True)
    links = links_of(card)
    assert list(links) == ["Page: Internet exchange points (IXPs)", "Show in the glossary"]
    card.show_term(
        term(en="Internet exchange point"), library, "en", SPOT, take_focus=True, here="topics/ixp"
    )
    assert list(links_of(card)) == ["Show in the glossary"], "one is there already"
    card.show_term(term(en="Internet exchange point"), library, "en", SPOT, take_focus=True)
    links = links_of(card)
    with qtbot.waitSignal(card.page_requested) as wanted:
        links["Page: Internet exchange points (IXPs)"].click()
    assert wanted.args == ["topics/ixp"]
    assert not card.isVisible()


def test_a_word_the_glossary_lacks_can_be_searched_for(qtbot: QtBot, card: TermCard) -> None:
    card.show_nothing("wombat", SPOT)
    assert card.accessibleName() == "“wombat” is not in the glossary."
    with qtbot.waitSignal(card.search_requested) as wanted:
        links_of(card)["Search the briefing for it"].click()
    assert wanted.args == ["wombat"]


def test_escape_closes_a_term(card: TermCard, library: Library) -> None:
    card.show_term(term(en="Internet exchange point"), library, "en", SPOT, take_focus=True)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert text_of(card) == ""


@pytest.mark.parametrize("spot", [QRect(0, 0, 10, 10), QRect(790, 590, 10, 10), QRect(400, 300, 900, 20)])
def test_a_card_is_inside_the_window_and_not_over_its_word(
    parent: QWidget, card: TermCard, library: Library, spot: QRect
) -> None:
    parent.resize(800, 600)
    card.show_term(term(en="Internet exchange point", fr="x"), library, "en", spot, take_focus=False)
    assert parent.rect().contains(card.geometry())
    assert not card.geometry().intersects(spot)


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
def test_a_source_stays_on_the_screen_and_closes_with_escape(
    qtbot: QtBot, parent: QWidget, interface: InterfaceLanguage, corner: str
) -> None:
    card = NoteCard(SourceNote(3, "isoc17", "A <i>paper</i>", "A paper"), interface, parent)
    screen = parent.screen().availableGeometry()
    card.open_beside(QRect(getattr(screen, corner)(), QSize(1, 1)))
    assert screen.contains(card.geometry())
    assert "Source 3" in text_of(card)
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card, Qt.Key.Key_Escape)


def test_the_link_of_a_source_asks_for_the_list(parent: QWidget, interface: InterfaceLanguage) -> None:
    card = NoteCard(SourceNote(3, "isoc17", 'A <a href="https://itu.int/">paper</a>', ""), interface, parent)
    asked: list[str] = []
    card.list_requested.connect(asked.append)
    card.findChildren(QLabel)[0].linkActivated.emit("https://itu.int/")
    assert asked == [], "nothing here goes online"
    card.findChildren(QLabel)[0].linkActivated.emit("note:isoc17")
    assert asked == ["isoc17"]


def test_a_glossary_cannot_smuggle_markup_into_a_card(card: TermCard, library: Library) -> None:
    card.show_term(term(en=EVIL, fr=EVIL), library, "en", SPOT, take_focus=True)
    assert "<img" not in text_of(card)
    card.show_nothing(EVIL, SPOT)
    assert "<img" not in text_of(card)


def test_a_briefing_cannot_smuggle_markup_into_the_about_window(
    parent: QWidget, interface: InterfaceLanguage
) -> None:
    dialog = AboutDialog(CollectionText(EVIL, EVIL, EVIL), interface, parent)
    assert "<img" not in text_of(dialog)
    dialog.close()


def test_about_names_briefing_edition_and_program(parent: QWidget, interface: InterfaceLanguage) -> None:
    dialog = AboutDialog(CollectionText("WTDC-17", "Buenos Aires", "2017.1"), interface, parent)
    for part in ("WTDC-17", "Buenos Aires", "2017.1", "Nothing is sent or fetched"):
        assert part in text_of(dialog)
    dialog.close()


def test_a_figure_in_few_words_takes_little_room_and_has_a_title(
    parent: QWidget, interface: InterfaceLanguage
) -> None:
    heights = []
    for words in (9, 90, 900):
        dialog = DescriptionDialog(Figure("x", "en", "Title", "word " * words, "", 1, 1), interface, parent)
        first = dialog.text.document().begin()
        assert first.begin().fragment().charFormat().fontWeight() > first.next().charFormat().fontWeight()
        heights.append(dialog.height())
        dialog.close()
    assert heights == sorted(set(heights)), heights
    assert heights[-1] <= dialog.screen().availableGeometry().height()


def test_about_works_without_a_library(parent: QWidget, interface: InterfaceLanguage) -> None:
    dialog = AboutDialog(None, interface, parent)
    assert "Program version" in text_of(dialog)
    dialog.close()


def test_the_keys_are_listed_and_renamed_with_the_language(
    qtbot: QtBot, parent: QWidget, interface: InterfaceLanguage
) -> None:
    dialog = ShortcutsDialog([("Back", "Alt+Left"), ("Forward", "Alt+Right")], interface, parent)
    dialog.open()
    assert dialog.table.item(1, 1).text() == "Alt+Right"
    interface.switch("fr")
    assert dialog.windowTitle() == interface.catalog.gettext("Keyboard shortcuts")
    assert dialog.table.horizontalHeaderItem(0).text() == interface.catalog.gettext("Action")
    interface.switch("en")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
