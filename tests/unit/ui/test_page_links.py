"""Tab goes on from where one reads: from the cursor if it can be seen, else from what can be seen."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.reader.page_links import next_link, selected_link
from app.ui.reader.page_view import PageView
from tests.sample_pages import block
from tests.unit.ui.conftest import show_blocks

LINKS = 40


@pytest.fixture
def page(view: PageView) -> PageView:
    """Return a view of forty paragraphs with a link each, of which only some can be seen."""
    paragraphs = (
        block(f'Before <a href="page:p{n}">link <b>{n}</b></a> after.', name=f"b{n}") for n in range(LINKS)
    )
    show_blocks(view, *paragraphs)
    view.setFocus()
    return view


def tab(view: PageView, *, back: bool = False) -> str:
    """Press Tab and return the address of the link one has come to, or ""."""
    QTest.keyClick(view, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    link = selected_link(view)
    return link.href.removeprefix("page:") if link is not None else ""


def seen(view: PageView) -> range:
    """Return the numbers of the links that can be seen, by what stands at top and bottom of the viewport."""
    area = view.viewport().rect()
    first, last = (view.cursorForPosition(point).block() for point in (area.topLeft(), area.bottomLeft()))
    numbers = [int(one.text().split()[2]) for one in (first, last)]
    return range(numbers[0], numbers[1] + 1)


def test_a_link_parted_by_an_accent_is_one_step(page: PageView) -> None:
    assert [tab(page) for _ in range(3)] == ["p0", "p1", "p2"]
    assert page.textCursor().selectedText() == "link 2"
    assert [tab(page, back=True) for _ in range(2)] == ["p1", "p0"]


def test_after_scrolling_one_begins_with_what_can_be_seen(page: PageView) -> None:
    tab(page)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert tab(page) in {f"p{seen(page)[0]}", f"p{seen(page)[1]}"}
    bar.setValue(bar.maximum())
    tab(page)
    bar.setValue(bar.maximum() // 4)
    last = seen(page)[-1]
    assert tab(page, back=True) in {f"p{last}", f"p{last - 1}"}


def test_after_a_jump_one_goes_on_from_there_even_if_the_keyboard_was_elsewhere(page: PageView) -> None:
    page.clearFocus()
    page.show_block("b20")
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    assert tab(page) == "p20"


def test_the_link_one_has_come_to_has_lines_around_it(page: PageView) -> None:
    for _ in range(25):
        tab(page)
        spot, area = page.cursorRect(), page.viewport().rect()
        assert area.contains(spot)
    assert spot.bottom() + spot.height() < area.bottom()


def test_the_last_link_leads_out_of_the_page_and_the_first_one_back(qtbot: QtBot, page: PageView) -> None:
    before, after, room = QLineEdit(), QLineEdit(), QWidget()
    layout = QVBoxLayout(room)
    for widget in (before, page, after):
        layout.addWidget(widget)
    QWidget.setTabOrder(before, page)
    QWidget.setTabOrder(page, after)
    qtbot.addWidget(room)
    room.resize(QSize(700, 500))
    with qtbot.waitExposed(room):
        room.show()
    page.show_block(f"b{LINKS - 2}")
    page.setFocus()
    assert [tab(page), tab(page)] == [f"p{LINKS - 2}", f"p{LINKS - 1}"]
    tab(page)
    assert room.focusWidget() is after
    page.show_block("b0")
    page.setFocus()
    tab(page)
    tab(page, back=True)
    assert room.focusWidget() is before
    page.setParent(None)


def test_a_link_one_stands_on_is_not_followed_by_that_and_looks_as_qt_shows_it(
    qtbot: QtBot, page: PageView
) -> None:
    followed: list[str] = []
    page.link_requested.connect(followed.append)
    tab(page)
    assert followed == []
    stood_on = page.viewport().grab().toImage()
    page.setTextCursor(page.textCursor())  # the same range, as text one has selected
    assert page.viewport().grab().toImage() != stood_on
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert followed == ["page:p0"]


def test_what_comes_back_selected_is_a_link_again_where_it_was_one(page: PageView) -> None:
    tab(page)
    stood_on, selection = page.viewport().grab().toImage(), page.selection()
    page.moveCursor(QTextCursor.MoveOperation.End)
    page.verticalScrollBar().setValue(0)
    page.select(selection)
    assert page.viewport().grab().toImage() == stood_on
    assert tab(page) == "p1"


def test_a_page_without_links_has_no_next_one(view: PageView) -> None:
    show_blocks(view, block("Nothing to follow.", name="x"))
    assert next_link(view.document(), 0, forward=True) is None
    assert next_link(view.document(), 5, forward=False) is None
