"""Small windows of their own: a glossary entry, the keys, what this is. In the language of the moment, safe from text."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.model.collection import CollectionText
from app.core.model.page import SourceNote
from app.core.model.term import Term, TermText
from app.ui.dialogs.about import AboutDialog
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


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Internet exchange point"), ("fr", "point d’échange")]
)
def test_a_term_is_explained_in_both_languages_ones_own_first(
    parent: QWidget, library: Library, interface: InterfaceLanguage, language: str, first: str
) -> None:
    card = TermCard(
        term(en="Internet exchange point", fr="point d’échange"), library, language, interface, parent
    )
    text = text_of(card)
    assert text.index(first) < text.index("Definition " + ("fr" if language == "en" else "en"))
    assert "Internet exchange point" in text
    assert "point d’échange" in text
    card.close()


def test_a_term_leads_to_its_pages_and_never_to_one_that_is_gone(
    qtbot: QtBot, parent: QWidget, library: Library, interface: InterfaceLanguage
) -> None:
    card = TermCard(term(en="Internet exchange point"), library, "en", interface, parent)
    text = text_of(card)
    assert 'href="topics/ixp"' in text
    assert "topics/gone" not in text
    card.open_near_mouse()
    with qtbot.waitSignal(card.page_requested) as wanted:
        card.findChildren(QLabel)[0].linkActivated.emit("topics/ixp")
    assert wanted.args == ["topics/ixp"]


def test_escape_closes_a_term(
    qtbot: QtBot, parent: QWidget, library: Library, interface: InterfaceLanguage
) -> None:
    card = TermCard(term(en="Internet exchange point"), library, "en", interface, parent)
    card.open_near_mouse()
    assert card.screen().availableGeometry().contains(card.geometry())
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card, Qt.Key.Key_Escape)


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


def test_a_glossary_cannot_smuggle_markup_into_a_card(
    parent: QWidget, library: Library, interface: InterfaceLanguage
) -> None:
    card = TermCard(term(en=EVIL, fr=EVIL), library, "en", interface, parent)
    assert "<img" not in text_of(card)
    card.close()


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
