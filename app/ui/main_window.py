"""The window: lays out panes and wires them. What happens in a pane is the pane's; where one is, the navigator's."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.core.content.help import HELP_PAGE
from app.core.content.library import Library
from app.core.errors import BriefingError
from app.core.model.language import LANGUAGES
from app.core.userdata.session import Session
from app.core.userdata.settings import Settings
from app.ui.actions import Actions
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Navigator, Place
from app.ui.panels.contents import ContentsPanel
from app.ui.panels.header import HeaderPanel
from app.ui.reader.page_style import PageStyle
from app.ui.reader.reader_pane import ReaderPane
from app.ui.theme import ThemeControl

_LEFT_WIDTH, _DETAILS_WIDTH = 272, 236
_DETAILS_FROM = 1180  # narrower windows need the room for the page
_SAVE_AFTER = 600  # ms of quiet


class MainWindow(QMainWindow):
    """Emits `session_changed` and `settings_changed` whenever there is something to write down."""

    session_changed = Signal(object)
    settings_changed = Signal(object)
    first_painted = Signal()

    def __init__(
        self,
        resources: Path,
        interface: InterfaceLanguage,
        themes: ThemeControl,
        settings: Settings,
        session: Session,
        reading_family: str,
        asked_for: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self._resources = resources
        self.interface = interface
        self.themes = themes
        self.settings = settings
        self._session = session
        self._family = reading_family
        self._asked_for = asked_for
        self._library: Library | None = None
        self.language = session.language or interface.tag
        icons = self._icons()
        self.actions_table = Actions(self, interface, icons)
        self.navigator = Navigator("", self)
        self.header = HeaderPanel(interface, themes.theme.measures.icon, self)
        self.contents = ContentsPanel(interface, self)
        self.reader = ReaderPane(interface, self._style(), icons, resources, self)
        self.left = QStackedWidget(self)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER)
        self._save_timer.timeout.connect(self.save_session)
        self._lay_out()
        self._wire()
        self.header.set_icons(icons)
        self.header.show_language(self.language)
        self.contents.set_language(self.language)
        self._restore_window()
        self.retranslate()

    # -- layout -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        actions = self.actions_table
        self.header.fill([actions[name] for name in ("back", "forward", "home")], [actions["details"]])
        self.left.addWidget(self.contents)
        self.left.setMinimumWidth(190)
        self.splitter = QSplitter()  # an argument would be tried as Qt.Orientation first, and load all of `Qt`
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.reader)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LEFT_WIDTH, 800])
        self.reader.setMinimumWidth(320)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(640, 420)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.messageChanged.connect(lambda message: bar.setVisible(bool(message)))
        bar.hide()
        self.reader.setFocus()

    def add_results(self, results: QWidget) -> None:
        """Add the results pane, which takes the place of the contents while one searches."""
        self.left.addWidget(results)

    def add_details(self, details: QWidget) -> None:
        """Add the pane beside the page."""
        self.splitter.addWidget(details)
        self.splitter.setSizes([*self.splitter.sizes()[:1], 800, _DETAILS_WIDTH])
        self.splitter.setStretchFactor(2, 0)
        self._show_details()

    def show_results(self, shown: bool) -> None:
        """Show results instead of contents, or contents again."""
        self.left.setCurrentIndex(1 if shown and self.left.count() > 1 else 0)
        if shown and self.splitter.sizes()[0] < _LEFT_WIDTH + 60 and self.width() >= 1000:
            sizes = self.splitter.sizes()
            self.splitter.setSizes([_LEFT_WIDTH + 60, sizes[1] - 60, *sizes[2:]])

    def _show_details(self) -> None:
        if self.splitter.count() > 2:
            wanted = self.settings.show_details and self.width() >= _DETAILS_FROM
            self.splitter.widget(2).setVisible(wanted)
        self.actions_table["details"].setChecked(self.settings.show_details)
        self.actions_table["details"].setEnabled(self.width() >= _DETAILS_FROM)

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through, in order: those that can be seen."""
        left = self.left.currentWidget()
        inner = left.focusProxy() or left
        widgets = [self.header.search, inner, self.reader.view]
        if self.splitter.count() > 2:
            widgets.append(self.splitter.widget(2))
        return [widget for widget in widgets if widget.isVisible()]

    # -- wiring -------------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.navigator.place_requested.connect(self._on_place_requested)
        self.navigator.history_changed.connect(self._on_history_changed)
        self.header.language_requested.connect(self.read_in)
        self.contents.page_requested.connect(self.open_page)
        self.reader.link_requested.connect(self.follow)
        self.reader.place_changed.connect(self._save_timer.start)
        self.reader.page_shown.connect(self._on_page_shown)
        self.reader.view.first_painted.connect(self.first_painted)
        self.interface.changed.connect(self.retranslate)
        self.themes.changed.connect(self.refresh_style)
        self._on_history_changed()

    # -- the library --------------------------------------------------------------------------------------

    @property
    def library(self) -> Library | None:
        """The library being read, None while there is none."""
        return self._library

    def set_library(self, library: Library) -> None:
        """Read from `library`: the page on screen again, or the one of the last session, or home."""
        self._library = library
        self.reader.set_library(library)
        self.navigator.set_home(library.collection.home)
        self.contents.set_library(library)
        self.contents.set_language(self.language)
        self.retranslate()
        if self.reader.page is not None:
            self.reader.reload()
            self.contents.show_page(self.reader.page.id)
        else:
            self.navigator.resume(self._first_place(library))

    def _first_place(self, library: Library) -> Place:
        """Return what was asked for at the start, or where the last session stopped, or home."""
        page, _, block = self._asked_for.partition("#")
        if page:
            try:
                library.info(page)
                return Place(page, library.block(page, block)[0] if block else "", target=bool(block))
            except BriefingError as error:
                self.say_error(error)
        session = self._session
        if session.page in library:
            return Place(session.page, session.block, session.offset)
        return Place(library.collection.home)

    def close_library(self) -> None:
        """Let go of the library, which is about to be replaced."""
        if self._library is not None:
            self.reader.set_library(None)
            self._library.close()
            self._library = None

    # -- going places -------------------------------------------------------------------------------------

    def open_page(self, page: str, block: str = "") -> None:
        """Open a page, or a block of it by id or number; a page or block that is gone is said to be."""
        try:
            if page != HELP_PAGE and self._library is not None:
                self._library.info(page)
                block = self._library.block(page, block)[0] if block and not self._is_source(block) else block
        except BriefingError as error:
            self.say_error(error)
            return
        self.navigator.open(page, block, left=self.reader.place())
        self.reader.view.setFocus()

    @staticmethod
    def _is_source(block: str) -> bool:
        return block.startswith("note-")

    def follow(self, link: str) -> None:
        """Follow a link of a page. Links out of the briefing are not followed: nothing here goes online."""
        kind, _, target = link.partition(":")
        if link.startswith("#"):
            self.navigator.open(self.navigator.page, link[1:], left=self.reader.place())
        elif kind == "page":
            page, _, block = target.partition("#")
            self.open_page(page, block)
        elif kind == "note":
            self.navigator.open(self.navigator.page, f"note-{target}", left=self.reader.place())
        elif kind == "term":
            self.term_requested.emit(target)

    term_requested = Signal(str)

    def turn_page(self, step: int) -> None:
        """Open the next page in reading order, or with -1 the previous one."""
        if self._library is not None and self.navigator.page in self._library:
            order = self._library.collection.pages
            index = order.index(self.navigator.page) + step
            if 0 <= index < len(order):
                self.open_page(order[index])

    def _on_place_requested(self, place: Place) -> None:
        try:
            self.reader.show_place(place, self.language)
        except BriefingError as error:
            self.say_error(error)

    def _on_page_shown(self, page: object) -> None:
        if self.reader.page is not None:
            self.contents.show_page(self.reader.page.id)
        self.retranslate()
        self._save_timer.start()

    def _on_history_changed(self) -> None:
        self.actions_table["back"].setEnabled(self.navigator.can_go_back)
        self.actions_table["forward"].setEnabled(self.navigator.can_go_forward)

    # -- languages, theme, text ---------------------------------------------------------------------------

    language_changed = Signal(str)

    def read_in(self, language: str) -> None:
        """Read in another language, in the same paragraph."""
        if language not in LANGUAGES or language == self.language:
            self.header.show_language(self.language)
            return
        self.language = language
        self.reader.switch_language(language)
        self.contents.set_language(language)
        self.header.show_language(language)
        self.language_changed.emit(language)
        self.retranslate()
        self._save_timer.start()

    def read_in_other_language(self) -> None:
        """Read in the next of the briefing's languages."""
        tags = list(LANGUAGES)
        self.read_in(tags[(tags.index(self.language) + 1) % len(tags)])

    def change_settings(self, settings: Settings) -> None:
        """Use other settings and have them written down."""
        if settings == self.settings:
            return
        restyle = settings.text_size != self.settings.text_size
        self.settings = settings
        self.themes.choose(settings.theme)
        if restyle:
            self.refresh_style()
        self._show_details()
        self.settings_changed.emit(settings)

    def resize_text(self, step: int) -> None:
        """Make the text larger or smaller by so many steps of 10 %; 0 is the normal size."""
        size = self.settings.text_size + 10 * step if step else 100
        self.change_settings(self.settings.with_text_size(size))
        self.say(self.interface.catalog.gettext("Text size {percent} %", percent=self.settings.text_size))

    def toggle_details(self) -> None:
        """Show or hide the pane beside the page."""
        self.change_settings(self.settings._replace(show_details=not self.settings.show_details))

    def refresh_style(self) -> None:
        """Draw everything in the current theme and text size."""
        icons = self._icons()
        self.actions_table.set_icons(icons)
        self.header.set_icons(icons)
        self.reader.set_style(self._style(), icons)
        self.style_changed.emit()

    style_changed = Signal()

    def _style(self) -> PageStyle:
        interface_family = QFont().family()
        return PageStyle(self.themes.theme, self.settings.text_size, self._family, interface_family)

    def _icons(self) -> IconSet:
        return IconSet(self._resources / "icons", self.themes.theme)

    # -- words --------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something in one line at the bottom, for a while."""
        bar = self.statusBar()
        bar.show()
        bar.showMessage(text, 8000)

    def say_error(self, error: BriefingError) -> None:
        """Say what an error of the core means, in the interface language."""
        self.say(self.interface.catalog.gettext(error.message).format(**error.values))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        title = self._library.collection.text(self.language).title if self._library is not None else ""
        page = self.reader.page.title if self.reader.page is not None else ""
        self.setWindowTitle(" – ".join(part for part in (page, title) if part) or "Briefing")

    # -- session ------------------------------------------------------------------------------------------

    def _restore_window(self) -> None:
        self.resize(1280, 820)
        if self._session.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._session.geometry.encode("ascii", "ignore")))
        if self._session.layout:
            self.splitter.restoreState(QByteArray.fromBase64(self._session.layout.encode("ascii", "ignore")))

    def save_session(self) -> None:
        """Have it written down where the reader stands."""
        place = self.reader.place()
        self._session = Session(
            page=place.page or self._session.page,
            block=place.block,
            offset=place.offset,
            language=self.language,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            layout=bytes(self.splitter.saveState().toBase64().data()).decode("ascii"),
        )
        self.session_changed.emit(self._session)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_details()
        self._save_timer.start()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        super().moveEvent(event)
        self._save_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._save_timer.stop()
        self.save_session()
        self.closed.emit()
        super().closeEvent(event)

    closed = Signal()
