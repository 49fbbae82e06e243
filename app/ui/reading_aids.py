"""The wiring of what stands round the page and helps to read it: terms, glossary, outline, crumbs, reading list."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from app.core.model.page import HELP_PAGE, PROGRAM_PAGES
from app.core.rendering.page_parts import page_parts
from app.ui.focus_ring import FocusRing
from app.ui.glossary_desk import GlossaryDesk
from app.ui.main_window import MainWindow
from app.ui.navigation import Place
from app.ui.panels.contents import ContentsMenuRequest
from app.ui.panels.details import DetailsPanel
from app.ui.panels.unread_strip import UnreadStrip
from app.ui.reader.crumb_bar import Crumb, CrumbBar
from app.ui.reading_marks import ReadingMarks
from app.ui.reading_order import ReadingOrder
from app.ui.reading_place import ReadingPlace
from app.ui.term_desk import TermDesk
from app.ui.voice import Voice

_NEXT_FRAME = 17  # ms; a timer of 0 may fire before the paint it is meant to follow


class ReadingAids(QObject):
    """Serves one window; `marks` are those of all."""

    def __init__(self, window: MainWindow, details: DetailsPanel, marks: ReadingMarks) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._details = details
        self.terms = TermDesk(window)
        self.glossary = GlossaryDesk(window, self.terms.glossary)
        self.place = ReadingPlace(window.reader, self)
        self.marks = marks
        self.crumbs = CrumbBar(window.interface, window.reader)
        window.reader.set_head(self.crumbs)
        self._unread_only = window.actions_table["unread_only"]
        self.strip = UnreadStrip(window.interface, self._unread_only, window)
        window.panes.add_under_contents(self.strip)
        self._voice = Voice(window)
        self._ring = FocusRing(window.reader.view)
        self._order = ReadingOrder(window.panes, [window.reader])
        window.step_focus = self._order.step
        self._crumbs_due = QTimer(self)
        self._crumbs_due.setSingleShot(True)
        self._crumbs_due.setInterval(_NEXT_FRAME)
        self._crumbs_due.timeout.connect(self._show_crumbs)
        self._wire()
        self._on_settings_changed()
        self._on_marks_changed()
        self._crumbs_due.start()

    def _wire(self) -> None:
        window, desk = self._window, self._desk
        self.terms.glossary_requested.connect(self.glossary.show_term)
        desk.navigator.place_requested.connect(self._on_place_requested)
        self.place.heading_changed.connect(self._details.show_heading)
        self.place.heading_changed.connect(self._crumbs_due.start)
        self.place.read.connect(self._on_read)
        self.marks.changed.connect(self._on_marks_changed)
        self.crumbs.link_requested.connect(desk.follow)
        self._details.folded_changed.connect(self._on_folded_changed)
        desk.description_requested.connect(self._describe_figure)
        desk.library_changed.connect(self._on_marks_changed)
        window.reader.page_shown.connect(self._on_page_shown)
        window.reader.view.verticalScrollBar().rangeChanged.connect(self._crumbs_due.start)
        window.contents.menu_requested.connect(self._on_menu_requested)
        window.appearance.settings_changed.connect(self._on_settings_changed)
        window.appearance.changed.connect(self._on_appearance_changed)

    def _on_appearance_changed(self) -> None:
        """Make room for crumbs of another size."""
        self._window.reader.set_head(self.crumbs)
        self._crumbs_due.start()

    # -- where one is -------------------------------------------------------------------------------------

    def _on_page_shown(self) -> None:
        self._crumbs_due.start()
        page = self._window.reader.page
        if page is not None:
            self._window.contents.keep(page.id)

    def _on_place_requested(self, place: Place) -> None:
        self.place.aim(place.block if place.target else "")

    def _show_crumbs(self) -> None:
        page, library = self._window.reader.page, self._desk.library
        if page is None or library is None:
            self.crumbs.show_crumbs(())
            return
        left = self._window.reader.view.cursorRect(QTextCursor(self._window.reader.view.document())).left()
        self.crumbs.set_left(left)
        self.glossary.bar.set_left(left)
        section = next((own for own in library.collection.sections if own.id == page.section), None)
        crumbs = [Crumb(section.title(page.language), f"page:{section.pages[0]}")] if section else []
        crumbs.append(Crumb(page.title, f"page:{page.id}"))
        heading = next((block for block in page.blocks if block.id == self.place.heading), None)
        if heading is not None:
            crumbs.append(Crumb(heading.text, f"#{heading.id}"))
        self.crumbs.show_crumbs(tuple(crumbs))

    # -- the reading list ---------------------------------------------------------------------------------

    def _on_read(self, page: str) -> None:
        """Mark a page that was read; one that is only looked at in a search is not."""
        library = self._desk.library
        if library is not None and page in library and page == self._desk.navigator.page:
            self.marks.mark([page], read=True)

    def _on_marks_changed(self) -> None:
        self._window.contents.set_read(self.marks.pages)
        library = self._desk.library
        if library is not None:
            order = library.collection.pages
            self.strip.show_counts(sum(1 for page in order if page in self.marks.pages), len(order))

    def _on_menu_requested(self, request: ContentsMenuRequest) -> None:
        from app.ui.contents_menu import contents_menu  # noqa: PLC0415 - when somebody asks for it

        _ = self._window.interface.catalog.gettext
        pages = [page for page in request.pages if page not in PROGRAM_PAGES]
        if pages:
            contents_menu(pages, self.marks, self._window.interface, self._window).popup(request.place)

    def toggle_read(self) -> None:
        """Mark the page on screen as read, or as unread again."""
        page = self._window.reader.page
        if page is None or self._desk.library is None or page.id not in self._desk.library:
            return
        read = page.id not in self.marks.pages
        self.marks.mark([page.id], read=read)
        _ = self._window.interface.catalog.gettext
        text = _("Marked as read: {title}") if read else _("Marked as unread: {title}")
        self._window.say(text.format(title=page.title))

    def next_unread(self) -> None:
        """Open the next page that has not been read."""
        library = self._desk.library
        if library is None:
            return
        here = self._window.reader.place().page
        page = self.marks.next_unread(library.collection.pages, here)
        if page:
            self._desk.resume_page(page)
        else:
            self._window.say(self._window.interface.catalog.gettext("There is no other unread page."))

    def show_unread_only(self) -> None:
        """Have only unread pages in the contents, or all of them again."""
        settings = self._window.appearance.settings
        self._window.appearance.change(settings._replace(unread_only=not settings.unread_only))

    # -- settings -----------------------------------------------------------------------------------------

    def _on_settings_changed(self) -> None:
        settings = self._window.appearance.settings
        self._unread_only.setChecked(settings.unread_only)
        self._window.contents.show_unread_only(settings.unread_only)
        self._details.fold(settings.folded)

    def _on_folded_changed(self, folded: str) -> None:
        self._window.appearance.change(self._window.appearance.settings._replace(folded=folded))

    # -- help, places, figures ----------------------------------------------------------------------------

    def help(self) -> None:
        """Explain the word that is selected on the page, or else this program."""
        if not self.terms.look_up():
            self._desk.open_page(HELP_PAGE)

    def go_to(self) -> None:
        """List the headings, links, notes, terms, figures and sources of the page."""
        page = self._window.reader.page
        if page is None:
            return
        from app.ui.dialogs.go_to import GoToDialog  # noqa: PLC0415 - when it is opened

        parts = page_parts(page)
        if not any(parts):
            self._window.say(
                self._window.interface.catalog.gettext("This page has no headings, links or notes.")
            )
            return
        dialog = GoToDialog(parts, page.title, self._window.interface, self._window)
        dialog.link_requested.connect(self._on_part_chosen)
        dialog.open()

    def _on_part_chosen(self, link: str) -> None:
        self._window.reader.view.setFocus()
        self._desk.follow(link)

    def _describe_figure(self, name: str) -> None:
        page, library = self._window.reader.page, self._desk.library
        name, _, language = name.partition("/")  # of two on a page, each says which it is
        figure = None
        if page is not None and library is not None:
            figure = library.figure(name, language or page.language)
        if figure is not None:
            from app.ui.dialogs.description import DescriptionDialog  # noqa: PLC0415 - when it is opened

            DescriptionDialog(figure, self._window.interface, self._window).open()
