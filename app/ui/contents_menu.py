"""The menu of an entry of the contents: mark it as read or unread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.language import InterfaceLanguage
from app.ui.reading_marks import ReadingMarks


def contents_menu(
    pages: list[str], marks: ReadingMarks, language: InterfaceLanguage, parent: QWidget
) -> QMenu:
    """Return the menu for a page, or for all pages of a section; only what would change something is enabled."""
    _ = language.catalog.gettext
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    one = len(pages) == 1
    read = menu.addAction(_("Mark as read") if one else _("Mark all as read"))
    read.setEnabled(not marks.pages.issuperset(pages))
    read.triggered.connect(lambda: marks.mark(pages, read=True))
    unread = menu.addAction(_("Mark as unread") if one else _("Mark all as unread"))
    unread.setEnabled(not marks.pages.isdisjoint(pages))
    unread.triggered.connect(lambda: marks.mark(pages, read=False))
    return menu
