"""A reader in the real window: opens pages in both languages, searches, changes looks, asks for help, quits.

Installed in place of `Program` before the program starts; what it does goes through the same objects as a
reader's keys and clicks. Its report says what was on screen.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.ui.main_window import MainWindow

_GLANCE = 15  # ms
_TURNS = 2000  # glances until something that was waited for is given up: half a minute
_ACTIONS = ("help", "shortcuts", "search_help", "about", "appearance", "export", "switcher", "both_languages")
_SEARCHES = ("conference", "devloppement")

Step = Callable[[], bool]
"""What is waited for."""


class UsedProgram(bootstrap.Program):
    """The program with somebody in front of it; `report` is the file that tells what was seen."""

    report: Path
    pages: tuple[str, ...] = ()
    thorough = True

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._seen: dict[str, object] = {"settled": "", "shown": [], "said": [], "done": False}
        self._answered = 0
        self.window.first_painted.connect(self._on_first_paint)
        self.window.statusBar().messageChanged.connect(self._on_said)
        self._steps: Iterator[Step] = self._use()
        self._condition: Step = lambda: True
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_glance)
        self._timer.start(_GLANCE)

    def _on_first_paint(self) -> None:
        """After the program's own slot, which has made the keeper by now."""
        if not hasattr(self, "keeper") or self._seen["settled"]:
            return
        self.keeper.good.connect(lambda *_: self._settle("good"))
        self.keeper.rebuilt.connect(lambda *_: self._settle("rebuilt"))
        self.keeper.failed.connect(lambda *_: self._settle("failed"))

    def _on_said(self, text: str) -> None:
        said = self._seen["said"]
        if text and isinstance(said, list):
            said.append(text)

    def _settle(self, how: str) -> None:
        self._seen["settled"] = self._seen["settled"] or how

    def _on_glance(self) -> None:
        self._turns += 1
        if self._turns > _TURNS:
            print("something that was waited for never came", self._seen, file=sys.stderr)
            self._end()
        elif self._condition():
            try:
                self._condition = next(self._steps)
                self._turns = 0
            except StopIteration:
                self._seen["done"] = True
                self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.report.write_text(json.dumps(self._seen), encoding="utf-8")
        self.quit()

    def _use(self) -> Iterator[Step]:
        yield lambda: bool(self._seen["settled"])
        window: MainWindow = self.window
        yield lambda: window.parts is not None
        assert window.parts is not None
        shown: list[str] = []
        for language in ("en", "fr"):
            window.desk.read_in(language)
            for page in self.pages:
                window.desk.open_page(page)
                yield lambda: True
                shown.append(window.reader.page.id if window.reader.page is not None else "")
        self._seen["shown"] = shown
        window.parts.search.answered.connect(self._on_answer)
        for number, text in enumerate(_SEARCHES):
            window.header.search.setText(text)
            yield lambda number=number: self._answered > number  # type: ignore[misc]
            window.header.search.clear()
            yield lambda: True
        if self.thorough:
            yield from self._look_round(window)

    def _look_round(self, window: MainWindow) -> Iterator[Step]:
        """See every theme, both languages of the interface, and what is only made when it is asked for."""
        for theme in self.themes.names():
            self.appearance.change(self.appearance.settings._replace(theme=theme))
            yield lambda: True
        for language in ("fr", "en"):
            self.interface.switch(language)
            yield lambda: True
        for action in _ACTIONS:
            window.actions_table[action].trigger()
            yield lambda: True
            for widget in QApplication.topLevelWidgets():
                if widget.isVisible() and not isinstance(widget, MainWindow):
                    widget.close()
            yield lambda: True

    def _on_answer(self, _answer: object) -> None:
        self._answered += 1


def _end_after_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an error that nobody has caught, and end: the case has failed, there is nothing to wait for."""
    sys.__excepthook__(kind, error, trace)
    QTimer.singleShot(0, QApplication.quit)


def install(report: Path, pages: tuple[str, ...], *, thorough: bool) -> None:
    """Put the user in front of the next program that is started in this process."""
    sys.excepthook = _end_after_error
    UsedProgram.report, UsedProgram.pages, UsedProgram.thorough = report, pages, thorough
    bootstrap.Program = UsedProgram  # type: ignore[misc]
