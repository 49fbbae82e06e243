"""The window of `offline`: every action once, links, search, export and print, and a second start with a link."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog

from app.core.userdata.requests import requests_folder
from app.ui.actions import ACTIONS
from app.ui.dialogs.export import FileChoice
from app.ui.dialogs.export_form import Choice
from app.ui.export_desk import ExportDesk
from app.ui.inbox import Inbox
from app.ui.main_window import MainWindow
from benchmarks import own_library
from benchmarks.running import RunningProgram, wait_until
from benchmarks.stress.watch import drain, wait

_LAST = {"quit", "close_window"}
_GLANCE = 50  # ms
_LINKS = ("term:glossary.ixp", "note:isoc17", "cited:isoc17", "page:topics/ott#3", "https://www.itu.int/")


def session(folder: Path) -> None:
    """Use the program in `folder` for everything it can do."""
    profile = folder / "profile"
    running = RunningProgram(profile, own_library.places(folder))
    window = running.window
    for language in ("en", "fr"):
        running.program.interface.switch(language)
        window.desk.read_in(language)
        for spec in ACTIONS:
            if spec.id not in _LAST:
                window.actions_table[spec.id].trigger()
                drain()
                _close_dialogs()
    for link in _LINKS:
        window.desk.follow(link)
        drain()
    running.type("exchange")
    parts = window.parts
    assert parts is not None
    wait_until(lambda: parts.results.current_hit() is not None, "results")
    for page in [info.id for info in running.library.pages()]:
        window.desk.open_page(page)  # with its figures
        drain()
    window.reader.view.selectAll()
    window.reader.view.copy()
    _export_and_print(window, folder)
    _hand_over_a_link(running, profile)
    running.close()


def _close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()


def _export_and_print(window: MainWindow, folder: Path) -> None:
    desk, library = window.findChild(ExportDesk), window.desk.library
    assert desk is not None
    assert library is not None
    choice = Choice("topics/ott", "", ("en", "fr"), "a4")
    for suffix in (".pdf", ".html", ".md"):
        file = folder / f"window{suffix}"
        desk.export(library.folder, FileChoice(choice, file))
        wait_until(file.is_file, f"a {suffix} file")
    desk.preview(library.folder, choice)
    drain()
    _close_dialogs()
    printers: list[str] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            printers.append(type(dialog).__name__)
            dialog.reject()

    QTimer.singleShot(1000, leave)
    desk.print(library.folder, choice)
    assert printers, "the dialog for printers was not shown"


def _hand_over_a_link(running: RunningProgram, profile: Path) -> None:
    """Start the program again; this one, which has the profile, opens the link."""
    from app.__main__ import lock  # noqa: PLC0415 - beside the start it belongs to

    held = lock(profile)
    inbox = Inbox(
        profile,
        running.program.interface,
        lambda: running.window,
        running.program.open_window,
        running.program,
    )
    inbox.open()
    second = subprocess.Popen(
        [sys.executable, "-m", "app", "--profile", str(profile), "briefing:topics/ixp#2"],
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: second.poll() is not None, "the end of the second start")
    assert second.returncode == 0
    assert requests_folder(profile).is_dir()
    wait(_GLANCE)
    inbox.close()
    if held is not None:
        held.close()


if __name__ == "__main__":
    session(Path(sys.argv[1]))
