"""The views of the gallery: how each is reached, and by what one knows that it is there.

A view brings the window into a state and returns when it is on screen; it raises NotShownError where it cannot.
No view leaves anything behind that would show in the next one: `clear` puts the window back.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.core.model.page import BlockKind
from app.core.search.result import SearchAnswer
from app.core.userdata.session import ALONE, BOTH
from app.ui.citing import CiteDesk
from app.ui.panels.result_notice import ResultNotice
from app.ui.plain_enums import ItemRole
from app.ui.reader.page_find import PageFind
from app.ui.reader.text_boxes import text_boxes
from benchmarks.own_library import FAULTY, MISSING
from benchmarks.running import NotShownError, RunningProgram, wait_until

_READING_PAGE = "preparation/regional-meetings"  # a list, a table, a note, sources
_TERM_PAGE = "topics/cybersecurity"
_FOUND = {"en": "internet exchange", "fr": "points d’échange"}
_ONE_LANGUAGE = {"en": "communautés autochtones", "fr": "consumer rights"}
_NOT_FOUND = "xylophone"


class View(NamedTuple):
    """A view by name; `spoiled` ones need the library with the broken pages."""

    name: str
    show: Callable[[RunningProgram], None]
    spoiled: bool = False


def settle() -> None:
    """Run the event loop until everything that is due has been done: layouts, repaints, timers of 0 ms."""
    turns: list[int] = []

    def again() -> None:
        turns.append(1)
        if len(turns) < 3:
            QTimer.singleShot(0, again)

    QTimer.singleShot(0, again)
    wait_until(lambda: len(turns) == 3, "a quiet event loop")


def clear(running: RunningProgram) -> None:
    """Close popups, dialogs and the search; leave the link the keyboard is at."""
    view = running.window.reader.view
    view.moveCursor(QTextCursor.MoveOperation.Start)
    for widget in popups(running):
        widget.close()
    parts = running.window.parts
    parts.finding.switcher.dismiss()
    parts.aids.terms.card.dismiss()
    parts.aids.glossary.bar.field.clear()
    parts.aids.marks.mark(running.library.collection.pages, read=False)
    running.window.activateWindow()
    running.window.reader.view.setFocus()
    running.window.parts.search.leave()
    for find in running.window.findChildren(PageFind):
        find.withdraw()
    running.window.desk.show_in(ALONE)
    running.window.statusBar().clearMessage()
    appearance = running.window.appearance
    usual = appearance.settings.with_usual_looks()
    appearance.change(usual._replace(theme=appearance.settings.theme))
    move_mouse_away()
    settle()


def move_mouse_away() -> None:
    """Put the mouse where it hovers over nothing."""
    QCursor.setPos(QApplication.primaryScreen().availableGeometry().bottomRight())


def popups(running: RunningProgram) -> list[QWidget]:
    """Return the windows over the main window, lowest first."""
    others = [widget for widget in QApplication.topLevelWidgets() if widget is not running.window]
    return [widget for widget in others if widget.isVisible()]


def _open(running: RunningProgram, page: str) -> None:
    desk, reader = running.window.desk, running.window.reader
    desk.open_page(page)
    wait_until(lambda: reader.page is not None and reader.page.id == page, f"the page {page}")
    chosen = running.window.contents.currentIndex
    wait_until(lambda: chosen().data(ItemRole.OWN) == page, "its line in the contents")
    settle_around(running)


def settle_around(running: RunningProgram) -> None:
    """Wait for what stands round the page: it comes a frame after it."""
    own = running.window
    aids, details, view = own.parts.aids, own.parts.details, own.reader.view
    around = (own._around_page, details._due, view._settled, aids.place._look_due, aids._crumbs_due)  # noqa: SLF001 - nobody else knows
    wait_until(lambda: not any(timer.isActive() for timer in around), "what stands round the page")
    settle()


def _home(running: RunningProgram) -> None:
    _open(running, running.library.collection.home)


def _reading(running: RunningProgram) -> None:
    _open(running, _READING_PAGE)
    bar = running.window.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 5)
    wait_until(lambda: bar.value() > 0, "a page that can be scrolled")


def _range(running: RunningProgram) -> None:
    """Show several paragraphs that a link named."""
    running.window.desk.open_page("topics/ott", "3-5")
    settle_around(running)


def _parallel(running: RunningProgram) -> None:
    """Show both languages: side by side in the large window, one under the other in the small one."""
    running.window.desk.show_in(BOTH)
    _reading(running)
    settle()


def _translation(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    running.window.actions_table["translation"].trigger()
    settle()


def _parallel_missing(running: RunningProgram) -> None:
    running.window.desk.show_in(BOTH)
    _missing(running)


def _search(running: RunningProgram, text: str) -> SearchAnswer:
    answers: list[SearchAnswer] = []
    search = running.window.parts.search
    search.answered.connect(answers.append)
    running.window.header.search.setFocus()
    running.type(text)
    wait_until(lambda: bool(answers) and answers[-1].request.text == text, f"the answer to {text!r}")
    search.answered.disconnect(answers.append)
    settle()
    return answers[-1]


def _results(running: RunningProgram) -> None:
    answer = _search(running, _FOUND[running.window.desk.language])
    if not answer.hits:
        raise NotShownError("hits")
    reader = running.window.reader
    wait_until(lambda: reader.page is not None and reader.page.id == answer.hits[0].page, "the preview")
    settle()


def _unfinished(running: RunningProgram) -> None:
    """Leave a quotation mark open, and stop typing."""
    _search(running, '"' + _FOUND[running.window.desk.language])
    late = running.window.parts.results.findChild(ResultNotice, "late")
    wait_until(lambda: late is not None and late.isVisible(), "the hint after a pause")
    settle()


def _unmarked(running: RunningProgram) -> None:
    """Choose a result that has the words in its other language only."""
    _search(running, _ONE_LANGUAGE[running.window.desk.language])
    results = running.window.parts.results
    for _row in range(12):
        hit = results.current_hit()
        if hit is not None and hit.language != running.window.desk.language:
            break
        results.step(1)
    else:
        raise NotShownError("a result in the other language")
    page, reader = hit.page, running.window.reader
    wait_until(lambda: reader.page is not None and reader.page.id == page, "the preview")
    settle()


def _nothing(running: RunningProgram) -> None:
    if _search(running, _NOT_FOUND).hits:
        raise NotShownError("a search that finds nothing")


def _prompts(running: RunningProgram) -> None:
    _results(running)
    QTest.keyClick(running.window.header.search, Qt.Key.Key_Return)
    running.window.parts.search.leave()
    running.window.actions_table["search"].trigger()
    wait_until(running.window.parts.finding.prompts.isVisible, "what the empty field offers")
    settle()


def _switcher(running: RunningProgram) -> None:
    _home(running)
    finding = running.window.parts.finding
    wait_until(lambda: bool(finding.names.switcher.find("", "en", ())), "the names")
    running.window.actions_table["switcher"].trigger()
    finding.switcher.field.setText("cyber")
    settle()


def _term(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    view = running.window.reader.view
    point = _first_link(running, "term:")
    QCursor.setPos(view.viewport().mapToGlobal(point))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    wait_until(running.window.parts.aids.terms.card.isVisible, "the card of a term")
    settle()


def _term_hover(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    view = running.window.reader.view
    point = _first_link(running, "term:")
    QCursor.setPos(view.viewport().mapToGlobal(point))
    QTest.mouseMove(view.viewport(), point)
    wait_until(running.window.parts.aids.terms.card.isVisible, "the card of a term under the mouse")
    settle()


def _no_term(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    view = running.window.reader.view
    view.setFocus()
    view.setTextCursor(view.document().find("2017"))
    running.window.actions_table["help"].trigger()
    wait_until(running.window.parts.aids.terms.card.isVisible, "that the glossary lacks a word")
    settle()


def _glossary(running: RunningProgram, typed: str = "") -> None:
    glossary = running.window.parts.aids.glossary
    glossary.open()
    wait_until(glossary.bar.isVisible, "the glossary")
    glossary.bar.field.setText(typed)
    wait_until(lambda: not glossary._fit_due.isActive(), "columns that fit")  # noqa: SLF001 - nobody else knows
    settle()


def _following(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    place = running.window.parts.aids.place
    running.window.reader.view.show_block("position")
    wait_until(lambda: place.heading == "position", "the heading one is under")
    settle()


def _reading_list(running: RunningProgram) -> None:
    order = running.library.collection.pages
    running.window.parts.aids.marks.mark((*order[:7], *order[12:15]), read=True)
    _open(running, order[3])


def _page_end(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    bar = running.window.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()


def _figure(running: RunningProgram) -> None:
    pages = running.library.rows(
        "SELECT page.id, block.variant FROM block JOIN page ON page.number = block.page"
        " WHERE kind = 'figure' AND variant <> '' LIMIT 1"
    )
    page, figure = pages[0]
    _open(running, page)
    running.window.desk.follow(f"description:{figure}")
    wait_until(lambda: bool(popups(running)), "the figure in words")
    dialog, window = popups(running)[0], running.window
    dialog.move(window.geometry().center() - dialog.rect().center())
    settle()


def _first_link(running: RunningProgram, kind: str) -> QPoint:
    """Return where on the page the first link of a kind stands."""
    view = running.window.reader.view
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().anchorHref().startswith(kind):
                end = fragment.position() + fragment.length()
                return next(text_boxes(view, fragment.position(), end)).center().toPoint()
            iterator += 1
        block = block.next()
    raise NotShownError(f"a link {kind} on the page")


def _menu(running: RunningProgram) -> None:
    _home(running)
    menu, button = running.window.parts.menu.menu, running.window.header.menu_button
    running.window.parts.menu.fill()  # for its size; opening it fills it again
    menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))
    wait_until(menu.isVisible, "the menu")
    inner = [action for action in menu.actions() if isinstance(action.menu(), QMenu)]
    QTest.mouseMove(menu, menu.actionGeometry(inner[2]).center())
    menu.setActiveAction(inner[2])
    QTest.keyClick(menu, Qt.Key.Key_Right)
    wait_until(lambda: len(popups(running)) == 2, "the menu inside the menu")
    settle()


def _find(text: dict[str, str], steps: int = 0) -> Callable[[RunningProgram], None]:
    def show(running: RunningProgram) -> None:
        _open(running, _TERM_PAGE)
        window = running.window
        window.actions_table["find"].trigger()
        find = window.reader.findChild(PageFind)
        if not isinstance(find, PageFind):
            raise NotShownError("the find bar")
        find.bar.field.setText(text[window.desk.language])
        for _ in range(steps):
            find.step(1)
        wait_until(find.bar.isVisible, "the find bar")
        settle()

    return show


def _page_menu(running: RunningProgram) -> None:
    _open(running, _READING_PAGE)
    view = running.window.reader.view
    spot = next(spot for spot in view.blocks.spots if spot.number == 1)
    cursor = QTextCursor(view.document())
    cursor.setPosition(spot.position + 12)
    point = view.cursorRect(cursor).center()
    cite = running.window.findChild(CiteDesk)
    if not isinstance(cite, CiteDesk):
        raise NotShownError("the menu of the page")
    cite.clicks.menu_requested.emit(point)
    wait_until(cite.menu.isVisible, "the menu of the page")
    settle()


def _copied(running: RunningProgram) -> None:
    _open(running, _READING_PAGE)
    running.window.actions_table["copy_with_source"].trigger()
    settle()


def _dialog(action: str) -> Callable[[RunningProgram], None]:
    def show(running: RunningProgram) -> None:
        _home(running)
        running.window.actions_table[action].trigger()
        wait_until(lambda: bool(popups(running)), f"the dialog of {action}")
        dialog, window = popups(running)[0], running.window
        dialog.move(window.geometry().center() - dialog.rect().center())
        settle()

    return show


def _note(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    view = running.window.reader.view
    point = _first_link(running, "note:")
    QCursor.setPos(view.viewport().mapToGlobal(point))
    QTest.mouseMove(view.viewport(), point)
    settle()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    wait_until(
        lambda: any(widget.objectName() == "card" for widget in popups(running)), "the card of a source"
    )
    settle()


def _focus(running: RunningProgram) -> None:
    _open(running, _TERM_PAGE)
    view = running.window.reader.view
    for _step in range(3):
        QTest.keyClick(view, Qt.Key.Key_Tab)
    wait_until(view.textCursor().hasSelection, "a link with the keyboard on it")
    settle()


def _appearance(running: RunningProgram) -> None:
    _reading(running)
    running.window.actions_table["appearance"].trigger()
    wait_until(lambda: bool(popups(running)), "the choice of looks")
    settle()


def _looking(view: Callable[[RunningProgram], None], **looks: object) -> Callable[[RunningProgram], None]:
    def show(running: RunningProgram) -> None:
        appearance = running.window.appearance
        appearance.change(appearance.settings._replace(**looks))  # type: ignore[arg-type]
        view(running)

    return show


def _on_page(action: str) -> Callable[[RunningProgram], None]:
    """Return what shows the dialog of an action over a page that has everything."""

    def show(running: RunningProgram) -> None:
        _open(running, _TERM_PAGE)
        running.window.actions_table[action].trigger()
        wait_until(lambda: bool(popups(running)), f"the dialog of {action}")
        dialog, window = popups(running)[0], running.window
        dialog.move(window.geometry().center() - dialog.rect().center())
        settle()

    return show


def _table(running: RunningProgram) -> None:
    _open(running, _READING_PAGE)
    page = running.window.reader.page
    rows = [] if page is None else [block for block in page.blocks if block.kind is BlockKind.TABLE_ROW]
    running.window.desk.open_page(_READING_PAGE, rows[1].id)
    settle()


def _missing(running: RunningProgram) -> None:
    language = running.window.desk.language
    _open(running, MISSING[language])
    page = running.window.reader.page
    if page is None or page.language == language:
        raise NotShownError("a page in the other language")


def _faulty(running: RunningProgram) -> None:
    _open(running, FAULTY)
    page = running.window.reader.page
    if page is None or not page.problems:
        raise NotShownError("a page with a fault")


VIEWS = (
    View("home", _home),
    View("reading", _reading),
    View("range", _range),
    View("parallel", _parallel),
    View("translation", _translation),
    View("results", _results),
    View("unfinished", _unfinished),
    View("unmarked", _unmarked),
    View("nothing", _nothing),
    View("prompts", _prompts),
    View("switcher", _switcher),
    View("search-help", _dialog("search_help")),
    View("term", _term),
    View("find", _find({"en": "security", "fr": "securite"}, steps=3)),
    View("find-nothing", _find({"en": "xylophone", "fr": "xylophone"})),
    View("page-menu", _page_menu),
    View("copied", _copied),
    View("note", _note),
    View("focus", _focus),
    View("appearance", _appearance),
    View("text-200", _looking(_table, text_size=200)),
    View("text-300", _looking(_home, text_size=300)),
    View("interface-150", _looking(_results, interface_size=150)),
    View("interface-200", _looking(_reading, interface_size=200)),
    View("compact", _looking(_reading, density="compact")),
    View("term-hover", _term_hover),
    View("term-unknown", _no_term),
    View("glossary", _glossary),
    View("glossary-filtered", lambda running: _glossary(running, "reg")),
    View("following", _following),
    View("page-end", _page_end),
    View("reading-list", _reading_list),
    View("go-to", _on_page("go_to")),
    View("figure-in-words", _figure),
    View("export", _on_page("export")),
    View("print", _on_page("print")),
    View("menu", _menu),
    View("shortcuts", _dialog("shortcuts")),
    View("about", _dialog("about")),
    View("missing", _missing, spoiled=True),
    View("parallel-missing", _parallel_missing, spoiled=True),
    View("faulty", _faulty, spoiled=True),
)
