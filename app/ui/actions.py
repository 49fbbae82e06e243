"""Every action of the window in one table: id, text, shortcut, icon, menu. Menus and header come from it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.core.errors import marked
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage


class ActionSpec(NamedTuple):
    """One row: `text` is marked for translation, `keys` are portable key names, `menu` groups the entries."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    checkable: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("back", marked("Back"), ("Alt+Left",), icon="back", menu="go"),
    ActionSpec("forward", marked("Forward"), ("Alt+Right",), icon="forward", menu="go"),
    ActionSpec("home", marked("The conference at a glance"), ("Alt+Home",), icon="home", menu="go"),
    ActionSpec("glossary", marked("Glossary"), ("Ctrl+G",), menu="go"),
    ActionSpec("previous_page", marked("Previous page"), ("Ctrl+PgUp",), menu="go"),
    ActionSpec("next_page", marked("Next page"), ("Ctrl+PgDown",), menu="go"),
    ActionSpec("next_unread", marked("Next unread page"), ("Ctrl+U",), menu="go"),
    ActionSpec("go_to", marked("Headings, links and notes of this page"), ("Ctrl+J",), menu="go"),
    ActionSpec("search", marked("Search the briefing"), ("Ctrl+K",), icon="search", menu="search"),
    ActionSpec("find", marked("Find on this page"), ("Ctrl+F",), menu="search"),
    ActionSpec("switcher", marked("Go to a page, heading or term"), ("Ctrl+P",), menu="go"),
    ActionSpec("leave_search", marked("Close the search"), ("Esc",), menu="search"),
    ActionSpec("turn_hit", marked("Show a result in the other language"), ("Ctrl+Shift+L",), menu="search"),
    ActionSpec("search_help", marked("How to search"), ("Shift+F1",), menu="search"),
    ActionSpec("next_hit", marked("Next hit"), ("F3",), menu="search"),
    ActionSpec("previous_hit", marked("Previous hit"), ("Shift+F3",), menu="search"),
    ActionSpec("switch_language", marked("Read in the other language"), ("Ctrl+L",), menu="view"),
    ActionSpec("both_languages", marked("English and French together"), ("F7",), menu="view", checkable=True),
    ActionSpec(
        "beneath", marked("Translation under each paragraph"), ("Shift+F7",), menu="view", checkable=True
    ),
    ActionSpec("translation", marked("Translation of this paragraph"), ("Ctrl+T",), menu="view"),
    ActionSpec("larger", marked("Larger text"), ("Ctrl++", "Ctrl+="), menu="view"),
    ActionSpec("smaller", marked("Smaller text"), ("Ctrl+-",), menu="view"),
    ActionSpec("normal_size", marked("Normal text size"), ("Ctrl+0",), menu="view"),
    ActionSpec("appearance", marked("Appearance…"), ("Ctrl+,",), menu="view"),
    ActionSpec("next_theme", marked("Next theme"), ("F8",), menu="view"),
    ActionSpec("interface_size", marked("Next interface size"), ("Ctrl+Shift+F8",), menu="view"),
    ActionSpec("line_spacing", marked("Next line spacing"), ("Shift+F8",), menu="view"),
    ActionSpec("compact", marked("Compact layout"), ("Ctrl+F8",), menu="view", checkable=True),
    ActionSpec(
        "contents", marked("Show contents beside the page"), ("Shift+F9",), menu="view", checkable=True
    ),
    ActionSpec(
        "details",
        marked("Show details beside the page"),
        ("F9",),
        icon="details",
        menu="view",
        checkable=True,
    ),
    ActionSpec("toggle_read", marked("Mark this page as read or unread"), ("Ctrl+R",), menu="view"),
    ActionSpec(
        "unread_only",
        marked("Only unread pages in the contents"),
        ("Ctrl+Shift+U",),
        menu="view",
        checkable=True,
    ),
    ActionSpec("full_screen", marked("Full screen"), ("F11",), menu="view", checkable=True),
    ActionSpec("next_pane", marked("Next pane"), ("F6",), menu="go"),
    ActionSpec("previous_pane", marked("Previous pane"), ("Shift+F6",), menu="go"),
    ActionSpec("help", marked("Explain the selected word, or this program"), ("F1",), menu="help"),
    ActionSpec("shortcuts", marked("Keyboard shortcuts"), ("Ctrl+?",), menu="help"),
    ActionSpec("about", marked("About this briefing"), menu="help"),
    ActionSpec("copy_with_source", marked("Copy with source"), ("Ctrl+Shift+C",), menu="copy"),
    ActionSpec("copy_both", marked("Copy with source, both languages"), ("Ctrl+Alt+C",), menu="copy"),
    ActionSpec("copy_link", marked("Copy link to this paragraph"), menu="copy"),
    ActionSpec("new_window", marked("Open this page in a new window"), ("Ctrl+N",), menu="file"),
    ActionSpec("export", marked("Export…"), ("Ctrl+Shift+E",), menu="file"),
    ActionSpec("print", marked("Print…"), ("Ctrl+Shift+P",), menu="file"),
    ActionSpec("close_window", marked("Close this window"), ("Ctrl+W",), menu="file"),
    ActionSpec("quit", marked("Quit"), ("Ctrl+Q",), menu="file"),
)


class Actions(QObject):
    """The table come to life: one QAction a row, owned by the window, so that shortcuts work everywhere in it."""

    def __init__(self, window: QWidget, language: InterfaceLanguage, icons: IconSet) -> None:
        super().__init__(window)
        self._language = language
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(window)
            action.setObjectName(spec.id)
            action.setCheckable(spec.checkable)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            window.addAction(action)
            self._actions[spec.id] = action
        self.set_icons(icons)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def __getitem__(self, action: str) -> QAction:
        return self._actions[action]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect each action to its slot. Every row of the table needs one, and nothing else may have one."""
        if set(slots) != set(self._actions):
            raise KeyError(set(slots) ^ set(self._actions))
        for name, slot in slots.items():
            self._actions[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def in_menu(self, menu: str) -> list[QAction]:
        """Return the actions of a group, in the order of the table."""
        return [self._actions[spec.id] for spec in ACTIONS if spec.menu == menu]

    def rows(self) -> list[tuple[str, str]]:
        """Return text and keys of every action that has keys, in the order of the table."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.text(), ", ".join(keys.toString(native) for keys in action.shortcuts()))
            for action in self._actions.values()
            if action.shortcuts()
        ]

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(icons.icon(spec.icon))

    def retranslate(self) -> None:
        """Set texts and tooltips in the interface language, tooltips with the first shortcut."""
        for spec in ACTIONS:
            action = self._actions[spec.id]
            text = self._language.catalog.gettext(spec.text)
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({keys})" if keys else text)
