"""A delegate takes a passage along: words, number, page, briefing and a link that leads back, in both languages."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program, WindowOptions
from app.core.build import build_library
from app.core.paths import Locations
from app.core.rendering.citation import citation
from app.ui import citing
from app.ui.reader.passage import selected_text
from tests.sample_briefing import sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
PAGE = "topics/cybersecurity"


@pytest.fixture(params=["en", "fr"])
def briefing(request: pytest.FixtureRequest, open_briefing: Open, own_library: Locations) -> OpenBriefing:
    briefing = open_briefing(own_library, ui_language=request.param, language=request.param, page=PAGE)
    briefing.wait_for_library()
    return briefing


def said(briefing: OpenBriefing, english: str, french: str) -> bool:
    return {"en": english, "fr": french}[briefing.program.interface.tag] in briefing.said[-1]


def clipboard() -> tuple[str, str]:
    """Return what another program would paste, plain and rich."""
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def cited(briefing: OpenBriefing, first: int, last: int, language: str = "", quote: str = "") -> str:
    """Return what the command line would print."""
    library = briefing.window.desk.library
    page = library.page(PAGE, language or briefing.window.desk.language)
    numbers = [block.number for block in page.blocks]
    blocks = page.blocks[numbers.index(first) : numbers.index(last) + 1]
    return citation(page, blocks, library.collection.text(page.language), quote).text


def select(briefing: OpenBriefing, first: int, last: int, *, inside: int = 0) -> str:
    """Select from one paragraph to another, leaving out some characters at either end; return the words."""
    view, page = briefing.reader.view, briefing.reader.page
    blocks = {block.number: block.id for block in page.blocks}
    cursor = view.textCursor()
    cursor.setPosition(view.position_of(blocks[first]) + inside)
    end = view.document().findBlock(view.position_of(blocks[last]))
    cursor.setPosition(end.position() + len(end.text()) - inside, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return cursor.selectedText()


def point_of(briefing: OpenBriefing, number: int) -> QPoint:
    """Return a point in a numbered paragraph that can be seen."""
    view = briefing.reader.view
    block = next(block.id for block in briefing.reader.page.blocks if block.number == number)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.position_of(block) + 3)
    return view.cursorRect(cursor).center()


def menu_texts(briefing: OpenBriefing, point: QPoint) -> dict[str, object]:
    """Open the menu of the page with the right button; return its entries by text."""
    view = briefing.reader.view
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    menu = briefing.window.findChild(citing.CiteDesk).menu
    assert menu.isVisible()
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_several_paragraphs_are_copied_with_their_range(briefing: OpenBriefing) -> None:
    select(briefing, 3, 5)
    briefing.press("Ctrl+Shift+C")
    plain, rich = clipboard()
    assert plain == cited(briefing, 3, 5)
    assert f"[briefing:{PAGE}#3-5]" in plain
    assert f'<a href="briefing:{PAGE}#3-5">' in rich
    for line in plain.split("\n")[0:2]:
        assert line.strip("“«»\u00a0 ”") in unescape(rich)
    assert said(
        briefing,
        "Copied with its source: ¶\u00a03 to\u00a05",
        "Copié avec sa source\u00a0: §\u00a03 à\u00a05",
    )


def test_a_few_words_are_quoted_as_they_were_selected(briefing: OpenBriefing) -> None:
    words = select(briefing, 1, 1, inside=12)
    briefing.press("Ctrl+Shift+C")
    plain = clipboard()[0]
    quote = plain.split("\n")[0]
    assert "#1]" in plain
    quoted = quote.strip("“”«»\u00a0")
    assert words[:20] in quoted
    text = next(block.text for block in briefing.reader.page.blocks if block.number == 1)
    start = text.index(quoted)
    around = text[:start][-1:] + quoted[0], quoted[-1] + text[start + len(quoted) :][:1]
    assert not any(len(edge) == 2 and edge.isalnum() for edge in around), "the words at both ends are whole"
    assert quote != cited(briefing, 1, 1).split("\n")[0]
    assert not any(mark in plain for mark in "\u00ad\u2060\ufffc")


@pytest.mark.parametrize("how", ["click", "link", "hit", "find", "other language"])
def test_what_one_is_at_is_cited_and_not_what_happens_to_be_at_the_top(
    briefing: OpenBriefing, how: str
) -> None:
    page = briefing.reader.page
    numbered = [block for block in page.blocks if block.number is not None and block.kind == "paragraph"]
    wanted, view = numbered[3], briefing.reader.view
    if how == "click":
        cursor = view.textCursor()
        cursor.setPosition(view.position_of(wanted.id) + 5)
        view.verticalScrollBar().setValue(round(view.blocks.top(cursor.position())) - 150)
        point = view.cursorRect(cursor).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    elif how in {"link", "other language"}:
        briefing.window.desk.open_page(page.id, str(wanted.number))
        if how == "other language":
            briefing.press("Ctrl+L")
            wanted = next(block for block in briefing.reader.page.blocks if block.number == wanted.number)
    elif how == "hit":
        briefing.reader.set_words(tuple(wanted.text.lower().split()[:6]))
        briefing.reader.first_hit(wanted.id)
    else:
        briefing.press("Ctrl+F")
        briefing.type(wanted.text[:30])
        briefing.press("Esc")
    briefing.press("Ctrl+Shift+C")
    assert f"#{wanted.number}]" in clipboard()[0]


def test_a_range_that_a_link_led_to_is_cited_as_one(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page(PAGE, "3-5")
    briefing.press("Ctrl+Shift+C")
    assert f"[briefing:{PAGE}#3-5]" in clipboard()[0]


def test_of_a_table_the_cells_that_are_selected_are_quoted(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("conference/in-brief")
    view, page = briefing.reader.view, briefing.reader.page
    rows = [block for block in page.blocks if block.kind == "table_row" and block.number]
    cursor = view.textCursor()
    cursor.setPosition(view.position_of(rows[0].id))
    table = cursor.currentTable()
    first, second = (table.cellAt(view.position_of(row.id)).row() for row in rows[:2])
    cursor.setPosition(table.cellAt(first, 1).firstPosition())
    cursor.setPosition(table.cellAt(second, 1).lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    briefing.press("Ctrl+Shift+C")
    plain = clipboard()[0]
    assert plain.split("\n")[0].strip("“«\u00a0") == rows[0].text.split(" | ")[1]
    assert plain.split("\n")[1].strip("”»\u00a0") == rows[1].text.split(" | ")[1]
    assert f"[briefing:conference/in-brief#{rows[0].number}-{rows[1].number}]" in plain


def test_without_a_selection_it_is_the_paragraph_under_the_eye(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    briefing.scroll_to(0.4)
    briefing.settle()
    briefing.press("Ctrl+Shift+C")
    (number,) = {number for number in range(1, 60) if f"{PAGE}#{number}]" in clipboard()[0]}
    assert clipboard()[0] == cited(briefing, number, number)
    top = point_of(briefing, number).y()
    assert 0 <= top < view.viewport().height() // 2


def test_what_is_selected_across_translations_is_cited_in_each_language(briefing: OpenBriefing) -> None:
    briefing.press("Shift+F7")
    briefing.settle()
    view, own = briefing.reader.view, briefing.window.desk.language
    other = "fr" if own == "en" else "en"
    third, fifth = (
        next(spot for spot in view.blocks.all_spots if (spot.number, spot.language) == (number, other))
        for number in (3, 5)
    )
    cursor = view.textCursor()
    cursor.setPosition(third.position + 2)
    cursor.setPosition(fifth.position + 20, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    briefing.press("Ctrl+Shift+C")
    texts = clipboard()[0].split("\n\n")
    assert sorted(texts) == sorted((cited(briefing, 3, 5, "en"), cited(briefing, 3, 5, "fr")))


@pytest.mark.parametrize("key", ["", "F7", "Shift+F7"])
def test_a_figure_that_is_selected_is_what_is_cited(briefing: OpenBriefing, key: str) -> None:
    briefing.window.resize(1366, 768)
    briefing.window.desk.open_page("conference/outcomes")
    briefing.settle()
    if key:
        briefing.press(key)
        briefing.settle()
    view = briefing.reader.view
    figure = next(block for block in briefing.reader.page.blocks if block.kind.name == "FIGURE")
    for spot in [spot for spot in view.blocks.all_spots if spot.id == figure.id]:
        cursor = view.textCursor()
        cursor.setPosition(spot.position)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        briefing.press("Ctrl+Shift+C")
        assert f"[briefing:conference/outcomes#{figure.number}]" in clipboard()[0]


def test_both_languages_at_once_one_s_own_first(briefing: OpenBriefing) -> None:
    own = briefing.window.desk.language
    other = "fr" if own == "en" else "en"
    select(briefing, 2, 3, inside=4)
    briefing.press("Ctrl+Alt+C")
    assert clipboard()[0] == f"{cited(briefing, 2, 3, own)}\n\n{cited(briefing, 2, 3, other)}"
    assert clipboard()[1].count(f'href="briefing:{PAGE}#2-3"') == 2
    assert said(
        briefing, "Copied whole, with its source, in both", "Copié en entier, avec sa source, dans les deux"
    )
    select(briefing, 2, 3)
    briefing.press("Ctrl+Alt+C")
    assert clipboard()[0] == f"{cited(briefing, 2, 3, own)}\n\n{cited(briefing, 2, 3, other)}"
    assert said(briefing, "Copied with its source, in both", "Copié avec sa source, dans les deux")


def test_a_link_to_what_is_selected_is_a_link_to_all_of_it(briefing: OpenBriefing) -> None:
    select(briefing, 1, 2, inside=2)
    entries = menu_texts(briefing, point_of(briefing, 2))
    english = briefing.program.interface.tag == "en"
    entries["Copy link to these paragraphs" if english else "Copier le lien vers ces paragraphes"].trigger()
    assert clipboard() == (f"briefing:{PAGE}#1-2", "")
    assert said(briefing, f"{PAGE}#1-2", f"{PAGE}#1-2")


def test_what_the_paragraph_rests_on_comes_along(briefing: OpenBriefing) -> None:
    page = briefing.reader.page
    noted = next(block for block in page.blocks if block.number and 'href="note:' in block.html)
    source = next(note for note in page.sources if f'"note:{note.key}"' in noted.html)
    select(briefing, noted.number, noted.number)
    briefing.press("Ctrl+Shift+C")
    plain, rich = clipboard()
    assert plain.split("\n")[-1].startswith("Source")
    assert source.text.split(". http")[0] in plain.split("\n")[-1]
    assert "http" not in plain
    assert plain.split("\n")[-1] in unescape(rich)


def test_the_menu_of_the_page_is_about_the_paragraph_one_points_at(briefing: OpenBriefing) -> None:
    entries = menu_texts(briefing, point_of(briefing, 2))
    english = briefing.program.interface.tag == "en"
    name = "Copy with source (¶\u00a02)" if english else "Copier avec la source (§\u00a02)"
    assert list(entries)[1] == name
    entries[name].trigger()
    assert clipboard()[0] == cited(briefing, 2, 2)
    assert not entries["Copy" if english else "Copier"].isEnabled()
    entries["Copy link to this paragraph" if english else "Copier le lien vers ce paragraphe"].trigger()
    assert clipboard() == (f"briefing:{PAGE}#2", "")
    briefing.window.findChild(citing.CiteDesk).menu.close()


def test_the_number_in_the_margin_stands_for_its_paragraph(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    point = point_of(briefing, 1)
    point.setX(int(view.document().rootFrame().frameFormat().leftMargin()) - 16)
    entries = menu_texts(briefing, point)
    list(entries.values())[2].trigger()
    assert f"{PAGE}#1]" in clipboard()[0]
    assert clipboard()[0].count("briefing:") == 2
    briefing.window.findChild(citing.CiteDesk).menu.close()


def test_keys_still_work_after_the_menu_has_shown_them(briefing: OpenBriefing) -> None:
    menu_texts(briefing, point_of(briefing, 1))
    briefing.window.findChild(citing.CiteDesk).menu.close()
    QGuiApplication.clipboard().clear()
    select(briefing, 2, 3)
    briefing.press("Ctrl+Shift+C")
    assert clipboard()[0] == cited(briefing, 2, 3)
    briefing.press("Ctrl+C")
    assert "briefing:" not in clipboard()[0]


@pytest.mark.parametrize("read", ["en", "fr"])
def test_a_citation_says_that_there_is_no_other_language(
    open_briefing: Open, tmp_path: Path, read: str
) -> None:
    content = sample_content(tmp_path / "content", {"fr/conference/second.md": None})
    build_library(content, tmp_path / "index")
    where = Locations(content, tmp_path / "index", tmp_path / "cache")
    briefing = open_briefing(where, page="conference/second", language=read, ui_language="en")
    briefing.press("Ctrl+Alt+C")
    plain = clipboard()[0]
    assert plain.count("briefing:conference/second#1]") == 1, "not twice the same"
    assert ", available in English only [" in plain
    briefing.press("Ctrl+Shift+C")
    assert (", available in English only [" in clipboard()[0]) == (read == "fr")


def test_what_stands_before_and_after_the_paragraphs_is_cited_with_the_page(briefing: OpenBriefing) -> None:
    view = briefing.reader.view
    for text in (briefing.reader.page.summary[:30], briefing.reader.page.sources[0].text[:20]):
        cursor = view.document().find(text)
        assert cursor.hasSelection(), text
        view.setTextCursor(cursor)
        briefing.press("Ctrl+Shift+C")
        assert text in clipboard()[0].replace("\u00a0", " ") or text in clipboard()[0]
        assert f"[briefing:{PAGE}]" in clipboard()[0]


def test_a_heading_is_cited_by_its_id_and_without_the_numbers_of_notes(briefing: OpenBriefing) -> None:
    view, page = briefing.reader.view, briefing.reader.page
    heading = next(block for block in page.blocks if block.number is None)
    cursor = view.textCursor()
    cursor.setPosition(view.position_of(heading.id))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    briefing.press("Ctrl+Shift+C")
    assert f"[briefing:{PAGE}#{heading.id}]" in clipboard()[0]
    noted = next(block for block in page.blocks if block.number and 'href="note:' in block.html)
    select(briefing, noted.number, noted.number)
    assert selected_text(view.textCursor()) == noted.text


def test_nothing_is_left_of_two_notes_on_one_word(briefing: OpenBriefing) -> None:
    briefing.window.desk.open_page("preparation/regional-meetings")
    page = briefing.reader.page
    noted = next(
        b for b in page.blocks if b.number and "</a></sup><sup><a" in b.html and "<img" not in b.html
    )
    select(briefing, noted.number, noted.number)
    assert selected_text(briefing.reader.view.textCursor()) == noted.text


def test_two_notes_on_one_word_leave_nothing_behind(briefing: OpenBriefing) -> None:
    page = "preparation/regional-meetings"
    briefing.window.desk.open_page(page)
    briefing.wait_until(lambda: briefing.page == page)
    noted = next(
        block
        for block in briefing.reader.page.blocks
        if block.number and "</sup><sup>" in block.html and block.text
    )
    select(briefing, noted.number, noted.number)
    words = selected_text(briefing.reader.view.textCursor())
    assert words == noted.text
    assert "\u00a0" not in words[-8:]


def test_the_menu_keeps_to_what_is_selected_where_one_points_at_that(briefing: OpenBriefing) -> None:
    select(briefing, 1, 2)
    entries = menu_texts(briefing, point_of(briefing, 1))
    list(entries.values())[1].trigger()
    assert clipboard()[0] == cited(briefing, 1, 2)
    briefing.window.findChild(citing.CiteDesk).menu.close()


def test_the_menu_key_opens_it_as_well(briefing: OpenBriefing) -> None:
    select(briefing, 1, 1)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), briefing.window.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(briefing.reader.view, event)
    menu = briefing.window.findChild(citing.CiteDesk).menu
    assert menu.isVisible()
    menu.actions()[1].trigger()
    assert f"{PAGE}#1]" in clipboard()[0]
    menu.close()


def test_the_link_leads_back(briefing: OpenBriefing, own_library: Locations, tmp_path: object) -> None:
    select(briefing, 12, 13)
    briefing.press("Ctrl+Shift+C")
    link = clipboard()[0].rpartition("[")[2].partition("]")[0]
    assert link == f"briefing:{PAGE}#12-13"
    other = Program(WindowOptions(page=link, profile=f"{tmp_path}/other"), own_library)
    assert other.window.reader.page is not None
    assert other.window.reader.page.id == PAGE
    other.window.close()


def test_plain_copying_says_how_the_source_comes_along(briefing: OpenBriefing) -> None:
    select(briefing, 2, 2)
    briefing.press("Ctrl+C")
    assert "briefing:" not in clipboard()[0]
    assert said(briefing, "Copied. Ctrl+Shift+C copies the source as well.", "copie aussi la source")


def test_a_clipboard_that_is_not_free_is_said_not_to_be(
    briefing: OpenBriefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citing, "put_on_clipboard", lambda *_: False)
    briefing.press("Ctrl+Shift+C")
    assert said(briefing, "Nothing was copied", "Rien n’a été copié")


def test_without_a_page_there_is_nothing_to_copy(briefing: OpenBriefing) -> None:
    briefing.reader.show_message("<h1>One moment</h1>")
    QGuiApplication.clipboard().setText("before")
    for action in ("copy_with_source", "copy_both", "copy_link"):
        briefing.window.actions_table[action].trigger()
        assert said(briefing, "There is nothing here to copy.", "Il n’y a rien à copier ici.")
    assert clipboard()[0] == "before"
    QTest.mouseClick(briefing.reader.view.viewport(), Qt.MouseButton.RightButton)
