"""Nothing is said of geometry before it is what it will be."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.rest import rest


def test_a_change_that_is_put_off_and_leads_to_others_is_waited_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("", window)
    layout = QHBoxLayout(window)
    layout.addWidget(label)
    window.show()
    words = iter(["a", "a few", "a few more words"])

    def change() -> None:
        if word := next(words, ""):
            label.setText(word)
            timer.start()

    timer = QTimer(window, interval=20, singleShot=True)
    timer.timeout.connect(change)
    timer.start()
    rest()
    assert label.text() == "a few more words"
    assert label.width() >= label.sizeHint().width()
    assert not timer.isActive()
