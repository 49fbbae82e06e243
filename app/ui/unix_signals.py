"""Signals of the system (Ctrl+C, SIGTERM, SIGHUP) as a signal of Qt, on the GUI thread.

A handler in Python runs only when Python does, and at rest the event loop waits in C++. So Python writes the number
of the signal into a pipe, which the event loop watches.
"""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class SignalListener(QObject):
    """Emits `received` with the number of a signal that asks the program to end. One for a process."""

    received = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in _ENDING):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` starts a program, or `&` a script
                signal.signal(number, _on_signal)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def _on_readable(self) -> None:
        for number in os.read(self._read, 16):
            self.received.emit(number)


def _on_signal(number: int, _frame: object) -> None:
    """Do nothing but take the place of the default, which would end the process; a second Ctrl+C does that."""
    if number == signal.SIGINT:
        signal.signal(number, signal.SIG_DFL)
