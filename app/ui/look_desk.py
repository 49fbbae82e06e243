"""The wiring of how pages look: the dialog, and the actions beside it. Made after the first paint."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent

from app.ui.main_window import MainWindow
from app.ui.theme import THEMES


class LookDesk(QObject):
    """Opens the appearance dialog, beside the text where there is room, and keeps it up to date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = window.appearance
        self._appearance.settings_changed.connect(self._on_settings_changed)
        window.reader.view.viewport().installEventFilter(self)
        self._on_settings_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Make the text larger or smaller with Ctrl and the wheel."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            turned = event.angleDelta().y()
            if turned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.resize_text(1 if turned > 0 else -1)
                return True
        return super().eventFilter(watched, event)

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        from app.ui.dialogs.appearance import AppearanceDialog  # noqa: PLC0415 - when it is opened

        dialog = self._window.findChild(AppearanceDialog)
        if dialog is None:
            themes = self._appearance.themes
            dialog = AppearanceDialog(
                self._appearance.settings,
                themes.themes(),
                themes.system_pair(),
                self._appearance.own_family,
                self._window.interface,
                self._window,
            )
            dialog.settings_requested.connect(self._appearance.change)
            self._appearance.settings_changed.connect(dialog.show_settings)
            dialog.fit()
            dialog.move(self._beside(dialog.width(), dialog.height()))
        dialog.show()
        dialog.activateWindow()

    # -- keys that change looks say what is chosen now ----------------------------------------------------

    def next_theme(self) -> None:
        """Take the next theme."""
        self._appearance.step("theme")
        _ = self._window.interface.catalog.gettext
        name = self._appearance.settings.theme
        shown = _(THEMES.get(name, name)) if name else _("Same as system")
        self._window.say(_("Theme: {theme}", theme=shown))

    def next_line_spacing(self) -> None:
        """Take the next line spacing."""
        self._appearance.step("line_spacing")
        _ = self._window.interface.catalog.gettext
        names = {"close": _("Tight"), "normal": _("Normal"), "wide": _("Wide")}
        self._window.say(_("Line spacing: {name}", name=names[self._appearance.settings.line_spacing]))

    def next_interface_size(self) -> None:
        """Take the next size of lists, menus, buttons and dialogs."""
        self._appearance.step("interface_size")
        _ = self._window.interface.catalog.gettext
        self._window.say(_("Interface size: {percent}%", percent=self._appearance.settings.interface_size))

    def turn_compact(self) -> None:
        """Take the other layout."""
        self._appearance.step("density")
        _ = self._window.interface.catalog.gettext
        compact = self._appearance.settings.density == "compact"
        self._window.say(_("Layout: {name}", name=_("Compact") if compact else _("Roomy")))

    def resize_text(self, step: int) -> None:
        """Make the text of pages larger or smaller by so many steps; 0 is the normal size."""
        before = self._appearance.settings.text_size
        self._appearance.resize_text(step)
        _ = self._window.interface.catalog.gettext
        percent = self._appearance.settings.text_size
        if step and percent == before:
            self._window.say(_("Text size: {percent}%. It goes no further.", percent=percent))
        else:
            self._window.say(_("Text size: {percent}%", percent=percent))

    # -- the dialog ---------------------------------------------------------------------------------------

    def _beside(self, width: int, height: int) -> QPoint:
        """Return where the dialog hides least of the text: at the right edge, under the header."""
        window, screen = self._window.frameGeometry(), self._window.screen().availableGeometry()
        top = self._window.mapToGlobal(QPoint(0, self._window.header.height())).y() + 12
        left = window.right() - width - 16
        return QPoint(
            max(screen.left(), min(left, screen.right() - width)),
            max(screen.top(), min(top, screen.bottom() - height)),
        )

    def _on_settings_changed(self) -> None:
        compact = self._appearance.settings.density == "compact"
        self._window.actions_table["compact"].setChecked(compact)
