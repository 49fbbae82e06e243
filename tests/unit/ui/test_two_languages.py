"""Both languages on one page: the paragraph stays where it is, copies are clean, numbers and hits work in both."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable, QTextTableCell
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.build import build_library
from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, HELP_PAGE
from app.core.rendering.page_html import padding_beside
from app.core.userdata.session import ALONE, BENEATH, BOTH
from app.ui.icons import IconSet
from app.ui.navigation import Place
from app.ui.reader.block_map import Spot
from app.ui.reader.number_clicks import NumberClicks
from app.ui.reader.page_style import PageStyle
from app.ui.reader.passage import selected_text as words_to_quote
from app.ui.reader.reader_pane import ReaderPane
from tests.sample_briefing import sample_content
from tests.unit.ui.test_reader_place import misses

WIDE, NARROW = (1300, 700), (700, 600)


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def sized(request: pytest.FixtureRequest, reader: ReaderPane) -> ReaderPane:
    """Return the reader in a size that has room for two columns, and in one that has not."""
    resize(reader, *request.param)
    return reader


def resize(reader: ReaderPane, width: int, height: int) -> None:
    reader.resize(width, height)
    reader.view._on_resize_settled()


def spot(reader: ReaderPane, block: str, language: str) -> Spot:
    return next(s for s in reader.view.blocks.all_spots if (s.id, s.language) == (block, language))


def select(reader: ReaderPane, start: int, end: int) -> None:
    cursor = QTextCursor(reader.view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.view.setTextCursor(cursor)


def copied(reader: ReaderPane) -> str:
    reader.view.copy()
    return QApplication.clipboard().text()


# -- the place ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [BOTH, BENEATH])
def test_going_to_two_languages_keeps_the_paragraph(sized: ReaderPane, library: Library, mode: str) -> None:
    assert misses(sized, library, lambda: sized.set_mode(mode), lambda: sized.set_mode(ALONE), each=5) == []


@pytest.mark.parametrize("mode", [BOTH, BENEATH])
def test_going_back_to_one_keeps_the_paragraph(sized: ReaderPane, library: Library, mode: str) -> None:
    for page in library.collection.pages[::5]:
        for share in (0.1, 0.4, 0.7, 1.0):
            sized.set_mode(mode)
            sized.show_place(Place(page), "en")
            bar = sized.view.verticalScrollBar()
            bar.setValue(round(bar.maximum() * share))
            before = sized.view.anchor()
            sized.set_mode(ALONE)
            assert sized.view.anchor().block == before.block
            sized.set_mode(mode)
            after = sized.view.anchor()
            assert after.block == before.block


@pytest.mark.parametrize("percent", [80, 300])
def test_another_size_of_text_keeps_the_paragraph(
    sized: ReaderPane, library: Library, style: PageStyle, icons: IconSet, percent: int
) -> None:
    sized.set_mode(BOTH)
    other = PageStyle(style.theme, percent, *style._families)
    moved = misses(
        sized, library, lambda: sized.set_style(other, icons), lambda: sized.set_style(style, icons)
    )
    assert moved == []


@pytest.mark.parametrize("there", [WIDE, NARROW])
def test_columns_come_and_go_with_the_width_and_the_paragraph_stays(
    reader: ReaderPane, library: Library, there: tuple[int, int]
) -> None:
    here = NARROW if there == WIDE else WIDE
    resize(reader, *here)
    reader.set_mode(BOTH)
    assert reader.side_by_side == (here == WIDE)

    def drag() -> None:
        for step in (1, 2, 3):
            reader.resize(*(round(a + (b - a) * step / 3) for a, b in zip(here, there, strict=True)))
        assert reader.side_by_side == (there == WIDE)

    assert misses(reader, library, drag, lambda: resize(reader, *here)) == []


def test_columns_need_room_for_the_text_there_is(
    reader: ReaderPane, style: PageStyle, icons: IconSet
) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    assert reader.side_by_side
    reader.set_style(PageStyle(style.theme, 300, *style._families), icons)
    assert not reader.side_by_side


def test_english_is_left_and_french_is_right_whichever_one_reads(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    for reading in ("en", "fr"):
        reader.show_place(Place("topics/cybersecurity"), reading)
        left, right = (
            reader.view.cursorRect(reader.view.document().find(word)).left()
            for word in ("Cybersecurity", "Cybersécurité")
        )
        assert left < reader.view.width() // 2 < right


def test_under_each_paragraph_the_language_one_reads_comes_first(reader: ReaderPane) -> None:
    reader.set_mode(BENEATH)
    for reading, other in (("en", "fr"), ("fr", "en")):
        reader.show_place(Place("topics/cybersecurity"), reading)
        assert spot(reader, "position", reading).position < spot(reader, "position", other).position


def test_rows_of_both_languages_stand_at_one_height(reader: ReaderPane, library: Library) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    apart = []
    for page in library.collection.pages:
        reader.show_place(Place(page), "en")
        blocks = reader.view.blocks
        apart += [
            (page, blocks.spots[index].id)
            for index, beside in blocks.beside.items()
            if abs(blocks.tops()[index] - blocks.top(beside.position)) > 1
        ]
    assert apart == []


# -- numbers ------------------------------------------------------------------------------------------------


def ink_left_of(reader: ReaderPane, position: int) -> bool:
    """Say whether something is painted in the margin of a text."""
    view = reader.view
    image = view.viewport().grab().toImage()
    rect = view.cursorRect(_at(reader, position))
    paper = image.pixelColor(1, rect.top())
    columns = range(max(0, rect.left() - 40), rect.left() - 8)
    return any(image.pixelColor(x, y) != paper for x in columns for y in range(rect.top(), rect.bottom()))


def _at(reader: ReaderPane, position: int) -> QTextCursor:
    cursor = QTextCursor(reader.view.document())
    cursor.setPosition(position)
    return cursor


def test_numbers_stand_beside_both_columns(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/cybersecurity"), "en")
    first = next(s for s in reader.view.blocks.spots if s.number == 1)
    assert ink_left_of(reader, first.position)
    assert ink_left_of(reader, spot(reader, first.id, "fr").position)
    heading = reader.view.blocks.spots[reader.view.blocks.spots.index(first) + 1]
    assert heading.number is None
    assert not ink_left_of(reader, spot(reader, heading.id, "fr").position)


@pytest.mark.parametrize(("reading", "other"), [("en", "fr"), ("fr", "en")])
def test_a_click_on_a_number_shows_the_translation_and_another_takes_it_away(
    qtbot: QtBot, reader: ReaderPane, reading: str, other: str
) -> None:
    clicks = NumberClicks(reader, reader._interface)
    clicks.translation_requested.connect(reader.turn_translation)
    reader.show_place(Place("topics/cybersecurity"), reading)
    first = next(s for s in reader.view.blocks.spots if s.number == 1)
    alone = reader.view.toPlainText()

    def click() -> None:
        rect = reader.view.cursorRect(_at(reader, first.position))
        point = QPoint(rect.left() - reader.view._style.space(1.75) - 4, rect.center().y())
        QTest.mouseClick(
            reader.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
        )

    click()
    found = [s for s in reader.view.blocks.all_spots if s.language == other]
    assert [s.id for s in found] == [first.id]
    assert found[0].position > first.position
    click()
    assert reader.view.toPlainText() == alone


def test_the_key_shows_the_translation_of_the_paragraph_one_reads(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    bar = reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = reader.view.anchor()
    reader.turn_translation()
    (shown,) = [s for s in reader.view.blocks.all_spots if s.language == "fr"]
    rect = reader.view.cursorRect(_at(reader, spot(reader, shown.id, "en").position))
    assert reader.view.viewport().rect().intersects(rect)
    assert reader.view.anchor().block == before.block
    reader.show_place(Place("topics/ott"), "en")
    assert not [s for s in reader.view.blocks.all_spots if s.language == "fr"]


# -- copying ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_a_copy_of_one_column_is_that_language_alone(reader: ReaderPane, library: Library, tag: str) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/cybersecurity"), "en")
    texts = {b.id: b.text for b in library.page("topics/cybersecurity", tag).blocks if b.number in {2, 3, 4}}
    ids = list(texts)
    select(reader, spot(reader, ids[0], tag).position + 4, spot(reader, ids[-1], tag).position + 6)
    lines = copied(reader).split("\n")
    assert len(lines) == 3
    for line, text in zip(lines, texts.values(), strict=True):
        assert line[:10] == text.replace("\u00a0", " ")[:10]


def test_a_copy_inside_a_paragraph_is_what_is_selected(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/cybersecurity"), "en")
    first = next(s for s in reader.view.blocks.spots if s.number == 1)
    select(reader, first.position, first.position + 13)
    assert copied(reader) == "Cybersecurity"


@pytest.mark.parametrize("mode", [BOTH, BENEATH, ALONE])
def test_a_copy_from_below_the_text_is_what_is_selected(reader: ReaderPane, mode: str) -> None:
    resize(reader, *WIDE)
    reader.set_mode(mode)
    reader.show_place(Place("topics/cybersecurity"), "en")
    text = reader.view.document().toRawText()
    start = text.index("Previous:")
    select(reader, start, start + len("Previous"))
    assert copied(reader) == "Previous"
    select(reader, start, len(text) - 1)
    assert copied(reader).split("\t")[1:] == ["Next: National CSIRTs and critical infrastructure"]


def test_a_copy_across_both_columns_is_english_and_then_french(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.view.selectAll()
    text = copied(reader)
    assert text.index("Resolutions and Questions") < text.index("Cybersécurité")
    assert text.count("Cybersécurité\n") == 1
    assert "\ufffc" not in text


@pytest.mark.parametrize("mode", [ALONE, BOTH])
def test_a_copied_table_has_lines_and_tabs(reader: ReaderPane, mode: str) -> None:
    resize(reader, *WIDE)
    reader.set_mode(mode)
    reader.show_place(Place("preparation/regional-meetings"), "en")
    blocks = reader.view.blocks
    first, last = (next(s for s in blocks.spots if s.number == number) for number in (5, 6))
    end = reader.view.document().findBlock(last.position).next().position() + 2
    select(reader, first.position, end)
    lines = copied(reader).split("\n")
    assert [line.split("\t")[:2] for line in lines] == [["Africa", "RPM-AFR"], ["Arab States", "RPM-ARB"]]
    assert "Afrique" not in "".join(lines)


def test_a_row_that_is_a_paragraph_is_copied_with_tabs_as_well(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place("reference/timeline"), "en")
    rows = [found for found in reader.view.blocks.spots if "\t" in block_at(reader, found.position).text()]
    select(reader, rows[0].position, rows[2].position + 3)
    lines = copied(reader).split("\n")
    assert [line.count("\t") for line in lines] == [1, 1, 1]


def test_a_row_that_is_a_paragraph_is_quoted_cell_by_cell(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place("reference/timeline"), "en")
    row = next(found for found in reader.view.blocks.spots if "\t" in block_at(reader, found.position).text())
    words = block_at(reader, row.position).text()
    select(reader, row.position, row.position + len(words))
    assert words_to_quote(reader.view.textCursor()) == words.replace("\t", "\n")


# -- tables -------------------------------------------------------------------------------------------------


def block_at(reader: ReaderPane, position: int) -> QTextBlock:
    return reader.view.document().findBlock(position)


@pytest.mark.parametrize("percent", [80, 100, 130])
@pytest.mark.parametrize("page", ["reference/timeline", "reference/sdgs", "topics/digital-inclusion"])
def test_rows_that_are_paragraphs_stand_where_rows_of_a_table_would(
    reader: ReaderPane, style: PageStyle, icons: IconSet, page: str, percent: int
) -> None:
    """Each line of the last column begins where its first does, and that is where the column of a table begins."""
    resize(reader, 1400, 700)
    reader.set_mode(BOTH)
    reader.set_style(PageStyle(style.theme, percent, *style._families), icons)
    reader.show_place(Place(page), "en")
    assert reader.side_by_side
    document, setting = reader.view.document(), reader.page_text.setting
    outer = document.rootFrame().childFrames()[0]
    assert isinstance(outer, QTextTable)
    assert len(setting.tabs) > 9
    padding, of_tables = padding_beside(2), list[tuple[int, float]]()
    for child in outer.childFrames():
        if not isinstance(child, QTextTable):
            continue  # a figure
        second = child.cellAt(0, child.columns() - 1).firstCursorPosition().block()
        cell = outer.cellAt(child.firstPosition())
        edge = document.documentLayout().blockBoundingRect(second).left()
        of_tables.append((cell.column() // 2, edge - left_of(reader, cell) - padding))
    for row, column, edges in setting.tabs:
        block = outer.cellAt(row, 2 * column).firstCursorPosition().block()
        layout, text = block.layout(), block.text()
        first = layout.lineAt(0)
        after = first.cursorToX(text.rindex("\t") + 1)[0]  # type: ignore[index]
        assert first.textLength() > text.rindex("\t") + 1 or text.endswith("\t"), (
            "a word stands beside what comes before it"
        )
        assert after == pytest.approx(edges[-1] + padding, abs=1)
        for place in range(1, layout.lineCount()):
            assert layout.lineAt(place).x() == pytest.approx(after, abs=1)
    ends = [(column, edges[-1]) for _row, column, edges in setting.tabs]
    # Rows of one table are set in both ways: they have the same columns.
    alike = [
        edge
        for column, edge in of_tables
        if any(column == other and abs(end - edge) <= 1.5 for other, end in ends)
    ]
    assert bool(alike) == bool(of_tables)


def left_of(reader: ReaderPane, cell: QTextTableCell) -> float:
    """Return where a cell of the page begins, by the empty paragraph above the table in it."""
    layout = reader.view.document().documentLayout()
    return layout.blockBoundingRect(cell.firstCursorPosition().block()).left()


def test_rows_that_are_paragraphs_follow_the_width(reader: ReaderPane) -> None:
    reader.set_mode(BOTH)
    resize(reader, 1400, 700)
    reader.show_place(Place("reference/timeline"), "en")
    wide = reader.page_text.setting.tabs
    resize(reader, 1000, 700)
    assert reader.side_by_side
    narrow = reader.page_text.setting.tabs
    assert narrow
    assert narrow[0][2] < wide[0][2]


# -- selection and hits -------------------------------------------------------------------------------------


def test_what_is_selected_stays_so_when_languages_come_and_go(sized: ReaderPane) -> None:
    sized.show_place(Place("topics/cybersecurity"), "en")
    start = spot(sized, "position", "en").position
    select(sized, start + 4, start + 12)
    words = sized.view.textCursor().selectedText()
    for mode in (BOTH, BENEATH, ALONE):
        sized.set_mode(mode)
        assert sized.view.textCursor().selectedText() == words


@pytest.mark.parametrize("mode", [BOTH, BENEATH])
def test_hits_are_marked_in_both_languages_each_by_its_own_rules(sized: ReaderPane, mode: str) -> None:
    sized.show_place(Place("topics/ixp"), "en")
    sized.set_words(("exchange", "reseau"))
    sized.set_mode(mode)
    blocks = sized.view.blocks
    marked = {
        (blocks.language_at(s.cursor.selectionStart()), s.cursor.selectedText().lower())  # type: ignore[attr-defined]
        for s in sized.view.extraSelections()
    }
    assert ("en", "exchange") in marked
    assert ("fr", "réseaux") in marked, "the plural, by French rules"


def test_the_current_hit_is_the_same_one_after_going_to_two_languages(sized: ReaderPane) -> None:
    sized.show_place(Place("topics/ixp"), "en")
    sized.set_words(("exchange",))
    for _ in range(4):
        sized.next_hit()
    marks = sized._marks
    assert marks is not None
    before = marks.current_point
    for mode in (BOTH, BENEATH, ALONE):
        sized.set_mode(mode)
        assert marks.current_point == before
    sized.next_hit()
    assert marks.current == 4


# -- what there is not --------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["en", "fr"])
@pytest.mark.parametrize("reading", ["en", "fr"])
def test_a_page_there_is_not_in_a_language_says_so(
    sized: ReaderPane, tmp_path: Path, missing: str, reading: str
) -> None:
    content = sample_content(tmp_path / "content", {f"{missing}/conference/second.md": None})
    build_library(content, tmp_path / "index")
    library = Library(tmp_path / "index")
    sized.set_library(library)
    sized.set_mode(BOTH)
    sized.show_place(Place("conference/second"), reading)
    said = {"en": "This page has not been translated", "fr": "Cette page n’est pas traduite"}[missing]
    assert sized.view.toPlainText().count(said) == 1
    assert {s.language for s in sized.view.blocks.all_spots} == {"fr" if missing == "en" else "en"}
    sized.set_mode(ALONE)
    sized.turn_translation()
    assert {s.language for s in sized.view.blocks.all_spots} == {"fr" if missing == "en" else "en"}


def test_help_has_two_columns_and_the_glossary_is_as_it_is(reader: ReaderPane) -> None:
    resize(reader, *WIDE)
    reader.set_mode(BOTH)
    reader.show_place(Place(HELP_PAGE), "en")
    assert reader.side_by_side
    reader.show_place(Place(GLOSSARY_PAGE), "en")
    assert not reader.side_by_side
    reader.resize(1310, 700)
    assert reader.view.toPlainText().startswith("Glossary")
    reader.show_place(Place("topics/ott"), "en")
    assert reader.side_by_side


def test_figures_are_drawn_in_both_languages(sized: ReaderPane) -> None:
    sized.set_mode(BOTH)
    sized.show_place(Place("preparation/regional-meetings"), "en")
    figures = sized.page_text.figures
    assert figures is not None
    assert sorted(figures._figures) == [
        f"{name}/{tag}"
        for name in sorted({f.split("/")[0] for f in figures._figures})
        for tag in ("en", "fr")
    ]
    assert set(figures._images) == set(figures._figures)


def test_a_screen_reader_is_told_that_there_are_two_languages(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/ott"), "en")
    reader.set_mode(BOTH)
    assert "English and French" in reader.view.accessibleName()
    reader.set_mode(ALONE)
    assert "English and French" not in reader.view.accessibleName()
