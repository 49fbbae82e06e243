"""Whatever changes (language, size of window or text, theme), the paragraph under the eye stays where it is.

The block at the top edge is the same, and the edge runs through it at the same share of its height, within one line:
in the other language on every page of the real briefing, else on every tenth.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.content.library import Library
from app.ui.icons import IconSet
from app.ui.navigation import Place
from app.ui.reader.block_map import Anchor
from app.ui.reader.page_style import PageStyle
from app.ui.reader.page_view import PageView
from app.ui.reader.reader_pane import ReaderPane
from app.ui.theme import load_theme
from tests.rest import rest

SHARES = (0.0, 0.07, 0.3, 0.55, 0.8, 1.0)


def spots(reader: ReaderPane, library: Library, each: int = 10) -> Iterator[tuple[str, Anchor]]:
    """Scroll to several heights of each n-th page, one after the other, and yield what stands at the top edge."""
    bar = reader.view.verticalScrollBar()
    for page in library.collection.pages[::each]:
        for share in SHARES:
            reader.show_place(Place(page), "en")
            bar.setValue(round(bar.maximum() * share))
            yield page, reader.view.anchor()


def drift(view: PageView, wanted: Anchor) -> float:
    """Return by how many lines the top edge misses `wanted`; a block that is not the same one is far away."""
    if view.anchor().block != wanted.block:
        return 1000.0
    top, extent = view._map.extent(view._map.index_of(wanted.block, wanted.language))
    return (
        abs(view.verticalScrollBar().value() - top - wanted.offset * extent)
        / view.fontMetrics().lineSpacing()
    )


def misses(
    reader: ReaderPane,
    library: Library,
    change: Callable[[], object],
    undo: Callable[[], object],
    each: int = 10,
) -> list[tuple[str, Anchor]]:
    """Return every spot that a change has moved by more than a line."""
    found = []
    for page, spot in spots(reader, library, each):
        change()
        if drift(reader.view, spot) > 1:
            found.append((page, spot))
        undo()
    return found


def test_another_language_on_every_page(reader: ReaderPane, library: Library) -> None:
    moved = misses(
        reader, library, lambda: reader.switch_language("fr"), lambda: reader.switch_language("en"), each=1
    )
    assert moved == []


@pytest.mark.parametrize("page", ["topics/digital-inclusion", "topics/ott", "reference/timeline"])
def test_the_end_of_a_long_page_holds_when_qt_has_finished_its_layout(reader: ReaderPane, page: str) -> None:
    """Until then Qt only estimates how long the page is."""
    reader.show_place(Place(page), "en")
    rest()
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().maximum())
    spot = reader.view.anchor()
    for language in ("fr", "en"):
        reader.switch_language(language)
        rest()
        assert drift(reader.view, spot) <= 1


def test_another_language_and_back_is_the_very_spot(reader: ReaderPane, library: Library) -> None:
    moved = []
    for page, spot in spots(reader, library):
        before = reader.view.verticalScrollBar().value()
        for language in ("fr", "en", "fr", "en"):
            reader.switch_language(language)
        if abs(reader.view.verticalScrollBar().value() - before) > 2:
            moved.append((page, spot))
    assert moved == []


@pytest.mark.parametrize("percent", [80, 130, 300])
def test_another_size_of_text(
    reader: ReaderPane, library: Library, style: PageStyle, icons: IconSet, percent: int
) -> None:
    large = PageStyle(style.theme, percent, *style._families)
    moved = misses(
        reader, library, lambda: reader.set_style(large, icons), lambda: reader.set_style(style, icons)
    )
    assert moved == []


def test_another_theme(
    reader: ReaderPane, library: Library, style: PageStyle, icons: IconSet, resources: Path
) -> None:
    dark = PageStyle(load_theme(resources / "themes", "dark"), 100, *style._families)
    moved = misses(
        reader, library, lambda: reader.set_style(dark, icons), lambda: reader.set_style(style, icons)
    )
    assert moved == []


@pytest.mark.parametrize(
    "sizes", [[(480, 600)], [(1400, 900)], [(790, 600), (700, 590), (560, 580), (480, 570)]]
)
def test_another_size_of_the_window(
    reader: ReaderPane, library: Library, sizes: list[tuple[int, int]]
) -> None:
    def drag() -> None:
        for width, height in sizes:
            reader.resize(width, height)

    def let_go() -> None:
        reader.resize(800, 600)
        reader.view._on_resize_settled()

    assert misses(reader, library, drag, let_go) == []


def test_a_place_is_the_same_after_coming_back_to_it(reader: ReaderPane, library: Library) -> None:
    moved = []
    for page, spot in spots(reader, library):
        place, before = reader.place(), reader.view.verticalScrollBar().value()
        reader.show_place(Place(library.collection.home), "en")
        reader.show_place(place, "en")
        if abs(reader.view.verticalScrollBar().value() - before) > 1:
            moved.append((page, spot))
    assert moved == []


def test_whoever_scrolls_while_a_resize_settles_stays_there(reader: ReaderPane, library: Library) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    reader.resize(760, 600)
    reader.view.show_block("position")
    spot = reader.view.anchor()
    reader.resize(700, 600)
    assert drift(reader.view, spot) <= 1


def test_a_place_on_a_page_that_has_changed_since_is_its_head(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/ott", "a-block-that-is-gone", 0.5), "en")
    assert reader.view.verticalScrollBar().value() == 0
