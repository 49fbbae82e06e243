"""The project's own icons: one stroke weight, drawn in the colour of the text beside them."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme import Theme


class IconSet:
    """Makes icons for one theme; a new set is made when the theme changes."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme

    @property
    def size(self) -> QSize:
        """How large the icons are on a button."""
        return QSize(self._theme.measures.icon, self._theme.measures.icon)

    def icon(self, name: str) -> QIcon:
        """Return the icon `name`, normal and disabled. Raises OSError if there is none."""
        source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        result = QIcon(self._pixmap(source, "ink"))
        result.addPixmap(self._pixmap(source, "disabled"), QIcon.Mode.Disabled)
        return result

    def _pixmap(self, source: str, role: str) -> QPixmap:
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        size = self._theme.measures.icon
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(QColor(0, 0, 0, 0))
        data = source.replace("currentColor", self._theme.colours[role]).encode()
        with QPainter(pixmap) as painter:
            QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
