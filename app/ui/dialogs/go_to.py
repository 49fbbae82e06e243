"""The headings, links, notes, terms, figures and sources of a page in lists: for who does not see them, and who types."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.rendering.page_parts import PageParts, Part
from app.ui.dialogs.room import open_at
from app.ui.language import InterfaceLanguage

_TARGET_ROLE = Qt.ItemDataRole.UserRole + 1
_PLACE_ROLE = Qt.ItemDataRole.UserRole + 2
_SIZE = (620, 520)


class _Tab(NamedTuple):
    title: str
    parts: tuple[Part, ...]


class GoToDialog(QDialog):
    """One tab for each kind there is on the page.

    Enter goes there; a link can also be shown where it stands, a source where it is cited.
    """

    link_requested = Signal(str)

    def __init__(
        self, parts: PageParts, page_title: str, language: InterfaceLanguage, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = parts
        self._page_title = page_title
        self._language = language
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._go = QPushButton(self)
        self._go.setDefault(True)
        self._show = QPushButton(self)
        self._buttons.addButton(self._go, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self._show, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        self._go.clicked.connect(lambda: self._leave(_TARGET_ROLE))
        self._show.clicked.connect(lambda: self._leave(_PLACE_ROLE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        layout.addWidget(self._buttons)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        language.changed.connect(self.retranslate)
        self.retranslate()
        open_at(self, *_SIZE)
        self._on_tab_changed()

    def current_list(self) -> QListWidget | None:
        """Return the list on top."""
        shown = self.tabs.currentWidget()
        return shown if isinstance(shown, QListWidget) else None

    def _on_tab_changed(self) -> None:
        shown = self.current_list()
        if shown is not None:
            if shown.currentRow() < 0:
                shown.setCurrentRow(0)
            if not self.tabs.tabBar().hasFocus():
                shown.setFocus(Qt.FocusReason.OtherFocusReason)
            place = shown.item(0).data(_PLACE_ROLE) if shown.count() else ""
            self._show.setVisible(bool(place) and place != shown.item(0).data(_TARGET_ROLE))

    def _leave(self, role: int) -> None:
        shown = self.current_list()
        item = shown.currentItem() if shown is not None else None
        if item is not None:
            self.close()
            self.link_requested.emit(item.data(role))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step from list to list with the left and right arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.tabs.count() > 1:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.setWindowTitle(_("Go to a place on “{title}”", title=self._page_title))
        self._go.setText(_("Go there"))
        self._show.setText(_("Show on the page"))
        self.tabs.setAccessibleName(_("Kinds of places"))
        kinds = (
            _Tab(_("Headings"), self._parts.headings),
            _Tab(_("Links"), self._parts.links),
            _Tab(_("Notes"), self._parts.notes),
            _Tab(_("Terms"), self._parts.terms),
            _Tab(_("Figures"), self._parts.figures),
            _Tab(_("Sources"), self._parts.sources),
        )
        tabs = [tab for tab in kinds if tab.parts]
        while self.tabs.count() < len(tabs):
            self.tabs.addTab(self._list(tabs[self.tabs.count()]), "")
        for number, tab in enumerate(tabs):
            self.tabs.setTabText(number, f"{tab.title} ({len(tab.parts)})")
            box = self.tabs.widget(number)
            assert isinstance(box, QListWidget)  # noqa: S101 - made above
            box.setAccessibleName(tab.title)
            for row, part in enumerate(tab.parts):
                item = box.item(row)
                item.setText("\u2003" * max(0, part.level - 2) + part.text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(part))

    def _spoken(self, part: Part) -> str:
        if part.level:
            _ = self._language.catalog.gettext
            return _("Level {level}: {heading}", level=part.level, heading=part.text)
        return part.text

    def _list(self, tab: _Tab) -> QListWidget:
        box = QListWidget(self.tabs)
        box.setWordWrap(True)
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in tab.parts:
            # Qt makes the item: of one made here, list and Python both believe at times that it is theirs to destroy.
            box.addItem(part.text)
            item, place = box.item(box.count() - 1), f"#{part.block}"
            item.setData(_TARGET_ROLE, part.target or place)
            item.setData(_PLACE_ROLE, place)
        box.itemActivated.connect(lambda _item: self._leave(_TARGET_ROLE))
        return box
