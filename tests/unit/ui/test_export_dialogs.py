"""One sees what will be exported and where it goes; a file that exists is not replaced without a word."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.export import ExportDialog, FileChoice, file_name
from app.ui.dialogs.export_form import Choice, Offer
from app.ui.dialogs.print import PrintDialog
from app.ui.language import InterfaceLanguage

OFFER = Offer("topics/ott", "Over & out", "topics", "Focus areas", "The briefing", ("en", "fr"), "fr")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def dialog(parent: QWidget, interface: InterfaceLanguage) -> ExportDialog:
    dialog = ExportDialog(OFFER, interface, parent)
    dialog.open()
    return dialog


@pytest.fixture
def asked(dialog: ExportDialog) -> list[FileChoice]:
    found: list[FileChoice] = []
    dialog.export_requested.connect(found.append)
    return found


def questions() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def test_it_begins_with_the_page_on_screen_in_the_language_being_read(dialog: ExportDialog) -> None:
    choice = dialog.form.choice()
    assert (choice.name, choice.title, choice.languages) == ("topics/ott", "Over & out", ("fr",))
    assert Path(dialog.file.text()).name == "Over & out (FR).pdf"


def test_the_keyboard_comes_to_the_choices_from_top_to_bottom(dialog: ExportDialog) -> None:
    first = dialog.form.findChildren(QRadioButton)[0]
    assert dialog.focusWidget() is first
    stops = [first]
    while dialog.file not in stops:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        assert dialog.focusWidget() not in stops
        stops.append(dialog.focusWidget())
    heights = [stop.mapTo(dialog, QPoint()).y() for stop in stops]
    assert heights == sorted(heights)


def test_the_name_of_the_file_follows_what_is_chosen(dialog: ExportDialog) -> None:
    dialog.form.choose("topics", ("en", "fr"))
    assert Path(dialog.file.text()).name == "Focus areas (EN-FR).pdf"
    dialog.form.choose("all", ("en",))
    dialog.kind.setCurrentIndex(1)
    assert Path(dialog.file.text()).name == "The briefing (EN).html"
    assert not dialog.form.paper.isEnabled()


def test_a_name_of_ones_own_stays_and_gets_the_suffix(
    dialog: ExportDialog, asked: list[FileChoice], tmp_path: Path
) -> None:
    dialog.file.clear()
    QTest.keyClicks(dialog.file, str(tmp_path / "mine"))
    dialog.form.choose("topics", ("fr",))
    assert dialog.file.text() == str(tmp_path / "mine")
    dialog.kind.setCurrentIndex(2)
    dialog.export.click()
    assert asked == [FileChoice(dialog.form.choice(), tmp_path / "mine.md")]


@pytest.mark.parametrize("text", ["", "   "])
def test_without_a_name_nothing_is_exported(dialog: ExportDialog, asked: list[FileChoice], text: str) -> None:
    dialog.file.clear()
    QTest.keyClicks(dialog.file, text)
    QTest.keyClick(dialog.file, Qt.Key.Key_Backspace)
    assert not dialog.export.isEnabled()
    assert asked == []


@pytest.mark.parametrize("agreed", [True, False])
def test_a_file_that_exists_is_replaced_only_when_one_agrees(
    dialog: ExportDialog, asked: list[FileChoice], tmp_path: Path, agreed: bool
) -> None:
    (tmp_path / "a.pdf").touch()
    dialog.file.clear()
    QTest.keyClicks(dialog.file, str(tmp_path / "a.pdf"))
    dialog.export.click()
    (question,) = questions()
    assert asked == []
    texts = {button.text(): button for button in question.findChildren(QPushButton)}
    texts["Replace" if agreed else "Cancel"].click()
    assert bool(asked) == agreed


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_word_is_in_the_language_of_the_interface(
    parent: QWidget, interface: InterfaceLanguage, language: str
) -> None:
    for kind in (ExportDialog, PrintDialog):
        dialog = kind(OFFER, interface, parent)
        dialog.open()
        interface.switch(language)
        words = interface.catalog.gettext
        buttons = {button.text() for button in dialog.buttons.buttons()}
        assert words("Export") in buttons or {words("Print…"), words("Preview")} <= buttons
        assert dialog.windowTitle() in {words("Export"), words("Print")}
        assert dialog.form.paper.accessibleName() == words("Paper")
        assert dialog.form._what.button(0).text() == words("This page: {title}", title="Over && out")
        dialog.reject()
    interface.switch("en")


def test_a_page_that_is_not_of_the_briefing_is_not_offered(
    parent: QWidget, interface: InterfaceLanguage
) -> None:
    dialog = PrintDialog(OFFER._replace(page="", section=""), interface, parent)
    assert dialog.form.choice().name == "all"
    dialog.reject()


def test_a_briefing_in_one_language(parent: QWidget, interface: InterfaceLanguage) -> None:
    dialog = PrintDialog(OFFER._replace(languages=("en",)), interface, parent)
    assert dialog.form.choice().languages == ("en",)
    assert len(dialog.form._languages.buttons()) == 1
    dialog.reject()


def test_print_and_preview_ask_for_the_same(parent: QWidget, interface: InterfaceLanguage) -> None:
    for button in ("print", "preview"):
        dialog = PrintDialog(OFFER, interface, parent)
        found: list[Choice] = []
        dialog.print_requested.connect(found.append)
        dialog.preview_requested.connect(found.append)
        getattr(dialog, button).click()
        assert found == [dialog.form.choice()]
        assert dialog.isHidden()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CMDT-17\u00a0: dossier", "CMDT-17 dossier"),
        ('a/b\\c<d>"e"|f?g*', "a b c d e f g"),
        ("..", "briefing"),
        ("", "briefing"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_title_as_the_name_of_a_file(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_folder_that_is_not_there_is_said_and_nothing_chosen_is_lost(
    dialog: ExportDialog, asked: list[FileChoice], tmp_path: Path
) -> None:
    dialog.show()
    dialog.file.setText(str(tmp_path / "gone" / "mine.pdf"))
    dialog.export.click()
    (box,) = questions()
    assert str(tmp_path / "gone") in box.text()
    box.accept()
    assert dialog.isVisible()
    assert asked == []
    dialog.file.setText(str(tmp_path / "mine.pdf"))
    dialog.export.click()
    assert [choice.file for choice in asked] == [tmp_path / "mine.pdf"]


def test_the_suggested_folder_is_there(
    parent: QWidget, interface: InterfaceLanguage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A system names a folder for documents whether or not anybody has made it."""
    monkeypatch.setattr(
        "app.ui.dialogs.export.QStandardPaths.writableLocation", lambda _kind: str(tmp_path / "Documents")
    )
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert Path(ExportDialog(OFFER, interface, parent).file.text()).parent == tmp_path
