"""A late answer never repaints what the reader has cleared; a job that fails is reported; closing never hangs."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal
from pytestqt.qtbot import QtBot

from app.ui.tasks import TaskLine

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

    def __call__(self, obsolete: Callable[[], bool]) -> str:
        self.entered.set()
        assert self.opened.wait(_LONG)
        self.obsolete = obsolete()
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
    QCoreApplication.processEvents()
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

    def fail(obsolete: Callable[[], bool]) -> None:
        gate(obsolete)
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
    QCoreApplication.processEvents()
    assert report.results == []


class Asker(QObject):
    """What a job uses to have something done on the GUI thread before it goes on."""

    asked = Signal()


def test_stopping_does_not_hang_on_a_job_that_waits_for_the_gui(line: TaskLine, qapp: object) -> None:
    """A rebuilt library asks for the old one to be closed, at the very moment the window is."""
    asker, answered, entered = Asker(), [], threading.Event()
    asker.asked.connect(lambda: answered.append(True), Qt.ConnectionType.BlockingQueuedConnection)

    def job(obsolete: Callable[[], bool]) -> None:
        entered.set()
        while not obsolete():
            pass
        asker.asked.emit()

    line.submit(job)
    assert entered.wait(_LONG)
    line.stop()
    assert answered == [True]
