"""The strip on top: way back, home, the search field, the languages one reads in, the menu."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.core.model.language import LANGUAGES
from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.theme import Measures


class SearchField(QLineEdit):
    """A line to type in; keys that steer the list of results are passed on."""

    step_requested = Signal(int)
    open_requested = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = ("", "")

    def offer(self, text: str, shorter: str) -> None:
        """Say in the empty field what it is for, in fewer words where there is no room."""
        self._offers = (text, shorter)
        self._choose_offer()

    def _choose_offer(self) -> None:
        text, shorter = self._offers
        metrics = self.fontMetrics()
        room = self.width() - 2 * metrics.height()
        offers = (text, shorter, shorter.partition(" (")[0])  # the last without the key
        fitting = (offer for offer in offers if metrics.horizontalAdvance(offer) <= room)
        self.setPlaceholderText(next(fitting, offers[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the words there is room for."""
        super().resizeEvent(event)
        self._choose_offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pass on the keys that steer the results; type the others."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see plain_enums

        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step_requested.emit(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)


_BOTH = "both"
_FIELD = (150, 560)  # pixels: what the search field keeps, and the most it takes


class HeaderPanel(QFrame):
    """Emits `language_requested` with a tag, or `both_requested`; all else goes through actions and the search field."""

    language_requested = Signal(str)
    both_requested = Signal()

    def __init__(
        self, language: InterfaceLanguage, measures: Measures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._language = language
        self._icon_size = QSize(measures.icon, measures.icon)
        self.search = SearchField(self)
        self.search.setClearButtonEnabled(False)
        self._languages = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self.menu_button = QToolButton(self)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setIconSize(self._icon_size)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(4)
        self._spare: list[
            QToolButton
        ] = []  # the first to give way in a narrow window: the menu has their actions too
        self._fill_languages()
        self.set_room(measures)
        self.setFocusProxy(self.search)
        language.changed.connect(self.retranslate)

    def _fill_languages(self) -> None:
        for tag in LANGUAGES:
            button = self._language_button(tag, tag.upper())
            button.clicked.connect(lambda _checked=False, tag=tag: self.language_requested.emit(tag))
        both = self._language_button(_BOTH, "|".join(tag.upper() for tag in LANGUAGES))
        both.clicked.connect(lambda _checked=False: self.both_requested.emit())

    def _language_button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("language")
        button.setText(text)
        button.setCheckable(True)
        self._languages.addButton(button)
        self._buttons[name] = button
        return button

    def fill(self, left: list[QAction], right: list[QAction]) -> None:
        """Put action buttons left of the search field and right of the languages.

        Where there is no room for all, those on the right give way, then those on the left from the last to the second.
        """
        first, *others = (self._action_button(action) for action in left)
        spare = [self._action_button(action) for action in right]
        self._spare = [*spare, *reversed(others)]
        for button in (first, *others):
            self._layout.addWidget(button)
        self._layout.addStretch()
        self._layout.addWidget(self.search, 6)
        self._layout.addStretch()
        self._layout.addSpacing(4)  # a pressed button beside the field would look like a part of it
        for button in self._buttons.values():
            self._layout.addWidget(button)
        for button in spare:
            self._layout.addWidget(button)
        self._layout.addWidget(self.menu_button)
        self.retranslate()

    def _action_button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(self._icon_size)
        return button

    def set_room(self, measures: Measures) -> None:
        """Have the room above and below, the icons and the search field in their sizes."""
        self._layout.setContentsMargins(8, measures.header, 8, measures.header)
        self._icon_size = QSize(measures.icon, measures.icon)
        self.search.setMinimumWidth(_FIELD[0])
        self.search.setMaximumWidth(measures.px(_FIELD[1]))
        for button in self.findChildren(QToolButton):
            button.setIconSize(self._icon_size)

    def event(self, event: QEvent) -> bool:
        """Show as many buttons as there is room for, when that or the size of their words changes."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._give_way()
        return super().event(event)

    def _give_way(self) -> None:
        """Hide buttons so far that the search field and the languages have the room they need."""
        needed = self._layout.minimumSize().width()
        taken = {button: button.sizeHint().width() + self._layout.spacing() for button in self._spare}
        needed += sum(width for button, width in taken.items() if button.isHidden())
        for button, width in taken.items():
            fits = needed <= self.width()
            needed -= 0 if fits else width
            if button.isHidden() == fits:
                button.setVisible(fits)

    def set_icons(self, icons: IconSet) -> None:
        """Use the icons of another theme."""
        self.menu_button.setIcon(icons.icon("menu"))

    def show_language(self, tag: str, *, both: bool = False) -> None:
        """Show which language is being read, or that both are."""
        name = _BOTH if both else tag
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.search.offer(_("Search the briefing (Ctrl+K)"), _("Search (Ctrl+K)"))
        self.search.setAccessibleName(_("Search the briefing"))
        self.menu_button.setToolTip(_("Menu"))
        self.menu_button.setAccessibleName(_("Menu"))
        names = {
            "en": _("Read in English"),
            "fr": _("Read in French"),
            _BOTH: _("Read English and French together"),
        }
        for tag, button in self._buttons.items():
            name = names.get(tag) or LANGUAGES[tag].name
            button.setToolTip(name)
            button.setAccessibleName(name)
