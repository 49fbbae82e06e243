"""The window: makes the panes and wires them. Reading is the desk's, looks are the appearance's."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStatusBar, QStyle, QStyleOption, QWidget

from app.core.errors import BriefingError
from app.core.userdata.session import ALONE, BENEATH, BOTH, Session
from app.ui.actions import Actions
from app.ui.appearance import Appearance
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Place
from app.ui.panels.contents import ContentsPanel
from app.ui.panels.header import HeaderPanel
from app.ui.panes import Panes
from app.ui.plain_enums import WRAPPED
from app.ui.reader.reader_pane import ReaderPane
from app.ui.reading_desk import ReadingDesk

_SIZE = (1280, 820)  # at the first start, where the screen has room for it
_TITLE_BAR = 40
_NEXT_FRAME = 17  # ms; a timer of 0 may fire before the paint it is meant to follow
_SAVE_AFTER = 600  # ms of quiet
_MESSAGE_FOR = 8000  # ms
_BESIDE_MESSAGE, _AROUND_MESSAGE = 8, 8  # pixels

if TYPE_CHECKING:
    from app.ui.window_parts import WindowParts


class MessageBar(QStatusBar):
    """What is said at the bottom: Qt's has one line, and cuts off a sentence that needs two."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(self._on_message_changed)
        self.hide()

    def _on_message_changed(self, message: str) -> None:
        self._fit()
        self.setVisible(bool(message))

    def _fit(self) -> None:
        room = QRect(0, 0, self.width() - 2 * _BESIDE_MESSAGE, 0)
        needed = self.fontMetrics().boundingRect(room, WRAPPED, self.currentMessage())
        self.setFixedHeight(needed.height() + _AROUND_MESSAGE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sentence in as many lines as it needs."""
        with QPainter(self) as painter:
            option = QStyleOption()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
            room = self.rect().adjusted(_BESIDE_MESSAGE, 0, -_BESIDE_MESSAGE, 0)
            painter.drawText(room, WRAPPED, self.currentMessage())


class MainWindow(QMainWindow):
    """One of the program's windows, with a place, a language and a history of its own.

    Emits `session_changed` whenever there is something to write down, `closed` when it is over.
    """

    session_changed = Signal(object)
    first_painted = Signal()
    closed = Signal()
    quit_requested = Signal()
    failed = Signal(object)
    """An error was said."""

    def __init__(
        self,
        resources: Path,
        interface: InterfaceLanguage,
        appearance: Appearance,
        session: Session,
        asked_for: Place | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.step_focus: Callable[[bool], bool] | None = (
            None  # Tab in the order of reading, once there is one
        )
        self.interface = interface
        self.appearance = appearance
        self._session = session
        self.parts: WindowParts | None = None  # made after the first paint
        icons = appearance.icons()
        self.actions_table = Actions(self, interface, icons)
        self.header = HeaderPanel(interface, appearance.themes.theme.measures, self)
        self.contents = ContentsPanel(interface, self)
        self.reader = ReaderPane(interface, appearance.style(), icons, resources, self)
        language = session.language or interface.tag
        last = Place(session.page, session.block, session.offset, language=session.text)
        self.desk = ReadingDesk(self.reader, language, (asked_for or Place(""), last), self)
        self.panes = Panes(self.header, self.contents, self.reader, self)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER)
        self._save_timer.timeout.connect(self.save_session)
        self._around_page = QTimer(self)
        self._around_page.setSingleShot(True)
        self._around_page.setInterval(_NEXT_FRAME)
        self._around_page.timeout.connect(self._on_around_page_due)
        self._lay_out()
        self._wire()
        self.header.set_icons(icons)
        self.header.show_language(language)
        self.desk.show_in(session.mode)
        self.contents.set_language(language)
        self._on_settings_changed()
        self._on_history_changed()
        self._restore_window()
        self.retranslate()

    def _lay_out(self) -> None:
        table = self.actions_table
        self.header.fill([table[name] for name in ("back", "forward", "home")], [table["details"]])
        self.setCentralWidget(self.panes)
        self.setMinimumSize(640, 420)
        self.setStatusBar(MessageBar(self))
        self.reader.setFocus()

    def _wire(self) -> None:
        self.header.language_requested.connect(self.desk.read_alone_in)
        self.header.both_requested.connect(self._on_both_requested)
        self.contents.page_requested.connect(self.desk.resume_page)
        self.desk.navigator.history_changed.connect(self._on_history_changed)
        self.desk.language_changed.connect(self._on_language_changed)
        self.desk.mode_changed.connect(self._on_mode_changed)
        self.desk.library_changed.connect(self._on_library_changed)
        self.desk.failed.connect(self.say_error)
        self.reader.place_changed.connect(self._save_timer.start)
        self.reader.page_shown.connect(self._on_page_shown)
        self.reader.view.first_painted.connect(self.first_painted)
        self.appearance.changed.connect(self._on_appearance_changed)
        self.appearance.settings_changed.connect(self._on_settings_changed)
        self.interface.changed.connect(self.retranslate)
        self.panes.changed.connect(self.show_panes)

    # -- what happened ------------------------------------------------------------------------------------

    def _on_library_changed(self) -> None:
        if self.desk.library is not None:
            self.contents.set_library(self.desk.library)
            self.retranslate()

    def _on_page_shown(self) -> None:
        self._around_page.start()
        self._save_timer.start()

    def _on_around_page_due(self) -> None:
        """Bring what stands round the page up to date, in the frame after the page itself."""
        self.contents.set_language(self.desk.language)
        if self.reader.page is not None:
            self.contents.show_page(self.reader.page.id)
        self.retranslate()

    def _on_history_changed(self) -> None:
        self.actions_table["back"].setEnabled(self.desk.navigator.can_go_back)
        self.actions_table["forward"].setEnabled(self.desk.navigator.can_go_forward)

    def _on_both_requested(self) -> None:
        if self.desk.reader.mode == ALONE:
            self.desk.show_in(BOTH)

    def _on_mode_changed(self, mode: str) -> None:
        self.header.show_language(self.desk.language, both=mode != ALONE)
        self.panes.favour_page(self._columns_fit if mode == BOTH else None)
        self.actions_table["both_languages"].setChecked(mode == BOTH)
        self.actions_table["beneath"].setChecked(mode == BENEATH)
        self._save_timer.start()

    def _on_language_changed(self, language: str) -> None:
        self.header.show_language(language, both=self.reader.mode != ALONE)
        self._around_page.start()
        self._save_timer.start()

    def _on_appearance_changed(self) -> None:
        icons = self.appearance.icons()
        self.actions_table.set_icons(icons)
        self.header.set_icons(icons)
        self.reader.set_style(self.appearance.style(), icons)
        self.panes.arrange()

    def _on_settings_changed(self) -> None:
        self.panes.want_details(self.appearance.settings.show_details)
        measures = self.appearance.themes.theme.measures
        self.header.set_room(measures)
        self.panes.set_measures(measures)

    def show_panes(self) -> None:
        """Have the actions show which panes can be seen."""
        self.actions_table["contents"].setChecked(self.panes.contents_shown)
        self.actions_table["details"].setChecked(self.panes.details_shown)
        self._save_timer.start()

    def _columns_fit(self, width: int) -> bool:
        from app.ui.reader.two_languages import columns_fit  # noqa: PLC0415 - most read in one language

        bar = self.reader.view.verticalScrollBar().sizeHint().width()
        return columns_fit(width - bar, self.appearance.style())

    # -- words --------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something at the bottom, for a while, and to whoever listens."""
        from app.ui.announce import announce  # noqa: PLC0415 - nothing is said before the first paint

        self.statusBar().show()
        self.statusBar().showMessage(text, _MESSAGE_FOR)
        announce(self, text)

    def say_error(self, error: Exception) -> None:
        """Say what an error of the core means, in the interface language; of any other, what it says itself."""
        text = str(error) or type(error).__name__
        if isinstance(error, BriefingError):
            text = self.interface.catalog.gettext(error.message).format(**error.values)
        self.say(text)
        self.failed.emit(error)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        library = self.desk.library
        briefing = library.collection.text(self.desk.language).title if library is not None else "Briefing"
        page = self.reader.page.title if self.reader.page is not None else ""
        self.setWindowTitle(" – ".join(part for part in (page, briefing) if part))

    # -- session ------------------------------------------------------------------------------------------

    def _restore_window(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - _TITLE_BAR))
        if self._session.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._session.geometry.encode("ascii", "ignore")))
        self.panes.want_contents(self._session.contents, self._session.beside)
        if self._session.layout:
            self.panes.splitter.restoreState(
                QByteArray.fromBase64(self._session.layout.encode("ascii", "ignore"))
            )

    @property
    def session(self) -> Session:
        """Where the reader stood when it was last written down."""
        return self._session

    def save_session(self) -> None:
        """Have it written down where the reader stands."""
        self.desk.note_position()
        place = self.reader.place()
        if not place.page:
            session = self._session
            place = Place(session.page, session.block, session.offset, language=session.text)
        self._session = Session(
            page=place.page,
            block=place.block,
            offset=place.offset,
            text=place.language,
            language=self.desk.language,
            mode=self.reader.mode,
            contents=self.panes.contents_wanted,
            beside=self.panes.asked,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            layout=bytes(self.panes.splitter.saveState().toBase64().data()).decode("ascii"),
        )
        self.session_changed.emit(self._session)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go on with Tab in the order of reading."""
        if self.step_focus is not None and self.step_focus(forward):
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Have the new size written down."""
        super().resizeEvent(event)
        self._save_timer.start()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Have the new position written down."""
        super().moveEvent(event)
        self._save_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Write down where one was."""
        self._save_timer.stop()
        self.save_session()
        self.closed.emit()
        super().closeEvent(event)
