"""The figures of one page as images: drawn sharp, in the colours of the theme, as wide as the column.

Imported with the first page that has a figure. A document asks for an image `figure:ID` when it is laid out, and
keeps it; whoever changes colours, width or screen hands it another with `fit` or starts anew.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping

from PySide6.QtCore import QByteArray, QRectF, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from app.core.model.page import BlockKind, Figure, Page

_SCHEME = "figure:"
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_TOKEN = re.compile(r"@([a-z_]+)")
_OBJECT = "\ufffc"
_MOST_TAKEN, _EXACT = 20, 1e-6


class FigureImages(Container[str]):
    """The figures of a page, and what has been drawn of them. Holds, as a container, those that can be drawn."""

    def __init__(self, figures: Mapping[str, Figure], colours: Mapping[str, str]) -> None:
        self._figures = dict(figures)
        made = {name: _renderer(figure, colours) for name, figure in figures.items()}
        self._renderers = {name: renderer for name, renderer in made.items() if renderer is not None}
        self._images: dict[str, QImage] = {}
        self._drawn_for = (0, 0.0)

    def __contains__(self, name: object) -> bool:
        return name in self._renderers

    def in_colours(self, colours: Mapping[str, str]) -> "FigureImages":
        """Return the same figures in the colours of another theme."""
        return FigureImages(self._figures, colours)

    def image(self, address: str, width: int, ratio: float) -> QImage | None:
        """Return what `figure:ID` names, `width` pixels wide and with `ratio` dots to the pixel.

        None where it names no figure of this page, or one that cannot be drawn.
        """
        name = address.removeprefix(_SCHEME)
        if name not in self or name == address:
            return None
        if self._drawn_for != (width, ratio):
            self._drawn_for = (width, ratio)
            self._images.clear()
        if name not in self._images:
            self._images[name] = self._draw(name, width, ratio)
        return self._images[name]

    def _draw(self, name: str, width: int, ratio: float) -> QImage:
        figure = self._figures[name]
        width = _in_whole_dots(width, ratio)
        height = _in_whole_dots(max(1, round(width * figure.height / figure.width)), ratio)
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        with QPainter(image) as painter:
            self._renderers[name].render(painter, QRectF(0, 0, image.width(), image.height()))
        image.setDevicePixelRatio(ratio)
        return image

    # -- in a document ------------------------------------------------------------------------------------

    def fits(self, width: int, ratio: float) -> bool:
        """Say whether what has been drawn is right for a column of `width` on a screen of this pixel ratio."""
        return not self._images or self._drawn_for == (width, ratio)

    def fit(self, document: QTextDocument, width: int, ratio: float) -> None:
        """Give `document` its images anew where they do not fit; it has to be laid out again after that."""
        if not self.fits(width, ratio):
            for name in list(self._images):
                address = _SCHEME + name
                document.addResource(_IMAGE, QUrl(address), self.image(address, width, ratio))

    def leave(self, document: QTextDocument) -> None:
        """Take away what `fit` gave: the next page may have a figure of the same name in another language."""
        for name in self._images:
            document.addResource(_IMAGE, QUrl(_SCHEME + name), None)

    def in_words(self, text: str, selection: QTextCursor) -> str:
        """Return `text`, which is what is selected, with words for what it shows in the place of each figure."""
        for name in _figures_in(selection):
            words = self._figures[name].alternative if name in self._figures else ""
            text = text.replace(_OBJECT, words, 1)
        return text


def figures_of(
    page: Page, figure: Callable[[str, str], Figure | None], colours: Mapping[str, str]
) -> FigureImages:
    """Return the figures of a page, which go by their ids."""
    names = {block.variant for block in page.blocks if block.kind is BlockKind.FIGURE}
    found = {name: figure(name, page.language) for name in names}
    return FigureImages({name: one for name, one in found.items() if one is not None}, colours)


def _in_whole_dots(pixels: int, ratio: float) -> int:
    """Return the most pixels, up to `pixels`, that make a whole number of dots on the screen.

    At a ratio of 1.25 that is one width in four; with any other, Qt would leave out a row of dots here and there.
    """
    for fewer in range(pixels, max(0, pixels - _MOST_TAKEN), -1):
        if abs(fewer * ratio - round(fewer * ratio)) < _EXACT:
            return fewer
    return pixels


def _renderer(figure: Figure, colours: Mapping[str, str]) -> QSvgRenderer | None:
    """Return what draws a figure, or None where its SVG is none or names a colour the theme does not have."""
    if figure.width < 1 or figure.height < 1:
        return None
    try:
        svg = _TOKEN.sub(lambda token: colours[token.group(1)], figure.svg)
    except KeyError:
        return None
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    return renderer if renderer.isValid() else None


def _figures_in(selection: QTextCursor) -> Iterator[str]:
    """Yield the name of every image in a selection, without the scheme, in order."""
    start, end = selection.selectionStart(), selection.selectionEnd()
    block = selection.document().findBlock(start)
    while block.isValid() and block.position() < end:
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            look = fragment.charFormat()
            if look.isImageFormat() and start <= fragment.position() < end:
                yield look.toImageFormat().name().removeprefix(_SCHEME)
            iterator += 1
        block = block.next()
