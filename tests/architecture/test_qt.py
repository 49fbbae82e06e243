"""Faults of a Qt binding that must not come in with an upgrade."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_nothing_cost_no_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 loses one each time and aborts after some thousands."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(5_000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 1_000
