"""What the reader has chosen: language of the interface, theme, and how pages are set."""

from pathlib import Path
from typing import NamedTuple

from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1
SMALLEST_TEXT, LARGEST_TEXT = 80, 300
INTERFACE_SIZES = (100, 125, 150, 175, 200)
"""Percent of the size the system gives to everything round the page."""
CHOICES = {
    "line_spacing": ("close", "normal", "wide"),
    "column_width": ("narrow", "normal", "wide"),
    "density": ("normal", "compact"),
}
"""Field -> what it may be, in the order it is offered. Sizes for each stand in resources/themes/measures.json."""


class Settings(NamedTuple):
    """`ui_language` and `theme` are empty while they follow the system; `text_size` is a percentage, of pages.

    `interface_size` is that of everything else: lists, menus, buttons, dialogs.

    `reading_font` is the family pages are set in, empty for the program's own. `system_contrast` is what the system
    was last seen to ask for: it is only known after the first paint, which should not flash. `folded` names the
    parts of the details that are folded away, with commas.
    """

    schema: int = SCHEMA
    ui_language: str = ""
    theme: str = ""
    text_size: int = 100
    interface_size: int = 100
    line_spacing: str = "normal"
    column_width: str = "normal"
    reading_font: str = ""
    density: str = "normal"
    show_details: bool = True
    system_contrast: bool = False
    folded: str = ""
    unread_only: bool = False

    def with_text_size(self, percent: int) -> "Settings":
        """Return these settings with a text size between the smallest and the largest one."""
        return self._replace(text_size=max(SMALLEST_TEXT, min(LARGEST_TEXT, percent)))

    def stepped(self, field: str) -> "Settings":
        """Return these settings with the next choice of `field`, after the last one the first."""
        choices = INTERFACE_SIZES if field == "interface_size" else CHOICES[field]
        now = choices.index(getattr(self, field))
        return self._replace(**{field: choices[(now + 1) % len(choices)]})  # type: ignore[arg-type]

    def with_usual_looks(self) -> "Settings":
        """Return these settings with all that concerns looks as at the first start."""
        usual = Settings()
        return self._replace(**{field: getattr(usual, field) for field in _LOOKS})


_LOOKS = (
    "theme",
    "text_size",
    "interface_size",
    "line_spacing",
    "column_width",
    "reading_font",
    "density",
)


class LoadedSettings(NamedTuple):
    """Settings, the name a damaged file was set aside under, and the fields whose values were of no use."""

    settings: Settings
    set_aside: Path | None
    ignored: tuple[str, ...]


def load_settings(path: Path) -> LoadedSettings:
    """Return the settings in `path`.

    Missing, older and partial files give defaults for what they lack. A value of a wrong type, or one that is no
    choice, gives way to the default and costs nothing else.
    """
    values, aside = read_values(path)
    usual = Settings()._asdict()
    ignored = [name for name in usual if name in values and not _usable(name, values[name], usual[name])]
    good = {name: value for name, value in values.items() if name not in ignored}
    settings = Settings(**{**known(good, usual), "schema": SCHEMA})
    return LoadedSettings(settings.with_text_size(settings.text_size), aside, tuple(ignored))


def _usable(name: str, value: object, usual: object) -> bool:
    if name == "schema":
        return True  # whatever it says, it is this one that is written
    if type(value) is not type(usual):
        return False
    if name == "text_size":
        return (
            isinstance(value, int) and value > 0
        )  # one that is too small or too large is brought within bounds
    if name == "interface_size":
        return value in INTERFACE_SIZES
    return value in CHOICES.get(name, (value,))


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings. Raises OSError where the folder cannot be written."""
    write_values(path, settings._asdict())
