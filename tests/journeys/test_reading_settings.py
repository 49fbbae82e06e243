"""Every choice of how pages look holds at once, keeps the paragraph under the eye, and is there again tomorrow."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.paths import Locations
from app.core.userdata.settings import Settings
from app.ui.dialogs.appearance import AppearanceDialog
from app.ui.reader.note_card import NoteCard
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]
PAGE = "topics/cybersecurity"


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", language="en")
    briefing.wait_for_library()
    return briefing


def settings_file(folder: Path) -> Path:
    return folder / "profile" / "settings.json"


def other_family(briefing: OpenBriefing) -> str:
    """Return a family of this computer that is not the program's own."""
    own = briefing.program.appearance.own_family
    return next(
        one for one in QFontDatabase.families() if one != own and QFontDatabase.isSmoothlyScalable(one)
    )


def opened_dialog(briefing: OpenBriefing) -> AppearanceDialog:
    briefing.press("Ctrl+,")
    (dialog,) = shown_popups()
    assert isinstance(dialog, AppearanceDialog)
    return dialog


def test_change_every_setting_keep_the_place_restart_and_find_it_all_again(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    briefing.window.desk.open_page(PAGE)
    briefing.settle()
    briefing.reader.view.show_block("position")
    paragraph = briefing.top_block
    dialog = opened_dialog(briefing)
    family = other_family(briefing)
    wanted = Settings(
        ui_language=briefing.program.appearance.settings.ui_language,
        theme="sepia",
        text_size=130,
        line_spacing="wide",
        column_width="narrow",
        reading_font=family,
        density="compact",
    )
    document = briefing.reader.view.document()
    for field in ("theme", "text_size", "line_spacing", "column_width", "reading_font", "density"):
        before = briefing.reader._style
        dialog._want(**{field: getattr(wanted, field)})
        assert briefing.reader._style is not before, field
        assert briefing.top_block == paragraph, field
    assert document.defaultFont().family() == family
    assert briefing.program.themes.theme.name == "sepia"
    for keys in ("F8", "Shift+F8", "Ctrl+F8"):
        briefing.press(keys)
        assert briefing.top_block == paragraph, keys
    changed = wanted._replace(theme="dark", line_spacing="close", density="normal")
    assert briefing.program.appearance.settings == changed
    assert dialog._settings == changed, "the dialog shows what was changed beside it"
    dialog.close()
    briefing.close()

    again = open_briefing(own_library)
    again.wait_for_library()
    assert again.program.appearance.settings == changed
    assert (again.page, again.top_block) == (PAGE, paragraph)
    assert again.reader.view.document().defaultFont().family() == family
    assert again.program.themes.theme.name == "dark"
    assert not again.window.actions_table["compact"].isChecked()


def test_odd_settings_cost_a_sentence_and_nothing_else(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    odd = {
        "ui_language": "fr",
        "theme": "midnight",
        "text_size": 0,
        "line_spacing": "enormous",
        "reading_font": "Face Nobody Has",
        "column_width": "wide",
        "show_details": "perhaps",
    }
    settings_file(tmp_path).parent.mkdir()
    settings_file(tmp_path).write_text(json.dumps(odd), encoding="utf-8")
    briefing = open_briefing(own_library)
    briefing.wait_until(lambda: any("Face Nobody Has" in text for text in briefing.said))
    said = " ".join(briefing.said)
    assert "taille du texte" in said
    assert "interligne" in said
    assert "midnight" in said
    settings = briefing.program.appearance.settings
    assert (settings.ui_language, settings.column_width, settings.text_size) == ("fr", "wide", 100)
    assert briefing.program.appearance.reading_family == briefing.program.appearance.own_family
    assert briefing.program.themes.theme.name in {"light", "dark"}
    briefing.settle()
    briefing.press("Ctrl++")
    briefing.wait_until_written()
    kept = json.loads(settings_file(tmp_path).read_text(encoding="utf-8"))
    assert (kept["column_width"], kept["text_size"], kept["reading_font"]) == ("wide", 110, "Face Nobody Has")


def test_a_window_from_a_screen_that_is_gone_comes_back_into_view(
    open_briefing: Open, own_library: Locations
) -> None:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.settle()
    briefing.window.move(9000, 5000)
    briefing.close()
    again = open_briefing(own_library)
    screen = again.window.screen().availableGeometry()
    assert screen.intersected(again.window.frameGeometry()).width() >= again.window.width() // 2
    assert screen.contains(again.window.frameGeometry().topLeft())


def press_on_link(briefing: OpenBriefing, href: str) -> None:
    """Go to a link with Tab and follow it with Enter."""
    view = briefing.reader.view
    view.setFocus()
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        cursor = view.textCursor()
        if cursor.hasSelection() and cursor.charFormat().anchorHref() == href:
            QTest.keyClick(view, Qt.Key.Key_Return)
            return
    raise AssertionError(href)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_note_is_shown_where_one_reads_and_the_way_back_is_exact(
    briefing: OpenBriefing, language: str
) -> None:
    briefing.window.desk.read_in(language)
    briefing.window.desk.open_page(PAGE)
    briefing.settle()
    briefing.reader.view.verticalScrollBar().setValue(90)
    first = briefing.reader.page.sources[0]
    press_on_link(briefing, f"note:{first.key}")
    before = briefing.reader.view.verticalScrollBar().value()
    (card,) = shown_popups()
    assert isinstance(card, NoteCard)
    card.list_requested.emit(first.key)
    card.close()
    listed = briefing.reader.view.verticalScrollBar().value()
    assert listed > before
    briefing.press("Alt+Left")
    assert briefing.reader.view.verticalScrollBar().value() == before
    briefing.press("Alt+Right")
    assert briefing.reader.view.verticalScrollBar().value() == listed
    briefing.press("Alt+Left")

    press_on_link(briefing, f"note:{first.key}")
    before = briefing.reader.view.verticalScrollBar().value()
    (card,) = shown_popups()
    card.list_requested.emit(first.key)
    card.close()
    briefing.window.desk.follow(f"cited:{first.key}")
    assert briefing.reader.view.verticalScrollBar().value() == before


def test_from_the_list_of_sources_one_gets_to_the_first_paragraph_that_cites(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page(PAGE)
    briefing.settle()
    last = briefing.reader.page.sources[-1]
    briefing.scroll_to(1)
    citing = next(one for one in briefing.reader.page.blocks if f'"note:{last.key}"' in one.html)
    briefing.window.desk.follow(f"cited:{last.key}")
    view = briefing.reader.view
    top = view._map.top(view.position_of(citing.id)) - view.verticalScrollBar().value()
    assert 0 <= top < view.viewport().height()


def test_an_acronym_is_explained_at_its_first_use_even_in_a_summary(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page(PAGE)
    desk = next(child for child in briefing.window.children() if type(child).__name__ == "NoteDesk")
    assert "ITU" in briefing.reader.page.summary
    assert desk.explain("", "ITU", 0) == "ITU: International Telecommunication Union"
    assert desk.explain("", "capability", 0) == ""
    briefing.press("Ctrl+L")
    assert desk.explain("", "UIT", 0) == "UIT\u00a0: Union internationale des télécommunications"


def test_nothing_moves_by_itself(briefing: OpenBriefing) -> None:
    for effect in Qt.UIEffect:
        assert not QApplication.isEffectEnabled(effect)


def test_the_wheel_with_ctrl_makes_text_larger_and_is_remembered(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    middle = QPointF(view.viewport().rect().center())
    for turn in (120, 120, -120):
        event = QWheelEvent(
            middle,
            QPointF(view.viewport().mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
    assert briefing.program.appearance.settings.text_size == 110
