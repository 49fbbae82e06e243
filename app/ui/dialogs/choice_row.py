"""A few choices side by side, of which one holds. Part of the appearance dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class ChoiceRow(QWidget):
    """Emits the name of what was chosen."""

    chosen = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for name in names:
            button = QToolButton(self)
            button.setObjectName("step")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[name] = button
            layout.addWidget(button)
        layout.addStretch(1)

    def show_choice(self, name: str) -> None:
        """Show which one holds."""
        for own, button in self._buttons.items():
            button.setChecked(own == name)
            # Tab comes to the one that holds, arrows go on from there.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if own == name else Qt.FocusPolicy.ClickFocus)

    def set_texts(self, title: str, texts: dict[str, str]) -> None:
        """Name the choices; each is read aloud after what it is a choice of."""
        self.setAccessibleName(title)
        for name, button in self._buttons.items():
            button.setText(texts[name])
            button.setAccessibleName(f"{title}: {texts[name]}")
