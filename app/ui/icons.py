"""The project's own icons: one stroke weight, drawn in the colour of the text beside them."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme import Theme


class IconSet:
    """Makes icons for one theme; a new set is made when the theme changes."""

    def __init__(self, folder: Path, theme: Theme, damaged: set[str]) -> None:
        """`damaged` receives the names of the files that cannot be drawn."""
        self._folder = folder
        self._theme = theme
        self._damaged = damaged

    @property
    def size(self) -> QSize:
        """How large the icons are on a button."""
        return QSize(self._theme.measures.icon, self._theme.measures.icon)

    def icon(self, name: str) -> QIcon:
        """Return the icon `name`, normal and disabled; a null one, for which a button shows its words, if it is damaged."""
        try:
            source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except (OSError, ValueError):
            source = ""
        drawn = [self._pixmap(source, role) for role in ("ink", "disabled") if source]
        result = QIcon()
        for pixmap, mode in zip(drawn, (QIcon.Mode.Normal, QIcon.Mode.Disabled), strict=False):
            if pixmap is not None:
                result.addPixmap(pixmap, mode)
        if result.isNull():
            self._damaged.add(f"{name}.svg")
        return result

    def _pixmap(self, source: str, role: str) -> QPixmap | None:
        data = source.replace("currentColor", self._theme.colours[role]).encode()
        renderer = QSvgRenderer(QByteArray(data))
        if not renderer.isValid():
            return None
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        size = self._theme.measures.icon
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(QColor(0, 0, 0, 0))
        with QPainter(pixmap) as painter:
            renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
