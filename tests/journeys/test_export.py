"""From a key press in the window to a file on the disk, and to a look at the printed pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QDialog

from app.core.paths import Locations
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.print import PrintDialog
from app.ui.export.printing import PreviewDialog
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", language="fr", page="topics/ott")
    briefing.wait_for_library()
    return briefing


def shown(kind: type[QDialog]) -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def test_the_page_on_screen_becomes_a_file_in_both_languages(briefing: OpenBriefing, tmp_path: Path) -> None:
    briefing.press("Ctrl+Shift+E")
    (dialog,) = shown(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.form.choose("topics/ott", ("en", "fr"))
    file = tmp_path / "ott.pdf"
    dialog.file.setText(str(file))
    dialog.export.click()
    briefing.wait_until(lambda: any(str(file) in said for said in briefing.said))
    text = PdfReader(file).pages[0].extract_text()
    assert "Over-the-top" in text
    assert "Services over-the-top" in text
    assert briefing.page == "topics/ott"


def test_the_help_cannot_be_exported_but_the_briefing_can(briefing: OpenBriefing) -> None:
    briefing.press("F1")
    briefing.press("Ctrl+Shift+E")
    (dialog,) = shown(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.form.choice().name == "all"
    dialog.reject()


def test_a_look_before_printing(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+Shift+P")
    (dialog,) = shown(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    dialog.preview.click()
    briefing.wait_until(lambda: bool(shown(PreviewDialog)))
    shown(PreviewDialog)[0].close()
    briefing.wait_until(lambda: not shown(PreviewDialog))


def test_closing_the_window_while_a_file_is_written_leaves_nothing(
    briefing: OpenBriefing, tmp_path: Path
) -> None:
    briefing.press("Ctrl+Shift+E")
    (dialog,) = shown(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.form.choose("all", ("en", "fr"))
    dialog.file.setText(str(tmp_path / "all.pdf"))
    dialog.export.click()
    briefing.close()
    assert not (tmp_path / "all.pdf").exists()
    assert list(tmp_path.glob(".briefing-*")) == []
