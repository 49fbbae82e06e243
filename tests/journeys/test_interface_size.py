"""Whoever has weak sight makes everything larger, not the page alone: at once, for good, with nothing cut off."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.core.userdata.settings import INTERFACE_SIZES
from app.ui.panes import DETAILS
from tests.i18n.test_no_clipping import cut_off
from tests.rest import rest
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture(params=LANGUAGES)
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language=request.param, language=request.param)
    briefing.wait_for_library()
    return briefing


def choose(briefing: OpenBriefing, percent: int) -> None:
    appearance = briefing.program.appearance
    appearance.change(appearance.settings._replace(interface_size=percent))
    rest()


def test_every_part_of_the_window_grows_at_once_and_the_page_does_not(briefing: OpenBriefing) -> None:
    window = briefing.window
    parts = [
        *(window.contents, window.header.search, window.header.menu_button, window.statusBar()),
        *(window.parts.results.list, window.parts.details, window.parts.menu.menu, window.parts.aids.crumbs),
    ]
    before = [part.fontMetrics().height() for part in parts]
    row = window.contents.rowHeight(window.contents.currentIndex())
    icon = window.header.menu_button.iconSize().width()
    page = briefing.reader.view.document().defaultFont().pixelSize()
    for percent in (150, 200):
        choose(briefing, percent)
        for part, height in zip(parts, before, strict=True):
            assert part.fontMetrics().height() >= height * percent / 100 * 0.93, (part, percent)
        assert window.contents.rowHeight(window.contents.currentIndex()) > row * percent / 100 * 0.9
        assert window.header.menu_button.iconSize().width() == icon * percent // 100
        assert briefing.reader.view.document().defaultFont().pixelSize() == page
    choose(briefing, 100)
    assert [part.fontMetrics().height() for part in parts] == before


@pytest.mark.parametrize("width", [1000, 1600])
def test_the_panes_are_as_wide_as_before_once_the_interface_is(briefing: OpenBriefing, width: int) -> None:
    briefing.window.resize(width, 760)
    briefing.wait_until(lambda: briefing.window.width() == width)
    briefing.settle()
    before = briefing.window.panes.splitter.sizes()
    for percent in (150, 200, 150, 100, 200, 100):
        choose(briefing, percent)
        briefing.settle()
    assert briefing.window.panes.splitter.sizes() == before


def test_a_key_takes_the_next_size_and_says_which(briefing: OpenBriefing) -> None:
    for percent in (*INTERFACE_SIZES[1:], INTERFACE_SIZES[0]):
        briefing.press("Ctrl+Shift+F8")
        assert briefing.program.appearance.settings.interface_size == percent
        assert str(percent) in briefing.said[-1]


def test_the_size_is_there_at_the_next_start(
    briefing: OpenBriefing, open_briefing: Open, own_library: Locations
) -> None:
    usual = briefing.window.contents.fontMetrics().height()
    choose(briefing, 150)
    width = briefing.window.panes.left.width()
    briefing.close()
    again = open_briefing(own_library)
    assert again.window.contents.fontMetrics().height() > 1.35 * usual
    again.wait_for_library()
    assert abs(again.window.panes.left.width() - width) <= 2, "not larger with every start"


def test_a_size_that_is_none_costs_a_sentence(
    open_briefing: Open, own_library: Locations, tmp_path: Path
) -> None:
    settings = tmp_path / "profile" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"interface_size": 500, "ui_language": "fr"}', encoding="utf-8")
    briefing = open_briefing(own_library)
    briefing.wait_until(lambda: any("taille de l’interface" in text for text in briefing.said))
    assert briefing.program.appearance.settings.interface_size == 100


# The smaller window and the larger letters are the harder case of each.
@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 150), ((1024, 600), 200)], ids=str)
def test_nothing_is_cut_off(briefing: OpenBriefing, size: tuple[int, int], percent: int) -> None:
    choose(briefing, percent)
    briefing.window.resize(*size)
    for text in ("", "ixp"):
        if text:
            briefing.search(text)
            briefing.wait_until(lambda: briefing.hit_count() != "")
        rest()
        assert (briefing.window.width(), briefing.window.height()) == size
        assert list(cut_off(briefing.window)) == []
    briefing.press("Escape")
    briefing.press("F9")
    rest()
    assert briefing.window.parts.details.isVisible()
    assert list(cut_off(briefing.window)) == []


@pytest.mark.parametrize("width", [640, 800])
def test_in_a_narrow_window_the_head_keeps_what_the_menu_has_not(briefing: OpenBriefing, width: int) -> None:
    header = briefing.window.header
    for percent in (150, 200, 100):
        choose(briefing, percent)
        briefing.window.resize(width, 420)
        rest()
        shown = [one for one in header.findChildren(QWidget) if one.parent() is header and one.isVisible()]
        shown.sort(key=lambda one: one.x())
        assert {header.search, header.menu_button, *header._buttons.values()} <= set(shown)
        for left, right in pairwise(shown):
            assert left.geometry().right() < right.x()
        assert shown[-1].geometry().right() < header.width()
        assert all(button.width() >= button.sizeHint().width() for button in header._buttons.values())
    assert not any(button.isHidden() for button in header._spare), "with more room they are back"


def test_keys_that_change_looks_name_what_they_chose(briefing: OpenBriefing) -> None:
    _ = briefing.program.interface.catalog.gettext
    for theme in ("Light", "Sepia", "Dark", "High contrast", "High contrast, dark", "Same as system"):
        briefing.press("F8")
        assert briefing.said[-1] == _("Theme: {theme}", theme=_(theme))
    briefing.press("Shift+F8")
    assert briefing.said[-1] == _("Line spacing: {name}", name=_("Wide"))
    briefing.press("Ctrl+F8")
    assert briefing.said[-1] == _("Layout: {name}", name=_("Compact"))
    briefing.press("Ctrl+-")
    assert briefing.said[-1] == _("Text size: {percent}%", percent=90)
    briefing.press("Ctrl+-")
    briefing.press("Ctrl+-")
    assert briefing.said[-1] == _("Text size: {percent}%. It goes no further.", percent=80)


@pytest.mark.parametrize("size", [(1000, 700), (1600, 1000)], ids=str)
def test_panes_are_as_wide_as_before_once_the_interface_is(
    briefing: OpenBriefing, size: tuple[int, int]
) -> None:
    briefing.window.resize(*size)
    briefing.window.panes.ask(DETAILS)
    rest()
    before = briefing.window.panes.splitter.sizes()
    for percent in (150, 200, 125, 100):
        choose(briefing, percent)
    briefing.window.panes.ask(DETAILS)
    rest()
    after = briefing.window.panes.splitter.sizes()
    assert all(abs(then - now) <= 2 for then, now in zip(before, after, strict=True)), (before, after)
