"""How wide the HTML of a cell is: its longest word, and all of it in one line. Measured by the layout that sets it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextFormat, QTextLayout, QTextOption

_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_LOOKS = {"sup": "raised", "sub": "raised", "em": "italic", "i": "italic", "strong": "bold", "b": "bold"}
_ENDLESS = 1_000_000.0


class Lettering(NamedTuple):
    """A face in a size; raised numbers have one of their own, before they are made smaller for being raised."""

    family: str
    pixels: int
    raised: int
    bold: bool = False


class Size(NamedTuple):
    """Pixels."""

    word: float
    line: float


class TextMeasure:
    """Measures cells; remembers fonts, and how far letters reach over what they are said to take."""

    def __init__(self) -> None:
        self._fonts: dict[Lettering, QFont] = {}
        self._overhangs: dict[tuple[Lettering, str], float] = {}
        self._words = QTextOption()
        self._words.setWrapMode(QTextOption.WrapMode.WordWrap)

    def size(self, html: str, lettering: Lettering, *, anchored: bool = False) -> Size:
        """Return how wide the widest of what cannot be parted is, and the whole.

        Where an anchor stands before the text, its first letter is set by itself, without kerning.
        """
        text, formats = _parts(html, lettering.raised)
        if anchored:
            formats.append(_range(0, 1, "anchor", 0))
        if not text:
            return Size(0, 0)
        layout = QTextLayout(text, self._font(lettering))
        layout.setTextOption(self._words)
        if formats:
            layout.setFormats(formats)
        # In lines of no width each piece that may not be broken is a line. Qt's own least width will not do:
        # it takes a word and the raised number after it for two.
        pieces = max(
            width + self._overhang(text[:end].rstrip()[-1:], lettering) for end, width in _lines(layout, 0)
        )
        return Size(pieces, max(width for _end, width in _lines(layout, _ENDLESS)))

    def _overhang(self, letter: str, lettering: Lettering) -> float:
        """Return how far a letter reaches over its width: at the end of a line there must be room for that as well."""
        key = lettering, letter
        if key not in self._overhangs:
            bearing = QFontMetricsF(self._font(lettering)).rightBearing(letter) if letter else 0.0
            self._overhangs[key] = max(0.0, -bearing)
        return self._overhangs[key]

    def _font(self, lettering: Lettering) -> QFont:
        if lettering not in self._fonts:
            font = QFont(lettering.family)
            font.setPixelSize(lettering.pixels)
            font.setBold(lettering.bold)
            self._fonts[lettering] = font
        return self._fonts[lettering]


def _lines(layout: QTextLayout, width: float) -> Iterator[tuple[int, float]]:
    """Yield where each line ends and how wide it is."""
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        yield line.textStart() + line.textLength(), line.naturalTextWidth()
        line = layout.createLine()
    layout.endLayout()


def _parts(html: str, raised: int) -> tuple[str, list[QTextLayout.FormatRange]]:
    """Return the text of a cell, and where it is not set like the rest."""
    text, begun, formats = "", [0], list[QTextLayout.FormatRange]()
    position = 0
    for tag in _TAG.finditer(html):
        text += unescape(html[position : tag.start()])
        position = tag.end()
        look = _LOOKS.get(tag[2])
        if tag[2] == "br":
            text += "\u2028"
        elif look and not tag[1]:
            begun.append(len(text))
        elif look:
            formats.append(_range(begun.pop() if len(begun) > 1 else 0, len(text), look, raised))
    return text + unescape(html[position:]), formats


def _range(start: int, end: int, look: str, raised: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    own = QTextCharFormat()
    if look == "raised":
        own.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        own.setProperty(QTextFormat.Property.FontPixelSize.value, raised)
    elif look == "anchor":
        own.setAnchorNames([look])
    elif look == "italic":
        own.setFontItalic(True)
    else:
        own.setFontWeight(QFont.Weight.Bold)
    made.format = own
    return made
