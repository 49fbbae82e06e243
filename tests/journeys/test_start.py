"""What the command line may ask of the window, and what happens when it asks for something that is not there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt

from app.bootstrap import Program, WindowOptions
from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.core.userdata.settings import Settings, save_settings
from tests.rest import rest
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


def test_a_first_start_shows_the_conference_at_a_glance(open_briefing: Open, own_library: Locations) -> None:
    briefing = open_briefing(own_library, ui_language="fr")
    assert briefing.page == "conference/in-brief"
    assert briefing.reader.page.language == "fr", (
        "one reads in the language of the interface until one says otherwise"
    )
    assert briefing.said == []


@pytest.mark.parametrize("page", ["topics/ott", "briefing:topics/ott"])
def test_a_page_that_is_asked_for_is_shown(open_briefing: Open, own_library: Locations, page: str) -> None:
    assert open_briefing(own_library, page=page, language="fr").page == "topics/ott"


@pytest.mark.parametrize("reference", ["position", "12", "12-14"])
def test_a_paragraph_that_is_asked_for_is_near_the_top(
    open_briefing: Open, own_library: Locations, reference: str
) -> None:
    briefing = open_briefing(own_library, page=f"topics/cybersecurity#{reference}")
    block = briefing.window.desk.library.block("topics/cybersecurity", reference)[0]
    view = briefing.reader.view
    for moment in ("painted", "complete"):
        top = view._map.top(view.position_of(block)) - view.verticalScrollBar().value()
        assert 0 <= top < 120, moment
        briefing.wait_for_library()


@pytest.mark.parametrize(
    "page", ["topics/nothing", "../../etc/passwd", "%s", "briefing:topics/nothing#3-5", "{page}", "#"]
)
def test_a_page_that_is_not_there_is_said_not_to_be_and_home_is_shown(
    open_briefing: Open, own_library: Locations, page: str
) -> None:
    briefing = open_briefing(own_library, page=page, ui_language="en")
    assert briefing.page == "conference/in-brief"
    assert page == "#" or "There is no page" in briefing.said[0]


@pytest.mark.parametrize("reference", ["nothing", "99", "3-99"])
def test_of_a_paragraph_that_is_gone_there_is_still_the_page(
    open_briefing: Open, own_library: Locations, reference: str
) -> None:
    briefing = open_briefing(own_library, page=f"briefing:topics/ott#{reference}", ui_language="en")
    assert briefing.page == "topics/ott"
    assert briefing.said[0] == f"Page “topics/ott” has no paragraph “{reference}”."


def test_a_page_that_is_gone_leaves_one_where_one_was(open_briefing: Open, own_library: Locations) -> None:
    first = open_briefing(own_library, page="topics/cybersecurity#12")
    first.settle()
    place = first.top_block
    first.close()
    again = open_briefing(own_library, page="topics/nothing", ui_language="en")
    again.settle()
    assert (again.page, again.top_block) == ("topics/cybersecurity", place)
    assert "There is no page" in again.said[0]


@pytest.mark.parametrize("text", ["ixp", "réglementation ott"])
def test_a_search_that_is_asked_for_is_made(open_briefing: Open, own_library: Locations, text: str) -> None:
    briefing = open_briefing(own_library, search=text)
    briefing.wait_until(lambda: bool(briefing.hits()))
    assert briefing.searching()
    assert briefing.window.header.search.text() == text


@pytest.mark.parametrize(
    "text", ["\0", '"' * 40, "((((", "-", "*", "lang:", "a" * 10_000, "🙂", "in:nowhere x", "%d {x}"]
)
def test_a_search_nobody_can_read_gets_an_answer(
    open_briefing: Open, own_library: Locations, text: str
) -> None:
    briefing = open_briefing(own_library, search=text)
    briefing.wait_for_library()
    if text.strip("\0"):
        briefing.wait_until(lambda: briefing.window.parts.results._answer is not None)
    assert briefing.page
    briefing.press("Escape")


def test_a_language_nobody_speaks_is_left_aside(open_briefing: Open, own_library: Locations) -> None:
    briefing = open_briefing(own_library, language="tlh", ui_language="tlh")
    assert briefing.reader.page.language == "en"
    briefing.press("Ctrl+L")
    assert briefing.reader.page.language == "fr"


DAMAGED = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"page": 7, "language": "tlh", "geometry": "\xc3\xa9", "layout": "AA"}',
]


@pytest.mark.parametrize("content", DAMAGED)
def test_the_window_opens_whatever_has_happened_to_the_profile(
    open_briefing: Open, own_library: Locations, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "profile").mkdir()
    for name in ("settings.json", "session.json"):
        (tmp_path / "profile" / name).write_bytes(content)
    briefing = open_briefing(own_library, ui_language="en")
    assert briefing.page == "conference/in-brief"
    briefing.press("Ctrl+L")
    assert briefing.reader.page.language == "fr"
    if b'"page"' not in content:
        assert any(
            "damaged: settings.json, session.json. They were set aside" in text for text in briefing.said
        )
        assert (tmp_path / "profile" / "session.json.damaged-1").read_bytes() == content


FILES = ("settings.json", "session.json", "recent.json", "positions.json", "reading.json")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [640, 1366])
def test_of_many_damaged_files_each_is_named_and_whatever_else_is_wrong_comes_after(
    open_briefing: Open, own_library: Locations, tmp_path: Path, width: int, language: str
) -> None:
    (tmp_path / "profile").mkdir()
    for name in FILES[1:]:
        (tmp_path / "profile" / name).write_bytes(b"{")
    (tmp_path / "profile" / FILES[0]).write_text('{"theme": "midnight", "text_size": 0}', encoding="utf-8")
    briefing = open_briefing(own_library, ui_language=language)
    briefing.window.resize(width, 600)
    bar = briefing.window.statusBar()
    text = bar.currentMessage()
    assert all(name in text for name in FILES[1:])
    assert bar.isVisible()
    briefing.wait_until(lambda: bar.width() == width)
    lines = bar.fontMetrics().boundingRect(QRect(0, 0, width - 16, 0), Qt.TextFlag.TextWordWrap, text)
    assert bar.height() >= lines.height()
    briefing.press("Ctrl+R")  # an answer to a key is given at once, and the sentence comes back after it
    briefing.press("F8")
    assert bar.currentMessage() != text
    bar.clearMessage()
    assert bar.currentMessage() == text
    bar.clearMessage()
    assert "midnight" in bar.currentMessage()
    bar.clearMessage()
    assert bar.currentMessage() == ""
    assert not bar.isVisible()


def test_a_profile_that_cannot_be_written_is_told_once_and_reading_goes_on(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be", encoding="utf-8")
    briefing = open_briefing(own_library, ui_language="en")
    for keys in ("Ctrl++", "Ctrl++", "Ctrl+L"):
        briefing.press(keys)
        briefing.wait_until_written()
    told = [text for text in briefing.said if "cannot be read. Nothing is written there" in text]
    assert len(told) == 1
    assert briefing.reader.page.language == "fr"


def test_choices_of_the_last_time_are_kept(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    save_settings(
        tmp_path / "profile" / "settings.json", Settings(ui_language="fr", theme="dark", text_size=150)
    )
    briefing = open_briefing(own_library)
    assert briefing.program.interface.tag == "fr"
    assert briefing.program.themes.theme.name == "dark"
    briefing.press("Ctrl+0")
    briefing.close()
    again = open_briefing(own_library)
    assert again.program.appearance.settings == Settings(ui_language="fr", theme="dark")


def test_a_window_closed_at_its_first_paint_leaves_nothing_running(
    own_library: Locations, tmp_path: Path, qapp: object
) -> None:
    program = Program(WindowOptions(profile=str(tmp_path)), own_library)
    program.window.show()
    program.window.grab()
    program.window.close()
    rest()
    assert not hasattr(program, "keeper")
    assert (tmp_path / "session.json").is_file()


def test_a_search_that_fails_is_told(open_briefing: Open, own_library: Locations) -> None:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.wait_for_library()
    briefing.window.parts.search.control.use(
        own_library.cached, "auto"
    )  # as if the stick had been pulled out
    briefing.press("Ctrl+K")
    briefing.type("ixp")
    briefing.wait_until(lambda: any("is missing" in text for text in briefing.said))
