"""How large a dialog opens: as large as its words need, never larger than the screen. What finds no room scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QWidget

from app.ui.theme import at_size

_FRAME = 40  # pixels of the frame a window gets from the system, at the top


def scrolling(inner: QWidget, dialog: QDialog) -> QScrollArea:
    """Return what scrolls `inner` up and down where a small screen has no room for a large interface."""
    inner.setObjectName("plain")
    area = QScrollArea(dialog)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def fit(dialog: QDialog, area: QScrollArea, width: int = 0) -> None:
    """Make a dialog as large as what scrolls in it, if the screen allows; with a width, so wide at 100 %."""
    room = dialog.screen().availableGeometry()
    for widget in dialog.findChildren(QWidget):
        widget.ensurePolished()  # without its style a button does not know how wide it is
        widget.updateGeometry()
    for layout in dialog.findChildren(QLayout):
        layout.invalidate()
    around, content = dialog.layout(), area.widget()
    inner = content.layout() if content is not None else None
    assert around is not None and inner is not None  # noqa: S101, PT018 - a dialog with something that scrolls
    bar = area.verticalScrollBar().sizeHint().width()
    wide = min(at_size(width) if width else inner.totalSizeHint().width(), room.width())
    # As high as beside a scroll bar: once there is one, a scroll area asks no more whether it could do without.
    high = (
        inner.totalHeightForWidth(wide - bar) if inner.hasHeightForWidth() else inner.totalSizeHint().height()
    )
    whole = high + around.totalSizeHint().height() - area.sizeHint().height()
    if whole > room.height() - _FRAME:
        whole, wide = room.height() - _FRAME, min(wide + bar, room.width())
    area.setMinimumWidth(0 if width else wide)
    dialog.resize(wide, whole)


def open_at(dialog: QDialog, width: int, height: int = 0) -> None:
    """Give a dialog a size, in pixels of an interface at 100 %; without a height, as high as it then has to be."""
    room = dialog.screen().availableGeometry()
    wide = min(at_size(width), room.width())
    high = at_size(height) if height else _height(dialog, wide)
    dialog.resize(wide, min(high, room.height() - _FRAME))


def _height(dialog: QDialog, width: int) -> int:
    layout = dialog.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)  # the size hint would be that of a narrower one
    return dialog.sizeHint().height()
