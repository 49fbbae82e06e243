"""What a screen reader and a keyboard find: every object of the window and of its dialogs has a name and a fitting role.

Tested on the accessible tree, which is what assistive technology is given.
"""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.ui import announce as announcing
from tests.accessible_tree import Node, tree
from tests.rest import rest
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]
VIEWS = ("reading", "searching", "nothing found", "hits", "glossary", "term", "no term", "switcher")
DIALOGS = ("go_to", "shortcuts", "about", "search_help", "export", "print")
ITEMS = {"ListItem", "TreeItem", "Cell"}
ROLES = ITEMS | {
    "Button", "ButtonMenu", "CheckBox", "RadioButton", "ComboBox", "EditableText", "List", "Tree", "Table",
    "StaticText", "PageTab", "PageTabList", "SpinBox", "Border", "Client", "ColumnHeader",
}  # fmt: skip
"""What a keyboard can be on here. A Border is a card, a Client a set of tabs: both have names."""


@pytest.fixture(params=LANGUAGES)
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(
        own_library, ui_language=request.param, language=request.param, page="topics/cybersecurity"
    )
    briefing.wait_for_library()
    briefing.window.resize(1400, 860)
    briefing.settle()
    briefing.wait_until(lambda: briefing.window.parts.details.parts["sources"].list.lines.rowCount() > 0)
    return briefing


def show(briefing: OpenBriefing, view: str) -> None:
    """Bring the window into one of its states."""
    if view in {"searching", "hits"}:
        briefing.search("ixp")
        if view == "hits":
            briefing.press("Return")
            briefing.wait_until(lambda: briefing.hit_count() != "")
    elif view == "nothing found":
        briefing.press("Ctrl+K")
        briefing.type("zzzzqqqq")
        briefing.wait_until(lambda: briefing.answered() == "zzzzqqqq")
    elif view == "glossary":
        briefing.press("Ctrl+G")
        briefing.settle()
    elif view == "term":
        briefing.reader.link_requested.emit("term:glossary.ixp")
    elif view == "no term":
        briefing.reader.view.setTextCursor(briefing.reader.view.document().find("2017"))
        briefing.press("F1")
        assert briefing.window.parts.aids.terms.card.isVisible()
    elif view == "switcher":
        briefing.press("Ctrl+P")


def unnamed(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.focusable and not node.name.strip()]


def misfits(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.focusable and node.role not in ROLES]


def confusable(nodes: list[Node]) -> list[object]:
    """Return what cannot be told apart: controls of one role and name in one place."""
    places = Counter((n.path, n.role, n.name) for n in nodes if n.focusable and n.role not in ITEMS)
    return [place for place, count in places.items() if count > 1]


@pytest.mark.parametrize("view", VIEWS)
def test_everything_in_the_window_has_a_name_and_a_role(briefing: OpenBriefing, view: str) -> None:
    show(briefing, view)
    nodes = tree(briefing.window)
    assert sum(node.focusable for node in nodes) > 30
    assert unnamed(nodes) == []
    assert misfits(nodes) == []
    assert confusable(nodes) == []


def test_everything_in_a_dialog_has_a_name_and_a_role(briefing: OpenBriefing) -> None:
    for action in DIALOGS:
        briefing.window.actions_table[action].trigger()
        (dialog,) = shown_popups()
        nodes = tree(dialog)
        assert nodes[0].name, f"{action}: a dialog has a title"
        assert any(node.focusable for node in nodes), action
        assert unnamed(nodes) == [], action
        assert misfits(nodes) == [], action
        assert confusable(nodes) == [], action
        dialog.close()
        briefing.wait_until(lambda: shown_popups() == [])


def test_lists_of_places_name_each_entry(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+J")
    (dialog,) = shown_popups()
    assert dialog.tabs.count() == 5
    for kind in range(5):
        dialog.tabs.setCurrentIndex(kind)
        entries = [node for node in tree(dialog) if node.role == "ListItem"]
        assert len(entries) == dialog.current_list().count() > 0, kind
        assert all(node.name.strip() for node in entries), kind
    dialog.close()
    briefing.wait_until(lambda: shown_popups() == [])


def find(briefing: OpenBriefing, role: str, name: str) -> Node:
    found = [node for node in tree(briefing.window) if node.role == role and node.name == name]
    assert len(found) == 1, (role, name, found)
    return found[0]


def test_states_are_told(briefing: OpenBriefing) -> None:
    _ = briefing.program.interface.catalog.gettext
    names = {"en": _("Read in English"), "fr": _("Read in French")}
    for language in ("fr", "en"):
        briefing.window.desk.read_in(language)
        for tag, name in names.items():
            assert find(briefing, "CheckBox", name).checked == (tag == language)
    fold = _("Terms here")
    assert find(briefing, "CheckBox", fold).checked
    briefing.window.parts.details.parts["terms"].head.click()
    assert not find(briefing, "CheckBox", fold).checked
    assert [node for node in tree(briefing.window) if node.role == "List" and node.name == fold] == []
    assert find(briefing, "Button", _("Back")).disabled
    briefing.window.desk.open_page("topics/ott")
    assert not find(briefing, "Button", _("Back")).disabled
    assert find(briefing, "CheckBox", _("Show details beside the page")).checked


def test_a_section_says_whether_it_is_open(briefing: OpenBriefing) -> None:
    contents = briefing.window.contents
    tree_of = QAccessible.queryAccessibleInterface(contents)

    def open_sections() -> list[bool]:
        states = (tree_of.child(number).state() for number in range(tree_of.childCount()))
        return [bool(state.expanded) for state in states if state.expandable]

    before = open_sections()
    assert any(before)
    assert not all(before)
    section = contents.currentIndex().parent()
    contents.collapse(section)
    assert sum(open_sections()) == sum(before) - 1


def test_what_is_read_and_where_one_is_are_said_not_only_shown(briefing: OpenBriefing) -> None:
    _ = briefing.program.interface.catalog.gettext
    title = briefing.reader.page.title
    find(briefing, "TreeItem", f"{title}, {_('unread')}")
    briefing.press("Ctrl+R")
    find(briefing, "TreeItem", f"{title}, {_('read')}")
    briefing.reader.view.show_block("watch")
    heading = next(b.text for b in briefing.reader.page.blocks if b.id == "watch")
    briefing.wait_until(lambda: briefing.window.parts.details.parts["outline"].list.lines.here >= 0)
    said = [n.name for n in tree(briefing.window) if n.role == "ListItem" and _("you are here") in n.name]
    assert len(said) == 1
    assert said[0].startswith(heading)


# -- the keyboard ---------------------------------------------------------------------------------------------


def stops(briefing: OpenBriefing, key: str = "Tab") -> list[QWidget]:
    """Go on with a key until the keyboard is where it was; return where it has been, once each."""
    start = briefing.focus()
    seen = [start]
    for _ in range(400):
        briefing.press(key)
        now = briefing.focus()
        if now is start:
            return seen
        if now is not seen[-1]:
            assert now not in seen, "a stop that comes twice before the first"
            seen.append(now)
    raise AssertionError("it never comes back")


def test_tab_goes_through_the_window_as_it_is_read_and_comes_back(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+K")
    seen = stops(briefing)
    reachable = [
        widget
        for widget in briefing.window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert {w for w in reachable if w.focusProxy() is None} == set(seen)
    panes = [
        briefing.window.header,
        briefing.window.panes.left,
        briefing.reader,
        briefing.window.parts.details,
    ]
    order = [next(i for i, pane in enumerate(panes) if pane.isAncestorOf(widget)) for widget in seen]
    assert (
        order
        == sorted(order[: order.index(3)]) + [3] * order.count(3) + order[len(order) - order[::-1].index(3) :]
    )
    for pane in range(4):
        corners = [
            seen[i].mapTo(briefing.window, seen[i].rect().topLeft())
            for i, own in enumerate(order)
            if own == pane
        ]
        if pane == 0:
            row = [corner.x() for corner in corners]
            turn = row.index(min(row))
            assert row[turn:] + row[:turn] == sorted(row), "along the header from left to right"
        else:
            rows = [(corner.y() // 8, corner.x()) for corner in corners]
            assert rows == sorted(rows), "from top to bottom"


def test_shift_tab_goes_the_same_way_back(briefing: OpenBriefing) -> None:
    briefing.press("Ctrl+K")
    forth = stops(briefing)
    briefing.press("Ctrl+K")
    back = stops(briefing, "Shift+Tab")
    assert back == [forth[0], *reversed(forth[1:])]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_sees_where_the_keyboard_is(briefing: OpenBriefing, theme: str) -> None:
    briefing.window.appearance.themes.choose(theme)
    briefing.press("Ctrl+K")
    blind = []
    for widget in stops(briefing):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        rest()
        focused = picture(briefing, widget)
        other = briefing.window.header.menu_button
        (other if widget is not other else briefing.window.header.search).setFocus()
        if focused == picture(briefing, widget):
            blind.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert blind == []


def picture(briefing: OpenBriefing, widget: QWidget) -> QImage:
    corner = widget.mapTo(briefing.window, widget.rect().topLeft())
    rect = widget.rect().translated(corner).adjusted(-2, -2, 2, 2)
    return briefing.window.grab(rect).toImage()


# -- what is said ---------------------------------------------------------------------------------------------


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that what is said to assistive technology is added to."""
    said: list[str] = []

    class Listening:
        @staticmethod
        def isActive() -> bool:  # noqa: N802
            return True

        @staticmethod
        def updateAccessibility(event: object) -> None:  # noqa: N802
            said.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    return said


def test_page_and_language_are_said_once_each_in_the_language_of_the_interface(
    briefing: OpenBriefing, spoken: list[str]
) -> None:
    def heard(words: str, title: str) -> None:
        briefing.wait_until(lambda: len(spoken) >= 1)
        rest()
        (text,) = spoken
        assert title in text
        assert words in text
        spoken.clear()

    ui = briefing.program.interface.tag
    words = {
        "en": {"en": "page in English", "fr": "page in French"},
        "fr": {"en": "page en anglais", "fr": "page en français"},
    }[ui]
    library = briefing.window.desk.library
    briefing.window.desk.open_page("topics/ott")
    heard(words[ui], library.info("topics/ott").title(ui))
    other = "fr" if ui == "en" else "en"
    briefing.press("Ctrl+L")
    heard(words[other], library.info("topics/ott").title(other))
    briefing.press("Alt+Left")
    heard(words[other], library.info("topics/cybersecurity").title(other))
    briefing.reader.reload()  # the same page, as after a change of the text size
    briefing.wait_until(lambda: not briefing.window.parts.aids._voice._due.isActive())
    assert spoken == []


def test_the_count_of_results_is_said_and_not_the_pages_one_looks_at(
    briefing: OpenBriefing, spoken: list[str]
) -> None:
    briefing.press("Ctrl+K")
    spoken.clear()
    first = briefing.page
    briefing.type("ott")
    briefing.wait_until(lambda: briefing.answered() == "ott" and briefing.page != first)
    briefing.settle()
    word = {"en": "result", "fr": "résultat"}[briefing.program.interface.tag]
    assert spoken
    assert all(word in text for text in spoken)
    assert len(spoken) <= 3


def test_links_and_terms_are_said_as_tab_comes_to_them(briefing: OpenBriefing, spoken: list[str]) -> None:
    briefing.reader.view.setFocus()
    spoken.clear()
    briefing.press("Tab")
    words = {"en": "glossary term", "fr": "terme du glossaire"}[briefing.program.interface.tag]
    briefing.wait_until(lambda: bool(spoken))
    (text,) = spoken
    assert text.endswith(words)
    assert len(text) > len(words) + 5, "the words of the link, whole"


def test_how_many_terms_are_left_is_said_when_one_stops_typing(
    briefing: OpenBriefing, spoken: list[str]
) -> None:
    briefing.press("Ctrl+G")
    briefing.settle()
    briefing.window.parts.aids.glossary._said_due.setInterval(0)
    spoken.clear()
    briefing.type("ixp")
    count = briefing.window.parts.aids.glossary.bar.count_text()
    briefing.wait_until(lambda: bool(spoken) and spoken[-1] == count)


def test_nothing_moves_by_itself(briefing: OpenBriefing) -> None:
    """Where there is no animation there is none to be switched off."""
    assert not briefing.window.contents.isAnimated()
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        assert not QApplication.isEffectEnabled(effect)
