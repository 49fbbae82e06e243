"""The page on screen: numbers that can be cited, marks that can be seen, links that are handed over, clean copies."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.rendering.page_html import PageWords, page_html
from app.ui.navigation import Place
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import Anchor, PageView
from app.ui.reader.reader_pane import ReaderPane
from tests.sample_pages import block, heading, item, note, page, row

HOSTILE = """
<script>document.title = "taken"</script>
<img src="file:///etc/passwd"><img src="https://example.org/spy.png"><img src="data:image/png;base64,AAAA">
<link rel="stylesheet" href="file:///etc/passwd"><style>@import url("https://example.org/x.css");</style>
<iframe src="https://example.org"></iframe><object data="file:///etc/passwd"></object>
<table background="https://example.org/b.png"><tr><td>cell</td></tr></table>
<p style="background-image: url('https://example.org/b.png')">Text</p>
"""


@pytest.fixture
def view(qtbot: QtBot, style: PageStyle) -> PageView:
    """Return a view on screen with every kind of block in it."""
    view = PageView(style)
    qtbot.addWidget(view)
    view.resize(700, 500)
    with qtbot.waitSignal(view.first_painted):
        view.show()
    show(
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


def show(view: PageView, *blocks: object) -> None:
    sample = page(*blocks)  # type: ignore[arg-type]
    html = page_html(sample, "Section", PageWords("Sources", "", ""), "en")
    view.show_html(html, {one.id: one.number for one in sample.blocks}, view._style, Anchor())


def test_each_block_is_found_with_its_number(view: PageView) -> None:
    numbers = [(spot.id, spot.number) for spot in view._map.spots]
    assert numbers == [
        ("part", None),
        ("first", 1),
        ("b-one", 2),
        ("Head", None),
        ("cell", 3),
        ("b-Later it", 4),
        ("last", 5),
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_block_of_every_real_page_is_found(reader: ReaderPane, library: Library, language: str) -> None:
    lost = []
    for info in library.pages():
        reader.show_place(Place(info.id), language)
        shown = reader.page
        assert shown is not None
        tops = reader.view._map.tops()
        if reader.view.block_ids() != [b.id for b in shown.blocks] or tops != sorted(tops):
            lost.append(info.id)
        if any(f"note-{source.key}" not in reader.view._map.anchors for source in shown.sources):
            lost.append(info.id)
    assert lost == []


def test_a_block_that_is_asked_for_stands_near_the_top(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.view.show_block("figures")
    top = reader.view._map.top(reader.view.position_of("figures"))
    assert 0 <= top - reader.view.verticalScrollBar().value() < 100


def test_a_block_that_is_not_there_moves_nothing(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity", "figures"), "en")
    before = reader.view.verticalScrollBar().value()
    reader.view.show_block("nothing")
    assert reader.view.verticalScrollBar().value() == before


def test_marks_are_drawn_and_the_current_one_also_without_colour(view: PageView) -> None:
    start = view.document().toPlainText().index("bold")
    view.set_marks([(start, start + 4), (start + 5, start + 10)], current=1)
    plain, current = view.extraSelections()
    assert plain.cursor.selectedText() == "bold"  # type: ignore[attr-defined]
    assert plain.format.background() != current.format.background()  # type: ignore[attr-defined]
    assert current.format.fontUnderline()  # type: ignore[attr-defined]
    assert not plain.format.fontUnderline()  # type: ignore[attr-defined]


def test_a_mark_far_down_is_brought_into_view(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    end = reader.view.document().characterCount() - 40
    reader.view.set_marks([(end, end + 5)])
    reader.view.show_mark(0)
    cursor = QTextCursor(reader.view.document())
    cursor.setPosition(end)
    assert reader.view.viewport().rect().contains(reader.view.cursorRect(cursor).center())


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
    show(view, block('See <a href="page:topics/ott">OTT</a>.'))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_requested) as followed:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert followed.args == ["page:topics/ott"]


def test_a_copy_is_the_text_and_nothing_else(view: PageView) -> None:
    show(view, block("Soft\u00adware, l’« Internet »\u00a0: é, œ", name="x"), item("one"))
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats() == ["text/plain"]
    assert "Software, l’« Internet »" in data.text()
    assert "\u00ad" not in data.text()
    assert "\ufffc" not in data.text()


def test_nothing_a_page_names_is_loaded(view: PageView) -> None:
    view.show_html(HOSTILE, {}, view._style, Anchor())
    view.grab()
    kinds = QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource
    for name in ("file:///etc/passwd", "https://example.org/spy.png", "/etc/passwd"):
        assert [kind for kind in kinds if view.loadResource(kind, QUrl(name)) is not None] == []  # type: ignore[arg-type]
    assert "root:" not in view.toPlainText()
    assert "document.title" not in view.toPlainText()


def test_space_turns_the_page_and_keeps_some_lines_of_it(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    bar = reader.view.verticalScrollBar()
    QTest.keyClick(reader.view, Qt.Key.Key_Space)
    height = reader.view.viewport().height()
    assert height // 2 < bar.value() < height
    QTest.keyClick(reader.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_glossary_terms_can_be_told_from_links_without_colour(view: PageView) -> None:
    show(view, block('An <a href="term:ixp">IXP</a> and <a href="page:topics/ott">OTT</a>.', name="x"))
    formats = {}
    iterator = view.document().findBlock(view.position_of("x")).begin()
    while not iterator.atEnd():
        formats[iterator.fragment().text()] = iterator.fragment().charFormat()
        iterator += 1
    term, link = formats["IXP"], formats["OTT"]
    assert term.underlineStyle() == term.UnderlineStyle.DotLine
    assert term.underlineStyle() != link.underlineStyle()


def ink_in_margin(view: PageView, block_id: str) -> int:
    """Return how many pixels left of the first line of a block are not paper."""
    image = view.viewport().grab().toImage()
    top = round(view._map.top(view.position_of(block_id)))
    paper = image.pixelColor(0, top)
    rows, columns = range(top, top + view._style.body), range(view._left - view._style.space(1))
    return sum(image.pixelColor(x, y) != paper for x in columns for y in rows)


def test_numbers_stand_in_the_margin_of_what_has_one(view: PageView) -> None:
    assert ink_in_margin(view, "first") > 0
    assert ink_in_margin(view, "last") > 0
    assert ink_in_margin(view, "part") == 0


@pytest.mark.parametrize("width", [320, 500, 800, 1400, 2400])
def test_the_column_keeps_its_measure_and_leaves_room_for_numbers(view: PageView, width: int) -> None:
    view.resize(width, 500)
    QCoreApplication.sendPostedEvents(view, QEvent.Type.LayoutRequest.value)
    frame = view.document().rootFrame().frameFormat()
    column = view.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert column <= view._style.column() + 1
    assert frame.leftMargin() >= 34
    assert column > view.viewport().width() // 2 or width > 1000
