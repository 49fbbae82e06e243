"""A restless reader: searches, turns pages, changes settings, exports and has the library rebuilt, without a pause.

Everything the program has written, and therefore must not lose, goes into a journal: a line before a file is
written and one after it. The journal is what is left when the process is killed.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.core.userdata import values_file
from app.ui.dialogs.export import FileChoice
from app.ui.dialogs.export_form import Choice
from app.ui.export_desk import ExportDesk
from app.ui.main_window import MainWindow

_PACE = 30  # ms between two actions
_WORDS = ("ott", "spam", "conference", "développement", "réseau")


class Journal:
    """Lines of JSON, each on the disk before the call returns."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644)

    def note(self, what: str, file: Path, values: object = None) -> None:
        """Write a line."""
        os.write(self._handle, (json.dumps([what, str(file), values]) + "\n").encode())


def watch_writing(journal: Journal) -> None:
    """Have every write of personal files noted in the journal, before and after."""
    write = values_file.write_values

    def noted(path: Path, values: dict[str, Any]) -> None:
        journal.note("begun", path, values)
        write(path, values)
        journal.note("written", path, values)

    for module in [*sys.modules.values()]:
        if getattr(module, "write_values", None) is write:
            module.write_values = noted  # type: ignore[attr-defined]


class RestlessProgram(bootstrap.Program):
    """The program in the hands of that reader, until it is killed."""

    journal: Journal
    chance: random.Random
    exports: Path
    rebuilds = True

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        actions = (self._search, self._turn, self._switch, self._look, self._mark, self._read_together)
        self._actions: tuple[Callable[[MainWindow], object], ...] = (
            *actions * 4,
            self._export,
            self._rebuild,
        )
        self._exporting: ExportDesk | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_due)
        self._timer.start(_PACE)

    def _on_due(self) -> None:
        if self.windows and self.window.parts is not None:
            self.chance.choice(self._actions)(self.window)

    def _search(self, window: MainWindow) -> None:
        window.header.search.setText(self.chance.choice(_WORDS)[: self.chance.randrange(2, 12)])

    def _turn(self, window: MainWindow) -> None:
        window.desk.turn_page(self.chance.choice((1, 1, -1)))

    def _switch(self, window: MainWindow) -> None:
        window.actions_table["switch_language"].trigger()

    def _look(self, _window: MainWindow) -> None:
        self.appearance.resize_text(self.chance.choice((-1, 0, 1)))

    def _mark(self, window: MainWindow) -> None:
        window.actions_table["toggle_read"].trigger()

    def _read_together(self, window: MainWindow) -> None:
        window.actions_table["both_languages"].trigger()

    def _rebuild(self, _window: MainWindow) -> None:
        if self.rebuilds:
            self.keeper.rebuild()

    def _export(self, window: MainWindow) -> None:
        library = window.desk.library
        if library is None:
            return
        if self._exporting is None:
            resources = self._resources
            self._exporting = ExportDesk(resources, self.appearance.reading_family, self.interface, window)
            self._exporting.written.connect(self._on_exported)
        file = self.exports / f"{self.chance.randrange(3)}.html"
        self._exporting.export(library.folder, FileChoice(Choice("all", "", ("en", "fr"), "a4"), file))

    def _on_exported(self, written: object) -> None:
        self.journal.note("exported", Path(getattr(written, "file", "")))


class OpenedProgram(bootstrap.Program):
    """The program that is opened and closed again as soon as its library is good; `seen` says what was shown."""

    seen: Path

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.window.first_painted.connect(self._on_first_paint)

    def _on_first_paint(self) -> None:
        for signal in (self.keeper.good, self.keeper.rebuilt, self.keeper.failed):
            signal.connect(self._on_settled)

    def _on_settled(self, *_what: object) -> None:
        QTimer.singleShot(0, self._leave)

    def _leave(self) -> None:
        page = self.window.reader.page
        said = self.window.statusBar().currentMessage()
        place = page.id if page is not None else ""
        windows = len([one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)])
        self.seen.write_text(json.dumps({"page": place, "said": said, "windows": windows}), encoding="utf-8")
        self.quit()
