"""The interface changes its language once for everybody, and every widget has its new words when that is over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui import appearance
from app.ui.language import InterfaceLanguage


@pytest.fixture
def french(interface: InterfaceLanguage) -> Iterator[InterfaceLanguage]:
    interface.switch("fr")
    yield interface
    interface.switch("en")


def test_a_switch_is_told_once_and_after_the_words_have_changed(interface: InterfaceLanguage) -> None:
    heard: list[str] = []
    interface.changed.connect(lambda: heard.append(interface.catalog.gettext("Back")))
    for language in ("fr", "fr", "en"):
        interface.switch(language)
    assert len(heard) == 2
    assert heard[1] == "Back" != heard[0]


def test_numbers_and_qts_own_menus_follow(qtbot: QtBot, french: InterfaceLanguage) -> None:
    assert QLocale().language() == QLocale.Language.French
    box = QLineEdit()
    qtbot.addWidget(box)
    menu = box.createStandardContextMenu()
    assert any("Coller" in action.text().replace("&", "") for action in menu.actions())
    menu.deleteLater()


def test_a_page_speaks_its_own_language_whatever_the_interface_does(french: InterfaceLanguage) -> None:
    assert french.catalog_for("en").gettext("Sources") == "Sources"
    assert french.catalog_for("en").gettext("Back") == "Back"
    assert french.catalog_for("fr") is french.catalog


def test_a_language_without_catalog_is_english(qapp: QApplication, tmp_path: Path) -> None:
    assert InterfaceLanguage(tmp_path, "fr").catalog.gettext("Back") == "Back"
    QLocale.setDefault(QLocale("en"))


def test_the_reading_face_comes_with_the_program(qapp: QApplication) -> None:
    assert appearance.load_reading_face() == "PT Serif"


def test_without_its_reading_face_the_program_takes_the_systems(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "_READING_FACE", "no_such_package")
    assert appearance.load_reading_face() == "serif"
