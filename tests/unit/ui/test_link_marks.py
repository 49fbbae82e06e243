"""What one points at is marked, and not by colour alone; acronyms and notes are explained where they stand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QCursor, QHelpEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleHintReturnVariant, QStyleOption, QToolTip
from pytestqt.qtbot import QtBot

from app.core import paths
from app.ui.reader.link_marks import LinkMarks
from app.ui.reader.page_links import link_at
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import PageView
from app.ui.reader.text_boxes import text_boxes
from app.ui.theme import load_theme, theme_names
from tests.rest import rest
from tests.sample_pages import block
from tests.unit.ui.conftest import show_blocks

THEMES = theme_names(paths.resources_folder() / "themes")
SAID = {"note:isoc17": "A paper.", "ITU-D": "ITU-D: Development Sector", "WTDC-17": "the conference"}

_HTML = (
    'Talks<sup><a href="note:isoc17">1</a></sup> of ITU-D at WTDC-17 on '
    '<a href="page:a">a link so long that it goes on and on until it has to be broken over two lines at least'
    '</a> and <a href="page:b">b</a><a href="page:b">c</a>.'
)


def explain(href: str, word: str, _position: int) -> str:
    return SAID.get(href) or SAID.get(word, "")


@pytest.fixture
def marks(view: PageView) -> Iterator[LinkMarks]:
    mouse = QCursor.pos()
    show_blocks(view, block(_HTML, name="x"))
    view.setFocus()
    yield LinkMarks(view, explain)
    QCursor.setPos(mouse)


def place_of(view: PageView, text: str) -> int:
    return view.document().toRawText().index(text)


def point_of(view: PageView, text: str) -> QPoint:
    """Return the middle of a piece of text on the viewport."""
    start = place_of(view, text)
    return next(text_boxes(view, start, start + len(text))).center().toPoint()


def hover(view: PageView, text: str) -> None:
    point = point_of(view, text)
    QCursor.setPos(view.viewport().mapToGlobal(point))
    view.highlighted.emit(QUrl(view.anchorAt(point)))


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def changed(before: QImage, after: QImage) -> int:
    """Return how many pixels differ in lightness, which is what one sees without colour."""
    return sum(
        abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness()) > 40
        for x in range(before.width())
        for y in range(before.height())
    )


def test_a_link_is_found_whole_from_each_of_its_letters(view: PageView, marks: LinkMarks) -> None:
    document, start = view.document(), place_of(view, "bc")
    assert link_at(document, start) == link_at(document, start + 1) == ("page:b", start, start + 2)
    assert link_at(document, start + 2) is None
    assert link_at(document, place_of(view, "Talks")) is None


def test_a_link_over_two_lines_has_two_boxes(view: PageView, marks: LinkMarks) -> None:
    start = place_of(view, "a link so")
    href, first, last = link_at(view.document(), start) or ("", 0, 0)
    boxes = list(text_boxes(view, first, last))
    assert href == "page:a"
    assert len(boxes) >= 2
    assert all(box.width() > 0 for box in boxes)
    assert boxes[1].top() > boxes[0].top()


@pytest.mark.parametrize("name", THEMES)
def test_a_number_below_the_mouse_is_marked_in_every_theme(
    view: PageView, marks: LinkMarks, name: str
) -> None:
    style = PageStyle(load_theme(paths.resources_folder() / "themes", name), 100, *view._style._families)
    view._style = style
    rest()
    plain = picture(view)
    hover(view, "1")
    assert changed(plain, picture(view)) > 8
    view.highlighted.emit(QUrl())
    assert changed(plain, picture(view)) == 0


def test_the_mark_goes_with_the_mouse(view: PageView, marks: LinkMarks) -> None:
    plain = picture(view)
    hover(view, "1")
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert changed(plain, picture(view)) == 0


def test_it_is_known_where_what_was_followed_stands(view: PageView, marks: LinkMarks) -> None:
    def box(text: str) -> QRect:
        start = place_of(view, text)
        found = next(text_boxes(view, start, start + 1)).toAlignedRect()
        return QRect(view.viewport().mapToGlobal(found.topLeft()), found.size())

    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert marks.rect == box("1")
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point_of(view, "bc")
    )
    assert marks.rect.intersects(box("bc"))
    view.moveCursor(QTextCursor.MoveOperation.Start)
    QCursor.setPos(view.screen().availableGeometry().bottomRight())
    assert marks.rect.center() == view.viewport().mapToGlobal(view.viewport().rect().center())


def test_the_focused_link_has_a_ring_and_a_selection_has_none(view: PageView, marks: LinkMarks) -> None:
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert marks.focused() == (place_of(view, "1"), place_of(view, "1") + 1)
    ringed = picture(view)
    view.over.clear()
    assert changed(ringed, picture(view)) > 20
    cursor = QTextCursor(view.document())
    cursor.setPosition(place_of(view, "Talks"))
    cursor.setPosition(place_of(view, "of ITU"), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert marks.focused() is None


def test_the_hit_one_is_at_is_framed_and_the_others_are_not(view: PageView, marks: LinkMarks) -> None:
    hits = [(place_of(view, word), place_of(view, word) + len(word)) for word in ("Talks", "WTDC")]
    view.set_marks(hits, current=0)
    assert view.current_mark == hits[0]
    framed = picture(view)
    view.over.clear()
    assert changed(framed, picture(view)) > 20
    view.set_marks([], current=0)
    assert view.current_mark is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1", SAID["note:isoc17"]),
        ("ITU", SAID["ITU-D"]),
        ("WTDC", SAID["WTDC-17"]),
        ("17 on", SAID["WTDC-17"]),
        ("Talks", ""),
    ],
)
def test_the_mouse_rests_on_a_word(view: PageView, marks: LinkMarks, text: str, said: str) -> None:
    start = place_of(view, text)
    point = next(text_boxes(view, start, start + 1)).center().toPoint()
    assert marks.explanation(point) == said


def test_an_empty_spot_says_nothing(view: PageView, marks: LinkMarks) -> None:
    box = next(text_boxes(view, place_of(view, "Talks"), place_of(view, "Talks") + 1))
    assert marks.explanation(QPoint(3, round(box.center().y()))) == ""
    assert marks.explanation(QPoint(view.viewport().width() // 2, view.viewport().height() - 4)) == ""


def test_the_keyboard_is_told_as_well(qtbot: QtBot, view: PageView, marks: LinkMarks) -> None:
    with qtbot.waitSignal(marks.explained) as told:
        QTest.keyClick(view, Qt.Key.Key_Tab)
    assert told.args == [SAID["note:isoc17"]]
    QToolTip.hideText()


def test_a_tooltip_comes_from_here(view: PageView, marks: LinkMarks) -> None:
    point = point_of(view, "ITU-D")
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text() == SAID["ITU-D"]
    QToolTip.hideText()


def test_the_ring_of_a_number_ends_above_the_line(view: PageView, marks: LinkMarks) -> None:
    QTest.keyClick(view, Qt.Key.Key_Tab)
    start, end = marks.focused() or (0, 0)
    box = next(text_boxes(view, start, end)).toAlignedRect()
    below = box.adjusted(-3, round(0.8 * box.height()), 3, 0)
    ringed = picture(view)
    view.over.clear()
    assert changed(ringed.copy(box), picture(view).copy(box)) > 0
    assert changed(ringed.copy(below), picture(view).copy(below)) == 0


def test_nothing_but_the_ring_is_drawn_round_a_link(view: PageView, marks: LinkMarks) -> None:
    hint = QStyle.StyleHint.SH_TextControl_FocusIndicatorTextCharFormat
    of_the_style = QStyleHintReturnVariant()
    view.style().styleHint(hint, QStyleOption(), view, of_the_style)
    assert of_the_style.variant is None
