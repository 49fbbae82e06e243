"""The results of a search: filters on top, the hits, and a word where there are none."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from app.core.model.page import Section
from app.core.search.result import Hit, SearchAnswer
from app.ui.language import InterfaceLanguage
from app.ui.models.results_model import ResultsModel
from app.ui.panels.hit_delegate import HitDelegate, HitLook
from app.ui.theme import Theme


class ResultsPanel(QWidget):
    """Shows an answer. Emits what the reader looks at, opens, filters by or wants instead."""

    preview_requested = Signal(object)
    open_requested = Signal(object)
    filter_requested = Signal(str, str)
    query_requested = Signal(str)
    more_requested = Signal()
    """The reader has come to the end of the hits that were made so far."""

    def __init__(self, language: InterfaceLanguage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._sections: tuple[Section, ...] = ()
        self._reading_language = language.tag
        self._answer: SearchAnswer | None = None
        self._filling = False
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(0)
        self._preview.timeout.connect(self._on_preview_due)
        self._caption = QLabel(self)
        self._caption.setObjectName("caption")
        self._section = QComboBox(self)
        self._tongue = QComboBox(self)
        for box in (self._section, self._tongue):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.activated.connect(self._on_filter_chosen)
        self._empty = QLabel(self)
        self._empty.setObjectName("caption")
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.RichText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.linkActivated.connect(self.query_requested)
        self._model = ResultsModel()
        self._model.more_requested.connect(self.more_requested)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self._delegate = HitDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_opened)
        self.list.activated.connect(self._on_opened)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.retranslate()
        language.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 8)
        filters.setSpacing(8)
        filters.addWidget(self._section, 3)
        filters.addWidget(self._tongue, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._caption)
        layout.addLayout(filters)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)

    def set_sections(self, sections: tuple[Section, ...]) -> None:
        """Offer the sections of a library as filters."""
        self._sections = sections
        self.retranslate()

    def set_reading_language(self, language: str) -> None:
        """Hits in any other language get a badge."""
        self._reading_language = language
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self._delegate.set_theme(theme, self.font())
        self.list.viewport().update()

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show an answer with its first hit chosen."""
        self._answer = answer
        self._model.show_hits(answer.hits, answer.total)
        self._fill_filters()
        self._describe()
        if answer.hits:
            self.list.setCurrentIndex(self._model.index(0, 0))
            self.list.scrollToTop()

    def add_hits(self, answer: SearchAnswer) -> None:
        """Add the hits of a longer answer to the same question; what is chosen stays chosen."""
        self._answer = answer
        self._model.add_hits(answer.hits)

    def clear(self) -> None:
        """Forget the answer and the filters."""
        self._answer = None
        self._preview.stop()
        self._model.show_hits((), 0)
        self._fill_filters()
        self._describe()

    def current_hit(self) -> Hit | None:
        """Return the chosen hit."""
        return self._model.hit(self.list.currentIndex().row())

    def step(self, rows: int) -> None:
        """Choose another hit, so many rows further down."""
        last = self._model.rowCount() - 1
        if last >= 0:
            row = max(0, min(last, self.list.currentIndex().row() + rows))
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._preview.start()  # after this list has been painted: a frame of its own

    def _on_preview_due(self) -> None:
        if (hit := self.current_hit()) is not None:
            self.preview_requested.emit(hit)

    def _on_opened(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row())
        if hit is not None:
            self._preview.stop()
            self.open_requested.emit(hit)

    # -- filters and words --------------------------------------------------------------------------------

    def _on_filter_chosen(self) -> None:
        self.filter_requested.emit(self._section.currentData() or "", self._tongue.currentData() or "")

    def _fill_filters(self) -> None:
        _ = self._language.catalog.gettext
        counts = self._answer.sections if self._answer is not None else {}
        chosen = self._answer.request.section if self._answer is not None else ""
        self._section.clear()
        self._section.addItem(_("All sections"), "")
        for section in self._sections:
            title = section.title(self._reading_language)
            self._section.addItem(f"{title} ({counts.get(section.id, 0)})", section.id)
        self._section.setCurrentIndex(max(0, self._section.findData(chosen)))
        counts = self._answer.languages if self._answer is not None else {}
        chosen = self._answer.request.in_language if self._answer is not None else ""
        names = {"en": _("In English"), "fr": _("In French")}
        self._tongue.clear()
        self._tongue.addItem(_("Both languages"), "")
        for tag, name in names.items():
            self._tongue.addItem(f"{name} ({counts.get(tag, 0)})", tag)
        self._tongue.setCurrentIndex(max(0, self._tongue.findData(chosen)))

    def _describe(self) -> None:
        catalog = self._language.catalog
        answer = self._answer
        self._empty.setVisible(
            answer is not None and (not answer.hits or bool(answer.hint or answer.corrected))
        )
        if answer is None:
            self._caption.setText("")
            return
        self._caption.setText(catalog.ngettext("{count} result", "{count} results", answer.total))
        lines = []
        if answer.hint:
            lines.append(catalog.gettext(answer.hint))
        if answer.corrected:
            lines.append(
                catalog.gettext(
                    "Nothing found for “{query}”; results for “{corrected}”.",
                    query=_escaped(answer.request.text),
                    corrected=_escaped(answer.corrected),
                )
            )
        elif not answer.hits and not answer.hint:
            lines.append(catalog.gettext("Nothing found. Try fewer words, or a word in the other language."))
            links = ", ".join(
                f'<a href="{_escaped(text)}">{_escaped(text)}</a>' for text in answer.suggestions
            )
            if links:
                lines.append(catalog.gettext("Did you mean: {suggestions}?", suggestions=links))
        self._empty.setText("<br>".join(lines))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.list.setAccessibleName(_("Search results"))
        self._section.setAccessibleName(_("Show one section only"))
        self._tongue.setAccessibleName(_("Show hits in one language only"))
        sections = {section.id: section.title(self._reading_language) for section in self._sections}
        badges = {"en": _("in English"), "fr": _("in French")}
        self._delegate.set_look(HitLook(self._reading_language, badges, _("Glossary"), sections))
        self._fill_filters()
        self._describe()
        self.list.viewport().update()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
