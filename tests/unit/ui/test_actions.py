"""Every action does something, has a name in both languages, and its keys belong to it alone."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import wiring
from app.ui.actions import ACTIONS, Actions
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage


class Anything:
    """Stands for window, desk and menu where only the names of the slots matter."""

    def __getattr__(self, name: str) -> "Anything":
        return Anything()


@pytest.fixture
def actions(qtbot: QtBot, interface: InterfaceLanguage, icons: IconSet) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions(window, interface, icons)  # noqa: PT022 - it lives as long as the window


def test_every_action_has_a_slot_and_every_slot_an_action() -> None:
    slots = wiring._slots(*(Anything() for _ in range(8)))  # type: ignore[arg-type]
    assert set(slots) == {spec.id for spec in ACTIONS}


def test_a_row_without_a_slot_is_refused(actions: Actions) -> None:
    with pytest.raises(KeyError):
        actions.connect_all({"back": lambda: None})


def test_triggering_an_action_calls_its_slot_once(actions: Actions) -> None:
    called: Counter[str] = Counter()
    actions.connect_all({spec.id: lambda name=spec.id: called.update([name]) for spec in ACTIONS})
    for spec in ACTIONS:
        actions[spec.id].trigger()
    assert called == {spec.id: 1 for spec in ACTIONS}


def test_keys_are_understood_and_used_once() -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in keys if QKeySequence(key).toString() == ""] == []
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_action_has_a_text_of_its_own_in_each_language(
    actions: Actions, interface: InterfaceLanguage, language: str
) -> None:
    interface.switch(language)
    texts = [actions[spec.id].text() for spec in ACTIONS]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    interface.switch("en")


def test_every_text_is_translated(interface: InterfaceLanguage) -> None:
    french = interface.catalog_for("fr")
    assert [spec.text for spec in ACTIONS if french.gettext(spec.text) == spec.text] == []


def test_a_tooltip_names_the_keys(actions: Actions) -> None:
    assert actions["back"].toolTip() == "Back (Alt+Left)"
    assert actions["about"].toolTip() == "About this briefing"


def test_the_page_of_shortcuts_lists_every_key(actions: Actions) -> None:
    rows = dict(actions.rows())
    assert len(rows) == len([spec for spec in ACTIONS if spec.keys])
    assert rows["Larger text"] == "Ctrl++, Ctrl+="


def test_every_action_is_in_a_menu(actions: Actions) -> None:
    menus = {spec.menu for spec in ACTIONS}
    assert "" not in menus
    assert sum(len(actions.in_menu(menu)) for menu in menus) == len(ACTIONS)


def test_icons_named_in_the_table_exist(resources: Path) -> None:
    missing = [
        spec.icon
        for spec in ACTIONS
        if spec.icon and not (resources / "icons" / f"{spec.icon}.svg").is_file()
    ]
    assert missing == []
