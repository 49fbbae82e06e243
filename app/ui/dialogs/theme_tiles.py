"""Small pictures of a page in each theme, to choose one by looking. Part of the appearance dialog."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from app.ui.language import InterfaceLanguage
from app.ui.theme import THEMES, Theme

_WIDTH, _HEIGHT = 112, 64
_IN_A_ROW = 3
_AROUND = 120  # pixels beside the tiles; on a screen too narrow for that each is as wide as its own name


class ThemeTiles(QWidget):
    """Emits the name of a theme, "" for the system's. `system` are the light and the dark one it chooses from."""

    chosen = Signal(str)

    def __init__(
        self,
        themes: list[Theme],
        system: tuple[Theme, Theme],
        family: str,
        interface: InterfaceLanguage,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._interface = interface
        self._group = QButtonGroup(self)
        self._tiles: dict[str, QToolButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, (name, looks) in enumerate([("", system), *((t.name, (t, t)) for t in themes)]):
            tile = QToolButton(self)
            tile.setObjectName("tile")
            tile.setCheckable(True)
            tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            tile.setIconSize(QSize(_WIDTH, _HEIGHT))
            tile.setIcon(QIcon(self._picture(looks, family)))
            tile.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(tile)
            self._tiles[name] = tile
            tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(tile, number // _IN_A_ROW, number % _IN_A_ROW)
        self.retranslate()

    def show_choice(self, name: str) -> None:
        """Show which theme is chosen."""
        chosen = self._tiles.get(name, self._tiles[""])
        chosen.setChecked(True)
        for tile in self._tiles.values():  # Tab comes to the chosen one, arrows go on from there
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is chosen else Qt.FocusPolicy.ClickFocus)

    def _picture(self, looks: tuple[Theme, Theme], family: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        result = QPixmap(QSize(_WIDTH, _HEIGHT) * ratio)
        result.setDevicePixelRatio(ratio)
        half = _WIDTH // 2
        with QPainter(result) as painter:
            for theme, left in zip(looks, (0, half), strict=True):
                painter.setClipRect(QRect(left, 0, _WIDTH - left, _HEIGHT))
                _paint_page(painter, theme, family)
        return result

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._interface.catalog.gettext
        widest = 0
        for name, tile in self._tiles.items():
            text = _(THEMES.get(name, name)) if name else _("Same as system")
            tile.setText(text)
            tile.setAccessibleName(text)
            tile.setToolTip(text)
            tile.setMinimumWidth(0)
            widest = max(widest, tile.sizeHint().width())
        if _IN_A_ROW * widest < self.screen().availableGeometry().width() - _AROUND:
            for tile in self._tiles.values():
                tile.setMinimumWidth(widest)


def _paint_page(painter: QPainter, theme: Theme, family: str) -> None:
    """Paint a page in little: a letter of its text, lines, a link, a hit."""
    whole = QRect(0, 0, _WIDTH, _HEIGHT)
    painter.fillRect(whole, theme.colour("paper"))
    painter.setPen(QPen(theme.colour("edge"), 1))
    painter.drawRect(whole.adjusted(0, 0, -1, -1))
    face = QFont(family)
    face.setPixelSize(30)
    painter.setFont(face)
    painter.setPen(theme.colour("ink"))
    for left in (10, _WIDTH // 2 + 10):
        painter.drawText(left, 38, "Aa")
    for left in (10, _WIDTH // 2 + 10):
        painter.fillRect(QRect(left, 47, 20, 3), theme.colour("accent"))
        painter.fillRect(QRect(left + 23, 45, 14, 7), theme.colour("mark"))
        painter.fillRect(QRect(left + 23, 52, 14, 1), theme.colour("mark_edge"))
