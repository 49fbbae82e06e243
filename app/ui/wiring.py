"""The wiring table of everything that is made after the first paint: who asks, who answers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from app.core import paths
from app.core.search.result import Hit, SearchAnswer
from app.ui.announce import announce
from app.ui.beside_desk import BesideDesk
from app.ui.finding import Finding
from app.ui.look_desk import LookDesk
from app.ui.main_menu import MainMenu
from app.ui.main_window import MainWindow
from app.ui.navigation import Place
from app.ui.note_desk import NoteDesk
from app.ui.page_tools import PageTools
from app.ui.panels.details import DetailsPanel
from app.ui.panels.results import ResultsPanel
from app.ui.reader.number_clicks import NumberClicks
from app.ui.reading_aids import ReadingAids
from app.ui.search_desk import SearchDesk


def connect_window(
    window: MainWindow,
    search: SearchDesk,
    results: ResultsPanel,
    details: DetailsPanel,
    *,
    menu: MainMenu,
    finding: Finding,
    aids: ReadingAids,
) -> None:
    """Connect the panes of the window to one another and every action to what it does."""
    desk = window.desk
    link = _SearchLink(window, results)
    search.active_changed.connect(window.panes.show_results)
    search.preview_requested.connect(link.on_preview_requested)
    search.open_requested.connect(link.on_open_requested)
    search.left.connect(link.on_left)
    search.answered.connect(link.on_answered)
    results.help_requested.connect(menu.show_search_help)
    search.control.failed.connect(window.say_error)
    desk.language_changed.connect(search.set_reading_language)
    window.appearance.changed.connect(link.on_appearance_changed)
    window.reader.page_shown.connect(
        lambda page: details.show_page(page, desk.library) if desk.library is not None else None
    )
    details.link_requested.connect(desk.follow)
    NumberClicks(window.reader, window.interface).translation_requested.connect(
        window.reader.turn_translation
    )
    NoteDesk(window)
    tools = PageTools(window, search)
    window.actions_table.connect_all(
        _slots(window, results, menu, finding, tools, aids, LookDesk(window), BesideDesk(window))
    )


class _SearchLink(QObject):
    """What a search does to the reader: previews, opens, and goes back to where it was when it is left."""

    def __init__(self, window: MainWindow, results: ResultsPanel) -> None:
        super().__init__(window)  # the window keeps it alive: a connection alone does not
        self._window = window
        self._results = results
        self._desk = window.desk
        self._origin: Place | None = None  # where one was before the first look since something was opened
        self._desk.navigator.place_requested.connect(self._on_place_requested)

    def _on_place_requested(self) -> None:
        self._origin = None

    def on_appearance_changed(self) -> None:
        """Show results in another theme. A lambda would outlive the window: the appearance is that of all."""
        self._results.set_theme(self._window.appearance.themes.theme)

    def on_preview_requested(self, hit: Hit, words: tuple[str, ...]) -> None:
        if not hit.page:
            return
        if self._origin is None:
            self._origin = self._window.reader.place()
        self._desk.reader.set_words(words)
        self._desk.show(Place(hit.page, hit.block, target=bool(hit.block)))
        self._desk.reader.first_hit(hit.block, hit.language)

    def on_open_requested(self, hit: Hit, words: tuple[str, ...]) -> None:
        if not hit.page:
            self._desk.follow(f"term:{hit.subjects[0]}")
            return
        self.on_preview_requested(hit, words)
        self._desk.navigator.opened(hit.page, left=self._origin)
        self._origin = None
        self._window.reader.view.setFocus()

    def on_left(self) -> None:
        self._window.reader.clear_marks()
        if self._origin is not None and self._origin.page:
            self._desk.show(self._origin)
        self._origin = None
        self._window.reader.view.setFocus()

    def on_answered(self, answer: SearchAnswer) -> None:
        if not answer.total and self._origin is not None and self._origin.page:
            self._window.reader.clear_marks()  # a page that was found before is no answer any more
            self._desk.show(self._origin)
        text = self._window.interface.catalog.ngettext("{count} result", "{count} results", answer.total)
        announce(self._window.header.search, text)


def _export(window: MainWindow, *, to_printer: bool) -> None:
    from app.core.export import chosen_pages  # noqa: PLC0415 - when something is exported
    from app.ui.dialogs.export_form import Offer  # noqa: PLC0415 - for the same reason
    from app.ui.export_desk import ExportDesk  # noqa: PLC0415 - for the same reason

    library, page = window.desk.library, window.reader.page
    if library is None:
        return
    language = window.desk.language
    section = next((own for own in library.collection.sections if page and own.id == page.section), None)
    offer = Offer(
        page=page.id if page is not None and chosen_pages(library, page.id) else "",
        page_title=page.title if page is not None else "",
        section=section.id if section is not None else "",
        section_title=section.title(language) if section is not None else "",
        briefing_title=library.collection.text(language).title,
        languages=library.languages,
        language=language,
    )
    desk = window.findChild(ExportDesk)
    if desk is None:
        family = window.appearance.own_family  # a file is the same whoever makes it
        desk = ExportDesk(paths.resources_folder(), family, window.interface, window)
        desk.said.connect(window.say)
        window.closed.connect(desk.stop)
    open_dialog = desk.open_print if to_printer else desk.open_export
    open_dialog(library.folder, offer)


def _focus_search(window: MainWindow) -> None:
    window.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    window.header.search.selectAll()


def _step_pane(window: MainWindow, step: int) -> None:
    panes = window.panes.in_order()
    focused = window.focusWidget()
    inside = [index for index, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)]
    target = panes[((inside[0] if inside else -step) + step) % len(panes)]
    (target.focusProxy() or target).setFocus(Qt.FocusReason.TabFocusReason)


def _slots(  # noqa: PLR0917 - everybody who does something
    window: MainWindow,
    results: ResultsPanel,
    menu: MainMenu,
    finding: Finding,
    tools: PageTools,
    aids: ReadingAids,
    looks: LookDesk,
    beside: BesideDesk,
) -> dict[str, Callable[[], object]]:
    desk = window.desk
    return {
        "back": desk.back,
        "forward": desk.forward,
        "home": desk.home,
        "previous_page": lambda: desk.turn_page(-1),
        "next_page": lambda: desk.turn_page(1),
        "search": lambda: _focus_search(window),
        "find": tools.find.open,
        "leave_search": tools.leave,
        "switcher": finding.switcher.open,
        "turn_hit": results.turn_current,
        "search_help": menu.show_search_help,
        "next_hit": lambda: tools.step(1),
        "previous_hit": lambda: tools.step(-1),
        "switch_language": desk.read_in_other_language,
        "both_languages": desk.turn_both,
        "beneath": desk.turn_beneath,
        "translation": window.reader.turn_translation,
        "larger": lambda: looks.resize_text(1),
        "smaller": lambda: looks.resize_text(-1),
        "normal_size": lambda: looks.resize_text(0),
        "appearance": looks.open,
        "next_theme": looks.next_theme,
        "line_spacing": looks.next_line_spacing,
        "compact": looks.turn_compact,
        "interface_size": looks.next_interface_size,
        "contents": beside.turn_contents,
        "details": beside.turn_details,
        "full_screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
        "next_pane": lambda: _step_pane(window, 1),
        "previous_pane": lambda: _step_pane(window, -1),
        "glossary": aids.glossary.open,
        "next_unread": aids.next_unread,
        "go_to": aids.go_to,
        "toggle_read": aids.toggle_read,
        "unread_only": aids.show_unread_only,
        "help": aids.help,
        "shortcuts": menu.show_shortcuts,
        "about": menu.show_about,
        "export": lambda: _export(window, to_printer=False),
        "print": lambda: _export(window, to_printer=True),
        "copy_with_source": tools.cite.copy_with_source,
        "copy_both": tools.cite.copy_in_both_languages,
        "copy_link": tools.cite.copy_link,
        "new_window": desk.open_elsewhere,
        "close_window": window.close,
        "quit": window.quit_requested.emit,
    }
