"""Child of `startup`: the least PySide6 program that shows the same page. Imports nothing of the product.

Prints the monotonic clock at the end of the first paint, and how much text was on the page.
"""

import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser


class Browser(QTextBrowser):
    """Ends the process with a report once it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, report, end."""
        super().paintEvent(event)
        now = time.monotonic()
        print(now, len(self.toPlainText()), flush=True)
        os._exit(0)


def main(folder: str) -> int:
    """Show `page.html` of a folder in the style of its `page.css`."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.resize(1280, 820)
    browser = Browser()
    with open(f"{folder}/page.css", encoding="utf-8") as file:  # noqa: PTH123 - pathlib is not bare
        browser.document().setDefaultStyleSheet(file.read())
    with open(f"{folder}/page.html", encoding="utf-8") as file:  # noqa: PTH123
        browser.setHtml(file.read())
    window.setCentralWidget(browser)
    window.show()
    return application.exec()


sys.exit(main(sys.argv[1]))
