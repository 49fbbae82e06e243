"""Habits of the tests themselves: what makes one fail now and then has no place in them."""

import ast
from pathlib import Path

MAY_TURN_THE_LOOP = {"tests/rest.py", "tests/journeys/test_rest.py"}
"""What waits for rest, and what counts the events of each turn at rest."""


def test_tests_wait_for_rest_rather_than_a_turn_of_the_event_loop(root: Path) -> None:
    """After one turn a layout may be half done: what is said of geometry then is true on a fast machine only."""
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted((root / "tests").rglob("*.py"))
        if path.relative_to(root).as_posix() not in MAY_TURN_THE_LOOP
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert not found, "call tests.rest.rest()"


def test_one_signal_is_waited_for_at_a_time(root: Path) -> None:
    """`waitSignal` is safe for signals of other threads (tests/signal_blocker.py), the other waits of pytest-qt not."""
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted((root / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"waitSignals", "waitCallback", "assertNotEmitted"}
    ]
    assert not found
