"""What `qtbot.waitSignal` returns, made safe for signals of other threads."""

from typing import Any

from PySide6.QtCore import QObject
from pytestqt.wait_signal import SignalBlocker


class QObjectBlocker(SignalBlocker, QObject):
    """A blocker that is a QObject: what is on the way to it when it is deleted is dropped by Qt.

    A signal of another thread is queued. For a plain object PySide6 keeps a borrowed reference in the queued call,
    and delivers it even after the object has been freed.
    """

    def __init__(self, timeout: int = 5000, raising: bool = True, check_params_cb: Any = None) -> None:
        QObject.__init__(self)
        SignalBlocker.__init__(self, timeout, raising, check_params_cb)

    def connect(self, signal: Any) -> None:
        """Wait for `signal`; QObject has another method of this name."""
        SignalBlocker.connect(self, signal)
