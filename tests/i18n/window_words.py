"""Every word a window shows or says to a screen reader, widget by widget."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QTableWidget, QWidget

Words = dict[str, str]
"""Where a text stands ("SearchField 3 placeholder") -> the text."""


def words_of(root: QWidget) -> Words:
    """Return every text of `root` and of all that is in it, seen or not, without what belongs to the briefing."""
    words: Words = {}
    kinds: dict[str, int] = {}
    for widget in (root, *root.findChildren(QWidget)):
        kind = type(widget).__name__
        kinds[kind] = kinds.get(kind, 0) + 1
        for name, text in _texts(widget):
            if text:
                words[f"{kind} {kinds[kind]} {name}"] = text
    for number, action in enumerate(root.findChildren(QAction)):
        for name, text in (
            ("text", action.text()),
            ("tooltip", action.toolTip()),
            ("status", action.statusTip()),
        ):
            if text:
                words[f"action {action.objectName() or number} {name}"] = text
    return words


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", widget.windowTitle()
    yield "tooltip", widget.toolTip()
    yield "status tip", widget.statusTip()
    yield "what's this", widget.whatsThis()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if isinstance(widget, QLabel):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QMenu):
        yield "menu title", widget.title()
    if isinstance(widget, QComboBox):
        yield from ((f"choice {row}", widget.itemText(row)) for row in range(widget.count()))
    if isinstance(widget, QTableWidget):
        for column in range(widget.columnCount()):
            yield f"column {column}", widget.horizontalHeaderItem(column).text()
    if hasattr(widget, "text") and not isinstance(widget, QLabel | QLineEdit):
        yield "text", widget.text()
