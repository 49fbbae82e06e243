"""The figures of one page as images: drawn sharp, in the colours of the theme, as wide as the column."""

import re
from collections.abc import Container, Iterator, Mapping

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from app.core.model.figure import Figure

SCHEME = "figure:"
_TOKEN = re.compile(r"@([a-z_]+)")


class FigureImages(Container[str]):
    """Draws the figures of a page; an image is kept until colours, width or resolution change.

    Holds, as a container, the ids of those that can be drawn.
    """

    def __init__(self, figures: Mapping[str, Figure], colours: Mapping[str, str]) -> None:
        self._figures: dict[str, Figure] = {}
        self._renderers: dict[str, QSvgRenderer] = {}
        self._images: dict[str, QImage] = {}
        self._drawn_for = (0, 0.0)
        for name, figure in figures.items():
            renderer = _renderer(figure, colours)
            if renderer is not None:
                self._figures[name], self._renderers[name] = figure, renderer

    def __contains__(self, name: object) -> bool:
        return name in self._renderers

    def words(self, name: str) -> str:
        """Return what a figure shows in words."""
        return self._figures[name].alternative if name in self else ""

    def in_colours(self, colours: Mapping[str, str]) -> "FigureImages":
        """Return the same figures in the colours of another theme."""
        return FigureImages(self._figures, colours)

    def drawn(self) -> list[str]:
        """Return the ids of the figures that have been asked for, and so are somewhere on the page."""
        return list(self._images)

    def fits(self, width: int, ratio: float) -> bool:
        """Say whether what has been drawn is right for a column of `width` on a screen of this pixel ratio."""
        return not self._images or self._drawn_for == (width, ratio)

    def image(self, name: str, width: int, ratio: float) -> QImage | None:
        """Return a figure `width` pixels wide, with `ratio` dots to the pixel, or None if it cannot be drawn."""
        if name not in self:
            return None
        if self._drawn_for != (width, ratio):
            self._drawn_for = (width, ratio)
            self._images.clear()
        if name not in self._images:
            self._images[name] = self._draw(name, width, ratio)
        return self._images[name]

    def _draw(self, name: str, width: int, ratio: float) -> QImage:
        figure = self._figures[name]
        height = max(1, round(width * figure.height / figure.width))
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        with QPainter(image) as painter:
            self._renderers[name].render(painter, QRectF(0, 0, image.width(), image.height()))
        image.setDevicePixelRatio(ratio)
        return image


def _renderer(figure: Figure, colours: Mapping[str, str]) -> QSvgRenderer | None:
    """Return what draws a figure, or None where its SVG is none or names a colour the theme does not have."""
    if not figure.width > 0 or not figure.height > 0:
        return None
    try:
        svg = _TOKEN.sub(lambda token: colours[token.group(1)], figure.svg)
    except KeyError:
        return None
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    return renderer if renderer.isValid() else None


def figures_between(document: QTextDocument, start: int, end: int) -> Iterator[str]:
    """Yield the ids of the figures that lie between two positions of a document, in order."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            look = fragment.charFormat()
            if look.isImageFormat() and start <= fragment.position() < end:
                yield look.toImageFormat().name().removeprefix(SCHEME)
            iterator += 1
        block = block.next()
