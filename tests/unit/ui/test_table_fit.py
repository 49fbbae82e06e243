"""No table is cut off silently: where its words do not fit side by side it is shown row by row."""

import pytest
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.model.page import BlockKind
from app.core.userdata.session import ALONE, BENEATH, BOTH
from app.ui.icons import IconSet
from app.ui.navigation import Place
from app.ui.reader.page_style import PageStyle
from app.ui.reader.reader_pane import ReaderPane
from app.ui.reader.table_fit import crowded_tables
from tests.sample_pages import page, row

_WIDE = "preparation/regional-meetings"


def styled(style: PageStyle, percent: int) -> PageStyle:
    return PageStyle(style.theme, percent, *style._families)


def settled(qtbot: QtBot, reader: ReaderPane, width: int, height: int) -> None:
    reader.resize(width, height)
    qtbot.waitUntil(lambda: reader.view._resize_anchor is None)


def test_long_words_side_by_side_need_room(style: PageStyle) -> None:
    sample = page(row("Name", "Value", head=True), row("telecommunication", "interconnection"))
    assert crowded_tables(sample.blocks, style, 600) == frozenset()
    assert crowded_tables(sample.blocks, style, 200) == {2}


def test_words_that_may_not_be_parted_count_as_one(style: PageStyle) -> None:
    parted = page(row("a", "one two three four five six"))
    whole = page(row("a", "one\u00a0two\u00a0three\u00a0four\u00a0five\u00a0six"))
    assert crowded_tables(parted.blocks, style, 120) == frozenset()
    assert crowded_tables(whole.blocks, style, 120) == {2}


def test_a_wide_table_is_stacked_in_large_text_and_is_a_table_again_in_small(
    qtbot: QtBot, reader: ReaderPane, style: PageStyle, icons: IconSet
) -> None:
    reader.show_place(Place(_WIDE), "en")
    assert "<th>" in reader.text.html
    reader.set_style(styled(style, 200), icons)
    assert "<th>" not in reader.text.html
    reader.set_style(style, icons)
    assert "<th>" in reader.text.html


def test_a_narrow_window_stacks_it_too_and_the_paragraph_stays(qtbot: QtBot, reader: ReaderPane) -> None:
    reader.show_place(Place(_WIDE), "fr")
    rows = [one.id for one in reader.page.blocks if one.kind is BlockKind.TABLE_ROW]  # type: ignore[union-attr]
    reader.view.show_block(rows[3])
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().value() + 40)
    before = reader.view.anchor().block
    settled(qtbot, reader, 380, 600)
    assert "<th>" not in reader.text.html
    assert reader.view.anchor().block == before
    settled(qtbot, reader, 900, 600)
    assert "<th>" in reader.text.html
    assert reader.view.anchor().block == before


def test_a_translation_in_the_cells_counts_as_well(
    qtbot: QtBot, reader: ReaderPane, library: Library, style: PageStyle
) -> None:
    """What fits in one language need not fit with the other under it."""
    name = "reference/resolutions-wtdc"
    widths = range(300, 700, 8)
    fits, crowded = (
        {w for w in widths if bool(crowded_tables(library.page(name, tag).blocks, style, w)) is wanted}
        for tag, wanted in (("en", False), ("fr", True))
    )
    assert fits & crowded
    least = min(fits & crowded)
    settled(qtbot, reader, 900, 560)
    settled(qtbot, reader, 900 - reader.view.column_in(style) + least, 560)
    while reader.view.column_in(style) > least:
        settled(qtbot, reader, reader.width() - 1, 560)
    reader.show_place(Place(name), "en")
    assert "<th>" in reader.text.html
    reader.set_mode(BENEATH)
    assert "<th>" not in reader.text.html
    reader.set_mode(ALONE)
    assert "<th>" in reader.text.html


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
@pytest.mark.parametrize(("percent", "width"), [(100, 750), (100, 448), (200, 750), (300, 750), (300, 1100)])
def test_no_real_page_is_wider_than_its_view(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    reader: ReaderPane,
    library: Library,
    style: PageStyle,
    icons: IconSet,
    percent: int,
    width: int,
    language: str,
) -> None:
    settled(qtbot, reader, width, 560)
    reader.set_style(styled(style, percent), icons)
    too_wide = []
    for name in library.collection.pages:
        if any(one.kind is BlockKind.TABLE_ROW for one in library.page(name, language).blocks):
            reader.show_place(Place(name), language)
            if reader.view.document().size().width() > reader.view.viewport().width() + 1:
                too_wide.append((name, reader.view.document().size().width()))
    assert too_wide == []
