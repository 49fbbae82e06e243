"""The strip under the page that counts the hits of a search: "2 of 7", previous, next, close.

Where the passage of a result has none of the words it says so, and why, in place of a number that would be wrong.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui.icons import IconSet
from app.ui.language import InterfaceLanguage
from app.ui.reader.page_bar import PageBar


class HitBar(PageBar):
    """Shows where one is among the marks of a page."""

    translation_requested = Signal()
    """The text that has the words is wanted under the passage."""

    def __init__(self, language: InterfaceLanguage, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._current, self._total = 0, 0
        self._found_in: str | None = None
        self._can_show = False
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        self._translation = QToolButton(self)
        self._translation.setObjectName("link")
        self._translation.clicked.connect(self.translation_requested)
        layout.addWidget(self._count, 1)
        layout.addWidget(self._translation)
        for button in self.buttons:
            layout.addWidget(button)
        self.retranslate()
        self.set_icons(icons)

    def show_position(self, current: int, total: int) -> None:
        """Show that the `current`-th (from 0) of `total` marks is the current one; hide when there is none."""
        self._current, self._total, self._found_in = current, total, None
        self.setVisible(total > 0)
        self.retranslate()

    def show_unmarked(self, found_in: str, elsewhere: int, *, can_show: bool) -> None:
        """Show that a passage has no mark, and that there are some `elsewhere`.

        `found_in` is the language whose text has the words, "" where that is not the reason; `can_show` says that it
        can be shown under the passage.
        """
        self._can_show = can_show
        self._current, self._total, self._found_in = -1, elsewhere, found_in
        self.show()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self._count.setText(self._text())
        for button in self.buttons[:2]:
            button.setVisible(self._total > 0)
        texts = {"en": _("Show the English text"), "fr": _("Show the French text")}
        self._translation.setText(texts.get(self._found_in or "", ""))
        self._translation.setVisible(bool(self._translation.text()) and self._can_show)
        self.name_buttons(_("Previous hit"), _("Next hit"), _("Stop highlighting"))

    def _text(self) -> str:
        _ = self._language.catalog.gettext
        if self._found_in is None:
            return _("Hit {current} of {total}", current=self._current + 1, total=self._total)
        reasons = {
            "en": _("The words are in the English text of this passage."),
            "fr": _("The words are in the French text of this passage."),
        }
        reason = reasons.get(self._found_in, _("The words are not in this passage itself."))
        elsewhere = self._language.catalog.ngettext(
            "{count} hit elsewhere on this page", "{count} hits elsewhere on this page", self._total
        )
        return f"{reason} {elsewhere}." if self._total else reason
