"""What leaves a page and what comes into it: links are handed over, copies are clean, nothing is loaded."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.reader.page_view import Anchor, PageView
from tests.sample_pages import block, item
from tests.unit.ui.conftest import show_blocks

HOSTILE = """
<script>document.title = "taken"</script>
<img src="file:///etc/passwd"><img src="https://example.org/spy.png"><img src="data:image/png;base64,AAAA">
<link rel="stylesheet" href="file:///etc/passwd"><style>@import url("https://example.org/x.css");</style>
<iframe src="https://example.org"></iframe><object data="file:///etc/passwd"></object>
<table background="https://example.org/b.png"><tr><td>cell</td></tr></table>
<p style="background-image: url('https://example.org/b.png')">Text</p>
"""


@pytest.mark.parametrize(
    "link", ["page:topics/ott#rules", "term:glossary.ixp", "note:isoc17", "https://example.org/"]
)
def test_a_link_is_handed_over_and_the_page_stays(qtbot: QtBot, view: PageView, link: str) -> None:
    text = view.document().toPlainText()
    with qtbot.waitSignal(view.link_requested) as followed:
        view.anchorClicked.emit(QUrl(link))
    assert followed.args == [link]
    assert view.document().toPlainText() == text


def test_a_link_is_followed_from_the_keyboard(qtbot: QtBot, view: PageView) -> None:
    show_blocks(view, block('See <a href="page:topics/ott">OTT</a>.'))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_requested) as followed:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert followed.args == ["page:topics/ott"]


def test_a_copy_is_the_text_and_nothing_else(view: PageView) -> None:
    show_blocks(view, block("Soft\u00adware, l’« Internet »\u00a0: é, œ", name="x"), item("one"))
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats() == ["text/plain"]
    assert "Software, l’« Internet »" in data.text()
    assert "\u00ad" not in data.text()
    assert "\ufffc" not in data.text()


COPY_AND_LEAVE = """
from PySide6.QtWidgets import QApplication
from app.core import paths
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import Anchor, PageView
from app.ui.theme import load_theme

application = QApplication([])
style = PageStyle(load_theme(paths.resources_folder() / "themes", "light"), 100, "serif", "sans")
view = PageView(style)
view.show_html("<p>Text</p>", {}, style, Anchor())
view.selectAll()
view.copy()
"""


def test_a_program_that_has_copied_something_ends_in_peace() -> None:
    done = subprocess.run([sys.executable, "-c", COPY_AND_LEAVE], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_a_page_names_is_loaded(view: PageView) -> None:
    view.show_html(HOSTILE, {}, view._style, Anchor())
    view.grab()
    kinds = QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource
    for name in ("file:///etc/passwd", "https://example.org/spy.png", "/etc/passwd"):
        assert [kind for kind in kinds if view.loadResource(kind, QUrl(name)) is not None] == []  # type: ignore[arg-type]
    assert "root:" not in view.toPlainText()
    assert "document.title" not in view.toPlainText()
