"""No label, button or choice is cut off in either language, in a small window or with large text."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from tests.rest import rest
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]
ALL = ("reading", "searching", "nothing found", "glossary", "found", "not found")
VIEWS = {
    (1000, 700): ALL,
    (1280, 820): ALL,
    (640, 420): ("reading", "found", "not found", "searching"),
    (800, 600): ("reading", "searching"),
}


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", language="en")
    briefing.wait_for_library()
    return briefing


def cut_off(root: QWidget) -> Iterator[str]:
    """Yield every text of `root` that does not fit into its widget."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not _fits(widget):
            text = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", str)()
            yield f"{type(widget).__name__} {text or widget.toolTip()!r}: {widget.size()}, wants {widget.sizeHint()}"


def _fits(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) <= widget.height()
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.sizeHint().width() <= widget.width() and widget.sizeHint().height() <= widget.height()
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        area = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) <= area.width()
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) <= widget.width() - 24
    return True


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", VIEWS, ids=str)
def test_nothing_is_cut_off(briefing: OpenBriefing, language: str, size: tuple[int, int]) -> None:
    briefing.window.parts.menu.choose_language(language)
    briefing.window.desk.read_in(language)
    briefing.window.resize(*size)
    for view in VIEWS[size]:
        show(briefing, view)
        rest()
        assert briefing.window.width() == size[0], "the window does not grow with its words"
        assert list(cut_off(briefing.window)) == [], view
        leave(briefing, view)


def show(briefing: OpenBriefing, view: str) -> None:
    """Bring the window into one of its states."""
    if view == "reading":
        briefing.window.desk.open_page("topics/cybersecurity")
    elif view == "glossary":
        briefing.press("Ctrl+G")
        briefing.settle()
    elif view == "searching":
        briefing.search("ixp")
        briefing.wait_until(lambda: briefing.hit_count() != "")
    elif view in {"found", "not found"}:
        briefing.press("Ctrl+F")
        briefing.type("2017" if view == "found" else "zzzz")
        briefing.press("Shift+Return")  # from the end again
    else:
        briefing.press("Ctrl+K")
        briefing.type("zzzzqqqq")
        briefing.wait_until(lambda: briefing.answered() == "zzzzqqqq")


def leave(briefing: OpenBriefing, view: str) -> None:
    """Go back to the page."""
    if view in {"found", "not found", "searching", "nothing found"}:
        briefing.press("Escape")
        briefing.settle()
        assert not briefing.searching()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_in_windows_of_their_own(briefing: OpenBriefing, language: str) -> None:
    briefing.window.parts.menu.choose_language(language)
    for action in ("shortcuts", "about", "search_help", "go_to", "appearance"):
        briefing.window.actions_table[action].trigger()
        (shown,) = shown_popups()
        rest()
        found = list(cut_off(shown))
        shown.close()
        briefing.wait_until(lambda: shown_popups() == [])
        assert found == [], action


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_message_at_the_bottom_fits(briefing: OpenBriefing, language: str) -> None:
    briefing.window.resize(1000, 700)
    text = briefing.program.interface.catalog_for(language).gettext(
        "The search index was damaged; it is being rebuilt. You can go on reading."
    )
    briefing.window.say(text)
    rest()
    bar = briefing.window.statusBar()
    assert bar.isVisible()
    assert bar.fontMetrics().horizontalAdvance(text) < bar.width() - 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (640, 420)], ids=str)
def test_nothing_is_cut_off_in_the_compact_layout(
    briefing: OpenBriefing, language: str, size: tuple[int, int]
) -> None:
    briefing.window.parts.menu.choose_language(language)
    briefing.window.desk.read_in(language)
    briefing.press("Ctrl+F8")
    briefing.window.resize(*size)
    for text in ("", "ixp"):
        if text:
            briefing.search(text)
            briefing.wait_until(lambda: briefing.hit_count() != "")
        rest()
        assert (briefing.window.width(), briefing.window.height()) == size
        assert list(cut_off(briefing.window)) == []
