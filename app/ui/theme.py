"""Colours, sizes and spacing: read from resources/themes, given to the application as palette and style sheet."""

import json
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Measures(NamedTuple):
    """Sizes all themes share: pixels at 100 %, `line_height`s in percent, `columns` in characters."""

    body: int
    ratio: float
    line_height: int
    heading_line_height: int
    columns: int
    space: int
    number_gutter: int
    icon: int


class Theme(NamedTuple):
    """A named set of colours ("#rrggbb") and the measures."""

    name: str
    dark: bool
    colours: dict[str, str]
    measures: Measures

    def colour(self, role: str) -> QColor:
        """Return the colour of a role. Raises KeyError for a role the theme files do not name."""
        return QColor.fromString(
            self.colours[role]
        )  # the constructor would try Qt.GlobalColor, see plain_enums


def load_theme(folder: Path, name: str) -> Theme:
    """Read a theme and the measures from the folder of themes. Raises OSError, ValueError."""
    values = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    measures = json.loads((folder / "measures.json").read_text(encoding="utf-8"))
    return Theme(name, bool(values["dark"]), values["colours"], Measures(**measures))


def theme_names(folder: Path) -> list[str]:
    """Return the names of all themes in `folder`."""
    return sorted(path.stem for path in folder.glob("*.json") if path.stem != "measures")


_ROLES = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink_soft",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
}


def palette(theme: Theme) -> QPalette:
    """Return the application palette of a theme."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return result


class ThemeControl(QObject):
    """Keeps the application in the chosen theme, or in the one that fits the system's light or dark."""

    changed = Signal()

    def __init__(self, folder: Path, choice: str) -> None:
        super().__init__()
        self._folder = folder
        self._choice = choice
        # The palette before ours tells the same as the style hints, without naming an enum of `Qt`.
        self._system_is_dark = QGuiApplication.palette().window().color().lightness() < 128
        self.theme = self._wanted()
        self._apply()

    @property
    def choice(self) -> str:
        """The chosen theme, or "" while the system decides."""
        return self._choice

    def names(self) -> list[str]:
        """Return the names of the themes one can choose."""
        return theme_names(self._folder)

    def choose(self, name: str) -> None:
        """Choose a theme by name, or follow the system with ""."""
        self._choice = name
        self._update()

    def follow_system(self) -> None:
        """Change with the system from now on. Not needed for the first paint, so called after it."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)

    def _wanted(self) -> Theme:
        by_system = "dark" if self._system_is_dark else "light"
        try:
            return load_theme(self._folder, self._choice or by_system)
        except (OSError, ValueError, KeyError):
            # A theme that was chosen once may be gone: the reader still gets a readable window.
            return load_theme(self._folder, by_system)

    def _apply(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - created before any window
        application.setPalette(palette(self.theme))
        sheet = (self._folder / "interface.qss").read_text(encoding="utf-8")
        # Longest names first, so that @ink does not eat the head of @ink_soft.
        for name in sorted(self.theme.colours, key=len, reverse=True):
            sheet = sheet.replace(f"@{name}", self.theme.colours[name])
        application.setStyleSheet(sheet)

    def _update(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            self._apply()
            self.changed.emit()

    def _on_color_scheme_changed(self, scheme: object) -> None:
        self._system_is_dark = getattr(scheme, "name", "") == "Dark"
        self._update()
