"""The reader shows the page that was asked for, in the language that was asked for, with the words one searched."""

import itertools
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.build import build_library
from app.core.content.library import Library
from app.core.errors import UnknownPageError
from app.core.model.page import HELP_PAGE
from app.ui.navigation import Place
from app.ui.reader.hit_bar import HitBar
from app.ui.reader.reader_pane import ReaderPane
from tests.sample_briefing import page_source, sample_content


def marked(reader: ReaderPane) -> list[str]:
    return [selection.cursor.selectedText() for selection in reader.view.extraSelections()]  # type: ignore[attr-defined]


def bar_text(reader: ReaderPane) -> str:
    """Return what the strip under the page says, nothing where it is not there."""
    return next((bar._count.text() for bar in reader.findChildren(HitBar) if bar.isVisible()), "")


def test_a_page_is_shown_once_and_everybody_is_told(qtbot: QtBot, reader: ReaderPane) -> None:
    with qtbot.waitSignal(reader.page_shown) as shown:
        reader.show_place(Place("topics/ott"), "fr")
    assert shown.args[0] is reader.page
    assert (reader.page.id, reader.page.language, reader.language) == ("topics/ott", "fr", "fr")  # type: ignore[union-attr]


def test_an_unknown_page_leaves_the_one_on_screen(reader: ReaderPane) -> None:
    before = reader.view.toPlainText()
    with pytest.raises(UnknownPageError):
        reader.show_place(Place("topics/nothing"), "en")
    assert reader.view.toPlainText() == before


def test_a_screen_reader_is_told_page_and_language(reader: ReaderPane, library: Library) -> None:
    reader.show_place(Place("topics/ott"), "fr")
    name = reader.view.accessibleName()
    assert library.info("topics/ott").title("fr") in name
    assert "French" in name


def test_words_of_a_search_are_marked_and_counted(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/ixp"), "en")
    reader.set_words(("ixp",))
    assert {word.lower() for word in marked(reader)} <= {"ixp", "ixps"}
    assert len(marked(reader)) > 3
    reader.first_hit("")
    assert bar_text(reader) == f"Hit 1 of {len(marked(reader))}"


def test_the_next_hit_after_the_last_is_the_first_and_back(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/ixp"), "en")
    reader.set_words(("ixp",))
    total = len(marked(reader))
    reader.first_hit("")
    reader.previous_hit()
    assert bar_text(reader) == f"Hit {total} of {total}"
    reader.next_hit()
    assert bar_text(reader) == f"Hit 1 of {total}"


def blocks_with_marks(reader: ReaderPane) -> list[str]:
    found = reader._marks
    assert found is not None
    ids = (reader.view.blocks.id_at_position(start) for start, _end in found.marks)
    return list(dict.fromkeys(ids))


def current_block(reader: ReaderPane) -> str:
    found = reader._marks
    assert found is not None
    return reader.view.blocks.id_at_position(found.marks[found.current][0]) if found.current >= 0 else ""


def unmarked_block(reader: ReaderPane) -> str:
    """Return a numbered block without a mark, after a numbered one: nothing over it is a title of its own."""
    having = blocks_with_marks(reader)
    spots = reader.view.blocks.spots
    return next(
        spot.id
        for before, spot in itertools.pairwise(spots)
        if spot.number and before.number and spot.id not in having
    )


def test_the_first_hit_is_the_one_of_the_passage(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.set_words(("security",))
    for block in [one for one in blocks_with_marks(reader) if one][:4]:
        reader.first_hit(block)
        assert current_block(reader) == block
        assert reader._marks.passage == ""  # type: ignore[union-attr]


def test_a_passage_without_the_words_is_not_left_for_a_mark_elsewhere(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.set_words(("security",))
    block = unmarked_block(reader)
    reader.show_place(Place("topics/cybersecurity", block, target=True), "en")
    here = reader.view.verticalScrollBar().value()
    reader.first_hit(block, "fr")
    found = reader._marks
    assert found is not None
    assert (found.current, found.passage) == (-1, block)
    assert reader.view.verticalScrollBar().value() == here
    elsewhere = f"{len(found.marks)} hits elsewhere on this page"
    assert bar_text(reader) == f"The words are in the French text of this passage. {elsewhere}."
    reader.first_hit(block, "en")
    assert bar_text(reader) == f"The words are not in this passage itself. {elsewhere}."


@pytest.mark.parametrize("step", [1, -1])
def test_from_a_passage_without_the_words_one_goes_to_the_nearest(reader: ReaderPane, step: int) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.set_words(("security",))
    block = unmarked_block(reader)
    start = reader.view.position_of(block)
    reader.first_hit(block)
    reader.next_hit() if step > 0 else reader.previous_hit()
    found = reader._marks
    assert found is not None
    ahead = [mark for mark in found.marks if mark[0] > start]
    behind = [mark for mark in found.marks if mark[0] < start]
    assert found.marks[found.current] == (
        (ahead or found.marks)[0] if step > 0 else (behind or found.marks)[-1]
    )
    assert found.passage == ""
    assert bar_text(reader).startswith("Hit ")


def test_what_stands_out_does_so_in_the_other_language_and_while_nothing_is_looked_for(
    reader: ReaderPane,
) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.set_words(("security",))
    block = unmarked_block(reader)
    reader.first_hit(block, "en")
    reader.hold_marks(True)
    assert bar_text(reader) == ""
    reader.hold_marks(False)
    assert reader._marks.passage == block  # type: ignore[union-attr]
    reader.switch_language("fr")
    assert reader._marks.passage == block  # type: ignore[union-attr]
    assert bar_text(reader).startswith("The words are in the English text of this passage.")
    reader.show_place(Place("topics/ixp"), "fr")
    assert reader._marks.passage == ""  # type: ignore[union-attr]


def test_words_in_the_title_of_a_passage_are_words_of_the_passage(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    page = reader.page
    assert page is not None
    first = next(block for block in page.blocks if block.number)
    reader.set_words((page.title.lower().split()[0],))
    reader.first_hit(first.id)
    assert reader._marks.current >= 0  # type: ignore[union-attr]


def test_the_links_to_the_neighbours_are_no_part_of_the_page(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/ixp"), "en")
    before, after = (info.title("en") for info in reader.page_text.library.neighbours("topics/ixp"))  # type: ignore[union-attr]
    assert before in reader.view.toPlainText()
    end = reader.view.blocks.end_of_text()
    rest = "\n".join(
        block.text()
        for block in (reader.view.document().findBlock(at) for at in range(end, end + 400))
        if block.isValid()
    )
    assert before in rest
    assert after in rest
    reader.set_words(("previous", "next", *(word.lower() for word in f"{before} {after}".split())))
    assert all(mark[1] <= end for mark in reader._marks.marks)  # type: ignore[union-attr]


def test_marks_follow_to_the_next_page_and_the_other_language(reader: ReaderPane) -> None:
    reader.set_words(("ixp",))
    reader.show_place(Place("topics/ixp"), "en")
    english = len(marked(reader))
    reader.switch_language("fr")
    assert english
    assert marked(reader)
    assert bar_text(reader)


def test_marks_can_be_taken_off(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/ixp"), "en")
    reader.set_words(("ixp",))
    reader.clear_marks()
    assert marked(reader) == []
    assert bar_text(reader) == ""


def test_a_page_without_the_words_says_nothing_of_hits(reader: ReaderPane) -> None:
    reader.set_words(("zzzz",))
    assert bar_text(reader) == ""
    reader.next_hit()
    reader.first_hit("")


def test_help_is_a_page_and_switches_language_like_one(reader: ReaderPane) -> None:
    reader.show_place(Place(HELP_PAGE), "en")
    english = reader.page
    reader.switch_language("fr")
    assert english is not None
    assert reader.page is not None
    assert (english.language, reader.page.language) == ("en", "fr")
    assert reader.view.block_ids() == [block.id for block in english.blocks]


def test_an_untranslated_page_says_so_in_the_language_one_reads(reader: ReaderPane, tmp_path: Path) -> None:
    content = sample_content(tmp_path / "content", {"fr/conference/second.md": None})
    build_library(content, tmp_path / "index")
    library = Library(tmp_path / "index")
    reader.set_library(library)
    reader.show_place(Place("conference/second"), "fr")
    notice = reader._interface.catalog_for("fr").gettext(
        "This page has not been translated; it is shown in another language."
    )
    notice = notice.replace("\u00a0", " ")  # as Qt gives out the text of a document
    assert notice in reader.view.toPlainText()
    assert "Another paragraph." in reader.view.toPlainText()
    reader.switch_language("en")
    assert notice not in reader.view.toPlainText()
    assert "has not been translated" not in reader.view.toPlainText()


def test_a_new_library_shows_the_same_paragraph_with_its_new_words(
    reader: ReaderPane, tmp_path: Path
) -> None:
    body = "Old words.\n\n" + "\n\n".join(f"Paragraph {number} of the page." for number in range(60))
    for name, text in (("old", body), ("new", body.replace("Old", "Quite new"))):
        page = page_source("Start", f"{text}\n\nEnd.[^paper]")
        files = {f"{tag}/conference/start.md": page for tag in ("en", "fr")}
        build_library(sample_content(tmp_path / name / "content", files), tmp_path / name / "index")
    reader.set_library(Library(tmp_path / "old" / "index"))
    reader.show_place(Place("conference/start"), "en")
    reader.view.verticalScrollBar().setValue(900)
    before = reader.view.anchor()
    reader.set_library(Library(tmp_path / "new" / "index"))
    reader.reload()
    assert "Quite new words." in reader.view.toPlainText()
    assert reader.view.anchor() == before


def test_a_sentence_can_stand_in_the_place_of_a_page(reader: ReaderPane) -> None:
    reader.show_message("<h1>One moment</h1>")
    assert reader.page is None
    assert reader.place().page == ""
    assert "One moment" in reader.view.toPlainText()
    reader.switch_language("fr")
    reader.reload()
