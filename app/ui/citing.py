"""Copying with the source: what is meant on the page, as a citation on the clipboard, and a word about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from app.core.model.page import Block, Page
from app.core.rendering.citation import Citation, citation, link, paragraphs
from app.ui.clipboard import put_on_clipboard
from app.ui.main_window import MainWindow
from app.ui.reader.page_clicks import PageClicks
from app.ui.reader.passage import (
    Passage,
    is_in_selection,
    number_at,
    passage_at,
    passage_meant,
    selected_passage,
    whole,
)

_RULE = "\n\n"


class CiteDesk(QObject):
    """Serves one window: its actions, and the menu of the page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader = window.reader
        self._meant: Passage | None = None  # while the menu of the page is open
        self.menu = QMenu(window)
        self.clicks = PageClicks(self._reader.view)
        self.clicks.menu_requested.connect(self._on_menu_requested)
        self.clicks.elsewhere_requested.connect(window.desk.open_elsewhere)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard_changed)
        self._putting = False

    # -- copying ------------------------------------------------------------------------------------------

    def copy_with_source(self) -> None:
        """Copy what is meant and where it stands, in the language it is read in."""
        page = self._reader.page
        passage = self._passage(page) if page is not None else Passage()
        _ = self._window.interface.catalog.gettext
        if len(passage.languages) > 1:  # selected across two columns
            self._copy(passage._replace(quote=""), passage.languages, _("Copied with its source: {what}"))
        else:
            languages = passage.languages or (self._reader.language,)
            self._copy(passage, languages, _("Copied with its source: {what}"))

    def copy_in_both_languages(self) -> None:
        """Copy whole paragraphs and where they stand, in every language of the briefing, one's own first."""
        library, page = self._window.desk.library, self._reader.page
        own = self._reader.language
        others = [tag for tag in library.languages if tag != own] if library is not None else []
        passage = self._passage(page) if page is not None else Passage()
        _ = self._window.interface.catalog.gettext
        said = _("Copied with its source, in both languages: {what}")
        if page is not None and passage.first and whole(passage, page).quote:
            # Nobody can say which words of the other language answer to those that are selected.
            said = _("Copied whole, with its source, in both languages: {what}")
        self._copy(passage._replace(quote=""), (own, *others), said)

    def copy_link(self) -> None:
        """Copy an address that opens this program at what is meant."""
        page = self._reader.page
        _ = self._window.interface.catalog.gettext
        if page is None:
            self._say(_("There is nothing here to copy."))
            return
        address = link(page.id, self._passage(page).blocks(page))
        self._put(address, "", _("Link copied: {link}", link=address))

    def _copy(self, passage: Passage, languages: tuple[str, ...], said: str) -> None:
        library = self._window.desk.library
        pages = {tag: shown for tag in languages if (shown := self._reader.page_in(tag)) is not None}
        if library is None or not pages:
            self._say(self._window.interface.catalog.gettext("There is nothing here to copy."))
            return
        missing = next((tag for tag, shown in pages.items() if shown.language != tag), "")
        cited: dict[str, Citation] = {}  # a page in one language only is cited once
        for shown in pages.values():
            blocks, quote = passage.blocks(shown), whole(passage, shown).quote
            edition = library.collection.text(shown.language)
            cited[shown.language] = citation(shown, blocks, edition, quote, requested=missing)
        first = next(iter(pages.values()))
        self._put(
            _RULE.join(one.text for one in cited.values()),
            "\n".join(one.html for one in cited.values()),
            said.format(what=_named(first, passage.blocks(first))),
        )

    def _put(self, text: str, html: str, said: str) -> None:
        _ = self._window.interface.catalog.gettext
        self._putting = True
        taken = put_on_clipboard(text, html)
        self._putting = False
        self._say(said if taken else _("Nothing was copied: the clipboard is not free."))

    def _on_clipboard_changed(self) -> None:
        """Whoever copies words without their source hears how it comes along."""
        view = self._reader.view
        if self._putting or not view.hasFocus() or not view.textCursor().hasSelection():
            return
        if QGuiApplication.clipboard().text() == view.createMimeDataFromSelection().text():
            keys = self._window.actions_table["copy_with_source"].shortcut()
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            _ = self._window.interface.catalog.gettext
            self._window.say(_("Copied. {keys} copies the source as well.", keys=native))

    def _say(self, text: str) -> None:
        self._window.say(text)

    def _passage(self, page: Page) -> Passage:
        if self._meant is not None:
            return self._meant
        return selected_passage(self._reader.view, page) or passage_meant(self._reader.view)

    # -- the menu of the page -----------------------------------------------------------------------------

    def _on_menu_requested(self, point: QPoint) -> None:
        view = self._reader.view
        meant = number_at(view, point)
        if meant is None and not is_in_selection(view, point):
            meant = passage_at(view, point)
        self._open_menu(point, meant)

    def _open_menu(self, point: QPoint, meant: Passage | None) -> None:
        """Open the menu at a point; without a passage it is about what is selected or under the eye."""
        page = self._reader.page
        if page is None:
            return
        view = self._reader.view
        passage = meant or selected_passage(view, page) or passage_meant(view)
        self.menu.clear()
        self._fill(self.menu, page, passage, view.anchorAt(point))
        self.menu.popup(view.viewport().mapToGlobal(point))

    def _fill(self, menu: QMenu, page: Page, passage: Passage, target: str) -> None:
        _ = self._window.interface.catalog.gettext
        table = self._window.actions_table
        if target.startswith(("page:", "#")):
            elsewhere = menu.addAction(_("Open the link in a new window"))
            elsewhere.triggered.connect(lambda: self._window.desk.open_elsewhere(target))
            menu.addSeparator()
        copy = menu.addAction(_("Copy"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutVisibleInContextMenu(True)
        copy.setEnabled(self._reader.view.textCursor().hasSelection())
        copy.triggered.connect(self._reader.view.copy)
        language = passage.languages[0] if passage.languages else page.language
        blocks = passage.blocks(page)
        number = paragraphs(blocks, language)
        link_to = _("Copy link to these paragraphs") if len(blocks) > 1 else _("Copy link to this paragraph")
        for name, text, slot in (
            ("copy_with_source", _("Copy with source"), self.copy_with_source),
            ("copy_both", _("Copy with source, both languages"), self.copy_in_both_languages),
            ("copy_link", link_to, self.copy_link),
        ):
            action = menu.addAction(f"{text} ({number})" if number and name == "copy_with_source" else text)
            action.setShortcuts(table[name].shortcuts())
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _checked=False, slot=slot: self._with(passage, slot))
        menu.addSeparator()
        menu.addAction(table["find"])
        menu.addAction(table["new_window"])

    def _with(self, passage: Passage, slot: Callable[[], None]) -> None:
        self._meant = passage
        try:
            slot()
        finally:
            self._meant = None


def _named(page: Page, blocks: tuple[Block, ...]) -> str:
    return ", ".join(filter(None, (paragraphs(blocks, page.language), page.title)))
