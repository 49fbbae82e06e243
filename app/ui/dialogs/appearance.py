"""How pages look, in one place: theme, size, spacing, line length, typeface, layout. Everything holds at once."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFontComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.core.userdata.settings import CHOICES, INTERFACE_SIZES, LARGEST_TEXT, SMALLEST_TEXT, Settings
from app.ui.dialogs.choice_row import ChoiceRow
from app.ui.dialogs.room import fit, scrolling
from app.ui.dialogs.theme_tiles import ThemeTiles
from app.ui.language import InterfaceLanguage
from app.ui.theme import Theme

_STEP = 10
_ROWS = ("text_size", "interface_size", "line_spacing", "column_width", "reading_font", "density")


class AppearanceDialog(QDialog):
    """Emits the settings that are wanted; shows those that hold, whoever changed them."""

    settings_requested = Signal(object)

    def __init__(  # noqa: PLR0917 - what there is to choose from
        self,
        settings: Settings,
        themes: list[Theme],
        system: tuple[Theme, Theme],
        own_family: str,
        interface: InterfaceLanguage,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._own_family = own_family
        self._interface = interface
        self._tiles = ThemeTiles(themes, system, own_family, interface, self)
        self._tiles.chosen.connect(lambda name: self._want(theme=name))
        self._size = QSlider(Qt.Orientation.Horizontal, self)
        self._size.setRange(SMALLEST_TEXT // _STEP, LARGEST_TEXT // _STEP)
        self._size.setPageStep(2)
        self._size.setMinimumWidth(220)
        self._size.valueChanged.connect(lambda value: self._want(text_size=value * _STEP))
        self._percent = QLabel(self)
        self._font = QFontComboBox(self)
        self._font.setEditable(False)
        self._font.setFontFilters(QFontComboBox.FontFilter.ScalableFonts)
        self._font.setSizeAdjustPolicy(QFontComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._font.currentFontChanged.connect(self._on_font_chosen)
        self._rows = {field: ChoiceRow(CHOICES[field], self) for field in CHOICES}
        for field, row in self._rows.items():
            row.chosen.connect(lambda name, field=field: self._want(**{field: name}))
        self._interface_size = ChoiceRow(tuple(map(str, INTERFACE_SIZES)), self)
        self._interface_size.chosen.connect(lambda percent: self._want(interface_size=int(percent)))
        self._usual = QPushButton(self)
        self._usual.setAutoDefault(False)
        self._usual.clicked.connect(self._on_usual_clicked)
        self._close = QPushButton(self)
        self._close.setDefault(True)
        self._close.clicked.connect(self.close)
        self._labels = {name: QLabel(self) for name in _ROWS}
        self._lay_out()
        interface.changed.connect(self.retranslate)
        self.retranslate()
        self.show_settings(settings)

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.addWidget(self._size, 1)
        size.addWidget(self._percent)
        size.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, (name, label) in enumerate(self._labels.items()):
            grid.addWidget(label, number, 0)
            if name == "text_size":
                grid.addLayout(size, number, 1)
            else:
                others = {"reading_font": self._font, "interface_size": self._interface_size}
                grid.addWidget(self._rows.get(name) or others[name], number, 1)
        # A screen reader on Linux takes the name of a choice from its label, not from its accessible name.
        self._labels["reading_font"].setBuddy(self._font)
        self._labels["text_size"].setBuddy(self._size)
        buttons = QHBoxLayout()
        buttons.addWidget(self._usual)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        inner = QWidget(self)
        choices = QVBoxLayout(inner)
        choices.setContentsMargins(16, 18, 16, 0)
        choices.setSpacing(16)
        choices.addWidget(self._tiles)
        choices.addLayout(grid)
        self._area = scrolling(inner, self)
        buttons.setContentsMargins(16, 0, 16, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._area, 1)
        layout.addLayout(buttons)

    def fit(self) -> None:
        """Be as large as everything in it, or as the screen."""
        self.retranslate()  # some widths follow from words
        fit(self, self._area)

    # -- what holds, what is wanted -----------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show the settings that hold now."""
        resized = settings.interface_size != self._settings.interface_size
        self._settings = settings
        with QSignalBlocker(self._size), QSignalBlocker(self._font):
            self._size.setValue(round(settings.text_size / _STEP))
            self._font.setCurrentFont(QFont(settings.reading_font or self._own_family))
        self._percent.setText(self._interface.catalog.gettext("{percent}%", percent=settings.text_size))
        self._tiles.show_choice(settings.theme)
        self._interface_size.show_choice(str(settings.interface_size))
        for field, row in self._rows.items():
            row.show_choice(getattr(settings, field))
        self._usual.setEnabled(settings != settings.with_usual_looks())
        if resized:
            self.fit()

    def _want(self, **values: object) -> None:
        self.settings_requested.emit(self._settings._replace(**values))  # type: ignore[arg-type]

    def _on_font_chosen(self, font: QFont) -> None:
        family = font.family()
        self._want(reading_font="" if family == self._own_family else family)

    def _on_usual_clicked(self) -> None:
        self.settings_requested.emit(self._settings.with_usual_looks())
        self._close.setFocus()  # the button that was pressed has nothing more to do

    # -- words --------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._interface.catalog.gettext
        self.setWindowTitle(_("Appearance"))
        names = {
            "text_size": _("Text size"),
            "interface_size": _("Interface size"),
            "line_spacing": _("Line spacing"),
            "column_width": _("Line length"),
            "reading_font": _("Typeface"),
            "density": _("Layout"),
        }
        for name, label in self._labels.items():
            label.setText(names[name])
        self._size.setAccessibleName(names["text_size"])
        self._font.setAccessibleName(names["reading_font"])
        percents = {str(size): _("{percent}%", percent=size) for size in INTERFACE_SIZES}
        self._interface_size.set_texts(names["interface_size"], percents)
        self._rows["line_spacing"].set_texts(
            names["line_spacing"], {"close": _("Tight"), "normal": _("Normal"), "wide": _("Wide")}
        )
        self._rows["column_width"].set_texts(
            names["column_width"], {"narrow": _("Short"), "normal": _("Medium"), "wide": _("Long")}
        )
        self._rows["density"].set_texts(names["density"], {"normal": _("Roomy"), "compact": _("Compact")})
        self._usual.setText(_("Restore the usual look"))
        self._close.setText(_("Done"))
        self._percent.setText(_("{percent}%", percent=self._settings.text_size))
        self._percent.setMinimumWidth(
            self._percent.fontMetrics().horizontalAdvance(_("{percent}%", percent=300))
        )
        self._tiles.retranslate()
