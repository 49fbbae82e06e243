"""What assistive technology is told of a window: its tree of accessible objects, as it is, not as it was meant."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


class Node(NamedTuple):
    """An object of the tree: role, name, description, states, and the names of those it is in."""

    role: str
    name: str
    description: str
    focusable: bool
    checkable: bool
    checked: bool
    selected: bool
    disabled: bool
    path: tuple[str, ...]


def tree(widget: QWidget) -> list[Node]:
    """Return every visible object of a window, from the top, parents before children."""
    return list(_walk(QAccessible.queryAccessibleInterface(widget), ()))


def _walk(one: QAccessibleInterface | None, path: tuple[str, ...]) -> Iterator[Node]:
    if one is None or not one.isValid():
        return
    state = one.state()
    if state.invisible:
        return
    name = one.text(QAccessible.Text.Name)
    yield Node(
        one.role().name,
        name,
        one.text(QAccessible.Text.Description),
        bool(state.focusable),
        bool(state.checkable),
        bool(state.checked),
        bool(state.selected),
        bool(state.disabled),
        path,
    )
    for number in range(one.childCount()):
        yield from _walk(one.child(number), (*path, f"{one.role().name} {name}"))
