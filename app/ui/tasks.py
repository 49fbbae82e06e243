"""Runs core jobs on a thread of their own and brings back the result, with the number of the request.

A job is a function of values; it never sees a Qt object, not even to report progress. An answer that is not the
latest is dropped here, so a late one cannot repaint what the reader has cleared.
"""

import itertools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, Signal, Slot

_GLANCE = 20  # ms


class _Latest:
    """The number of the latest request of a line. Both threads read it, so it must not be a Qt object."""

    def __init__(self) -> None:
        self.number = 0


class Task:
    """What a job gets: whether it is still wanted, and how to report to the GUI thread. Valid while the job runs."""

    def __init__(
        self, is_obsolete: Callable[[], bool], tell: Callable[..., None], ask: Callable[[], None]
    ) -> None:
        self.is_obsolete = is_obsolete
        """Say whether the job has been overtaken by another, or is not wanted any more."""
        self.tell = tell
        """Report progress: the line emits `told` with these values."""
        self.ask = ask
        """Have the line emit `asked`, and wait until every slot has returned."""


Job = Callable[[Task], Any]


class _Runner(QObject):
    """Lives on the worker thread."""

    done = Signal(int, object)
    failed = Signal(int, object)
    told = Signal(int, object)
    asked = Signal()

    @Slot(int, object, object)
    def run(self, number: int, latest: _Latest, job: Job) -> None:
        task = Task(
            lambda: number != latest.number, lambda *values: self.told.emit(number, values), self.asked.emit
        )
        try:
            result = job(task)
        except Exception as error:  # handed over to the thread that asked
            self.failed.emit(number, error)
        else:
            self.done.emit(number, result)

    @Slot(object)
    def run_now(self, job: Callable[[], Any]) -> None:
        job()


class Worker(NamedTuple):
    """What lines share that do their jobs on one thread; `numbers` tell the requests of all of them apart."""

    thread: QThread
    runner: _Runner
    numbers: Iterator[int]


class TaskLine(QObject):
    """One thread that does jobs one after the other; only the answer to the latest job is reported.

    `finished` carries the result, `failed` the exception, `told` the values of a report as a tuple; all arrive on
    the GUI thread, and so does `asked`, for which a job waits. A line `beside` another shares its thread: jobs of
    both are done in turn, each line has its own latest one.
    """

    finished = Signal(object)
    failed = Signal(object)
    told = Signal(object)
    asked = Signal()
    _wanted = Signal(int, object, object)
    _wanted_now = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, beside: "TaskLine | None" = None) -> None:
        super().__init__(parent)
        self._latest = _Latest()
        self._shared = beside is not None
        self.worker: Worker = beside.worker if beside is not None else self._new_worker(name)
        runner = self.worker.runner
        self._wanted.connect(runner.run, Qt.ConnectionType.QueuedConnection)
        self._wanted_now.connect(runner.run_now, Qt.ConnectionType.BlockingQueuedConnection)
        runner.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        runner.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        runner.told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def _new_worker(self, name: str) -> "Worker":
        worker = Worker(QThread(self), _Runner(), itertools.count(1))
        worker.thread.setObjectName(name)
        worker.runner.moveToThread(worker.thread)
        worker.runner.asked.connect(self.asked, Qt.ConnectionType.BlockingQueuedConnection)
        return worker

    def submit(self, job: Job) -> int:
        """Queue `job`, which makes every earlier one of this line obsolete; return its number."""
        if not self.worker.thread.isRunning():
            self.worker.thread.start()
        self._latest.number = next(self.worker.numbers)
        self._wanted.emit(self._latest.number, self._latest, job)
        return self._latest.number

    def forget(self) -> None:
        """Drop the answer to whatever is under way."""
        self._latest.number = 0

    def run_and_wait(self, job: Callable[[], Any]) -> None:
        """Run `job` on the thread, after the one under way, and wait for it. Nothing happens before a first job."""
        self.forget()
        if self.worker.thread.isRunning():
            self._wanted_now.emit(job)

    def stop(self) -> None:
        """End the thread after the job under way, which is obsolete now. A shared thread goes on for others."""
        self.forget()
        if self._shared or not shiboken6.isValid(self.worker.runner):
            return
        self.worker.thread.quit()
        while not self.worker.thread.wait(_GLANCE):
            # The job may be waiting for a slot of this thread to return.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
        shiboken6.delete(self.worker.runner)  # here and now: on this thread, now that its own has ended

    def _on_done(self, number: int, result: object) -> None:
        if number == self._latest.number:
            self.finished.emit(result)

    def _on_failed(self, number: int, error: object) -> None:
        if number == self._latest.number:
            self.failed.emit(error)

    def _on_told(self, number: int, values: object) -> None:
        if number == self._latest.number:
            self.told.emit(values)
