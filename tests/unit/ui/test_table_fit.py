"""No table is cut off silently: where its words do not fit side by side it is shown row by row."""

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.model.page import Block, BlockKind, Page
from app.core.rendering.page_html import joined_notes, table_as_fits
from app.core.rendering.table_html import STACKED, Shares
from app.core.userdata.session import ALONE, BENEATH, BOTH
from app.ui.icons import IconSet
from app.ui.navigation import Place
from app.ui.reader.page_style import PageStyle
from app.ui.reader.reader_pane import ReaderPane
from app.ui.reader.table_fit import fitted_beside, fitted_pairs
from app.ui.reader.text_measure import Lettering, size_of
from tests.sample_pages import page, row

_WIDE = "preparation/regional-meetings"


def styled(style: PageStyle, percent: int) -> PageStyle:
    return PageStyle(style.theme, percent, *style._families)


def settled(qtbot: QtBot, reader: ReaderPane, width: int, height: int) -> None:
    reader.resize(width, height)
    qtbot.waitUntil(lambda: reader.view._resize_anchor is None)


def stacked(page: Page, style: PageStyle, width: int) -> set[int]:
    tables = fitted_pairs(((block, None) for block in page.blocks), page.language, style, width)
    return {group for (_language, group), shares in tables.items() if shares == STACKED}


def broken_words(document: QTextDocument) -> list[str]:
    """Return the words in columns that end one line and begin the next, as "befo|re"."""
    found = []
    block = document.begin()
    while block.isValid():
        text, layout = block.text(), block.layout()
        table = QTextCursor(block).currentTable()
        if table is not None and table.columns() > 1 and "://" not in text:
            ends = [layout.lineAt(place) for place in range(layout.lineCount() - 1)]
            found += [
                f"{text[max(0, end - 9) : end]}|{text[end : end + 9]}"
                for end in (line.textStart() + line.textLength() for line in ends)
                if text[end - 1].isalnum() and text[end].isalnum()
            ]
        block = block.next()
    return found


def set_in(style: PageStyle, rows: list[Block], shares: Shares, width: int) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(style.font)
    document.setDefaultStyleSheet(style.sheet())
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setHtml(table_as_fits(rows, "en", {("en", 2): shares}))
    document.setTextWidth(width)
    document.size()
    return document


def test_long_words_side_by_side_need_room(style: PageStyle) -> None:
    sample = page(row("Name", "Value", head=True), row("telecommunication", "interconnection"))
    assert stacked(sample, style, 600) == set()
    assert stacked(sample, style, 200) == {2}


def test_words_that_may_not_be_parted_count_as_one(style: PageStyle) -> None:
    parted = page(row("a", "one two three four five six"))
    whole = page(row("a", "one\u00a0two\u00a0three\u00a0four\u00a0five\u00a0six"))
    assert stacked(parted, style, 120) == set()
    assert stacked(whole, style, 120) == {2}


def test_a_word_may_be_parted_at_its_hyphen(style: PageStyle) -> None:
    hyphens = page(row("a", "one-two-three-four-five-six"))
    assert stacked(hyphens, style, 120) == set()


@pytest.mark.parametrize("percent", [80, 100, 200, 300])
def test_a_table_keeps_its_columns_as_long_as_its_words_fit(style: PageStyle, percent: int) -> None:
    """At the least width at which it has columns no word is broken; a few pixels less would break one."""
    large = styled(style, percent)
    sample = page(
        row("Meeting", "Telecommunication", "Where", "When", "Of", head=True),
        row("Plenipotentiary Conference", "a", "<em>Ouagadougou</em>", "2014-2017", "l’infrastructure"),
        row("interconnection, a small word", "b<sup>1</sup>", "a b c", "x", "y"),
    )
    least = next(width for width in range(100, 3000) if not stacked(sample, large, width))
    shares = fitted_pairs(((block, None) for block in sample.blocks), "en", large, least)["en", 2]
    rows = list(sample.blocks)
    assert broken_words(set_in(large, rows, shares, least)) == []
    assert broken_words(set_in(large, rows, shares, least - 4 * len(shares))) != []


def test_a_table_that_qt_sets_well_is_left_to_it(style: PageStyle) -> None:
    """Its columns follow the window without being made anew."""
    sample = page(row("Name", "Value", head=True), row("a few short words", "and a few more of them"))
    assert fitted_pairs(((block, None) for block in sample.blocks), "en", style, 700) == {}


def test_tables_beside_are_stacked_together(style: PageStyle) -> None:
    short, long = page(row("a", "b")), page(row("télécommunications", "développement"), language="fr")
    tables = fitted_beside({"en": short.blocks, "fr": long.blocks}, style, 150)
    assert tables == ({("en", 2): STACKED, ("fr", 2): STACKED}, {})
    assert STACKED not in fitted_beside({"en": short.blocks, "fr": long.blocks}, style, 500).shares.values()


def test_a_row_can_be_a_paragraph_if_only_its_last_cell_takes_more_than_a_line(style: PageStyle) -> None:
    long = "several words that take more than the one line there is room for in a column " * 3
    sample = page(
        row("1989", "x", long),
        row("1990", long, "x"),
        row("1991", "x", "y")._replace(html="<td>1991</td><td>a<br>b</td><td>x</td>"),
        row("1992", "x"),
        row("1993", "x", ""),
    )
    (fit,) = fitted_beside({"en": sample.blocks}, style, 500).lines.values()
    assert fit.rows == (True, False, False, False, True)
    assert len(fit.edges) == 2
    assert 0 < fit.edges[0] < fit.edges[1] < 500


def test_a_wide_table_is_stacked_in_large_text_and_is_a_table_again_in_small(
    qtbot: QtBot, reader: ReaderPane, style: PageStyle, icons: IconSet
) -> None:
    reader.show_place(Place(_WIDE), "en")
    assert "<th" in reader.page_text.html
    reader.set_style(styled(style, 200), icons)
    assert "<th" not in reader.page_text.html
    reader.set_style(style, icons)
    assert "<th" in reader.page_text.html


def test_a_narrow_window_stacks_it_too_and_the_paragraph_stays(qtbot: QtBot, reader: ReaderPane) -> None:
    reader.show_place(Place(_WIDE), "fr")
    rows = [one.id for one in reader.page.blocks if one.kind is BlockKind.TABLE_ROW]  # type: ignore[union-attr]
    reader.view.show_block(rows[3])
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().value() + 40)
    before = reader.view.anchor().block
    settled(qtbot, reader, 380, 600)
    assert "<th" not in reader.page_text.html
    assert reader.view.anchor().block == before
    settled(qtbot, reader, 900, 600)
    assert "<th" in reader.page_text.html
    assert reader.view.anchor().block == before


def test_a_translation_in_the_cells_counts_as_well(
    qtbot: QtBot, reader: ReaderPane, library: Library, style: PageStyle
) -> None:
    """What fits in one language need not fit with the other under it."""
    name = "reference/resolutions-wtdc"
    english, french = (library.page(name, tag) for tag in ("en", "fr"))

    def stacked_with(width: int) -> bool:
        pairs = zip(english.blocks, french.blocks, strict=True)
        return STACKED in fitted_pairs(pairs, "en", style, width).values()

    least = next(w for w in range(300, 700) if not stacked(english, style, w) and stacked_with(w))
    settled(qtbot, reader, 900, 560)
    while reader.view.column_in(style) > least:
        reader.resize(reader.width() - 1, 560)
    settled(qtbot, reader, reader.width(), 560)
    reader.show_place(Place(name), "en")
    assert "<th" in reader.page_text.html
    reader.set_mode(BENEATH)
    assert "<th" not in reader.page_text.html
    reader.set_mode(ALONE)
    assert "<th" in reader.page_text.html


def test_a_table_beside_is_measured_for_where_it_stands_next(
    qtbot: QtBot, reader: ReaderPane, style: PageStyle
) -> None:
    """From two columns to one: the width of the one is what counts, not that of both."""
    settled(qtbot, reader, 1500, 560)
    alone = reader.view.column_in(style)
    reader.set_mode(BOTH)
    assert reader.side_by_side
    assert reader.view.column_in(style) == alone


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("mode", "percent", "width"),
    [
        (ALONE, 80, 460),
        (ALONE, 100, 750),
        (ALONE, 100, 448),
        (ALONE, 200, 1180),
        (ALONE, 300, 750),
        (ALONE, 300, 1360),
        (BENEATH, 100, 600),
        (BENEATH, 300, 1095),
        (BOTH, 100, 960),
        (BOTH, 100, 1400),
        (BOTH, 130, 1400),
    ],
)
def test_no_word_of_a_real_table_is_broken_and_no_page_is_wider_than_its_view(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    reader: ReaderPane,
    library: Library,
    style: PageStyle,
    icons: IconSet,
    mode: str,
    percent: int,
    width: int,
    language: str,
) -> None:
    reader.set_mode(mode)
    settled(qtbot, reader, width, 560)
    reader.set_style(styled(style, percent), icons)
    broken, too_wide = [], []
    for name in library.collection.pages:
        if any(one.kind is BlockKind.TABLE_ROW for one in library.page(name, language).blocks):
            reader.show_place(Place(name), language)
            assert reader.side_by_side == (mode == BOTH)
            document = reader.view.document()
            broken += [(name, word) for word in broken_words(document)]
            if document.size().width() > reader.view.viewport().width() + 1:
                too_wide.append((name, document.size().width()))
    assert broken == []
    assert too_wide == []


def test_the_numbers_of_notes_on_one_word_are_not_parted(style: PageStyle) -> None:
    notes = "".join(f'<sup><a href="note:{number}">{number}</a></sup>' for number in (1, 5, 9))
    size = size_of(joined_notes(f"2017{notes}"), Lettering(style.font.family(), style.body, style.body))
    assert size.word >= size.line > 0
