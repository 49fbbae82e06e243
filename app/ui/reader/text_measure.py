"""How wide the HTML of a cell is: its longest word, and all of it in one line. Measured by the layout that sets it."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextFormat, QTextLayout, QTextOption

_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_LOOKS = {"sup": "raised", "sub": "raised", "em": "italic", "i": "italic", "strong": "bold", "b": "bold"}


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


@lru_cache(
    maxsize=4000
)  # a page is measured again whenever it is opened and when the window has another size
def size_of(html: str, lettering: Lettering, *, anchored: bool = False) -> Size:
    """Return how wide the widest of what cannot be parted is, and the whole.

    Where an anchor stands before the text, its first letter is set by itself, without kerning.
    """
    text, formats = _parts(html, lettering.raised)
    if not text:
        return Size(0, 0)
    if anchored:
        formats.append(_range(0, 1, "anchor", 0))
    layout = QTextLayout(text, _font(lettering))
    layout.setTextOption(_breaks())
    if formats:
        layout.setFormats(formats)
    # In lines of no width each piece that may not be broken is a line. Qt's own least width will not do: it takes a
    # word and the raised number after it for two.
    widest, whole, end = 0.0, 0.0, 0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(0)
        width = line.naturalTextWidth()
        end += line.textLength()
        piece = text[:end].rstrip()
        widest = max(widest, width + _overhang(piece[-1:], lettering))
        whole += width + (end - len(piece)) * _overhang(" ", lettering)
        line = layout.createLine()
    layout.endLayout()
    return Size(widest, whole)


@lru_cache(maxsize=2000)
def _overhang(letter: str, lettering: Lettering) -> float:
    """Return how far a letter reaches over its width: at the end of a line there must be room for that as well.

    Of a space, its width, which the end of a line does not need.
    """
    metrics = QFontMetricsF(_font(lettering))
    if letter == " ":
        return metrics.horizontalAdvance(letter)
    return max(0.0, -metrics.rightBearing(letter)) if letter else 0.0


@lru_cache(maxsize=50)
def _font(lettering: Lettering) -> QFont:
    font = QFont(lettering.family)
    font.setPixelSize(lettering.pixels)
    font.setBold(lettering.bold)
    return font


@lru_cache(maxsize=1)
def _breaks() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option


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
