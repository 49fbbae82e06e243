"""The application as a test finds it: what is set for all windows at once must not reach the next test."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication


def reset(application: QApplication) -> None:
    """Delete what is to be deleted, and take looks and clipboard back. Raises AssertionError where a window is shown."""
    # Before the style sheet is set, which takes as long again for each window there is.
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shown = [window for window in application.topLevelWidgets() if window.isVisible()]
    for window in shown:
        window.close()
        window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.setStyleSheet("")
    application.setPalette(QPalette())
    application.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    application.clipboard().clear()
    assert not shown, f"windows of the test are still shown: {[type(window).__name__ for window in shown]}"
