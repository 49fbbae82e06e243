"""Waiting until every window has found its sizes: before that, nothing may be said about geometry."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE = 20_000
"""Milliseconds a test waits for what comes at once on any machine; only a fault takes that long."""

_CHANGES = {
    QEvent.Type.LayoutRequest,
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Polish,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.UpdateRequest,
    QEvent.Type.MetaCall,
    QEvent.Type.DeferredDelete,
}
_SOON = 250
"""Milliseconds: what is put off for less belongs to the change that is under way."""


class _Changes(QObject):
    """Notices what moves or repaints widgets, or may be about to."""

    seen = False

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        self.seen = self.seen or event.type() in _CHANGES
        return False


def rest() -> None:
    """Return once a whole turn of the event loop has changed no geometry and no timer will do so soon."""
    application = QCoreApplication.instance()
    assert application is not None
    changes, deadline = _Changes(), QDeadlineTimer(PATIENCE)
    application.installEventFilter(changes)
    hurried: dict[QTimer, int] = {}
    try:
        quiet = 0
        while quiet < 2:
            assert not deadline.hasExpired(), "the windows do not come to rest"
            changes.seen = False
            due = _due_soon()
            flags = QEventLoop.ProcessEventsFlag.AllEvents
            if due:
                flags |= QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            QCoreApplication.processEvents(flags)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            quiet = 0 if due or changes.seen else quiet + 1
            if due and not changes.seen:
                for timer in _due_soon():  # nothing else is to come, so nobody has to wait for it
                    hurried.setdefault(timer, timer.interval())
                    timer.setInterval(0)
    finally:
        application.removeEventFilter(changes)
        for timer, interval in hurried.items():
            if shiboken6.isValid(timer):
                timer.setInterval(interval)


def _due_soon() -> list[QTimer]:
    """Return the timers by which something in a window on screen has been put off for a moment."""
    return [
        timer
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for timer in window.findChildren(QTimer)
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON
    ]
