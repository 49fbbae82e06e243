"""The wiring of what helps to find: quick switcher, offers of the empty field, completion, what was recent."""

from PySide6.QtCore import QObject, Signal

from app.core.content.library import Library
from app.core.search.names import HEADING, TERM, Name
from app.core.userdata.recent import Recent
from app.ui.inline_completion import InlineCompletion
from app.ui.main_window import MainWindow
from app.ui.name_control import NameControl
from app.ui.panels.search_prompts import SearchPrompts
from app.ui.panels.switcher import SwitcherPanel
from app.ui.search_desk import SearchDesk


class RecentReading(QObject):
    """What was looked for and read last, in any window. Emits `changed` with what there is to write down."""

    changed = Signal(object)

    def __init__(self, value: Recent, parent: QObject) -> None:
        super().__init__(parent)
        self.value = value

    def change(self, value: Recent) -> None:
        """Remember something else."""
        if value != self.value:
            self.value = value
            self.changed.emit(value)


class Finding(QObject):
    """Serves one window."""

    def __init__(
        self, window: MainWindow, search: SearchDesk, recent: RecentReading, names: NameControl
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.recent = recent
        theme, field = window.appearance.themes.theme, window.header.search
        self.names = names
        self.switcher = SwitcherPanel(
            self.names,
            window.interface,
            theme,
            lambda: self._desk.language,
            lambda: self.recent.value.pages,
            window,
        )
        self.prompts = SearchPrompts(field, window.interface, theme, window)
        self.prompts.set_searches(recent.value.searches)
        recent.changed.connect(self._on_recent_changed)
        self.completion = InlineCompletion(
            field, lambda text: self.names.completion.rest(text, self._desk.language)
        )
        window.actions_table["search"].triggered.connect(self.prompts.offer)  # again, after Esc
        window.appearance.changed.connect(self._on_appearance_changed)
        self._desk.language_changed.connect(self._on_language_changed)
        self._desk.navigator.history_changed.connect(self._on_history_changed)
        self.switcher.chosen.connect(self._on_name_chosen)
        self.prompts.search_requested.connect(field.setText)
        self.prompts.page_requested.connect(self._desk.resume_page)
        self.prompts.removal_requested.connect(lambda text: recent.change(recent.value.without_search(text)))
        search.open_requested.connect(lambda *_: recent.change(recent.value.with_search(field.text())))

    def use(self, library: Library) -> None:
        """Find in this library from now on."""
        self.names.use(library.folder)
        self.prompts.set_library(library, self._desk.language)

    def _on_name_chosen(self, name: Name) -> None:
        if name.kind == TERM:
            self._desk.follow(f"term:{name.term}")
        elif name.kind != HEADING:
            self._desk.resume_page(name.page)
        else:
            self._desk.open_page(name.page, name.block)

    def _on_appearance_changed(self) -> None:
        theme = self._window.appearance.themes.theme
        self.switcher.set_theme(theme)
        self.prompts.set_theme(theme)

    def _on_language_changed(self) -> None:
        self.completion.withdraw()
        if self._desk.library is not None:
            self.prompts.set_library(self._desk.library, self._desk.language)

    def _on_history_changed(self) -> None:
        page = self._desk.navigator.page
        if page and self._desk.library is not None and page in self._desk.library:
            self.recent.change(self.recent.value.with_page(page))

    def _on_recent_changed(self, recent: Recent) -> None:
        self.prompts.set_searches(recent.searches)
