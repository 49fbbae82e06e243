"""A part of the details that can be folded away: its title, which is the switch, and a list under it."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.models.lines_model import Line
from app.ui.panels.line_list import LineList
from app.ui.plain_enums import ItemRole


class Foldable(QWidget):
    """Emits the link of an entry that was chosen, and that it was folded or unfolded."""

    link_requested = Signal(str)
    folded_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._title = ""
        self.head = QPushButton(self)
        self.head.setObjectName("fold")
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = LineList(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.list)
        self.head.toggled.connect(self._on_toggled)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)

    @property
    def folded(self) -> bool:
        """Whether only the title is shown."""
        return not self.head.isChecked()

    def fold(self, folded: bool) -> None:
        """Show only the title, or everything."""
        self.head.setChecked(not folded)

    def _on_toggled(self, shown: bool) -> None:
        self.list.setVisible(shown)
        if shown:
            self.list.fit()
        self._write_title()
        self.folded_changed.emit()

    def fill(self, lines: Iterable[Line]) -> None:
        """Show other entries; with none, nothing of this part is seen."""
        self.list.lines.show_lines(lines)
        self.setVisible(self.list.lines.rowCount() > 0)
        if not self.folded:
            self.list.fit()

    def mark(self, target: str) -> None:
        """Mark the entry with this link as where one is."""
        self.list.lines.mark(target)

    def set_words(self, title: str, here: str, tip: str) -> None:
        """Use these words: the title, what is said of the entry where one is, what the title does."""
        self._title = title
        self.head.setToolTip(tip)
        self.head.setAccessibleDescription(tip)
        self.list.setAccessibleName(title)
        self.list.lines.set_words(here)
        self._write_title()

    def _write_title(self) -> None:
        mark = "\u25b8" if self.folded else "\u25be"
        self.head.setText(f"{mark}\u2002{self._title}")
        self.head.setAccessibleName(self._title)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.link_requested.emit(index.data(ItemRole.OWN))
