"""The quick switcher: type a few letters of a title, heading, term or acronym, Enter, and one is there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.search.names import HEADING, TERM, Name
from app.ui.announce import announce
from app.ui.language import InterfaceLanguage
from app.ui.models.entries_model import Entry
from app.ui.name_control import NameControl
from app.ui.panels.popup_list import PopupList
from app.ui.theme import Theme, at_size

_WIDTH, _TOP, _MARGIN, _ROWS = 620, 64, 24, 12


class SwitcherPanel(PopupList):
    """A palette over the window, closed by Esc, by opening something, or when the keyboard goes elsewhere."""

    pages = 6
    chosen = Signal(object)
    """The Name to go to."""

    def __init__(  # noqa: PLR0917 - what it looks through, speaks, wears, and stands over
        self,
        names: NameControl,
        language: InterfaceLanguage,
        theme: Theme,
        reading: Callable[[], str],
        recent: Callable[[], Sequence[str]],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window)
        self._names = names
        self._language = language
        self._reading = reading
        self._recent = recent
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self._empty = QLabel(self)
        self._empty.setObjectName("caption")
        self._empty.hide()
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self._empty)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.steer_from(self.field)
        self.list.chosen.connect(self._on_chosen)
        names.ready.connect(self._on_names_ready)
        language.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show it, empty, over the window."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.field.clear()
        self._fill()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def _on_names_ready(self) -> None:
        """Show what has been read meanwhile. A lambda would outlive the window: the names are those of all."""
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        found = self._names.switcher.find(self.field.text(), self._reading(), self._recent())
        self.list.show_entries([self._entry(name) for name in found], first=True)
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self._place()
        current = self.list.current()
        if current is not None and self.isVisible():
            announce(self.field, ", ".join(part for part in (current.text, current.beside) if part))

    def _entry(self, name: Name) -> Entry:
        _ = self._language.catalog.gettext
        beside = _("Glossary") if name.kind == TERM else name.where
        if name.language != self._reading():
            tongue = {"en": _("in English"), "fr": _("in French")}.get(name.language, "")
            beside = " · ".join(part for part in (beside, tongue) if part)
        text = f"{name.text}" if name.kind != HEADING else f"› {name.text}"
        return Entry(text, beside, name)

    def _place(self) -> None:
        room = self.window().rect()
        width = min(at_size(_WIDTH), room.width() - 2 * _MARGIN)
        self.list.setFixedHeight(self.list.height_of_all(_ROWS))
        self._layout.activate()
        height = min(self.sizeHint().height(), room.height() - _TOP - _MARGIN)
        self.setGeometry((room.width() - width) // 2, _TOP, width, height)

    def _on_chosen(self, name: Name) -> None:
        self.dismiss()  # what is opened now, a card maybe, gives the keyboard back to where it has been
        self.chosen.emit(name)

    def on_window_resized(self) -> None:
        """Stay in the middle of the window."""
        self._place()

    def on_field_event(self, event: QEvent) -> bool:
        """Steer the list from the field; its keys come before the shortcuts of the window."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            handled = self._steer(event) if kind == QEvent.Type.KeyPress else event.key() == Qt.Key.Key_Escape
            if handled:
                event.accept()
            return handled
        if kind == QEvent.Type.FocusOut and self.isVisible() and self.window().isActiveWindow():
            self.hide()
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self.step(event):
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.open_current()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.setAccessibleName(_("Go to a page, heading or term"))
        self.field.setPlaceholderText(_("Page, heading, term or acronym"))
        self.field.setAccessibleName(_("Go to a page, heading or term"))
        self.list.setAccessibleName(_("Go to a page, heading or term"))
        self._empty.setText(_("Nothing of that name"))
        if self.isVisible():
            self._fill()
