"""From the box to the results and back: what is asked, shown, opened, filtered and left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.search.result import Hit, SearchAnswer, SearchRequest, Snippet
from app.ui.language import InterfaceLanguage
from app.ui.panels.header import SearchField
from app.ui.panels.results import ResultsPanel
from app.ui.search_desk import SearchDesk
from app.ui.theme import Theme
from tests.rest import rest


class FakeControl:
    """Notes what is asked instead of searching; `answer` plays the search thread."""

    def __init__(self, desk: SearchDesk) -> None:
        self.asked: list[SearchRequest] = []
        self.forgotten = 0
        self._desk = desk

    def ask(self, request: SearchRequest) -> None:
        self.asked.append(request)

    def forget(self) -> None:
        self.forgotten += 1

    def answer(self, *pages: str) -> None:
        hits = tuple(
            Hit("passage", page, "b1", 1, "en", (), page, "topics", "", Snippet("Text.", ()), 1.0, ())
            for page in pages
        )
        counts = {"topics": len(hits)}
        self._desk._on_answered(
            SearchAnswer(
                self.asked[-1], "scan", len(hits), 1.0, "", (), hits, counts, {"en": len(hits)}, ("word",)
            )
        )


class Desk:
    """A search desk with its box and results on screen, and what it has emitted."""

    def __init__(self, qtbot: QtBot, interface: InterfaceLanguage, theme: Theme) -> None:
        self.box = SearchField()
        self.results = ResultsPanel(interface, theme)
        for widget in (self.box, self.results):
            qtbot.addWidget(widget)
            widget.show()
        self.desk = SearchDesk(self.box, self.results, interface, "en")
        self.control = FakeControl(self.desk)
        self.desk.control = self.control  # type: ignore[assignment]
        self.previews: list[str] = []
        self.opened: list[tuple[str, tuple[str, ...]]] = []
        self.left: list[bool] = []
        self.active: list[bool] = []
        self.desk.preview_requested.connect(lambda hit, _words: self.previews.append(hit.page))
        self.desk.open_requested.connect(lambda hit, words: self.opened.append((hit.page, words)))
        self.desk.left.connect(lambda: self.left.append(True))
        self.desk.active_changed.connect(self.active.append)

    def rows(self) -> int:
        model = self.results._model
        return sum(model.hit(row) is not None for row in range(model.rowCount()))


@pytest.fixture
def desk(qtbot: QtBot, interface: InterfaceLanguage, theme: Theme) -> Desk:
    return Desk(qtbot, interface, theme)


def test_every_key_asks_at_once(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    assert [request.text for request in desk.control.asked] == ["i", "ix", "ixp"]
    assert all(request.typing for request in desk.control.asked)
    assert desk.active == [True]


def test_the_first_hit_is_previewed_without_a_key(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer("topics/ixp", "topics/access")
    qtbot.waitUntil(lambda: desk.previews == ["topics/ixp"])


def test_arrows_move_through_the_hits_while_the_box_keeps_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer("a", "b", "c")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(desk.box, key)
    qtbot.waitUntil(lambda: desk.previews[-1:] == ["b"])
    assert desk.box.text() == "ixp"


def test_enter_opens_the_chosen_hit_with_the_words_to_mark(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer("a", "b")
    QTest.keyClick(desk.box, Qt.Key.Key_Down)
    QTest.keyClick(desk.box, Qt.Key.Key_Return)
    assert desk.opened == [("b", ("word",))]


def test_a_click_opens(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer("a", "b")
    view = desk.results.list
    spot = view.visualRect(desk.results._model.index(3)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [page for page, _words in desk.opened] == ["b"]


def test_enter_with_nothing_found_does_nothing(desk: Desk) -> None:
    QTest.keyClick(desk.box, Qt.Key.Key_Return)
    QTest.keyClicks(desk.box, "zzz")
    desk.control.answer()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        QTest.keyClick(desk.box, key)
    assert desk.opened == []


def test_escape_leaves_clears_and_drops_what_is_under_way(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer("a")
    QTest.keyClick(desk.box, Qt.Key.Key_Escape)
    assert (desk.box.text(), desk.active, desk.left, desk.rows()) == ("", [True, False], [True], 0)
    assert desk.control.forgotten


def test_an_answer_after_leaving_is_not_shown(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    QTest.keyClick(desk.box, Qt.Key.Key_Escape)
    desk.control.answer("a")
    rest()
    assert desk.rows() == 0
    assert desk.previews == []


def test_an_emptied_box_is_a_search_that_was_left(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ix")
    QTest.keyClick(desk.box, Qt.Key.Key_Backspace)
    QTest.keyClick(desk.box, Qt.Key.Key_Backspace)
    assert desk.left == [True]
    assert desk.active == [True, False]


@pytest.mark.parametrize("text", ["   ", "\t"])
def test_blanks_are_no_question(desk: Desk, text: str) -> None:
    desk.box.setText(text)
    assert desk.control.asked == []
    assert desk.active == []


def test_another_reading_language_asks_again(desk: Desk) -> None:
    desk.desk.set_reading_language("fr")
    assert desk.control.asked == []
    QTest.keyClicks(desk.box, "x")
    desk.desk.set_reading_language("en")
    assert [request.language for request in desk.control.asked] == ["fr", "en"]


def test_a_filter_narrows_this_search_and_not_the_next(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "x")
    desk.results.filter_requested.emit("topics", "fr")
    assert (desk.control.asked[-1].section, desk.control.asked[-1].in_language) == ("topics", "fr")
    QTest.keyClicks(desk.box, "y")
    assert desk.control.asked[-1].section == "topics"
    QTest.keyClick(desk.box, Qt.Key.Key_Escape)
    QTest.keyClicks(desk.box, "z")
    assert (desk.control.asked[-1].section, desk.control.asked[-1].in_language) == ("", "")


def test_a_suggestion_takes_the_place_of_the_query(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "cybr")
    desk.results.query_requested.emit("cyber")
    assert desk.box.text() == "cyber"
    assert desk.control.asked[-1].text == "cyber"


def test_a_new_library_is_asked_what_the_old_one_was(desk: Desk, tmp_path: Path) -> None:
    desk.desk.ask_again()
    QTest.keyClicks(desk.box, "x")
    desk.desk.ask_again()
    assert [request.text for request in desk.control.asked] == ["x", "x"]


def test_asked_again_a_chosen_hit_far_down_the_new_order_is_still_there(desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer(*(f"topics/p{number}" for number in range(16)))
    desk.results.step(3)
    chosen = desk.results.current_hit()
    desk.desk.set_reading_language("fr")
    assert desk.control.asked[-1].limit > 30
    desk.control.answer(*(f"topics/p{number}" for number in reversed(range(40))))
    assert desk.results.current_hit() == chosen


def test_a_filter_chosen_while_the_question_is_asked_again_is_looked_at(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.box, "ixp")
    desk.control.answer("topics/a", "topics/b")
    qtbot.waitUntil(lambda: desk.previews == ["topics/a"])
    desk.desk.set_reading_language("fr")
    desk.results.filter_requested.emit("topics", "")
    desk.control.answer("topics/b")
    qtbot.waitUntil(lambda: desk.previews == ["topics/a", "topics/b"])
