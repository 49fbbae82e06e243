"""The language of the interface changes at once and completely: no word of the other one is left, and back again.

The briefing's own words (titles, headings, terms) follow the reading language and are told apart by the library.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.core.content.help import help_page
from app.core.i18n.catalog import Catalog
from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from tests.i18n.window_words import Words, words_of
from tests.window import OpenBriefing, shown_popups

Open = Callable[..., OpenBriefing]
VIEWS = [
    "reading",
    "searching",
    "nothing found",
    "hits",
    "found",
    "not found",
    "help",
    "glossary",
    "no library",
]


@pytest.fixture
def briefing(open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language="en", language="en")
    briefing.wait_for_library()
    briefing.window.resize(1280, 820)
    return briefing


def show(briefing: OpenBriefing, view: str) -> None:
    """Bring the window into one of its states."""
    if view == "reading":
        briefing.window.desk.open_page("topics/cybersecurity")
    elif view == "searching":
        briefing.search("ixp")
    elif view == "nothing found":
        briefing.press("Ctrl+K")
        briefing.type("zzzzqqqq")
        briefing.wait_until(lambda: briefing.answered() == "zzzzqqqq")
    elif view == "hits":
        briefing.search("ixp")
        briefing.press("Return")
    elif view in {"found", "not found"}:
        briefing.press("Ctrl+F")
        briefing.type("2017" if view == "found" else "zzzz")
        briefing.press("Shift+Return")
    elif view == "help":
        briefing.press("F1")
    elif view == "glossary":
        briefing.press("Ctrl+G")
    elif view == "no library":
        briefing.program.care.close()
        briefing.window.retranslate()


def own_words(briefing: OpenBriefing, resources: Path) -> set[str]:
    """Return what the briefing says in its own words, in every language, and the names of languages."""
    library = briefing.window.desk.library
    words = {language.name for language in LANGUAGES.values()} | {"Briefing"}
    words |= {tag.upper() for tag in LANGUAGES} | {"|".join(tag.upper() for tag in LANGUAGES)}
    words |= {help_page(resources, tag).title for tag in LANGUAGES}
    words |= {Catalog(resources / "locale", tag).gettext("Glossary") for tag in LANGUAGES}
    if library is None:
        return words
    for tag in LANGUAGES:
        words |= {library.collection.text(tag).title} | {s.title(tag) for s in library.collection.sections}
        for info in library.pages():
            page = library.page(info.id, tag)
            words |= {page.title, page.summary} | {b.text for b in page.blocks if b.kind == "heading"}
        words |= {term.text(tag).name for term in library.terms()}
    return words


def same_in_both(resources: Path) -> set[str]:
    """Return the texts whose French is written like the English."""
    french = Catalog(resources / "locale", "fr")
    return {text for text in _messages(resources) if french.gettext(text) == text}


def _messages(resources: Path) -> Iterator[str]:
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (resources / "locale" / "fr" / "LC_MESSAGES" / "briefing.po").open("rb") as file:
        yield from (m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id)


def left_over(before: Words, after: Words, allowed: set[str]) -> dict[str, str]:
    """Return the texts that have not changed, though they should: they hold words and are nobody's own."""

    def bare(text: str) -> str:
        text = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)?\)$", "", text)  # keys or a count behind a text
        return text.split(" – ")[0]

    return {
        where: text
        for where, text in after.items()
        if before.get(where) == text and re.search(r"[^\W\d_]{2}", text) and not {text, bare(text)} & allowed
    }


@pytest.mark.parametrize("view", VIEWS)
def test_no_word_of_the_other_language_is_left(briefing: OpenBriefing, resources: Path, view: str) -> None:
    allowed = own_words(briefing, resources) | same_in_both(resources)
    show(briefing, view)
    briefing.settle()
    english = words_of(briefing.window)
    assert len(english) > 40
    briefing.window.parts.menu.choose_language("fr")
    assert left_over(english, words_of(briefing.window), allowed) == {}


@pytest.mark.parametrize("view", VIEWS)
def test_there_and_back_every_text_is_as_it_was(briefing: OpenBriefing, view: str) -> None:
    show(briefing, view)
    briefing.settle()
    english = words_of(briefing.window)
    briefing.window.parts.menu.choose_language("fr")
    french = words_of(briefing.window)
    briefing.window.parts.menu.choose_language("en")
    assert words_of(briefing.window) == english
    briefing.window.parts.menu.choose_language("fr")
    assert words_of(briefing.window) == french


def menus(briefing: OpenBriefing) -> Words:
    """Open the main menu and return what it says."""
    return words_of(briefing.open_menu())


def test_the_menu_speaks_the_language_of_the_moment(briefing: OpenBriefing, resources: Path) -> None:
    allowed = own_words(briefing, resources) | same_in_both(resources)
    english = menus(briefing)
    briefing.click_menu("Français")
    french = menus(briefing)
    assert left_over(english, french, allowed) == {}
    assert set(english) == set(french), "no menu of an earlier opening is left behind"
    briefing.click_menu("English")
    assert menus(briefing) == english


def dialog(briefing: OpenBriefing, action: str) -> QWidget:
    briefing.window.actions_table[action].trigger()
    (shown,) = shown_popups()
    return shown


@pytest.mark.parametrize("action", ["shortcuts", "about", "search_help", "go_to"])
def test_windows_of_their_own_speak_it_too(briefing: OpenBriefing, resources: Path, action: str) -> None:
    allowed = own_words(briefing, resources) | same_in_both(resources)
    seen = {}
    for language in LANGUAGES:
        briefing.window.parts.menu.choose_language(language)
        shown = dialog(briefing, action)
        seen[language] = words_of(shown)
        shown.close()
        briefing.wait_until(lambda: shown_popups() == [])
    assert seen["en"].keys() == seen["fr"].keys()
    assert left_over(seen["en"], seen["fr"], allowed) == {}


def test_qts_own_words_change_as_well(briefing: OpenBriefing) -> None:
    """The menu of the right mouse button, the buttons of dialogs."""

    def context_menu() -> list[str]:
        menu = briefing.window.header.search.createStandardContextMenu()
        texts = [action.text() for action in menu.actions() if action.text()]
        menu.deleteLater()
        return texts

    english = context_menu()
    briefing.window.parts.menu.choose_language("fr")
    french = context_menu()
    assert len(english) == len(french) > 3
    assert not set(english) & set(french)
    briefing.window.parts.menu.choose_language("en")
    assert context_menu() == english


def test_interface_and_reading_language_are_two_choices(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("topics/ott")
    text = briefing.text
    briefing.window.parts.menu.choose_language("fr")
    assert briefing.text == text
    briefing.press("Ctrl+L")
    assert briefing.program.interface.tag == "fr"
    assert briefing.reader.page.language == "fr"
    briefing.window.parts.menu.choose_language("en")
    assert briefing.reader.page.language == "fr"


def test_the_choice_holds_at_the_next_start(open_briefing: Open, own_library: Locations) -> None:
    briefing = open_briefing(own_library, ui_language="en")
    briefing.window.parts.menu.choose_language("fr")
    briefing.close()
    assert open_briefing(own_library).program.interface.tag == "fr"
