"""A file is written beside one's reading; stopping leaves nothing; what fails is said in words."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.export import chosen_pages, export_document
from app.ui.appearance import load_reading_face
from app.ui.dialogs.export import FileChoice
from app.ui.dialogs.export_form import Choice
from app.ui.export.paper import Paper
from app.ui.export.printing import PreviewDialog, printer_for
from app.ui.export_desk import ExportDesk
from app.ui.language import InterfaceLanguage

PATIENCE = 60_000
ONE = Choice("topics/ott", "OTT", ("en", "fr"), "a4")
ALL = Choice("all", "All", ("en", "fr"), "a4")


LIGATURES = re.compile("[\ufb00-\ufb06]")


@pytest.fixture
def desk(qtbot: QtBot, interface: InterfaceLanguage, resources: Path) -> Iterator[ExportDesk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    desk = ExportDesk(resources, load_reading_face(), interface, window)
    yield desk
    desk.stop()


def boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


@pytest.mark.parametrize("suffix", ["pdf", "html", "md"])
def test_a_file_is_written(
    qtbot: QtBot, desk: ExportDesk, library: Library, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"ott.{suffix}"
    said: list[str] = []
    desk.said.connect(said.append)
    with qtbot.waitSignal(desk.written, timeout=PATIENCE) as found:
        desk.export(library.folder, FileChoice(ONE, file))
    assert found.args[0].file == file
    assert file.stat().st_size > 1000
    assert said == [f"{found.args[0].pages} page{'s' * (found.args[0].pages > 1)} written to {file}"]
    assert desk.progress is None


def test_stopping_leaves_the_old_file(
    qtbot: QtBot, desk: ExportDesk, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "all.pdf"
    file.write_bytes(b"old")
    with qtbot.waitSignal(desk._line.told, timeout=PATIENCE):
        desk.export(library.folder, FileChoice(ALL, file))
    assert desk.progress is not None
    with qtbot.waitSignal(desk.said):
        desk.progress.canceled.emit()
    assert desk.progress is None
    desk.stop()
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["all.pdf"]


def test_closing_the_window_stops_it(
    qtbot: QtBot, desk: ExportDesk, library: Library, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk._line.told, timeout=PATIENCE):
        desk.export(library.folder, FileChoice(ALL, tmp_path / "all.pdf"))
    desk.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written_is_named(
    qtbot: QtBot, desk: ExportDesk, library: Library, tmp_path: Path
) -> None:
    desk.export(library.folder, FileChoice(ONE, tmp_path / "missing" / "ott.html"))
    qtbot.waitUntil(lambda: bool(boxes()), timeout=PATIENCE)
    (box,) = boxes()
    assert str(tmp_path / "missing" / "ott.html") in box.text()
    assert desk.progress is None
    box.close()


def test_a_library_that_has_gone_is_said(qtbot: QtBot, desk: ExportDesk, tmp_path: Path) -> None:
    desk.preview(tmp_path, ONE)
    desk.export(tmp_path, FileChoice(ONE, tmp_path / "ott.html"))
    qtbot.waitUntil(lambda: len(boxes()) == 2, timeout=PATIENCE)
    for box in boxes():
        box.close()


def to_file(library: Library, interface: InterfaceLanguage, file: Path) -> tuple[QPrinter, object]:
    pages = chosen_pages(library, "preparation")
    made = export_document(library, pages, ("fr",), interface.catalog_for)
    printer = printer_for(made, Paper.LETTER)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer, made


@pytest.mark.parametrize("given", ["", "printers.example"])
def test_printers_are_asked_for_without_a_network(
    library: Library,
    interface: InterfaceLanguage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: str,
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("CUPS_SERVER", given)
    if not given:
        monkeypatch.delenv("CUPS_SERVER")
    to_file(library, interface, tmp_path / "printed.pdf")
    assert os.environ["CUPS_SERVER"] == (given or "/run/cups/cups.sock")


def test_what_is_printed_is_the_same(
    desk: ExportDesk, library: Library, interface: InterfaceLanguage, tmp_path: Path
) -> None:
    printer, made = to_file(library, interface, tmp_path / "printed.pdf")
    desk.print_on(printer, made)  # type: ignore[arg-type]
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) > 5
    assert "Sommaire" in printed.pages[1].extract_text()
    assert round(float(printed.pages[0].mediabox.width)) == 612
    text = "".join(page.extract_text() for page in printed.pages)
    assert not LIGATURES.search(text), "nor in figures, though nothing mends a printer's file"
    assert "\u200c" not in text
    assert "\ufffd" not in text


def test_some_pages_only(
    desk: ExportDesk, library: Library, interface: InterfaceLanguage, tmp_path: Path
) -> None:
    printer, made = to_file(library, interface, tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    desk.print_on(printer, made)  # type: ignore[arg-type]
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 2
    assert "Sommaire" in printed.pages[0].extract_text()


def test_the_preview_shows_the_pages(qtbot: QtBot, desk: ExportDesk, library: Library) -> None:
    desk.preview(library.folder, ONE)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PreviewDialog)]
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == "Preview"
    (setup,) = [action for action in dialog.findChildren(QAction) if action.text() == "Page setup"]
    is_there_a_printer = QPrinter().outputFormat() == QPrinter.OutputFormat.NativeFormat
    assert setup.isEnabled() == is_there_a_printer
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_a_damaged_theme_of_paper_is_told_of_and_costs_only_what_needs_it(
    qtbot: QtBot, library: Library, interface: InterfaceLanguage, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk = ExportDesk(tmp_path / "no-resources", load_reading_face(), interface, window)
    desk.export(library.folder, FileChoice(ONE, tmp_path / "ott.html"))
    qtbot.waitUntil(lambda: len(boxes()) == 1, timeout=PATIENCE)
    assert "theme.json is missing or damaged" in boxes()[0].text()
    boxes()[0].close()
    desk.preview(library.folder, ONE)
    qtbot.waitUntil(lambda: len(boxes()) == 1, timeout=PATIENCE)
    boxes()[0].close()
    with qtbot.waitSignal(desk.written, timeout=PATIENCE):
        desk.export(library.folder, FileChoice(ONE, tmp_path / "ott.md"))
    desk.stop()
