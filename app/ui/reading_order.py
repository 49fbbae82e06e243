"""Leads keyboard and screen reader through the window as it is read: left to right, top to bottom, pane by pane.

Qt goes by the order in which widgets were made, and here the panes are made when they are needed. Its own chain of
stops cannot be put right afterwards: with panes that pass the focus on to something in them it loses some.
"""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class ReadingOrder(QObject):
    """Knows the stops of a widget from first to last; keeps its children in the same order for screen readers."""

    def __init__(self, root: QWidget, watched: list[QWidget]) -> None:
        super().__init__(root)
        self._root = root
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._arrange)
        for pane in watched:
            pane.installEventFilter(self)
        self._arrange()

    def step(self, forward: bool) -> bool:
        """Move the keyboard to the next stop, after the last to the first; False where it is at none of them."""
        stops = [widget for widget in _in_order(self._root) if _is_stop(widget)]
        now = self._root.window().focusWidget()
        if now not in stops:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(now) + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _arrange(self) -> None:
        """Put children in order: the one that assistive technology goes by."""
        for widget in list(_in_order(self._root)):
            for inner in _parts(widget):
                inner.raise_()
            if isinstance(widget, QSplitter):
                for number in range(1, widget.count()):
                    widget.handle(number).raise_()  # wider than it looks: it has to lie over the panes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice what is added."""
        if event.type() == QEvent.Type.ChildAdded:
            self._due.start()
        return super().eventFilter(watched, event)


def _is_stop(widget: QWidget) -> bool:
    reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(reachable) and widget.isVisible() and widget.isEnabled()


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is in it, as it is read."""
    yield widget
    for inner in _parts(widget):
        yield from _in_order(inner)


def _parts(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QSplitter | QStackedWidget):
        return [part for number in range(widget.count()) if (part := widget.widget(number)) is not None]
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return [inside] if inside is not None else []
    layout = widget.layout()
    return list(_laid_out(layout)) if layout is not None else []


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it, in order.

    Without `itemAt`: PySide keeps the wrapper of a QLayoutItem after Qt has freed the item, and takes it for
    whatever is made at the same address next.
    """
    owner = layout.parentWidget()
    widgets = owner.findChildren(QWidget, options=_DIRECT) if owner is not None else []
    placed: list[tuple[int, QLayout | QWidget]] = [
        *((layout.indexOf(inner), inner) for inner in layout.findChildren(QLayout, options=_DIRECT)),
        *((layout.indexOf(widget), widget) for widget in widgets),
    ]
    for place, part in sorted(placed, key=itemgetter(0)):
        if place < 0:
            continue
        if isinstance(part, QLayout):
            yield from _laid_out(part)
        else:
            yield part
