"""How large a dialog opens: as large as its words need, never larger than the screen."""

from PySide6.QtWidgets import QDialog

from app.ui.theme import at_size

_FRAME = 40  # pixels of the frame a window gets from the system, at the top


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
