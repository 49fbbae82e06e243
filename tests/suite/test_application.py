"""What a test sets for all windows does not reach the next one, which a window left on screen would."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tests.application import reset


def test_looks_and_clipboard_are_taken_back(qapp: QApplication) -> None:
    font, window = qapp.font(), qapp.palette().window().color()
    large = qapp.font()
    large.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(large)
    qapp.setPalette(QPalette(QColor("black")))
    qapp.setStyleSheet("QLabel { color: red }")
    qapp.clipboard().setText("copied")
    reset(qapp)
    assert qapp.font().pointSizeF() == font.pointSizeF()
    assert qapp.palette().window().color() == window
    assert qapp.styleSheet() == qapp.clipboard().text() == ""


def test_a_window_that_is_still_shown_is_named_and_closed(qapp: QApplication) -> None:
    window = QWidget()
    window.show()
    with pytest.raises(AssertionError, match="QWidget"):
        reset(qapp)
    reset(qapp)
