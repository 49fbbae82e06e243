"""A figure on screen is sharp, legible in every theme and as wide as the text; one that cannot be drawn is read."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.content.source import read_content
from app.core.model.page import BlockKind, Figure
from app.core.paths import content_folder
from app.core.rendering.figures.canvas import FAMILY, WIDTH, PlacedText
from app.ui.appearance import load_reading_face
from app.ui.icons import IconSet
from app.ui.navigation import Place
from app.ui.reader.figure_images import FigureImages
from app.ui.reader.page_style import PageStyle
from app.ui.reader.reader_pane import ReaderPane
from app.ui.theme import Theme, load_theme, theme_names

PAGE, BLOCK = "conference/outcomes", "figure-outcomes"
COLOURS = {"ink": "#112233"}
PLAIN = Figure("f", "en", "A square", "All of it is dark.", "", 10, 5)
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><rect width="10" height="5" fill="@ink"/></svg>'


def images(svg: str = SQUARE, width: int = 10) -> FigureImages:
    return FigureImages({"f": PLAIN._replace(svg=svg, width=width)}, COLOURS)


def image_on(reader: ReaderPane) -> QImage:
    """Return the image the document shows."""
    found = reader.view.document().resource(QTextDocument.ResourceType.ImageResource, QUrl("figure:outcomes"))
    assert isinstance(found, QImage)
    return found


def test_it_is_as_wide_as_asked_in_dots_of_the_screen() -> None:
    image = images().image("figure:f", 300, 2.0)
    assert image is not None
    assert (image.width(), image.height(), image.devicePixelRatio()) == (600, 300, 2.0)
    assert image.pixelColor(300, 150) == QColor("#112233")


def test_it_is_drawn_once_for_each_width_and_resolution() -> None:
    drawn = images()
    first = drawn.image("figure:f", 300, 1.0)
    assert first is drawn.image("figure:f", 300, 1.0)
    assert first is not drawn.image("figure:f", 301, 1.0)


def test_the_colours_are_those_of_the_theme() -> None:
    image = images().in_colours({"ink": "#ffffff"}).image("figure:f", 30, 1.0)
    assert image is not None
    assert image.pixelColor(5, 5) == QColor("#ffffff")


@pytest.mark.parametrize(
    "broken",
    [
        {"svg": SQUARE.replace("@ink", "@nothing")},
        {"width": 0},
    ],
)
def test_what_cannot_be_drawn_is_not_there(broken: dict[str, object]) -> None:
    drawn = images(**broken)  # type: ignore[arg-type]
    assert "f" not in drawn
    assert drawn.image("figure:f", 300, 1.0) is None


@pytest.mark.parametrize("address", ["f", "figure:other", "file:///etc/passwd", "https://example.org/f", ""])
def test_only_figures_of_the_page_are_drawn(address: str) -> None:
    assert images().image(address, 300, 1.0) is None


def placed_texts() -> list[tuple[str, PlacedText]]:
    content = read_content(content_folder())
    return [
        (f"{language}-{name}", text)
        for language in content.languages
        for name, figure in content.figures[language].figures.items()
        if figure.drawing is not None
        for text in figure.drawing.texts
    ]


def test_every_text_is_in_its_box_as_the_screen_measures_it(qapp: QApplication) -> None:
    """The estimate the figures are laid out with is never less than what the face needs."""
    assert load_reading_face() == FAMILY
    lost = []
    for name, placed in placed_texts():
        font = QFont(FAMILY)
        font.setPixelSize(100)  # Qt lays out the text of an SVG in large letters and shrinks it
        font.setBold(placed.face.bold)
        font.setItalic(placed.face.italic)
        width = QFontMetricsF(font).horizontalAdvance(placed.text) * placed.face.size / 100
        area = placed.area(width)
        if width > placed.face.width(placed.text) or area.x < 0 or area.right > WIDTH:
            lost.append((name, placed.text))
        if area.x < placed.box.x - 0.5 or area.right > placed.box.right + 0.5:
            lost.append((name, placed.text))
    assert lost == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_real_figure_can_be_drawn_in_every_theme(
    library: Library, resources: Path, language: str
) -> None:
    folder = resources / "themes"
    names = {
        block.variant
        for info in library.pages()
        for block in library.page(info.id, language).blocks
        if block.kind is BlockKind.FIGURE
    }
    assert len(names) >= 7
    figures = {name: figure for name in names if (figure := library.figure(name, language)) is not None}
    for theme in theme_names(folder):
        drawn = FigureImages(figures, load_theme(folder, theme).colours)
        assert [name for name in names if name not in drawn] == []


def test_on_the_page_it_fills_the_column(reader: ReaderPane) -> None:
    reader.show_place(Place(PAGE, BLOCK, target=True), "en")
    assert image_on(reader).deviceIndependentSize().width() == reader.view._column
    top = reader.view._map.top(reader.view.position_of(BLOCK))
    assert 0 <= top - reader.view.verticalScrollBar().value() < 100, (
        "the whole of it is in view, not the caption alone"
    )


def test_it_follows_the_column_when_the_window_is_made_narrower(qtbot: QtBot, reader: ReaderPane) -> None:
    reader.show_place(Place(PAGE), "en")
    before = image_on(reader).width()
    reader.resize(420, 600)
    qtbot.waitUntil(lambda: reader.view._resize_anchor is None)
    assert image_on(reader).width() == reader.view._column < before
    block = reader.view.document().findBlock(reader.view.position_of(BLOCK))
    height = reader.view.document().documentLayout().blockBoundingRect(block).height()
    assert image_on(reader).height() <= height < image_on(reader).height() + 20


def test_switching_language_shows_the_figure_of_that_language(reader: ReaderPane) -> None:
    reader.show_place(Place(PAGE), "en")
    reader.resize(420, 600)
    english = image_on(reader).copy()
    reader.switch_language("fr")
    reader.view.grab()
    assert image_on(reader) != english
    reader.switch_language("en")
    reader.view.grab()
    assert image_on(reader) == english


def test_another_theme_draws_it_in_other_colours(
    reader: ReaderPane, resources: Path, icons: IconSet, theme: Theme
) -> None:
    reader.show_place(Place(PAGE), "en")
    light = image_on(reader).copy()
    dark = load_theme(resources / "themes", "dark")
    reader.set_style(PageStyle(dark, 100, load_reading_face(), QApplication.font().family()), icons)
    reader.view.grab()
    assert image_on(reader).size() == light.size()
    assert image_on(reader) != light


def test_larger_text_makes_it_larger(reader: ReaderPane, icons: IconSet, theme: Theme) -> None:
    reader.resize(1800, 900)
    reader.show_place(Place(PAGE), "en")
    before = image_on(reader).width()
    reader.set_style(PageStyle(theme, 150, load_reading_face(), QApplication.font().family()), icons)
    reader.view.grab()
    assert image_on(reader).width() == pytest.approx(1.5 * before, rel=0.03)


def test_a_copy_has_the_words_in_the_place_of_the_picture(reader: ReaderPane, library: Library) -> None:
    reader.show_place(Place(PAGE), "fr")
    reader.view.selectAll()
    reader.view.copy()
    text = QGuiApplication.clipboard().text()
    figure = library.figure("outcomes", "fr")
    assert figure is not None
    assert " ".join(figure.alternative.split()) in " ".join(text.split())
    assert not re.search("[\u2060\ufffc]", text)


def test_a_figure_that_the_library_does_not_have_is_read(
    reader: ReaderPane, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = library.figure("outcomes", "en")
    assert figure is not None
    monkeypatch.setattr(library, "figure", lambda _name, _language: None)
    reader.show_place(Place(PAGE), "en")
    text = reader.view.document().toPlainText().replace("\u00a0", " ")
    assert figure.alternative.replace("\u00a0", " ") in text
    assert "\ufffc" not in text
    assert reader.view._map.anchors[BLOCK] > 0


@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 3.0])
@pytest.mark.parametrize("width", [301, 541, 690])
def test_every_dot_of_a_figure_is_a_dot_of_the_screen(reader: ReaderPane, ratio: float, width: int) -> None:
    """Otherwise Qt leaves out rows of dots, and letters with them."""
    reader.show_place(Place("preparation/regional-meetings"), "en")
    figures = reader.page_text.figures
    assert figures is not None
    name = next(iter(figures._renderers))
    image = figures.image(f"figure:{name}", width, ratio)
    assert image is not None
    for dots in (image.width(), image.height()):
        assert dots / ratio == pytest.approx(round(dots / ratio))
    assert width - 20 < image.width() / ratio <= width
