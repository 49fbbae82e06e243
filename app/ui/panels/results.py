"""The results of a search: filters on top, the hits under their pages, and a word where there are none."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QToolButton, QToolTip, QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.model.page import Section
from app.core.search.counterpart import counterpart, definition
from app.core.search.result import Hit, SearchAnswer
from app.ui.announce import announce
from app.ui.language import InterfaceLanguage
from app.ui.models.result_rows import RowKind
from app.ui.models.results_model import ResultsModel
from app.ui.panels.hit_delegate import HitDelegate, HitLook
from app.ui.panels.result_filters import ResultFilters
from app.ui.panels.result_notice import ResultNotice
from app.ui.theme import Theme

_PAUSE = 900  # ms without a key after which a text counts as finished


class ResultsPanel(QWidget):
    """Shows an answer. Emits what the reader looks at, opens, filters by or wants instead."""

    preview_requested = Signal(object)
    open_requested = Signal(object)
    filter_requested = Signal(str, str)
    query_requested = Signal(str)
    help_requested = Signal()
    more_requested = Signal()
    """The reader has come to the end of the hits that were made so far."""

    def __init__(self, language: InterfaceLanguage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._library: Library | None = None
        self._sections: tuple[Section, ...] = ()
        self._reading_language = language.tag
        self._answer: SearchAnswer | None = None
        self._said_late = ""
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(0)
        self._preview.timeout.connect(self._on_preview_due)
        self._caption = QLabel(self)
        self._caption.setObjectName("caption")
        self._help = QToolButton(self)
        self._help.setObjectName("link")
        self._help.clicked.connect(self.help_requested)
        self._filters = ResultFilters(language, self)
        self._filters.filter_requested.connect(self.filter_requested)
        self._notice = ResultNotice(self)
        self._notice.query_requested.connect(self.query_requested)
        self._late = ResultNotice(self)  # below the list: what comes late must not move it
        self._late.setObjectName("late")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self._model = ResultsModel(self)
        self._model.more_requested.connect(self.more_requested)
        self._model.group_opened.connect(self._choose)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self._delegate = HitDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # the lines of an answer depend on the width
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_opened)
        self.list.activated.connect(self._on_opened)
        self.list.viewport().installEventFilter(self)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.retranslate()
        language.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)  # the word in the button ends above the edge of the filters
        top.addWidget(self._caption, 1)
        top.addWidget(self._help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._filters)
        layout.addWidget(self._notice)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._late)

    def set_library(self, library: Library | None) -> None:
        """Take sections, definitions and the sentences of the other language from a library."""
        self._library = library
        if library is not None:
            self.set_sections(library.collection.sections)

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
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    # -- the answer ---------------------------------------------------------------------------------------

    def show_answer(self, answer: SearchAnswer, *, preview: bool = True) -> None:
        """Show an answer with its first hit chosen and looked at.

        Without `preview` the reader stays where it is: the same question was asked again, of another library or
        in another language, and the hit that was chosen stays so.
        """
        chosen, height = self.current_hit(), self._height_of_current()
        self._answer = answer
        first = answer.hits[0] if answer.hits else None
        whole = None
        if first is not None and first.kind == "term" and self._library is not None:
            whole = definition(self._library, first, self._reading_language, answer.words)
        self._await_pause(answer.late_hint)
        self._model.show_hits(answer.hits, answer.total, whole)
        self._fill_filters()
        self._describe()
        if rows := self._model.choosable():
            again = -1 if preview or chosen is None else self._model.unfold_to(chosen)
            self._choose(again if again >= 0 else rows[0])
        if preview:
            self.list.scrollToTop()
        else:
            bar = self.list.verticalScrollBar()
            bar.setValue(bar.value() + self._height_of_current() - height)
            self._preview.stop()

    def add_hits(self, answer: SearchAnswer) -> None:
        """Add the hits of a longer answer to the same question; what is chosen stays chosen."""
        self._answer = answer
        self._model.add_hits(answer.hits)

    def clear(self) -> None:
        """Forget the answer and the filters."""
        self._answer = None
        self._preview.stop()
        self._await_pause("")
        self._model.show_hits((), 0)
        self._fill_filters()
        self._describe()

    # -- moving and opening -------------------------------------------------------------------------------

    def current_hit(self) -> Hit | None:
        """Return the chosen hit."""
        return self._model.hit(self.list.currentIndex().row())

    def _height_of_current(self) -> int:
        """Return how far below the top of the list the chosen row stands."""
        return self.list.visualRect(self.list.currentIndex()).top()

    def step(self, rows: int) -> None:
        """Choose another row, so many further down; titles are stepped over."""
        steps = self._model.choosable()
        if steps:
            now = self.list.currentIndex().row()
            place = steps.index(now) if now in steps else 0
            self._choose(steps[max(0, min(len(steps) - 1, place + rows))])

    def open_current(self) -> None:
        """Open the chosen hit, or the rest of a page; whoever does has finished typing."""
        self._on_paused()
        self._on_opened(self.list.currentIndex())

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))
        if row and self._model.kind(row - 1) is RowKind.HEAD:
            self.list.scrollTo(self._model.index(row - 1, 0))  # a passage without its title says less

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._preview.start()  # after this list has been painted: a frame of its own

    def _on_preview_due(self) -> None:
        if (hit := self.current_hit()) is not None:
            self.preview_requested.emit(hit)

    def _on_opened(self, index: QModelIndex) -> None:
        if self._model.kind(index.row()) is RowKind.MORE:
            self._model.open_group(index.row())
        elif (hit := self._model.hit(index.row())) is not None:
            self._preview.stop()
            self.open_requested.emit(hit)

    # -- the other language -------------------------------------------------------------------------------

    def turn_current(self) -> None:
        """Show what the chosen hit says in the language it matched in, or in the reading language again."""
        number = self.list.currentIndex().row()
        row = self._model.row(number)
        if row is None or not row.is_hit or self._library is None or self._answer is None:
            return
        turned = counterpart(self._library, row.hit, self._other(row.hit), self._answer.words)
        if turned is not None:
            shown = row.hit.snippet if row.snippet == turned else turned
            self._model.show_snippet(number, shown)
            announce(self.list, shown.text)

    def _other(self, hit: Hit) -> str:
        if hit.language != self._reading_language or self._library is None:
            return hit.language
        return next((tag for tag in self._library.languages if tag != self._reading_language), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Show what a hit says in the other language while the mouse rests on it, if it matched there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._model.hit(self.list.indexAt(event.pos()).row())
            if hit is not None and hit.language != self._reading_language and self._library is not None:
                words = self._answer.words if self._answer is not None else ()
                found = counterpart(self._library, hit, hit.language, words)
                QToolTip.showText(event.globalPos(), found.text if found else "", self.list)
            return True
        return super().eventFilter(watched, event)

    # -- filters and words --------------------------------------------------------------------------------

    def _fill_filters(self) -> None:
        self._filters.fill(self._sections, self._reading_language, self._answer)

    def _await_pause(self, late_hint: str) -> None:
        """Say a late hint once nothing has been typed for a while; one that is being said stays as long as it holds."""
        self._pause.stop()
        if self._said_late != late_hint:
            self._said_late = ""
            self._late.say("")
            if late_hint:
                self._pause.start()

    def _on_paused(self) -> None:
        self._pause.stop()
        hint = self._answer.late_hint if self._answer is not None else ""
        if hint and hint != self._said_late:
            self._said_late = hint
            self._late.say(self._language.catalog.gettext(hint))
            announce(self.list, self._late.text())

    def _describe(self) -> None:
        catalog, answer = self._language.catalog, self._answer
        self._notice.describe(answer, catalog)
        self._late.say(catalog.gettext(self._said_late) if self._said_late else "")
        text = catalog.ngettext("{count} result", "{count} results", answer.total) if answer else ""
        self._caption.setText(text)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        self.list.setAccessibleName(_("Search results"))
        self._help.setText(_("How to search"))
        sections = {section.id: section.title(self._reading_language) for section in self._sections}
        badges = {"en": _("in English"), "fr": _("in French")}
        matched, more = _("matched: {terms}"), _("{count} more here")
        self._model.more_text = more
        self._delegate.set_look(
            HitLook(self._reading_language, badges, _("Glossary"), sections, matched, more)
        )
        self._fill_filters()
        self._describe()
        self.list.viewport().update()
