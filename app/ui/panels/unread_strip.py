"""Under the contents: how much has been read, and the switch that leaves only the rest."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui.language import InterfaceLanguage


class UnreadStrip(QFrame):
    """Shows two numbers and the button of an action."""

    def __init__(self, language: InterfaceLanguage, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._language = language
        self._read = self._all = 0
        self._count = QLabel(self)
        self._count.setObjectName("soft")
        self._action = action
        button = self._button = QToolButton(self)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setChecked(action.isChecked())
        button.clicked.connect(action.trigger)
        action.toggled.connect(button.setChecked)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 6, 3)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(button)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def show_counts(self, read: int, of_all: int) -> None:
        """Say how many pages of how many are read."""
        self._read, self._all = read, of_all
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self._button.setText(_("Unread only"))
        self._button.setToolTip(self._action.toolTip())
        self._button.setAccessibleName(self._action.text())
        self._button.setMinimumWidth(0)
        self._button.setMinimumWidth(self._button.sizeHint().width())
        self._fit()

    def _fit(self) -> None:
        """Say it in numbers alone where there is no room for words: the button is never cut off."""
        _ = self._language.catalog.gettext
        words = _("{read} of {all} read", read=self._read, all=self._all) if self._all else ""
        margins = self._layout.contentsMargins()
        taken = self._button.minimumWidth() + margins.left() + margins.right() + self._layout.spacing()
        has_room = self._count.fontMetrics().horizontalAdvance(words) <= self.width() - taken
        self._count.setText(words if has_room or not self._all else f"{self._read}/{self._all}")
        self._count.setToolTip(words)
        self._count.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()
