"""Two windows to compare: each has its place, language and history; all of them share the rest and come back."""

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.paths import Locations
from app.core.userdata.session import MOST_WINDOWS, Session, load_others, save_session
from app.ui.main_window import MainWindow
from app.ui.navigation import Place
from app.ui.plain_enums import ItemRole
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    """Open a window in French: what is tried here depends on no words, and those of French are longer."""
    briefing = open_briefing(own_library, ui_language="fr", language="fr", page="topics/ott")
    briefing.wait_for_library()
    return briefing


@pytest.fixture(autouse=True)
def _windows_go(qapp: object) -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def second(briefing: OpenBriefing, keys: str = "Ctrl+N") -> MainWindow:
    """Open another window and return it, complete."""
    briefing.press(keys)
    return newest(briefing)


def newest(briefing: OpenBriefing) -> MainWindow:
    window = next(window for window in briefing.program.windows if window is not briefing.window)
    assert isinstance(window, MainWindow)
    briefing.wait_until(lambda: window.parts is not None and window.reader.page is not None)
    return window


def page_of(window: MainWindow) -> str:
    return window.reader.page.id if window.reader.page is not None else ""


def link_point(briefing: OpenBriefing, scheme: str) -> tuple[QPoint, str]:
    """Return where a link of a scheme can be clicked, and its address."""
    view = briefing.reader.view
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().anchorHref().startswith(scheme):
                cursor = QTextCursor(view.document())
                cursor.setPosition(fragment.position() + 1)
                view.setTextCursor(cursor)
                view.ensureCursorVisible()
                return view.cursorRect(cursor).center(), fragment.charFormat().anchorHref()
            iterator += 1
        block = block.next()
    raise AssertionError(scheme)


def test_each_window_has_its_place_language_and_history(briefing: OpenBriefing) -> None:
    own = briefing.window.desk.language
    other = "fr" if own == "en" else "en"
    window = second(briefing)
    assert page_of(window) == "topics/ott"
    window.desk.open_page("topics/ixp")
    window.desk.read_in(other)
    assert (briefing.page, briefing.reader.page.language) == ("topics/ott", own)
    assert (page_of(window), window.reader.page.language) == ("topics/ixp", other)  # type: ignore[union-attr]
    assert window.actions_table["back"].isEnabled()
    assert not briefing.window.actions_table["back"].isEnabled()
    window.desk.back()
    assert page_of(window) == "topics/ott"


def test_what_is_shared_changes_in_both(briefing: OpenBriefing) -> None:
    window = second(briefing)
    assert window.interface is briefing.window.interface
    briefing.program.themes.choose("dark")
    window.appearance.resize_text(2)
    size = briefing.reader.view.document().defaultFont().pixelSize()
    assert size == window.reader.view.document().defaultFont().pixelSize()
    briefing.program.interface.switch("fr")
    assert window.actions_table["quit"].text() == briefing.window.actions_table["quit"].text() == "Quitter"
    window.desk.open_page("topics/ixp")
    assert "topics/ixp" in briefing.window.parts.finding.recent.value.pages
    briefing.program.themes.choose("light")


@pytest.mark.parametrize("button", ["middle", "ctrl"])
def test_a_link_is_opened_in_a_window_of_its_own(briefing: OpenBriefing, button: str) -> None:
    briefing.window.desk.open_page("conference/in-brief")
    briefing.settle()
    point, link = link_point(briefing, "page:")
    which = Qt.MouseButton.MiddleButton if button == "middle" else Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.ControlModifier if button == "ctrl" else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(briefing.reader.view.viewport(), which, held, point)
    window = newest(briefing)
    assert page_of(window) == link.removeprefix("page:").partition("#")[0]
    assert briefing.page == "conference/in-brief"


def test_a_link_that_leads_nowhere_opens_no_window(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_elsewhere("page:topics/nothing")
    assert len(briefing.program.windows) == 1
    assert "topics/nothing" in briefing.said[-1]


def test_closing_one_keeps_the_other_and_what_is_shared_goes_on(briefing: OpenBriefing) -> None:
    window = second(briefing)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert briefing.program.windows == [briefing.window]
    briefing.program.themes.choose("dark")  # nobody of the closed window answers any more
    briefing.program.interface.switch("fr" if briefing.program.interface.tag == "en" else "en")
    briefing.program.appearance.resize_text(1)
    briefing.program.themes.choose("light")
    briefing.window.activateWindow()
    briefing.wait_until(briefing.window.isActiveWindow)
    assert briefing.search("ixp")
    assert load_others(briefing.program._user / "session.json") == []


def test_nobody_of_a_closed_window_answers_to_what_all_share(briefing: OpenBriefing) -> None:
    program, window = briefing.program, second(briefing)
    window.parts.finding.switcher.open()  # type: ignore[union-attr]
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shared = program.shared
    shared.names.ready.emit()
    shared.marks.mark(["topics/ixp"], read=True)
    shared.recent.change(shared.recent.value.with_search("ixp"))
    settings = program.appearance.settings
    for other in (
        settings._replace(folded="terms", unread_only=True, show_details=not settings.show_details),
        settings._replace(density="compact", line_spacing="wide", column_width="narrow"),
        settings,
    ):
        program.appearance.change(other)
    program.care.close()
    program._on_library_lost("")
    assert briefing.window.desk.library is program.care.library is not None
    briefing.window.desk.open_page("topics/ixp")
    assert (briefing.page, program.windows) == ("topics/ixp", [briefing.window])


def test_nothing_of_a_closed_window_stays(briefing: OpenBriefing) -> None:
    """Whoever opens and closes windows all day long must not fill the memory with them."""
    before: set[int] = set()
    for number in range(3):
        briefing.program.open_window(Place("topics/ott"))
        window = newest(briefing)
        window.parts.finding.switcher.open()  # type: ignore[union-attr]
        window.desk.open_page("topics/ixp")
        window.actions_table["find"].trigger()
        window.actions_table["appearance"].trigger()
        parts = window.parts
        assert parts is not None
        gone = [
            *(
                weakref.ref(one)
                for one in (window, parts, parts.results, parts.details, parts.aids, parts.finding)
            ),
            *(weakref.ref(one) for one in (window.reader, window.desk, window.contents, window.header)),
        ]
        window.close()
        del window, parts
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        assert [one() for one in gone if one() is not None] == []
        widgets = {id(widget) for widget in QApplication.allWidgets()}
        assert number == 0 or len(widgets) == len(before)
        before = widgets


def test_a_window_off_every_screen_comes_back_onto_one(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    briefing.window.move(9000, 7000)
    briefing.close()
    again = open_briefing(own_library)
    assert any(
        screen.geometry().intersects(again.window.frameGeometry()) for screen in QApplication.screens()
    )


def test_reading_marks_folded_lists_and_positions_are_those_of_all(briefing: OpenBriefing) -> None:
    window = second(briefing)
    window.parts.aids.marks.mark(["topics/ixp"], read=True)  # type: ignore[union-attr]
    window.parts.details.parts["terms"].head.click()  # type: ignore[union-attr]
    for one in (briefing.window, window):
        model = one.contents.model()
        assert not model.index_of("topics/ixp").data(ItemRole.ACCESSIBLE_TEXT).endswith(("unread", "non lue"))
        assert one.parts.details.parts["terms"].folded  # type: ignore[union-attr]
    briefing.window.desk.open_page("topics/spam")
    window.reader.view.verticalScrollBar().setValue(400)
    place = window.reader.place()
    window.desk.open_page("topics/ixp")
    briefing.window.desk.resume_page("topics/ott")
    assert place.block
    assert briefing.top_block == place.block


def test_the_first_window_may_be_the_one_that_is_closed(briefing: OpenBriefing) -> None:
    window = second(briefing)
    window.desk.open_page("topics/ixp")
    briefing.window.close()
    assert briefing.program.windows == [window]
    window.header.search.setText("ott")
    briefing.wait_until(lambda: window.parts.results._model.rowCount() > 0)  # type: ignore[union-attr]
    window.parts.search.leave()  # type: ignore[union-attr]
    window.desk.open_page("topics/ott")
    briefing.window = window


def test_windows_open_at_the_end_are_open_at_the_beginning(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    own = briefing.window.desk.language
    other = "fr" if own == "en" else "en"
    window = second(briefing)
    window.desk.open_page("topics/cybersecurity", "12")
    window.desk.read_in(other)
    briefing.settle()
    place = window.reader.place()
    window.actions_table["quit"].trigger()
    briefing.close()
    again = open_briefing(own_library)
    again.wait_until(lambda: len(again.program.windows) == 2)
    restored = newest(again)
    found = {
        page_of(one): one.reader.page.language  # type: ignore[union-attr]
        for one in (again.window, restored)
    }
    assert found == {"topics/ott": own, "topics/cybersecurity": other}
    behind = next(one for one in (again.window, restored) if page_of(one) == "topics/cybersecurity")
    again.settle()
    assert behind.reader.place().block == place.block


def test_a_new_library_reaches_all_windows(
    open_briefing: Open, own_library: Locations, briefing: OpenBriefing
) -> None:
    window = second(briefing)
    before = briefing.window.desk.library
    briefing.program.keeper.rebuild()
    briefing.wait_until(lambda: briefing.window.desk.library not in {None, before})
    assert window.desk.library is briefing.window.desk.library
    assert page_of(window) == "topics/ott"
    window.header.search.setText("ixp")
    briefing.wait_until(lambda: window.parts.results._model.rowCount() > 0)  # type: ignore[union-attr]


def test_no_more_windows_come_back_than_one_can_see(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    many = [Session(page=f"topics/{number}", language="fr") for number in range(40)]
    save_session(path, Session(page="topics/ott"), many)
    assert load_others(path) == many[: MOST_WINDOWS - 1]


@pytest.mark.parametrize(
    "text", ['{"others": 7}', '{"others": [7, {"page": 3, "language": "tlh", "offset": 9.0}, null]}', "{", ""]
)
def test_windows_nobody_can_read_are_not_opened(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(text, encoding="utf-8")
    assert load_others(path) in ([], [Session()])
