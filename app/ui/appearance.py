"""How everything looks: theme, text size and faces, made into the style of pages and the icons of buttons."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont

from app.core.userdata.settings import Settings
from app.ui.icons import IconSet
from app.ui.reader.page_style import PageStyle
from app.ui.theme import ThemeControl


class Appearance(QObject):
    """Holds the settings; `changed` means that pages and icons have to be drawn anew."""

    changed = Signal()
    settings_changed = Signal(object)

    def __init__(self, icons: Path, themes: ThemeControl, settings: Settings, reading_family: str) -> None:
        super().__init__()
        self._icons = icons
        self.themes = themes
        self.settings = settings
        self._family = reading_family
        themes.changed.connect(self.changed)

    @property
    def reading_family(self) -> str:
        """The family that pages are set in."""
        return self._family

    def style(self) -> PageStyle:
        """Return the style of a page in the theme and text size of the moment."""
        return PageStyle(self.themes.theme, self.settings.text_size, self._family, QFont().family())

    def icons(self) -> IconSet:
        """Return the icons in the colours of the theme."""
        return IconSet(self._icons, self.themes.theme)

    def change(self, settings: Settings) -> None:
        """Use other settings; `settings_changed` has them written down."""
        if settings == self.settings:
            return
        resized = settings.text_size != self.settings.text_size
        self.settings = settings
        self.themes.choose(settings.theme)
        if resized:
            self.changed.emit()
        self.settings_changed.emit(settings)

    def resize_text(self, step: int) -> None:
        """Make the text larger or smaller by so many steps of 10 %; 0 is the normal size."""
        self.change(self.settings.with_text_size(self.settings.text_size + 10 * step if step else 100))
