"""What a test waits with may be gone before what it waited for arrives."""

import gc
import threading

from PySide6.QtCore import QCoreApplication, QObject, Signal
from pytestqt.qtbot import QtBot


class Source(QObject):
    told = Signal(int)


def test_a_call_that_is_on_the_way_to_a_freed_blocker_is_dropped(qtbot: QtBot) -> None:
    """With the blocker of pytest-qt this reads freed memory."""
    source, called = Source(), []
    for _ in range(3):
        blocker = qtbot.waitSignal(source.told, check_params_cb=called.append)
        thread = threading.Thread(target=lambda: [source.told.emit(number) for number in range(50)])
        thread.start()
        thread.join()
        del blocker
        gc.collect()
        QCoreApplication.sendPostedEvents()
    assert called == []


def test_a_signal_of_another_thread_is_waited_for(qtbot: QtBot) -> None:
    source = Source()
    thread = threading.Thread(target=lambda: source.told.emit(7))
    with qtbot.waitSignal(source.told, check_params_cb=lambda number: number == 7) as blocker:
        thread.start()
    thread.join()
    assert blocker.args == [7]
