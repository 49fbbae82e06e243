"""The table of contents."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE
from app.ui.language import InterfaceLanguage
from app.ui.models import roles
from app.ui.models.contents_model import ContentsModel
from app.ui.plain_enums import NO_SCROLL_BAR


class _ContentsDelegate(QStyledItemDelegate):
    """Sections in bold with a mark that says whether they are open."""

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if not index.parent().isValid():
            tree = self.parent()
            assert isinstance(tree, QTreeView)  # noqa: S101 - made with the tree as parent
            mark = "\u25be" if tree.isExpanded(index.model().index(index.row(), 0)) else "\u25b8"
            option.text = f"{mark}\u2002{option.text}"
            option.font.setWeight(QFont.Weight.DemiBold)


class ContentsPanel(QTreeView):
    """Sections and pages; a click or Enter asks for a page."""

    page_requested = Signal(str)

    def __init__(self, language: InterfaceLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._model = ContentsModel(language.tag)
        self._shown_language = ""
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setItemDelegate(_ContentsDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setProperty("horizontalScrollBarPolicy", NO_SCROLL_BAR)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def set_library(self, library: Library) -> None:
        """Show another library."""
        self._model.set_library(library)

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        if language == self._shown_language:
            return
        self._shown_language = language
        _ = self._language.catalog_for(language).gettext
        self._model.set_program_pages(
            [(GLOSSARY_PAGE, _("Glossary")), (HELP_PAGE, _("How to use this briefing"))]
        )
        self._model.set_language(language)

    def show_page(self, page: str) -> None:
        """Select a page, with its section opened."""
        index = self._model.index_of(page)
        if index.isValid():
            self.expand(index.parent())
            self.setCurrentIndex(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        page = index.data(roles.OWN)
        if page:
            self.page_requested.emit(page)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def retranslate(self) -> None:
        """Set every text in the interface language."""
        self.setAccessibleName(self._language.catalog.gettext("Contents"))
