"""Puts text on the clipboard, plain and rich at once, and says whether it got there."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit


class _Carrier(QTextEdit):
    """Copies what it was given instead of what it shows.

    The clipboard takes Qt's own object: one made here it would delete after Python has ended, and crash.
    """

    def __init__(self, text: str, html: str) -> None:
        super().__init__()
        self._forms = (text, html)
        self.setPlainText("-")
        self.selectAll()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Return what is to be copied."""
        data = super().createMimeDataFromSelection()
        data.text()  # it is made when first asked for, and would come back after this
        for form in data.formats():
            data.removeFormat(form)
        text, html = self._forms
        data.setText(text)
        if html:
            data.setHtml(html)
        return data


def put_on_clipboard(text: str, html: str = "") -> bool:
    """Copy; return False where the clipboard did not take it: another program may hold it."""
    carrier = _Carrier(text, html)
    carrier.copy()
    carrier.deleteLater()
    there: object = QGuiApplication.clipboard().text()
    return there == text
