"""What helps to read one text helps with the other as well, where both are on the page."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from app.core.paths import Locations
from app.ui.dialogs.description import DescriptionDialog
from app.ui.note_desk import NoteDesk
from app.ui.reader.note_card import NoteCard
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
PAGE, WITH_FIGURE = "topics/cybersecurity", "conference/outcomes"
BOTH_WAYS = pytest.mark.parametrize("key", ["F7", "Shift+F7"])


def opened(open_briefing: Open, where: Locations, key: str, page: str = PAGE) -> OpenBriefing:
    briefing = open_briefing(where, ui_language="en", language="en", page=page)
    briefing.wait_for_library()
    briefing.window.resize(1366, 768)
    briefing.settle()
    briefing.press(key)
    briefing.settle()
    return briefing


def links(briefing: OpenBriefing, kind: str) -> list[tuple[str, int, int, str]]:
    """Return href, start, end and language of every link of a kind."""
    view = briefing.reader.view
    found, block = [], view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            href = fragment.charFormat().anchorHref()
            if href.startswith(f"{kind}:"):
                start = fragment.position()
                language = view.blocks.language_at(start)
                found.append((href, start, start + fragment.length(), language))
            iterator += 1
        block = block.next()
    return found


def select(briefing: OpenBriefing, start: int, end: int) -> None:
    cursor = QTextCursor(briefing.reader.view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    briefing.window.activateWindow()
    briefing.reader.view.setFocus()
    briefing.wait_until(briefing.reader.view.hasFocus)  # a card that has just gone may have it still
    briefing.reader.view.setTextCursor(cursor)


@BOTH_WAYS
def test_notes_and_acronyms_speak_the_language_they_stand_in(
    open_briefing: Open, own_library: Locations, key: str
) -> None:
    briefing = opened(open_briefing, own_library, key)
    desk = briefing.window.findChild(NoteDesk)
    assert isinstance(desk, NoteDesk)
    texts = {
        tag: {note.key: note.text for note in briefing.reader.page_in(tag).sources} for tag in ("en", "fr")
    }
    key_of_note = next(name for name, text in texts["en"].items() if texts["fr"][name] != text)
    shown = {}
    for tag in ("en", "fr"):
        href, start, end, _ = next(
            link for link in links(briefing, "note") if link[0] == f"note:{key_of_note}" and link[3] == tag
        )
        select(briefing, start, end)
        briefing.press("Return")
        (card,) = [card for card in briefing.reader.findChildren(NoteCard) if card.isVisible()]
        plain = QTextDocument()
        plain.setHtml(card.findChildren(QLabel)[0].text())
        shown[tag] = plain.toPlainText()
        card.close()
        assert desk.explain(href, "", start).rstrip("…") in texts[tag][key_of_note]
        briefing.wait_until(lambda: not briefing.reader.findChildren(NoteCard))
    for tag in ("en", "fr"):
        assert texts[tag][key_of_note].split("http")[0].strip() in shown[tag].replace("\u00ad", "")

    french = next(spot.position for spot in briefing.reader.view.blocks.all_spots if spot.language == "fr")
    assert desk.explain("", "UIT", french) == "UIT\u00a0: Union internationale des télécommunications"
    assert desk.explain("", "UIT", 0) == ""


@BOTH_WAYS
def test_a_figure_is_told_in_words_in_its_own_language(
    open_briefing: Open, own_library: Locations, key: str
) -> None:
    briefing = opened(open_briefing, own_library, key, WITH_FIGURE)
    told = {}
    for href, _start, _end, language in links(briefing, "description"):
        briefing.reader.view.link_requested.emit(href)
        box = briefing.window.findChildren(DescriptionDialog)[-1].text
        told[language] = box.toPlainText().partition("\n")[0]
        box.window().close()
    assert set(told) == {"en", "fr"}
    for language, title in told.items():
        figures = [b.html for b in briefing.reader.page_in(language).blocks if b.kind.name == "FIGURE"]
        assert any(title in html for html in figures)
    assert told["en"] != told["fr"]


@BOTH_WAYS
def test_a_source_leads_back_to_the_text(open_briefing: Open, own_library: Locations, key: str) -> None:
    briefing = opened(open_briefing, own_library, key)
    source = briefing.reader.page.sources[0].key
    briefing.window.parts.details.link_requested.emit(f"#note-{source}")
    briefing.settle()
    assert briefing.reader.view.verticalScrollBar().value() > 0
    back = links(briefing, "cited")
    assert f"cited:{source}" in [link[0] for link in back]
    briefing.reader.view.link_requested.emit(f"cited:{source}")
    first = next(b.id for b in briefing.reader.page.blocks if f'"note:{source}"' in b.html)
    assert briefing.reader.view.numbers.accented == first
