"""Runs core jobs on a thread of their own and brings back the result, with the number of the request.

A job is a function of values; it never sees a widget. An answer that is not the latest is dropped here, so a
late one cannot repaint what the reader has cleared.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, Signal, Slot

_GLANCE = 20  # ms


class _Runner(QObject):
    """Lives on the worker thread."""

    done = Signal(int, object)
    failed = Signal(int, object)

    @Slot(int, object)
    def run(self, number: int, job: Callable[[], Any]) -> None:
        try:
            result = job()
        except Exception as error:  # handed over to the thread that asked
            self.failed.emit(number, error)
        else:
            self.done.emit(number, result)

    @Slot(object)
    def run_now(self, job: Callable[[], Any]) -> None:
        job()


class TaskLine(QObject):
    """One thread that does jobs one after the other; only the answer to the latest job is reported.

    `finished` carries the result, `failed` the exception; both arrive on the GUI thread. A line `beside` another
    shares its thread: jobs of both are done in turn, each line has its own latest one.
    """

    finished = Signal(object)
    failed = Signal(object)
    _wanted = Signal(int, object)
    _wanted_now = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, beside: "TaskLine | None" = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._shared = beside is not None
        self.thread_of_jobs: QThread = beside.thread_of_jobs if beside is not None else QThread()
        if beside is None:
            self.thread_of_jobs.setObjectName(name)
        self._runner = _Runner()
        self._runner.moveToThread(self.thread_of_jobs)
        self._wanted.connect(self._runner.run, Qt.ConnectionType.QueuedConnection)
        self._wanted_now.connect(self._runner.run_now, Qt.ConnectionType.BlockingQueuedConnection)
        self._runner.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self._runner.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def submit(self, job: Callable[[Callable[[], bool]], Any]) -> int:
        """Queue `job`, which makes every earlier one obsolete; return its number.

        The job gets a function that says whether it has become obsolete meanwhile.
        """
        if not self.thread_of_jobs.isRunning():
            self.thread_of_jobs.start()
        self._number += 1
        number = self._number
        self._wanted.emit(number, lambda: job(lambda: number != self._number))
        return number

    def forget(self) -> None:
        """Drop the answer to whatever is under way."""
        self._number += 1

    def run_and_wait(self, job: Callable[[], Any]) -> None:
        """Run `job` on the thread, after the one under way, and wait for it. Nothing happens before a first job."""
        self._number += 1
        if self.thread_of_jobs.isRunning():
            self._wanted_now.emit(job)

    def stop(self) -> None:
        """End the thread after the job under way, which is obsolete now. A shared thread goes on for others."""
        self._number += 1
        if self._shared:
            self._runner.deleteLater()
            return
        self.thread_of_jobs.quit()
        while not self.thread_of_jobs.wait(_GLANCE):
            # The job may be waiting for a slot of this thread to return.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)

    def _on_done(self, number: int, result: object) -> None:
        if number == self._number:
            self.finished.emit(result)

    def _on_failed(self, number: int, error: object) -> None:
        if number == self._number:
            self.failed.emit(error)
