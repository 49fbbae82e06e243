"""Beside the page: its headings, its glossary terms, the pages that belong with it, its sources."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, BlockKind, Page
from app.core.model.term import sorting_key
from app.core.rendering.citation import short_source
from app.ui.language import InterfaceLanguage
from app.ui.models.lines_model import Line
from app.ui.panels.foldable import Foldable

_NEXT_FRAME = 17  # ms; a timer of 0 may fire before the paint it is meant to follow
_PARTS = ("outline", "terms", "related", "sources")


class DetailsPanel(QWidget):
    """Four named lists under titles that fold them; choosing an entry asks for its link."""

    link_requested = Signal(str)
    folded_changed = Signal(str)
    """The names of the parts that are folded, with commas."""

    def __init__(self, language: InterfaceLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self._inner = QWidget(self._area)
        inner.setObjectName("plain")
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(0)
        self.parts: dict[str, Foldable] = {}
        for name in _PARTS:
            part = Foldable(inner)
            part.link_requested.connect(self.link_requested)
            part.folded_changed.connect(self._on_folded_changed)
            part.list.row_changed.connect(lambda part=part: self._keep_in_view(part))
            part.head.installEventFilter(self)
            part.list.installEventFilter(self)
            layout.addWidget(part)
            self.parts[name] = part
        layout.addStretch(1)
        self._heading = ""
        self._shown: Page | None = None
        self._wanted: tuple[Page | None, Library] | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_NEXT_FRAME)
        self._due.timeout.connect(self._on_due)
        self.setFocusProxy(self.parts["outline"].list)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def show_page(self, page: Page | None, library: Library) -> None:
        """Show what belongs to a page, in the language of its text, in the frame after the page itself."""
        self._wanted = (page, library)
        self._due.start()

    def show_heading(self, block: str) -> None:
        """Mark the heading one is under."""
        self._heading = block
        if self._wanted is None:
            self.parts["outline"].mark(f"#{block}" if block else "")
            self._follow()

    def fold(self, names: str) -> None:
        """Fold these parts, named with commas, and unfold the others."""
        folded = set(names.split(","))
        for name, part in self.parts.items():
            part.fold(name in folded)

    def _lead_focus(self) -> None:
        """Have the keyboard come to the first part there is, to its title where it is folded."""
        first = next((part for part in self.parts.values() if not part.isHidden()), None)
        if first is not None:
            self.setFocusProxy(first.head if first.folded else first.list)

    def _on_folded_changed(self) -> None:
        self._lead_focus()
        self.folded_changed.emit(",".join(name for name, part in self.parts.items() if part.folded))

    def _on_due(self) -> None:
        if self._wanted is None or not self.isVisible():
            return  # showEvent comes back to it
        page, library = self._wanted
        self._wanted = None
        self._shown = page
        self.parts["outline"].fill(self._outline(page))
        self.parts["terms"].fill(_terms(page, library))
        self.parts["related"].fill(_related(page, library))
        self.parts["sources"].fill(_sources(page))
        self._lead_focus()
        self.show_heading(self._heading)

    def _outline(self, page: Page | None) -> Iterator[Line]:
        if page is None or page.id == GLOSSARY_PAGE:
            return  # its letters stand above it
        headings = [b for b in page.blocks if b.kind is BlockKind.HEADING]
        _ = self._language.catalog.gettext
        for block in headings:
            spoken = _("{heading}, level {level}", heading=block.text, level=block.level)
            yield Line(block.text, f"#{block.id}", spoken, max(0, block.level - 2))

    def _follow(self) -> None:
        """Keep the heading one is under in view, unless somebody moves about in the panel."""
        outline = self.parts["outline"].list
        row = outline.lines.here
        if row < 0 or any(part.list.hasFocus() or part.head.hasFocus() for part in self.parts.values()):
            return
        self._show_row(outline.row_rect(row).center().y(), outline)

    def _keep_in_view(self, part: Foldable, *, focused: bool = False) -> None:
        if not focused and not part.list.hasFocus():
            return
        row = part.list.current_row()
        self._show_row(part.list.row_rect(row).center().y() if row >= 0 else 0, part.list)

    def _show_row(self, height: int, box: QWidget) -> None:
        spot = box.mapTo(self._inner, QPoint(0, 0))
        self._area.ensureVisible(0, spot.y() + height, 0, 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Bring what has the keyboard into view."""
        if event.type() == QEvent.Type.FocusIn:
            for part in self.parts.values():
                if watched is part.head:
                    self._area.ensureWidgetVisible(part.head, 0, 8)
                elif watched is part.list:
                    if part.list.current_row() < 0:
                        part.list.set_current_row(max(0, part.list.lines.here))
                    self._keep_in_view(part, focused=True)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fill in what was not worth filling in while hidden."""
        super().showEvent(event)
        self._due.start()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size the panel likes best."""
        return QSize(230, 400)

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        titles = {
            "outline": _("On this page"),
            "terms": _("Terms here"),
            "related": _("Related pages"),
            "sources": _("Sources of this page"),
        }
        for name, title in titles.items():
            self.parts[name].set_words(title, _("you are here"), _("Show or hide this list"))
        if self._shown is not None and self._wanted is None:
            self.parts["outline"].fill(self._outline(self._shown))
            self.show_heading(self._heading)


def _terms(page: Page | None, library: Library) -> list[Line]:
    if page is None:
        return []
    if page.id == GLOSSARY_PAGE:  # in its own order
        names = {term.id: term.text(page.language).name for term in library.terms()}
        return [Line(names[b.id], f"#{b.id}") for b in page.blocks if b.id in names]
    wanted = set(page.terms)
    lines = (Line(t.text(page.language).name, f"term:{t.id}") for t in library.terms() if t.id in wanted)
    return sorted(lines, key=lambda line: sorting_key(line.text))


def _related(page: Page | None, library: Library) -> list[Line]:
    if page is None:
        return []
    return [Line(library.info(p).title(page.language), f"page:{p}") for p in page.related if p in library]


def _sources(page: Page | None) -> list[Line]:
    """Return the sources by the numbers they have in the text; the address stands on the page."""
    if page is None:
        return []
    return [
        Line(f"{note.number}.\u2002{short_source(note)}", f"#note-{note.key}", tip=note.text)
        for note in page.sources
    ]
