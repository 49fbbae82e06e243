"""The page on screen: numbers that can be cited, marks that can be seen, links that are handed over, clean copies."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from app.core.content.library import Library
from app.core.userdata.session import ALONE, BOTH
from app.ui.navigation import Place
from app.ui.reader.page_view import PageView
from app.ui.reader.reader_pane import ReaderPane
from tests.rest import rest
from tests.sample_pages import block, heading
from tests.unit.ui.conftest import show_blocks


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
    assert plain.format.fontUnderline()  # type: ignore[attr-defined]
    assert view.current_mark == (current.cursor.selectionStart(), current.cursor.selectionEnd())  # type: ignore[attr-defined]


def test_a_mark_far_down_is_brought_into_view(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    end = reader.view.document().characterCount() - 40
    reader.view.set_marks([(end, end + 5)])
    reader.view.show_mark(0)
    cursor = QTextCursor(reader.view.document())
    cursor.setPosition(end)
    assert reader.view.viewport().rect().contains(reader.view.cursorRect(cursor).center())


def test_words_are_selected_with_the_keyboard_from_where_one_is(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    view = reader.view
    view.setFocus()
    view.put_cursor(view.position_of(view.blocks.spots[0].id))
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, shift | Qt.KeyboardModifier.ControlModifier)
    text = view.blocks.spots[0]
    words = view.document().findBlock(text.position).text().split()
    assert view.textCursor().selectedText().split() == words[:2]
    view.put_cursor(0)
    view.verticalScrollBar().setValue(600)
    QTest.keyClick(view, Qt.Key.Key_Down, shift)
    cursor = view.textCursor()
    assert cursor.hasSelection()
    assert view.viewport().rect().intersects(view.cursorRect(cursor))
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.verticalScrollBar().value() == 0


def test_where_a_link_leads_no_line_is_cut_at_the_top_and_a_heading_is_whole(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    view, page = reader.view, reader.page
    assert page is not None
    under = next(after for before, after in pairwise(page.blocks) if before.kind == "heading")
    above = page.blocks[page.blocks.index(under) - 1]
    view.show_block(under.id)
    assert view.verticalScrollBar().value() <= view.blocks.top(view.position_of(above.id))
    other = next(b for a, b in pairwise(page.blocks[2:]) if a.kind == b.kind == "paragraph")
    view.show_block(other.id)
    block = view.document().findBlock(view.position_of(other.id)).previous()
    bottom = view.document().documentLayout().blockBoundingRect(block).bottom()
    assert bottom - 1 <= view.verticalScrollBar().value() <= view.blocks.top(view.position_of(other.id))


def test_space_turns_the_page_and_keeps_some_lines_of_it(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    bar = reader.view.verticalScrollBar()
    QTest.keyClick(reader.view, Qt.Key.Key_Space)
    height = reader.view.viewport().height()
    assert height // 2 < bar.value() < height
    QTest.keyClick(reader.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


@pytest.mark.parametrize("mode", [ALONE, BOTH])
def test_all_of_the_text_is_selected_and_not_what_leads_on(reader: ReaderPane, mode: str) -> None:
    reader.set_mode(mode)
    reader.show_place(Place("topics/ixp"), "en")
    reader.view.verticalScrollBar().setValue(60)
    QTest.keyClick(reader.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    copied = reader.view.createMimeDataFromSelection().text()
    assert reader.page is not None
    assert copied.startswith(reader.page.title)
    last_words = copied.strip().splitlines()[-1]
    assert last_words
    assert last_words in reader.view.toPlainText()
    assert "Previous:" in reader.view.toPlainText()
    assert "Previous:" not in copied
    assert "Next:" not in copied
    assert reader.view.verticalScrollBar().value() == 60


def test_glossary_terms_can_be_told_from_links_without_colour(view: PageView) -> None:
    show_blocks(view, block('An <a href="term:ixp">IXP</a> and <a href="page:topics/ott">OTT</a>.', name="x"))
    formats = {}
    iterator = view.document().findBlock(view.position_of("x")).begin()
    while not iterator.atEnd():
        formats[iterator.fragment().text()] = iterator.fragment().charFormat()
        iterator += 1
    term, link = formats["IXP"], formats["OTT"]
    assert term.underlineStyle() == term.UnderlineStyle.DotLine
    assert term.underlineStyle() != link.underlineStyle()


def test_headings_have_the_sizes_of_the_style(view: PageView) -> None:
    """Qt has its own idea of the size of a heading, which would win over that of the style sheet."""
    show_blocks(view, heading("Two", "two"), heading("Three", "three", level=3), block("Text.", name="x"))
    sizes = []
    for position in (
        view.document().toPlainText().index("Title"),
        *map(view.position_of, ("two", "three", "x")),
    ):
        layout = view.document().findBlock(position).layout()
        runs = layout.lineAt(0).glyphRuns()
        sizes.append(max(round(run.rawFont().pixelSize()) for run in runs))
    body, ratio = view._style.body, view._style.theme.measures.ratio
    assert sizes == [round(body * ratio**2), round(body * ratio), body, body]


def test_a_bullet_does_not_touch_its_text(view: PageView) -> None:
    cursor = view.document().find("one")
    assert cursor.block().textList() is not None
    cursor.setPosition(cursor.selectionStart())
    start = view.cursorRect(cursor)
    image = view.viewport().grab().toImage()
    rows = range(start.top(), start.bottom())
    paper = image.pixelColor(view._left - 2, start.top())
    edge = next(
        x for x in range(start.left() - 2, 0, -1) if any(image.pixelColor(x, y) != paper for y in rows)
    )
    assert edge > view._left, "it stands in the column, not in the margin"
    assert start.left() - edge > 0.4 * view._style.body


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
    rest()
    frame = view.document().rootFrame().frameFormat()
    column = view.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert column <= view._style.column() + 1
    assert frame.leftMargin() >= 34
    assert column > view.viewport().width() // 2 or width > 1000
