"""Narrows the results to one section or one language, with how many hits each would leave."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QStyle, QStyleOptionComboBox, QWidget

from app.core.model.page import Section
from app.core.search.result import SearchAnswer
from app.ui.language import InterfaceLanguage

_ANY_WIDTH = 400  # pixels: of a choice of which only what is not its text is asked
_SPARE = 4  # pixels that are lost where a row is divided


class ResultFilters(QWidget):
    """Two choices. Emits section id and language tag, each empty for all."""

    filter_requested = Signal(str, str)

    def __init__(self, language: InterfaceLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._shown: dict[QComboBox, list[tuple[str, str]]] = {}
        self._section = QComboBox(self)
        self._tongue = QComboBox(self)
        for box in (self._section, self._tongue):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.activated.connect(self._on_chosen)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 0, 12, 8)  # from where the words below begin
        self._layout.setSpacing(8)
        self._layout.addWidget(self._section)
        self._layout.addWidget(self._tongue)

    def _on_chosen(self) -> None:
        self.filter_requested.emit(self._section.currentData() or "", self._tongue.currentData() or "")

    def fill(self, sections: tuple[Section, ...], reading: str, answer: SearchAnswer | None) -> None:
        """Offer the sections and languages with the counts of an answer."""
        _ = self._language.catalog.gettext
        self._section.setAccessibleName(_("Show one section only"))
        self._tongue.setAccessibleName(_("Show hits in one language only"))
        counts = answer.sections if answer is not None else {}
        choices = [(f"{one.title(reading)} ({counts.get(one.id, 0)})", one.id) for one in sections]
        chosen = answer.request.section if answer is not None else ""
        changed = self._offer(self._section, [(_("All sections"), ""), *choices], chosen)
        counts = answer.languages if answer is not None else {}
        names = {"en": _("In English"), "fr": _("In French")}
        choices = [(f"{name} ({counts.get(tag, 0)})", tag) for tag, name in names.items()]
        chosen = answer.request.in_language if answer is not None else ""
        changed |= self._offer(self._tongue, [(_("Both languages"), ""), *choices], chosen)
        if changed:
            self._arrange()

    def _offer(self, box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> bool:
        """Offer choices, each with what it stands for; say whether what the box needs to be wide for has changed.

        At each key only the counts change: the texts are set in their places, which costs a tenth of a new list.
        """
        shown = self._shown.get(box, [])
        anew = [data for _text, data in shown] != [data for _text, data in choices]
        if anew:
            box.clear()
            for text, data in choices:
                box.addItem(text, data)
        else:
            for index, (text, _data) in enumerate(choices):
                if text != shown[index][0]:
                    box.setItemText(index, text)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self._shown[box] = choices
        return anew or shown[0] != choices[0]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put one choice under the other where both do not fit in a row."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        widths = [self._width_of(box) for box in (self._section, self._tongue)]
        for index, width in enumerate(widths):
            self._layout.setStretch(index, width)
        margins, direction = self._layout.contentsMargins(), QBoxLayout.Direction
        room = self.width() - margins.left() - margins.right() - self._layout.spacing()
        self._layout.setDirection(direction.LeftToRight if sum(widths) <= room else direction.TopToBottom)

    def _width_of(self, box: QComboBox) -> int:
        """Return how wide a choice must be for what it says while nothing is filtered."""
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        option.rect = QRect(0, 0, _ANY_WIDTH, box.height())
        field = QStyle.SubControl.SC_ComboBoxEditField
        inside = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
        wanted = box.fontMetrics().horizontalAdvance(box.itemText(0)) + _ANY_WIDTH - inside.width() + _SPARE
        return max(wanted, box.minimumSizeHint().width())
