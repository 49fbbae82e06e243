"""Typing gets the answer to what stands in the box, on a thread of its own, from the library of the moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import LibraryError
from app.core.search.result import SearchAnswer
from app.ui.search_control import SearchControl, request_for
from tests.rest import rest


@pytest.fixture
def control(qapp: object) -> Iterator[SearchControl]:
    control = SearchControl()
    yield control
    control.stop()


def test_whoever_asks_from_the_window_is_typing_also_after_a_space() -> None:
    assert request_for("internet exch", "en", "", "").typing
    assert request_for('"internet ', "en", "", "").typing, (
        "or the open quotation mark is told of at each space"
    )


@pytest.mark.parametrize("engine", ["scan", "auto"])
def test_a_question_is_answered(
    qtbot: QtBot, control: SearchControl, library_folder: Path, engine: str
) -> None:
    control.use(library_folder, engine)
    with qtbot.waitSignal(control.answered) as answered:
        control.ask(request_for("ixp", "en", "", ""))
    answer: SearchAnswer = answered.args[0]
    assert answer.request.text == "ixp"
    assert answer.hits[0].page == "topics/ixp"


def test_only_the_latest_question_is_answered(
    qtbot: QtBot, control: SearchControl, library_folder: Path
) -> None:
    answers: list[str] = []
    control.answered.connect(lambda answer: answers.append(answer.request.text))
    control.use(library_folder, "scan")
    for length in range(1, 9):
        control.ask(request_for("internet"[:length], "en", "", ""))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["internet"]


def test_a_question_that_was_forgotten_stays_unanswered(
    qtbot: QtBot, control: SearchControl, library_folder: Path
) -> None:
    control.use(library_folder, "scan")
    control.answered.connect(lambda _answer: pytest.fail("the box has been cleared"))
    control.ask(request_for("ixp", "en", "", ""))
    control.forget()
    control.release()
    rest()


def test_without_a_library_nothing_is_asked(control: SearchControl) -> None:
    control.answered.connect(lambda _answer: pytest.fail("there is nothing to search"))
    control.ask(request_for("ixp", "en", "", ""))


def test_a_library_that_is_gone_is_a_failure_that_is_told(
    qtbot: QtBot, control: SearchControl, tmp_path: Path
) -> None:
    control.use(tmp_path / "nothing", "auto")
    with qtbot.waitSignal(control.failed) as failed:
        control.ask(request_for("ixp", "en", "", ""))
    assert isinstance(failed.args[0], LibraryError)


def test_a_released_library_is_opened_again_for_the_next_question(
    qtbot: QtBot, control: SearchControl, library_folder: Path
) -> None:
    control.use(library_folder, "auto")
    for _ in range(2):
        with qtbot.waitSignal(control.answered):
            control.ask(request_for("ott", "en", "", ""))
        control.release()
        assert control._owned._service is None
