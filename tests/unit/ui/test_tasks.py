"""A late answer never repaints what the reader has cleared; a job that fails is reported; closing never hangs."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from app.ui.tasks import Task, TaskLine
from tests.rest import rest

_LONG = 20.0  # seconds; only a hang takes that long


class Report:
    """What a line of tasks has reported, in order."""

    def __init__(self, line: TaskLine) -> None:
        self.results: list[object] = []
        self.errors: list[object] = []
        self.threads: set[bool] = set()
        line.finished.connect(self._on_finished)
        line.failed.connect(self.errors.append)

    def _on_finished(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(QThread.currentThread() is QCoreApplication.instance().thread())  # type: ignore[union-attr]


class Gate:
    """A job that waits until the test lets it go on."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()
        self.obsolete: bool | None = None

    def __call__(self, task: Task) -> str:
        self.entered.set()
        assert self.opened.wait(_LONG)
        self.obsolete = task.is_obsolete()
        return "gate"


@pytest.fixture
def line(qapp: object) -> Iterator[TaskLine]:
    line = TaskLine("test")
    yield line
    line.stop()


@pytest.fixture
def report(line: TaskLine) -> Report:
    return Report(line)


def test_the_result_arrives_on_the_gui_thread(qtbot: QtBot, line: TaskLine, report: Report) -> None:
    worker: list[bool] = []
    with qtbot.waitSignal(line.finished):
        line.submit(lambda _: worker.append(threading.current_thread() is threading.main_thread()) or "done")
    assert report.results == ["done"]
    assert report.threads == {True}
    assert worker == [False]


def test_only_the_latest_answer_is_reported(qtbot: QtBot, line: TaskLine, report: Report) -> None:
    gate = Gate()
    line.submit(gate)
    for number in range(20):
        line.submit(lambda _, number=number: number)
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(report.results))
    assert report.results == [19]


def test_a_job_that_has_been_overtaken_is_told_so(qtbot: QtBot, line: TaskLine) -> None:
    gate, latest = Gate(), Gate()
    latest.opened.set()
    line.submit(gate)
    assert gate.entered.wait(_LONG)
    with qtbot.waitSignal(line.finished):
        line.submit(latest)
        gate.opened.set()
    assert gate.obsolete is True
    assert latest.obsolete is False


def test_what_was_forgotten_is_not_reported(qtbot: QtBot, line: TaskLine, report: Report) -> None:
    gate = Gate()
    line.submit(gate)
    assert gate.entered.wait(_LONG)
    line.forget()
    gate.opened.set()
    line.run_and_wait(lambda: None)
    rest()
    assert gate.obsolete is True
    assert report.results == []


def test_a_failure_is_reported_and_the_line_goes_on(qtbot: QtBot, line: TaskLine, report: Report) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(line.failed):
        line.submit(fail)
    with qtbot.waitSignal(line.finished):
        line.submit(lambda _: "next")
    assert [type(error) for error in report.errors] == [ZeroDivisionError]
    assert report.results == ["next"]


def test_the_failure_of_an_overtaken_job_is_nobodys_business(
    qtbot: QtBot, line: TaskLine, report: Report
) -> None:
    gate = Gate()

    def fail(task: Task) -> None:
        gate(task)
        raise ZeroDivisionError

    line.submit(fail)
    with qtbot.waitSignal(line.finished):
        line.submit(lambda _: "next")
        gate.opened.set()
    assert report.errors == []


def test_waiting_runs_after_the_job_under_way_and_on_its_thread(line: TaskLine) -> None:
    order: list[tuple[str, object]] = []
    line.submit(lambda _: order.append(("first", threading.get_ident())))
    line.run_and_wait(lambda: order.append(("second", threading.get_ident())))
    assert [name for name, _ in order] == ["first", "second"]
    assert len({thread for _, thread in order}) == 1


def test_waiting_before_any_job_returns_at_once(line: TaskLine) -> None:
    line.run_and_wait(lambda: pytest.fail("nothing was opened, so there is nothing to close"))


def test_a_line_can_be_stopped_twice_and_at_any_time(line: TaskLine, report: Report) -> None:
    line.submit(lambda _: "late")
    line.stop()
    line.stop()
    rest()
    assert report.results == []


def test_stopping_does_not_hang_on_a_job_that_waits_for_the_gui(line: TaskLine) -> None:
    """A rebuilt library asks for the old one to be closed, at the very moment the window is."""
    answered, entered = Answered(), threading.Event()
    line.asked.connect(answered.on_asked)

    def job(task: Task) -> None:
        entered.set()
        while not task.is_obsolete():
            pass
        task.ask()

    line.submit(job)
    assert entered.wait(_LONG)
    line.stop()
    assert answered.times == 1


class Answered(QObject):
    """Counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def on_asked(self) -> None:
        self.times += 1


def test_reports_arrive_in_order_and_not_from_a_job_that_was_overtaken(qtbot: QtBot, line: TaskLine) -> None:
    told: list[tuple[object, ...]] = []
    line.told.connect(told.append)

    def job(task: Task) -> None:
        task.tell("pages", 1)
        task.tell("pages", 2)

    line.submit(job)
    with qtbot.waitSignal(line.finished):
        line.submit(job)
    assert told == [("pages", 1), ("pages", 2)]


def test_two_lines_on_one_thread_each_get_their_own_answer(
    qtbot: QtBot, line: TaskLine, report: Report
) -> None:
    """Two windows search with one thread: neither shows what the other asked."""
    other = TaskLine("test", beside=line)
    others = Report(other)
    line.submit(lambda _: "one")
    other.submit(lambda _: "two")
    qtbot.waitUntil(lambda: bool(report.results and others.results))
    assert (report.results, others.results) == (["one"], ["two"])


def test_a_stopped_line_leaves_no_object_behind(line: TaskLine) -> None:
    line.submit(lambda _: None)
    runner = line.worker.runner
    line.stop()
    assert not shiboken6.isValid(runner)
    assert not line.worker.thread.isRunning()
