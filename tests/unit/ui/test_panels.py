"""Header, contents and details: what one sees of the briefing beside the page, and how one gets to the rest."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.core import paths
from app.core.content.library import Library
from app.core.model.page import Page
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.panels.contents import ContentsPanel
from app.ui.panels.details import DetailsPanel
from app.ui.panels.foldable import Foldable
from app.ui.panels.header import HeaderPanel, SearchField
from app.ui.panels.line_list import LineList
from app.ui.plain_enums import ItemRole
from app.ui.theme import load_theme


@pytest.fixture
def contents(qtbot: QtBot, interface: InterfaceLanguage, library: Library) -> ContentsPanel:
    panel = ContentsPanel(interface)
    qtbot.addWidget(panel)
    panel.set_library(library)
    panel.resize(272, 600)
    panel.show()
    return panel


@pytest.fixture
def header(qtbot: QtBot, interface: InterfaceLanguage, icons: IconSet) -> HeaderPanel:
    panel = HeaderPanel(interface, load_theme(paths.resources_folder() / "themes", "light").measures)
    qtbot.addWidget(panel)
    panel.fill([QAction("Back", panel)], [QAction("Details", panel)])
    panel.set_icons(icons)
    panel.show()
    return panel


@pytest.fixture
def details(qtbot: QtBot, interface: InterfaceLanguage) -> DetailsPanel:
    panel = DetailsPanel(interface)
    qtbot.addWidget(panel)
    panel.resize(236, 600)
    panel.show()
    return panel


def show(qtbot: QtBot, details: DetailsPanel, page: Page | None, library: Library) -> None:
    """Show a page and wait for the frame after it, in which the details follow."""
    details.show_page(page, library)
    qtbot.waitUntil(lambda: details._wanted is None)


def entries(details: DetailsPanel, name: str) -> list[str]:
    part = details.parts[name]
    lines = part.list.lines
    return [lines.index(row).data() for row in range(lines.rowCount())] if part.isVisible() else []


def test_the_page_on_screen_is_chosen_and_its_section_open(contents: ContentsPanel) -> None:
    contents.show_page("topics/ott")
    index = contents.currentIndex()
    assert index.data(0x0101) == "topics/ott"
    assert contents.isExpanded(index.parent())
    contents.show_page("topics/nothing")
    assert contents.currentIndex() == index


def test_where_one_comes_from_afar_the_contents_show_the_section(contents: ContentsPanel) -> None:
    contents.resize(272, 240)
    for page in ("topics/ott", "conference/in-brief"):
        contents.show_page(page)
    index = contents.currentIndex()
    port = contents.viewport().rect()
    assert port.contains(contents.visualRect(index))
    assert port.contains(contents.visualRect(index.parent()))


def test_the_contents_stay_where_they_are_when_the_page_can_be_seen(contents: ContentsPanel) -> None:
    contents.show_page("topics/ott")
    above = contents.indexAbove(contents.currentIndex())
    assert contents.viewport().rect().contains(contents.visualRect(above))
    before = contents.verticalScrollBar().value()
    contents.show_page(above.data(ItemRole.OWN))
    assert contents.verticalScrollBar().value() == before


def test_showing_a_page_does_not_ask_for_it(contents: ContentsPanel) -> None:
    contents.page_requested.connect(lambda _page: pytest.fail("it is on screen already"))
    contents.show_page("topics/ott")


def test_enter_on_a_page_opens_it_and_on_a_section_unfolds_it(qtbot: QtBot, contents: ContentsPanel) -> None:
    section = contents.model().index(3, 0, QModelIndex())
    contents.setCurrentIndex(section)
    QTest.keyClick(contents, Qt.Key.Key_Return)
    assert contents.isExpanded(section)
    QTest.keyClick(contents, Qt.Key.Key_Down)
    with qtbot.waitSignal(contents.page_requested) as wanted:
        QTest.keyClick(contents, Qt.Key.Key_Return)
    assert wanted.args[0].startswith("positions/")


def test_a_click_on_a_section_folds_and_unfolds_it(contents: ContentsPanel) -> None:
    section = contents.model().index(1, 0, QModelIndex())
    spot = contents.visualRect(section).center()
    for expected in (True, False):
        QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert contents.isExpanded(section) is expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_language_one_reads_is_pressed(header: HeaderPanel, language: str) -> None:
    header.show_language(language)
    pressed = [b.text() for b in header.findChildren(QToolButton) if b.isCheckable() and b.isChecked()]
    assert pressed == [language.upper()]
    header.show_language("tlh")
    assert [b.text() for b in header.findChildren(QToolButton) if b.isChecked()] == pressed


def test_a_language_button_asks_for_its_language(qtbot: QtBot, header: HeaderPanel) -> None:
    (button,) = [b for b in header.findChildren(QToolButton) if b.text() == "FR"]
    with qtbot.waitSignal(header.language_requested) as wanted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["fr"]


@pytest.mark.parametrize(
    ("key", "rows"),
    [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_PageDown, 5), (Qt.Key.Key_PageUp, -5)],
)
def test_the_search_box_passes_on_what_steers_the_list(qtbot: QtBot, key: Qt.Key, rows: int) -> None:
    box = SearchField()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.step_requested) as step:
        QTest.keyClick(box, key)
    assert step.args == [rows]


def test_selecting_text_in_the_search_box_still_works(qtbot: QtBot) -> None:
    box = SearchField()
    qtbot.addWidget(box)
    box.step_requested.connect(lambda _rows: pytest.fail("Shift+Up selects text"))
    box.setText("internet")
    QTest.keyClick(box, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert box.selectedText() == "internet"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_details_list_headings_terms_and_related_pages_of_the_page(
    qtbot: QtBot, details: DetailsPanel, library: Library, language: str
) -> None:
    page = library.page("topics/cybersecurity", language)
    show(qtbot, details, page, library)
    assert entries(details, "outline") == [b.text for b in page.blocks if b.kind == "heading"]
    assert entries(details, "related") == [library.info(p).title(language) for p in page.related]
    assert len(entries(details, "terms")) == len(page.terms)


def test_details_lists_lead_there(qtbot: QtBot, details: DetailsPanel, library: Library) -> None:
    show(qtbot, details, library.page("topics/cybersecurity", "en"), library)
    wanted: list[str] = []
    details.link_requested.connect(wanted.append)
    for box in details.findChildren(LineList):
        box.activated.emit(box.lines.index(0))
    assert [link.partition(":")[0] for link in wanted] == ["#why", "term", "page", "#note-isoc17"]


def test_what_a_page_has_not_is_not_shown(qtbot: QtBot, details: DetailsPanel, library: Library) -> None:
    page = library.page("topics/cybersecurity", "en")
    show(qtbot, details, page._replace(terms=(), related=("topics/nothing",)), library)
    assert not details.parts["terms"].isVisible()
    assert entries(details, "related") == []
    show(qtbot, details, None, library)
    assert [name for name in details.parts if entries(details, name)] == []


def test_long_entries_are_shown_whole(qtbot: QtBot, details: DetailsPanel, library: Library) -> None:
    show(qtbot, details, library.page("topics/cybersecurity", "fr"), library)
    box = details.parts["related"].list
    last = box.row_rect(box.lines.rowCount() - 1)
    assert box.viewport().rect().bottom() >= last.bottom()
    assert not box.verticalScrollBar().isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sources_have_the_numbers_they_have_in_the_text(
    qtbot: QtBot, details: DetailsPanel, library: Library, language: str
) -> None:
    page = library.page("topics/cybersecurity", language)
    show(qtbot, details, page, library)
    shown = entries(details, "sources")
    assert [int(line.split(".")[0]) for line in shown] == [note.number for note in page.sources]
    assert all("http" not in line for line in shown)
    assert "Internet Society" in shown[0]


def test_where_one_is_is_marked_and_said(qtbot: QtBot, details: DetailsPanel, library: Library) -> None:
    show(qtbot, details, library.page("topics/cybersecurity", "en"), library)
    outline = details.parts["outline"]
    details.show_heading("contested")
    assert outline.list.lines.here == 2
    assert spoken(outline)[2] == "What is contested, level 2, you are here"
    details.show_heading("position")
    assert [row for row, text in enumerate(spoken(outline)) if "you are here" in text] == [3]
    details.show_heading("")
    assert outline.list.lines.here == -1


def spoken(part: Foldable) -> list[str]:
    lines = part.list.lines
    return [lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(lines.rowCount())]


def test_where_one_is_is_said_in_the_language_of_the_interface(
    qtbot: QtBot, details: DetailsPanel, library: Library, interface: InterfaceLanguage
) -> None:
    show(qtbot, details, library.page("topics/cybersecurity", "en"), library)
    details.show_heading("contested")
    interface.switch("fr")
    assert spoken(details.parts["outline"])[2].endswith("niveau 2, vous êtes ici")
    interface.switch("en")
    assert spoken(details.parts["outline"])[2].endswith("level 2, you are here")


def test_a_part_is_folded_by_its_title_and_says_so(
    qtbot: QtBot, details: DetailsPanel, library: Library
) -> None:
    show(qtbot, details, library.page("topics/cybersecurity", "en"), library)
    part = details.parts["terms"]
    with qtbot.waitSignal(details.folded_changed) as changed:
        QTest.mouseClick(part.head, Qt.MouseButton.LeftButton)
    assert changed.args == ["terms"]
    assert not part.list.isVisible()
    assert part.isVisible()
    details.fold("related,sources")
    assert part.list.isVisible()
    assert not details.parts["sources"].list.isVisible()
    show(qtbot, details, library.page("topics/ott", "en"), library)
    assert not details.parts["sources"].list.isVisible(), "another page keeps what was folded"
