"""Under the contents: how much has been read, and the switch that leaves only the rest."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
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
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
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
        self._count.setText(_("{read} of {all} read", read=self._read, all=self._all) if self._all else "")
