"""The appearance dialog says what is wanted, shows what holds, and can be used without a mouse, in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFontComboBox, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.core import paths
from app.core.userdata.settings import CHOICES, INTERFACE_SIZES, Settings
from app.ui.appearance import load_reading_face
from app.ui.dialogs.appearance import AppearanceDialog
from app.ui.language import InterfaceLanguage
from app.ui.theme import ThemeControl


class Shown:
    """A dialog with what it asked for; what it asks for holds, as in the program."""

    def __init__(self, qtbot: QtBot, interface: InterfaceLanguage, settings: Settings) -> None:
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        control = ThemeControl(paths.resources_folder() / "themes", "light")
        self.family = load_reading_face()
        self.dialog = AppearanceDialog(
            settings, control.themes(), control.system_pair(), self.family, interface, self.parent
        )
        self.asked: list[Settings] = []
        self.dialog.settings_requested.connect(self.asked.append)
        self.dialog.settings_requested.connect(self.dialog.show_settings)
        self.dialog.show()

    def button(self, text: str) -> QAbstractButton:
        found = [one for one in self.dialog.findChildren(QAbstractButton) if one.text() == text]
        assert len(found) == 1, text
        return found[0]

    def chosen(self) -> list[str]:
        return [one.text() for one in self.dialog.findChildren(QToolButton) if one.isChecked()]


@pytest.fixture
def shown(qtbot: QtBot, interface: InterfaceLanguage) -> Shown:
    return Shown(qtbot, interface, Settings(theme="sepia", text_size=120, line_spacing="wide"))


def test_it_shows_what_holds(shown: Shown) -> None:
    assert shown.chosen() == ["Sepia", "100%", "Wide", "Medium", "Roomy"]
    assert shown.dialog.findChildren(QSlider)[0].value() == 12
    assert shown.dialog.findChildren(QFontComboBox)[0].currentFont().family() == shown.family
    assert shown.asked == [], "showing is not asking"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Same as system", "theme", ""),
        ("High contrast, dark", "theme", "contrast-dark"),
        ("Tight", "line_spacing", "close"),
        ("Long", "column_width", "wide"),
        ("Compact", "density", "compact"),
        ("150%", "interface_size", 150),
    ],
)
def test_a_click_asks_for_one_thing(shown: Shown, text: str, field: str, value: str) -> None:
    before = shown.dialog._settings
    QTest.mouseClick(shown.button(text), Qt.MouseButton.LeftButton)
    assert shown.asked == [before._replace(**{field: value})]
    assert text in shown.chosen()


def test_the_keyboard_reaches_and_changes_everything(shown: Shown) -> None:
    reached = []
    for _ in range(14):
        focused = shown.dialog.focusWidget()
        reached.append(QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    for name in (
        "Text size",
        "Interface size: 100%",
        "Line spacing: Wide",
        "Line length: Medium",
        shown.family,
        "Layout: Roomy",
        "Done",
    ):
        assert name in reached
    shown.button("Sepia").setFocus()
    QTest.keyClick(shown.button("Sepia"), Qt.Key.Key_Left)
    assert shown.asked[-1].theme == "light"
    slider = shown.dialog.findChildren(QSlider)[0]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert shown.asked[-1].text_size == 130


def test_a_typeface_is_asked_for_by_name_and_the_own_one_by_none(shown: Shown) -> None:
    box = shown.dialog.findChildren(QFontComboBox)[0]
    others = [box.itemText(index) for index in range(box.count()) if box.itemText(index) != shown.family]
    box.setCurrentText(others[0]) if box.isEditable() else box.setCurrentIndex(box.findText(others[0]))
    assert shown.asked[-1].reading_font == others[0]
    box.setCurrentIndex(box.findText(shown.family))
    assert shown.asked[-1].reading_font == ""


def test_the_usual_look_comes_back_with_one_button(shown: Shown) -> None:
    usual = shown.button("Restore the usual look")
    assert usual.isEnabled()
    QTest.mouseClick(usual, Qt.MouseButton.LeftButton)
    assert shown.asked[-1] == Settings()
    assert not usual.isEnabled()
    assert shown.chosen() == ["Same as system", "100%", "Normal", "Medium", "Roomy"]


def test_its_words_change_with_the_interface(shown: Shown, interface: InterfaceLanguage) -> None:
    interface.switch("fr")
    assert shown.dialog.windowTitle() == "Apparence"
    assert shown.chosen() == ["Sépia", "100\u00a0%", "Aéré", "Moyennes", "Aérée"]
    shown.dialog.show_settings(Settings(text_size=300))
    interface.switch("en")
    texts = [one.text() for one in shown.dialog.findChildren(QToolButton)]
    assert len(texts) == 6 + len(INTERFACE_SIZES) + sum(map(len, CHOICES.values()))
    assert all(text.isascii() for text in texts)
