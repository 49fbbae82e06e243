"""What the tests of single widgets share: words, colours, icons, and a reader with the real briefing in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.rendering.page_html import PageWords, page_html
from app.ui.appearance import load_reading_face
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.navigation import Place
from app.ui.reader.block_map import Anchor
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import PageView
from app.ui.reader.reader_pane import ReaderPane
from app.ui.theme import Theme, load_theme
from tests.sample_pages import block, heading, item, note, page, row


@pytest.fixture
def interface(qapp: QApplication, resources: Path) -> Iterator[InterfaceLanguage]:
    """Yield the interface in English."""
    yield InterfaceLanguage(resources / "locale", "en")
    QLocale.setDefault(QLocale("en"))


@pytest.fixture
def theme(resources: Path) -> Theme:
    return load_theme(resources / "themes", "light")


@pytest.fixture
def icons(qapp: QApplication, resources: Path, theme: Theme) -> IconSet:
    return IconSet(resources / "icons", theme, set())


@pytest.fixture
def style(qapp: QApplication, theme: Theme) -> PageStyle:
    return PageStyle(theme, 100, load_reading_face(), QApplication.font().family())


@pytest.fixture
def reader(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    interface: InterfaceLanguage,
    style: PageStyle,
    icons: IconSet,
    resources: Path,
    library: Library,
) -> ReaderPane:
    """Return a reader on screen, 800 by 600, with the home page of the real briefing."""
    pane = ReaderPane(interface, style, icons, resources)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.set_library(library)
    pane.show_place(Place(library.collection.home), "en")
    with qtbot.waitSignal(pane.view.first_painted):
        pane.show()
    qtbot.waitUntil(lambda: pane.view._resize_anchor is None)
    return pane


@pytest.fixture
def view(qtbot: QtBot, style: PageStyle) -> PageView:
    """Return a view on screen with every kind of block in it."""
    view = PageView(style)
    qtbot.addWidget(view)
    view.resize(700, 500)
    with qtbot.waitSignal(view.first_painted):
        view.show()
    show_blocks(
        view,
        heading("Part", "part"),
        block("First <strong>bold</strong> words.", name="first"),
        item("one", group=1),
        row("Head", "Other", head=True),
        row("cell", "more"),
        note("Later it passed.", label="After"),
        block("Last.", name="last"),
    )
    return view


def show_blocks(view: PageView, *blocks: object) -> None:
    sample = page(*blocks)
    html = page_html(sample, "Section", PageWords("Sources", "", ""), "en")
    view.show_html(html, {one.id: one.number for one in sample.blocks}, view._style, Anchor())
