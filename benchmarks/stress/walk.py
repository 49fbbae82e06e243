"""One step of a random walk through the program: an action, a key, a click, a query, another size.

The steps are drawn from one `random.Random`, so a seed repeats them. Whatever blocks, as a menu or the system's
dialog for printers does, is answered or closed by a timer that runs inside it.
"""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDrag, QGuiApplication, QKeySequence
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QSplitter,
    QWidget,
)

from app.bootstrap import Program
from app.core.content.library import Library
from app.core.userdata.session import ALONE, BENEATH, BOTH
from app.core.userdata.settings import CHOICES, INTERFACE_SIZES, Settings
from app.ui.actions import ACTIONS
from app.ui.dialogs.export import FileChoice
from app.ui.dialogs.export_form import Choice
from app.ui.export_desk import ExportDesk
from app.ui.main_window import MainWindow
from app.ui.navigation import Place

_SIZES = ((640, 480), (800, 600), (1024, 768), (1366, 768), (1920, 1080))
_MOST_WINDOWS = 4
_INSIDE_EVERY = 40  # ms
_ODD = (
    "“",
    '"',
    "-",
    "*",
    "title:",
    "in:topics ",
    "lang:fr ",
    "OR ",
    "é",
    "\u00a0",
    "œ",
    "\U0001f600",
    "ß",
    "/",
)
_KEYS = (
    *(
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    ),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Menu),
)
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Walker:
    """Takes steps in the windows of a program. `folder` receives what is exported."""

    def __init__(self, program: Program, seed: int, folder: Path) -> None:
        self._program = program
        self._random = random.Random(seed)
        self._answers = random.Random(
            seed
        )  # a source of its own: when the timer comes depends on the machine
        self._folder = folder
        self._inside = QTimer(interval=_INSIDE_EVERY)
        self._inside.timeout.connect(self._answer_what_blocks)
        self._exports = 0
        self._words = self._known_words()
        self._steps: dict[Callable[[], str], int] = {
            self._action: 24,
            self._keys: 20,
            self._type: 12,
            self._query: 10,
            self._click: 16,
            self._hover: 6,
            self._scroll: 8,
            self._drag: 5,
            self._page: 8,
            self._link: 5,
            self._resize: 5,
            self._mode: 4,
            self._language: 4,
            self._looks: 4,
            self._pane: 3,
            self._menu: 3,
            self._context_menu: 3,
            self._dialog: 8,
            self._window: 4,
            self._export: 1,
            self._preview: 1,
        }

    def _known_words(self) -> list[str]:
        library = self._program.window.desk.library
        assert isinstance(library, Library)
        texts = [" ".join((*page.titles.values(), *page.summaries.values())) for page in library.pages()]
        words = {word.strip(".,:;()«»“”") for text in texts for word in text.split()}
        return sorted(word for word in words if len(word) > 2)

    def step(self) -> str:
        """Take one step and return what it was."""
        (chosen,) = self._random.choices(list(self._steps), list(self._steps.values()))
        self._inside.start()
        try:
            return f"{chosen.__name__[1:]} {chosen()}"
        finally:
            self._inside.stop()

    # -- where --------------------------------------------------------------------------------------------

    def _some_window(self) -> MainWindow:
        return self._random.choice(self._program.windows)

    def _some_widget(self, window: QWidget) -> QWidget:
        seen = [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]
        return self._random.choice(seen) if seen else window

    def _some_place(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(1, widget.width())), self._random.randrange(max(1, widget.height()))
        )

    def _focus(self) -> QWidget:
        top = QApplication.activeModalWidget() or self._some_window()
        return top.focusWidget() or top

    def _dialogs(self) -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    def _answer_what_blocks(self) -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(popup, QMenu):
            entries = [
                one for one in popup.actions() if one.isEnabled() and not one.isSeparator() and not one.menu()
            ]
            harmless = [one for one in entries if one.objectName() not in {"quit", "close_window"}]
            popup.close()
            if harmless and self._answers.random() < 0.5:
                self._answers.choice(harmless).trigger()
        elif popup is not None:
            popup.close()
        elif isinstance(modal, QPrintDialog | QPageSetupDialog | QFileDialog):
            modal.reject()
        if QGuiApplication.platformName() == "xcb":
            QDrag.cancel()  # which waits for the button of a real mouse

    # -- what ---------------------------------------------------------------------------------------------

    def _action(self) -> str:
        window = self._some_window()
        spec = self._random.choice(
            [one for one in ACTIONS if one.id not in {"quit", "close_window", "new_window"}]
        )
        window.actions_table[spec.id].trigger()
        return spec.id

    def _keys(self) -> str:
        widget = self._focus()
        if self._random.random() < 0.5:
            specs = [
                one for one in ACTIONS if one.keys and one.id not in {"quit", "close_window", "new_window"}
            ]
            keys = self._random.choice(self._random.choice(specs).keys)
            combination = QKeySequence(keys)[0]
            QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())
            return f"{keys} in {type(widget).__name__}"
        key, modifier = self._random.choice(_KEYS), self._random.choice(_MODIFIERS)
        for _ in range(self._random.choice((1, 1, 1, 8))):  # as a key that is held down
            QTest.keyClick(widget, key, modifier)
        return f"{key.name} {modifier.name} in {type(widget).__name__}"

    def _type(self) -> str:
        text = self._random.choice((*self._words, *_ODD))
        widget = self._focus()
        self._send(widget, text)
        return f"{text!r} in {type(widget).__name__}"

    def _query(self) -> str:
        window = self._some_window()
        text = " ".join(
            self._random.choice((*self._words, *_ODD)) for _ in range(self._random.randrange(1, 4))
        )
        text = text[: self._random.randrange(1, len(text) + 1)]
        field: QLineEdit = window.header.search
        field.setFocus()
        if self._random.random() < 0.7:
            field.clear()
        self._send(field, text)
        return repr(text)

    def _send(self, widget: QWidget, text: str) -> None:
        for character in text:
            QTest.sendKeyEvent(
                QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier
            )

    def _click(self) -> str:
        top = self._random.choice([*self._dialogs(), self._some_window()])
        widget = self._some_widget(top)
        place = self._some_place(widget)
        press = self._random.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        modifier = self._random.choice((*_MODIFIERS, Qt.KeyboardModifier.NoModifier))
        press(widget, Qt.MouseButton.LeftButton, modifier, place)
        return f"{type(widget).__name__} {place.toTuple()}"

    def _hover(self) -> str:
        widget = self._some_widget(self._some_window())
        QTest.mouseMove(widget, self._some_place(widget))
        return type(widget).__name__

    def _scroll(self) -> str:
        areas = [one for one in self._some_window().findChildren(QAbstractScrollArea) if one.isVisible()]
        for area in areas[:1] if not areas else [self._random.choice(areas)]:
            bar = area.verticalScrollBar()
            bar.setValue(self._random.randint(bar.minimum(), bar.maximum()))
            return type(area).__name__
        return ""

    def _drag(self) -> str:
        window = self._some_window()
        port = window.reader.view.viewport()
        first, last = self._some_place(port), self._some_place(port)
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
        if self._random.random() < 0.5:
            window.reader.view.copy()
        return f"{first.toTuple()} to {last.toTuple()}"

    def _page(self) -> str:
        window = self._some_window()
        library = window.desk.library
        page = self._random.choice([one.id for one in library.pages()]) if library is not None else ""
        window.desk.open_page(page, self._random.choice(("", "", "3", "999")))
        return page

    def _link(self) -> str:
        window = self._some_window()
        link = self._random.choice(
            ("term:glossary.ixp", "note:isoc17", "cited:isoc17", "page:topics/ott#3", "#x", "page:gone")
        )
        window.desk.follow(link)
        return link

    def _resize(self) -> str:
        window = self._some_window()
        size = self._random.choice(_SIZES)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
        return f"{size}"

    def _mode(self) -> str:
        mode = self._random.choice((ALONE, BOTH, BENEATH))
        self._some_window().desk.show_in(mode)
        return mode

    def _language(self) -> str:
        tag = self._random.choice(("en", "fr"))
        if self._random.random() < 0.5:
            self._program.interface.switch(tag)
            return f"interface {tag}"
        self._some_window().desk.read_in(tag)
        return f"reading {tag}"

    def _looks(self) -> str:
        values: dict[str, object] = {
            field: self._random.choice(choices) for field, choices in CHOICES.items()
        }
        values |= {
            "theme": self._random.choice(("", *self._program.themes.names())),
            "text_size": self._random.randrange(80, 301, 10),
            "interface_size": self._random.choice(INTERFACE_SIZES),
        }
        name = self._random.choice(list(values))
        appearance = self._program.appearance
        appearance.change(appearance.settings._replace(**{name: values[name]}))  # type: ignore[arg-type]
        return f"{name} {values[name]}"

    def _pane(self) -> str:
        splitter: QSplitter = self._some_window().panes.splitter
        sizes = [self._random.randrange(1, 900) for _ in range(splitter.count())]
        splitter.setSizes(sizes)
        return f"{sizes}"

    def _menu(self) -> str:
        window = self._some_window()
        QTest.mouseClick(window.header.menu_button, Qt.MouseButton.LeftButton)
        return ""

    def _context_menu(self) -> str:
        widget = self._some_widget(self._some_window())
        place = self._some_place(widget)
        # What the platform sends on a click; QTest sends the click alone.
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
        return type(widget).__name__

    def _dialog(self) -> str:
        """Press something in an open dialog, or close it; mostly the latter, or they would pile up."""
        dialogs = self._dialogs()
        if not dialogs:
            return "none"
        dialog = self._random.choice(dialogs)
        name = type(dialog).__name__
        buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if buttons and self._random.random() < 0.4:
            button = self._random.choice(buttons)
            text = button.text()
            button.click()
            return f"{name}: {text!r}"
        dialog.close()
        return f"{name} closed"

    def _window(self) -> str:
        windows = self._program.windows
        if len(windows) < _MOST_WINDOWS and self._random.random() < 0.5:
            self._program.open_window(Place(self._random.choice(("topics/ott", "topics/ixp", "glossary"))))
            return "opened"
        if len(windows) > 1:
            self._random.choice(windows).close()
            return "closed"
        return "only one"

    def _export(self) -> str:
        window = self._some_window()
        desk, library = self._export_desk(window), window.desk.library
        if desk is None or library is None:
            return "no library"
        self._exports += 1
        suffix = self._random.choice((".html", ".md", ".pdf"))
        page = self._random.choice([one.id for one in library.pages()])
        desk.export(
            library.folder, FileChoice(Choice(page, "", ("en", "fr"), "a4"), self._folder / f"export{suffix}")
        )
        return f"{page}{suffix}"

    def _preview(self) -> str:
        window = self._some_window()
        desk, library = self._export_desk(window), window.desk.library
        if desk is None or library is None:
            return "no library"
        page = self._random.choice([one.id for one in library.pages()])
        desk.preview(library.folder, Choice(page, "", ("fr",), "a4"))
        return page

    def _export_desk(self, window: MainWindow) -> ExportDesk | None:
        if window.findChild(ExportDesk) is None:
            window.actions_table["export"].trigger()
            for dialog in self._dialogs():
                dialog.close()
        return window.findChild(ExportDesk)

    def come_home(self) -> None:
        """Bring the program into the state of the start: one window, its first page, nothing open."""
        for dialog in self._dialogs():
            dialog.close()
        for window in self._program.windows[1:]:
            window.close()
        window = self._program.window
        if window.parts is not None:
            window.parts.search.leave()
        self._program.interface.switch("en")
        self._program.appearance.change(Settings(theme="light"))
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1280, 800)
        window.desk.show_in(ALONE)
        window.desk.read_in("en")
        window.desk.home()
        window.reader.view.setFocus()
        QGuiApplication.clipboard().clear()
