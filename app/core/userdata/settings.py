"""What the reader has chosen: language of the interface, theme, text size."""

from pathlib import Path
from typing import NamedTuple

from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1
SMALLEST_TEXT, LARGEST_TEXT = 80, 300


class Settings(NamedTuple):
    """`ui_language` and `theme` are empty while they follow the system; `text_size` is a percentage.

    `folded` names the parts of the details that are folded away, with commas.
    """

    schema: int = SCHEMA
    ui_language: str = ""
    theme: str = ""
    text_size: int = 100
    show_details: bool = True
    folded: str = ""
    unread_only: bool = False

    def with_text_size(self, percent: int) -> "Settings":
        """Return these settings with a text size between the smallest and the largest one."""
        return self._replace(text_size=max(SMALLEST_TEXT, min(LARGEST_TEXT, percent)))


def load_settings(path: Path) -> tuple[Settings, Path | None]:
    """Return the settings in `path` and the name a damaged file was set aside under.

    Missing, older and partial files give defaults for what they lack; values of a wrong type are ignored.
    """
    values, aside = read_values(path)
    settings = Settings(**{**known(values, Settings()._asdict()), "schema": SCHEMA})
    return settings.with_text_size(settings.text_size), aside


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings. Raises OSError where the folder cannot be written."""
    write_values(path, settings._asdict())
