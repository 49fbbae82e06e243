"""The menu behind the button in the header: actions by group, interface language, theme. Filled when opened."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.core.errors import marked
from app.core.model.language import LANGUAGES
from app.core.userdata.settings import Settings
from app.ui.main_window import MainWindow
from app.ui.theme import THEMES

_GROUPS = (
    ("go", marked("Go")),
    ("search", marked("Search")),
    ("copy", marked("Copy and cite")),
    ("view", marked("View")),
    ("help", marked("Help")),
)


class MainMenu(QObject):
    """Builds the menu anew each time it opens, so that it is always in the language of the moment."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._language = window.interface
        self._themes = window.appearance.themes
        self.menu = QMenu(window)
        self.menu.aboutToShow.connect(self.fill)
        window.header.menu_button.setMenu(self.menu)

    def fill(self) -> None:
        """Fill the menu."""
        _ = self._language.catalog.gettext
        for earlier in self.menu.findChildren(QMenu):
            earlier.deleteLater()  # clear() takes their entries away and leaves the menus
        self.menu.clear()
        for group, title in _GROUPS:
            inner = self.menu.addMenu(_(title))
            inner.addActions(self._window.actions_table.in_menu(group))
        self.menu.addSeparator()
        self._add_languages(self.menu.addMenu(_("Interface language")))
        self._add_themes(self.menu.addMenu(_("Theme")))
        self.menu.addSeparator()
        self.menu.addActions(self._window.actions_table.in_menu("file"))

    def _add_languages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for tag, language in LANGUAGES.items():
            action = menu.addAction(language.name)
            action.setCheckable(True)
            action.setChecked(tag == self._language.tag)
            action.triggered.connect(lambda _checked=False, tag=tag: self.choose_language(tag))
            group.addAction(action)

    def _add_themes(self, menu: QMenu) -> None:
        _ = self._language.catalog.gettext
        group = QActionGroup(menu)
        names = {
            "": _("Same as system"),
            **{name: _(THEMES.get(name, name)) for name in self._themes.names()},
        }
        for name, text in names.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name == self._themes.choice)
            action.triggered.connect(lambda _checked=False, name=name: self._choose_theme(name))
            group.addAction(action)

    def choose_language(self, tag: str) -> None:
        """Change the language of the interface, now and for the next start."""
        self._language.switch(tag)
        self._window.appearance.change(self._settings()._replace(ui_language=tag))

    def _settings(self) -> Settings:
        return self._window.appearance.settings

    def _choose_theme(self, name: str) -> None:
        self._window.appearance.change(self._settings()._replace(theme=name))

    def show_shortcuts(self) -> None:
        """Show all keys in one window."""
        from app.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - when it is opened

        ShortcutsDialog(self._window.actions_table.rows(), self._language, self._window).open()

    def show_search_help(self) -> None:
        """Show on one page what can be typed into the search."""
        from app.ui.dialogs.search_help import SearchHelpDialog  # noqa: PLC0415 - when it is opened

        SearchHelpDialog(self._language, self._window).open()

    def show_about(self) -> None:
        """Show what this is and which version."""
        from app.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - when it is opened

        library = self._window.desk.library
        text = library.collection.text(self._language.tag) if library is not None else None
        AboutDialog(text, self._language, self._window).open()
