"""How everything looks: theme, sizes and faces, made into the style of pages and the icons of buttons."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase

from app.core.userdata.settings import Settings
from app.ui.icons import IconSet
from app.ui.reader.page_style import PageStyle
from app.ui.theme import ThemeControl

_READING_FACE = "fontpkg_pt_serif"  # PT Serif, installed as a package: a page looks the same on every system
_FALLBACK = "serif"


class Appearance(QObject):
    """Holds the settings; `changed` means that pages and icons have to be drawn anew."""

    changed = Signal()
    settings_changed = Signal(object)

    def __init__(self, icons: Path, themes: ThemeControl, settings: Settings, reading_family: str) -> None:
        super().__init__()
        self._icons = icons
        self.themes = themes
        self.settings = settings
        self.own_family = reading_family
        themes.changed.connect(self.changed)
        themes.system_contrast_changed.connect(self._on_system_contrast_changed)

    @property
    def reading_family(self) -> str:
        """The family that pages are set in; the program's own where the chosen one is not on this computer."""
        chosen = self.settings.reading_font
        return chosen if chosen and QFontDatabase.hasFamily(chosen) else self.own_family

    def style(self) -> PageStyle:
        """Return the style of a page as it was chosen."""
        chosen = self.settings
        return PageStyle(
            self.themes.theme,
            chosen.text_size,
            self.reading_family,
            QFont().family(),
            chosen.line_spacing,
            chosen.column_width,
        )

    def icons(self) -> IconSet:
        """Return the icons in the colours of the theme."""
        return IconSet(self._icons, self.themes.theme, self.themes.damaged)

    def change(self, settings: Settings) -> None:
        """Use other settings; `settings_changed` has them written down."""
        if settings == self.settings:
            return
        before, self.settings = self.settings, settings
        drawn = self.themes.theme
        self.themes.choose(settings.theme, settings.density, settings.interface_size)
        if self.themes.theme is drawn and _set_differently(before, settings):
            self.changed.emit()
        self.settings_changed.emit(settings)

    def resize_text(self, step: int) -> None:
        """Make the text larger or smaller by so many steps of 10 %; 0 is the normal size."""
        self.change(self.settings.with_text_size(self.settings.text_size + 10 * step if step else 100))

    def step(self, field: str) -> None:
        """Take the next of the choices of a setting; `theme` goes through the themes and the system's."""
        if field == "theme":
            names = ["", *self.themes.names()]
            now = names.index(self.settings.theme) if self.settings.theme in names else 0
            self.change(self.settings._replace(theme=names[(now + 1) % len(names)]))
        else:
            self.change(self.settings.stepped(field))

    def _on_system_contrast_changed(self, wanted: bool) -> None:
        self.change(self.settings._replace(system_contrast=wanted))


def _set_differently(before: Settings, after: Settings) -> bool:
    fields = ("text_size", "line_spacing", "column_width", "reading_font")
    return any(getattr(before, field) != getattr(after, field) for field in fields)


def load_reading_face(damaged: set[str] | None = None) -> str:
    """Make the reading face known to Qt and return the name of its family, or of the system's serif.

    `damaged` receives the names of files that Qt cannot read.
    """
    spec = find_spec(_READING_FACE)
    families: list[str] = []
    for folder in spec.submodule_search_locations or [] if spec is not None else []:
        for path in sorted(Path(folder, "files").glob("*.ttf")):
            number = QFontDatabase.addApplicationFont(str(path))
            if number < 0 and damaged is not None:
                damaged.add(path.name)
            families += QFontDatabase.applicationFontFamilies(number)
    if not families and damaged is not None:
        damaged.add(_READING_FACE)
    return families[0] if families else _FALLBACK
