"""Finding without knowing how: offers of the empty field, completion, quick switcher, results under their pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]


@pytest.fixture(params=LANGUAGES)
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language=request.param, language=request.param)
    briefing.wait_for_library()
    briefing.wait_until(lambda: bool(briefing.window.parts.finding.names.switcher.find("ixp", "en", ())))
    return briefing


def offered(briefing: OpenBriefing) -> list[str]:
    """Return what hangs below the search field."""
    prompts = briefing.window.parts.finding.prompts
    entries = prompts.list.entries
    texts = [str(entries.index(row).data()) for row in range(entries.rowCount())]
    return texts if prompts.isVisible() else []


def test_a_search_is_offered_again_until_it_is_removed(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    """Search, open, come back: the search is one arrow away, in this session and the next."""
    briefing.search("ixp")
    briefing.press("Return")
    opened = briefing.page
    briefing.press("Esc")
    briefing.press("Alt+Home")
    briefing.press("Ctrl+K")
    assert "ixp" in offered(briefing)
    briefing.press("Down")
    briefing.press("Return")
    briefing.wait_until(lambda: briefing.answered() == "ixp")
    assert offered(briefing) == []
    briefing.press("Return")
    assert briefing.page == opened

    recent = briefing.program._user / "recent.json"
    briefing.wait_until_written()
    assert json.loads(recent.read_text(encoding="utf-8"))["searches"] == ["ixp"]
    briefing.press("Esc")
    briefing.press("Ctrl+K")
    briefing.press("Down")
    briefing.press("Del")
    assert "ixp" not in offered(briefing)
    briefing.wait_until_written()
    assert json.loads(recent.read_text(encoding="utf-8"))["searches"] == []


def test_the_empty_field_offers_pages_to_begin_with(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+K")
    library, language = briefing.window.desk.library, briefing.window.desk.language
    home = library.info(library.collection.home)
    assert any(text.startswith(home.title(language)) for text in offered(briefing))
    briefing.press("Down")
    briefing.press("Down")
    briefing.press("Return")
    assert briefing.page != home.id
    assert offered(briefing) == []
    briefing.press("Ctrl+K")
    briefing.press("Esc")
    assert offered(briefing) == []
    briefing.press("Ctrl+K")
    assert offered(briefing), "asked for again"


def test_a_page_is_a_few_letters_away(briefing: OpenBriefing) -> None:
    """Ctrl+P, some letters of either language, Enter; Esc puts the keyboard back."""
    before = briefing.focus()
    briefing.press("Ctrl+P")
    briefing.press("Esc")
    assert briefing.focus() is before
    for typed in ("cybersecurity", "cybersecurite"):
        briefing.press("Alt+Home")
        briefing.press("Ctrl+P")
        briefing.type(typed)
        briefing.press("Return")
        assert briefing.page == "topics/cybersecurity"
        assert not briefing.window.parts.finding.switcher.isVisible()
    briefing.press("Ctrl+P")
    briefing.press("Down")
    briefing.press("Return")
    assert briefing.page == briefing.window.desk.library.collection.home, "the page before is second"


def test_a_term_is_explained_where_one_is(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+P")
    briefing.type("ixp")
    briefing.press("Down")  # past the page that is about it
    briefing.press("Return")
    card = briefing.window.parts.aids.terms.card
    assert card.isVisible()
    assert "Internet" in card.accessibleName()
    assert briefing.focus() is card


def test_a_name_is_completed_only_when_one_wants_it(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+K")
    field, completion = briefing.window.header.search, briefing.window.parts.finding.completion
    briefing.type("cyberse")
    assert completion.offered
    assert field.text() == "cyberse"
    briefing.type("c")
    assert field.text() == "cybersec"
    briefing.press("Tab")
    assert field.text() in {"cybersecurity", "cybersecurité"}
    assert briefing.focus() is field
    assert not completion.offered
    briefing.press("Left")
    briefing.type("x")
    assert not completion.offered, "only at the end of the text"


def test_the_rest_of_a_page_opens_in_place(briefing: OpenBriefing) -> None:
    briefing.search("internet ")
    results = briefing.window.parts.results
    model = results._model
    row = next(row for row in range(model.rowCount()) if model.index(row).data().endswith(("here", "ici")))
    page = model.row(row).hit.page
    before = briefing.hits().count(page)
    assert before == 3
    while results.list.currentIndex().row() < row:
        briefing.press("Down")
    briefing.press("Return")
    briefing.wait_until(lambda: briefing.hits().count(page) > before)
    chosen = results.current_hit()
    assert chosen is not None
    assert chosen.page == page
    assert briefing.searching()


def test_a_correction_can_be_refused(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+K")
    briefing.type("cybersecuritty ")
    briefing.wait_until(lambda: briefing.answered() == "cybersecuritty ")
    notice = briefing.window.parts.results._notice
    assert notice.isVisible()
    assert briefing.hits()
    notice.linkActivated.emit('query:"cybersecuritty"')
    briefing.wait_until(lambda: briefing.answered() == '"cybersecuritty"')
    assert briefing.hits() == []


def test_how_to_search_is_one_key_away(briefing: OpenBriefing) -> None:
    briefing.search("ixp")
    briefing.press("Shift+F1")
    (dialog,) = shown_popups()
    assert dialog.windowTitle() == briefing.window.actions_table["search_help"].text()
    area = dialog.findChild(QScrollArea)
    briefing.settle()
    assert area.verticalScrollBar().maximum() == 0, "a screen has room for it"
    dialog.close()


def test_a_name_in_the_other_language_says_so(briefing: OpenBriefing) -> None:
    typed, badge = {"en": ("cybersanté", "in French"), "fr": ("cyber norms", "en anglais")}[
        briefing.program.interface.tag
    ]
    briefing.press("Ctrl+P")
    entries = briefing.window.parts.finding.switcher.list
    briefing.type(typed)
    assert entries.current().beside.endswith(badge)
    briefing.window.parts.finding.switcher.field.setText("wtdc" if badge == "in French" else "cmdt")
    assert badge not in entries.current().beside


@pytest.mark.parametrize("damaged", [b"\xff\xfe{", b"[1, 2]", b'{"searches": [{}], "pages": 3}'])
def test_a_damaged_file_of_recent_things_stops_nothing(
    open_briefing: Open, own_library: Locations, tmp_path: Path, damaged: bytes
) -> None:
    first = open_briefing(own_library)
    path = first.program._user / "recent.json"
    first.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(damaged)
    again = open_briefing(own_library)
    again.wait_for_library()
    again.press("Ctrl+K")
    assert offered(again)


def test_palettes_follow_the_window(briefing: OpenBriefing) -> None:
    """A window that is resized under a palette must not leave it hanging outside."""
    briefing.press("Ctrl+P")
    palette = briefing.window.parts.finding.switcher
    briefing.window.resize(700, 500)
    briefing.wait_until(lambda: briefing.window.rect().contains(palette.geometry()))
    briefing.press("Esc")
    briefing.press("Ctrl+K")
    assert offered(briefing)
    briefing.window.resize(900, 600)
    briefing.wait_until(lambda: offered(briefing) == [])
