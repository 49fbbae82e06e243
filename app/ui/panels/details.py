"""Beside the page: its headings, its glossary terms, the pages that belong with it."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from app.core.content.library import Library
from app.core.model.page import BlockKind, Page
from app.core.model.term import sorting_key
from app.ui.language import InterfaceLanguage

_NEXT_FRAME = 17  # ms; a timer of 0 may fire before the paint it is meant to follow
_TARGET_ROLE = Qt.ItemDataRole.UserRole + 1


class _EntryList(QListWidget):
    """A list as high as its entries, which wrap: the panel scrolls as a whole."""

    def fit(self) -> None:
        self.doItemsLayout()
        rows = QRect()
        if self.count():
            rows = self.visualItemRect(self.item(0)).united(self.visualItemRect(self.item(self.count() - 1)))
        self.setFixedHeight(rows.height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the height to entries that wrap differently."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class DetailsPanel(QWidget):
    """Three named lists; choosing an entry asks for its link."""

    link_requested = Signal(str)

    def __init__(self, language: InterfaceLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lists: dict[str, tuple[QLabel, _EntryList]] = {}
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self._area)
        inner.setObjectName("plain")
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(0)
        for name in ("outline", "terms", "related"):
            label, entries = QLabel(self), _EntryList(self)
            label.setObjectName("caption")
            entries.setWordWrap(True)
            entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            entries.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            entries.setResizeMode(QListWidget.ResizeMode.Adjust)
            entries.itemClicked.connect(self._on_chosen)
            entries.itemActivated.connect(self._on_chosen)
            layout.addWidget(label)
            layout.addWidget(entries)
            self._lists[name] = (label, entries)
        layout.addStretch(1)
        self._wanted: tuple[Page | None, Library] | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_NEXT_FRAME)
        self._due.timeout.connect(self._on_due)
        self.setFocusProxy(self._lists["outline"][1])
        language.changed.connect(self.retranslate)
        self.retranslate()

    def show_page(self, page: Page | None, library: Library) -> None:
        """Show what belongs to a page, in the language of its text, in the frame after the page itself."""
        self._wanted = (page, library)
        self._due.start()

    def _on_due(self) -> None:
        if self._wanted is None or not self.isVisible():
            return  # showEvent comes back to it
        page, library = self._wanted
        self._wanted = None
        if page is None:
            self._fill("outline", ())
            self._fill("terms", ())
            self._fill("related", ())
            return
        headings = ((b.text, f"#{b.id}") for b in page.blocks if b.kind is BlockKind.HEADING)
        self._fill("outline", headings)
        wanted = set(page.terms)
        names = (
            (term.text(page.language).name, f"term:{term.id}")
            for term in library.terms()
            if term.id in wanted
        )
        self._fill("terms", sorted(names, key=lambda entry: sorting_key(entry[0])))
        related = ((library.info(p).title(page.language), f"page:{p}") for p in page.related if p in library)
        self._fill("related", related)

    def _fill(self, name: str, entries: Iterable[tuple[str, str]]) -> None:
        label, box = self._lists[name]
        box.clear()
        for text, target in entries:
            item = QListWidgetItem(text)
            item.setData(_TARGET_ROLE, target)
            item.setToolTip(text)
            box.addItem(item)
        label.setVisible(box.count() > 0)
        box.setVisible(box.count() > 0)
        box.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fill in what was not worth filling in while hidden."""
        super().showEvent(event)
        self._due.start()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size the panel likes best."""
        return QSize(230, 400)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.link_requested.emit(item.data(_TARGET_ROLE))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        _ = self._language.catalog.gettext
        titles = {"outline": _("On this page"), "terms": _("Terms here"), "related": _("Related pages")}
        for name, title in titles.items():
            label, box = self._lists[name]
            label.setText(title)
            box.setAccessibleName(title)
