"""Colours, sizes and spacing: read from resources/themes, given to the application as palette and style sheet."""

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.core.errors import marked
from app.ui.built_in_looks import LIGHT, MEASURES, read_like

MEASURES_FILE = "measures.json"
THEMES = {
    "light": marked("Light"),
    "sepia": marked("Sepia"),
    "dark": marked("Dark"),
    "contrast": marked("High contrast"),
    "contrast-dark": marked("High contrast, dark"),
}
"""The themes that have a name in words, in the order they are offered. A file that is not here is offered as well."""


class Measures(NamedTuple):
    """Sizes all themes share: pixels at 100 %.

    `line_heights` are percent, `columns` characters, each by the name of a choice; from `space` on they are those
    of the density that was chosen. `page_top` is in units of `space`. `icon` and `header` have the interface size
    that was chosen, as has whatever goes through `px`; all else concerns pages.
    """

    body: int
    ratio: float
    heading_line_height: int
    line_heights: dict[str, int]
    columns: dict[str, int]
    space: int
    number_gutter: int
    icon: int
    page_top: float
    header: int
    interface_size: int = 100

    def px(self, pixels: float) -> int:
        """Return how many pixels something of the interface takes that takes so many at 100 %."""
        return round(pixels * self.interface_size / 100)

    def sized(self, percent: int) -> "Measures":
        """Return these measures, of an interface at 100 %, for one of another size."""
        own = self._replace(interface_size=percent)
        return own._replace(icon=own.px(self.icon), header=own.px(self.header))


class Theme(NamedTuple):
    """A named set of colours ("#rrggbb") and the measures. `number_opacity` is that of ink in the margin."""

    name: str
    dark: bool
    contrast: bool
    number_opacity: float
    colours: dict[str, str]
    measures: Measures

    def colour(self, role: str) -> QColor:
        """Return the colour of a role. Raises KeyError for a role the theme files do not name."""
        return QColor.fromString(
            self.colours[role]
        )  # the constructor would try Qt.GlobalColor, see plain_enums


def load_theme(folder: Path, name: str, density: str = "normal", interface_size: int = 100) -> Theme:
    """Read a theme and the measures from the folder of themes. Raises OSError and ValueError."""
    values = read_like(folder / f"{name}.json", LIGHT)
    return _made(name, values, read_like(folder / MEASURES_FILE, MEASURES), density, interface_size)


def _made(
    name: str, values: dict[str, Any], measures: dict[str, Any], density: str, interface_size: int
) -> Theme:
    shared = {field: measures[field] for field in Measures._fields if field in measures}
    own = measures["densities"].get(density, measures["densities"]["normal"])
    return Theme(
        name,
        bool(values["dark"]),
        bool(values["contrast"]),
        float(values["number_opacity"]),
        values["colours"],
        Measures(**shared, **{field: own[field] for field in Measures._fields if field in own}).sized(
            interface_size
        ),
    )


def theme_names(folder: Path) -> list[str]:
    """Return the names of all themes in `folder`, in the order they are offered."""
    found = {path.stem for path in folder.glob("*.json") if path.stem != "measures"}
    return [name for name in THEMES if name in found] + sorted(found - set(THEMES))


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


def _sized(font: QFont, percent: int) -> QFont:
    sized = QFont(font)
    if font.pointSizeF() > 0:
        sized.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        sized.setPixelSize(round(font.pixelSize() * percent / 100))
    return sized


def at_size(pixels: int) -> int:
    """Return how many pixels something takes in the interface as large as it is that takes so many at 100 %.

    For whatever is not given a theme. The size is asked of the font of the application: it is what has that size.
    """
    usual, now = QFontInfo(_system_font()).pixelSize(), QFontInfo(QApplication.font()).pixelSize()
    return round(pixels * now / usual) if usual > 0 else pixels


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


class ThemeControl(QObject):
    """Keeps the application in the chosen theme, or in the one that fits what the system asks for.

    `system_contrast_changed` says whether the system wants more contrast than usual: it cannot be asked before the
    first paint, so whoever remembers it passes it as `system_contrast` at the next start.
    """

    changed = Signal()
    system_contrast_changed = Signal(bool)

    def __init__(
        self,
        folder: Path,
        choice: str,
        density: str = "normal",
        interface_size: int = 100,
        *,
        system_contrast: bool = False,
    ) -> None:
        super().__init__()
        self._folder = folder
        self._choice = choice
        self._density = density
        self._interface_size = interface_size
        # The palette before ours tells the same as the style hints, without naming an enum of `Qt`.
        self._system_is_dark = QGuiApplication.palette().window().color().lightness() < 128
        self._system_contrast = system_contrast
        self.damaged: set[str] = set()
        """Names of files of the program that could not be used; whoever reads others adds to it."""
        self.theme = self._wanted()
        self._has_own_font = False
        self._apply()

    @property
    def choice(self) -> str:
        """The chosen theme, or "" while the system decides."""
        return self._choice

    @property
    def is_missing(self) -> bool:
        """Whether a theme was chosen that is gone or cannot be read; the system's is shown instead."""
        return bool(self._choice) and self.theme.name != self._choice

    def names(self) -> list[str]:
        """Return the names of the themes one can choose."""
        return theme_names(self._folder)

    def themes(self) -> list[Theme]:
        """Return every theme that can be read, in the order they are offered."""
        read = [self._read(name) for name in self.names()]
        return [theme for theme in read if theme is not None]

    def system_pair(self) -> tuple[Theme, Theme]:
        """Return the light and the dark theme between which the system decides."""
        names = ("contrast", "contrast-dark") if self._system_contrast else ("light", "dark")
        return self._usable(names[0]), self._usable(names[1])

    def by_system(self) -> Theme:
        """Return the theme that fits what the system asks for at the moment."""
        return self._usable(self._by_system())

    def choose(self, name: str, density: str = "", interface_size: int = 0) -> None:
        """Choose a theme by name, or follow the system with ""; how much room there is between things; what size.

        "" and 0 leave density and size as they are.
        """
        self._choice = name
        self._density = density or self._density
        self._interface_size = interface_size or self._interface_size
        self._update()

    def follow_system(self) -> None:
        """Change with the system from now on. Not needed for the first paint, so called after it."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_color_scheme_changed)
        wishes = hints.accessibility()
        wishes.contrastPreferenceChanged.connect(self._on_contrast_preference_changed)
        self._on_contrast_preference_changed(wishes.contrastPreference())

    def _by_system(self) -> str:
        if self._system_contrast:
            return "contrast-dark" if self._system_is_dark else "contrast"
        return "dark" if self._system_is_dark else "light"

    def _read(self, name: str) -> Theme | None:
        values = self._values(f"{name}.json", LIGHT)
        return self._with_measures(name, values) if values is not None else None

    def _usable(self, name: str) -> Theme:
        return self._read(name) or self._with_measures("light", LIGHT)

    def _with_measures(self, name: str, values: dict[str, Any]) -> Theme:
        measures = self._values(MEASURES_FILE, MEASURES) or MEASURES
        return _made(name, values, measures, self._density, self._interface_size)

    def _values(self, name: str, usual: dict[str, Any]) -> dict[str, Any] | None:
        try:
            return read_like(self._folder / name, usual)
        except FileNotFoundError:
            if (
                name.removesuffix(".json") in THEMES or usual is MEASURES
            ):  # a theme of the reader's may be gone
                self.damaged.add(name)
        except (OSError, ValueError):
            self.damaged.add(name)
        return None

    def _sheet(self, name: str) -> str:
        try:
            return (self._folder / name).read_text(encoding="utf-8")
        except (OSError, ValueError):
            self.damaged.add(name)
            return ""

    def _wanted(self) -> Theme:
        # A theme that was chosen once may be gone: the reader still gets a readable window.
        return (self._read(self._choice) if self._choice else None) or self.by_system()

    def _apply(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - created before any window
        application.setPalette(palette(self.theme))
        size = self.theme.measures.interface_size
        if (
            size != 100 or self._has_own_font
        ):  # at 100 % the system may give menus and tooltips fonts of their own
            application.setFont(_sized(_system_font(), size))
            self._has_own_font = True
        sheet = self._sheet("interface.qss")
        if self._density != "normal":
            sheet += self._sheet(f"{self._density}.qss")
        # Longest names first, so that @ink does not eat the head of @ink_soft.
        for name in sorted(self.theme.colours, key=len, reverse=True):
            sheet = sheet.replace(f"@{name}", self.theme.colours[name])
        if size != 100:
            from app.ui.sized_sheet import sized_sheet  # noqa: PLC0415 - most leave the interface as it is

            sheet = sized_sheet(sheet, size)
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

    def _on_contrast_preference_changed(self, preference: object) -> None:
        wanted = getattr(preference, "name", "") == "HighContrast"
        if wanted != self._system_contrast:
            self._system_contrast = wanted
            self._update()
            self.system_contrast_changed.emit(wanted)
