"""A real window as `briefing` opens it, with a profile of its own, and what a reader does with it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program, WindowOptions
from app.core.paths import Locations
from app.ui.reader.hit_bar import HitBar
from tests.rest import PATIENCE, rest


class OpenBriefing:
    """One run of the program, from opening to closing."""

    def __init__(
        self, qtbot: QtBot, profile: Path, where: Locations, *, answers: bool = False, **options: str
    ) -> None:
        self.qtbot = qtbot
        self.said: list[str] = []
        self.program = Program(WindowOptions(profile=str(profile), **options), where, answers=answers)
        self.window = self.program.window
        self.window.statusBar().messageChanged.connect(self._on_message_changed)
        if message := self.window.statusBar().currentMessage():
            self.said.append(message)
        self.closed = False
        self.window.show()
        self.window.activateWindow()
        self.wait_until(lambda: self.window.isActiveWindow() and hasattr(self.program, "keeper"))

    def _on_message_changed(self, message: str) -> None:
        if message:
            self.said.append(message)

    def wait_until(self, condition: object) -> None:
        """Wait for a condition, with patience."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)  # type: ignore[arg-type]

    def wait_for_library(self) -> None:
        """Wait until the library has been verified, or rebuilt, and is searched with its index."""
        self.wait_until(lambda: (self.window.parts.search.control._source or ("", ""))[1] == "auto")
        self.settle()

    def settle(self) -> None:
        """Wait until window and pages have found their size."""
        rest()

    def wait_until_written(self) -> None:
        """Wait until everything that is remembered has been written down."""
        self.wait_until(lambda: not self.program.memory._due)

    def close(self) -> None:
        """Close the window as a reader does."""
        if not self.closed:
            self.closed = True
            self.program.quit()
            QCoreApplication.sendPostedEvents()
            if self.program.interface._translator is not None:  # in real life the process ends here
                QCoreApplication.removeTranslator(self.program.interface._translator)

    # -- what one sees ------------------------------------------------------------------------------------

    @property
    def reader(self):  # type: ignore[no-untyped-def]
        """The page pane."""
        return self.window.reader

    @property
    def page(self) -> str:
        """Id of the page on screen, or ""."""
        return self.reader.page.id if self.reader.page is not None else ""

    @property
    def text(self) -> str:
        """What the page on screen says."""
        return self.reader.view.toPlainText()

    @property
    def top_block(self) -> str:
        """Id of the paragraph at the top edge."""
        return self.reader.view.anchor().block

    def hits(self) -> list[str]:
        """Return the pages the results list."""
        model = self.window.parts.results._model
        hits = [model.hit(row) for row in range(model.rowCount())]
        return [hit.page for hit in hits if hit is not None]

    def searching(self) -> bool:
        """Say whether results stand in the place of the contents."""
        return self.window.panes.left.currentWidget() is self.window.parts.results

    def hit_count(self) -> str:
        """Return what the strip under the page says."""
        bars = [bar for bar in self.reader.findChildren(HitBar) if bar.isVisible()]
        return bars[0].findChildren(QLabel)[0].text() if bars else ""

    # -- what one does ------------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """Return where the keyboard goes."""
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, keys: str) -> None:
        """Press keys by name: "Ctrl+K", "Down", "F6"."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for character in text:  # QTest.keyClicks knows ASCII only
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(self.focus(), event)

    def search(self, text: str) -> list[str]:
        """Search for `text` and return the pages found."""
        self.press("Ctrl+K")
        self.type(text)
        self.wait_until(lambda: bool(self.hits()) and self.answered() == text)
        return self.hits()

    def answered(self) -> str:
        """Return the query the list answers."""
        answer = self.window.parts.results._answer
        return answer.request.text if answer is not None else ""

    def scroll_to(self, share: float) -> None:
        """Scroll to a share of the page."""
        bar = self.reader.view.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))

    def open_menu(self) -> QMenu:
        """Open the main menu as far as a test needs it: filled, and what it was before gone."""
        menu = self.window.parts.menu.menu
        menu.aboutToShow.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return menu

    def click_menu(self, text: str) -> None:
        """Choose an entry of the main menu or of one of its submenus."""
        self.open_menu()
        for action in self.window.parts.menu.menu.actions():
            entries = action.menu().actions() if action.menu() is not None else [action]
            for entry in entries:
                if entry.text() == text:
                    entry.trigger()
                    return
        raise AssertionError(text)


def shown_popups() -> list[QWidget]:
    """Return the popups and dialogs on screen."""
    kinds = {Qt.WindowType.Popup, Qt.WindowType.Dialog}
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() in kinds]
