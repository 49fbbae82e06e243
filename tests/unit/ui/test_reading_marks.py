"""What the next unread page is, and that nothing is written where nothing has changed."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.userdata.reading_list import ReadingList
from app.ui.reading_marks import ReadingMarks

ORDER = ("a", "b", "c", "d")


@pytest.fixture
def parent(qapp: object) -> QObject:
    return QObject()


@pytest.mark.parametrize(
    ("read", "here", "following"),
    [
        ((), "a", "b"),
        (("b", "c"), "a", "d"),
        (("d",), "c", "a"),
        (("a", "b", "d"), "c", ""),
        (ORDER, "a", ""),
        (("a",), "help/using", "b"),
        ((), "", "a"),
    ],
)
def test_the_next_unread_page(parent: QObject, read: tuple[str, ...], here: str, following: str) -> None:
    marks = ReadingMarks(ReadingList().with_read(read), parent)
    assert marks.next_unread(ORDER, here) == following


def test_a_change_is_told_and_only_a_change(qtbot: QtBot, parent: QObject) -> None:
    marks = ReadingMarks(ReadingList(), parent)
    told: list[ReadingList] = []
    marks.changed.connect(told.append)
    marks.mark(["a"], read=True)
    marks.mark(["a"], read=True)
    marks.mark(["b"], read=False)
    assert [reading.read for reading in told] == [("a",)]
    assert marks.pages == {"a"}
