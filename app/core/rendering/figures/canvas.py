"""What every figure is drawn with: text in boxes, rules, dots, arrows. Collects SVG and remembers where text stands.

Colours are names of the theme written as tokens (`fill="@ink"`): they are filled in when a figure is painted.
"""

from html import escape
from math import ceil
from typing import Literal, NamedTuple

from app.core.rendering.figures.text_width import text_width, wrap

WIDTH = 640
FAMILY = "PT Serif"

Anchor = Literal["start", "middle", "end"]


class Face(NamedTuple):
    """How a text looks: size in units of the figure, weight, slope, name of its colour."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "ink"

    @property
    def leading(self) -> float:
        """Distance from one line to the next."""
        return round(self.size * 1.28, 1)

    def width(self, text: str) -> float:
        """Return how wide a text is in this face."""
        return text_width(text, self.size, self.bold)

    def wrap(self, text: str, width: float) -> list[str]:
        """Break a text into even lines no wider than `width`."""
        return wrap(text, width, self.size, self.bold)


NAME = Face(15, bold=True)
BODY = Face(14)
STRONG = Face(14, bold=True)
NOTE = Face(13, colour="ink_soft")
SMALL = Face(13)
"""The faces of all figures. Nothing is smaller than 13: at the width of a page that is still read with ease."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> float:
        """The middle between left and right edge."""
        return self.x + self.width / 2

    def meets(self, other: "Box") -> bool:
        """Say whether the two have some ground in common."""
        return max(self.x, other.x) < min(self.right, other.right) and max(self.y, other.y) < min(
            self.bottom, other.bottom
        )


class PlacedText(NamedTuple):
    """One line of text where it was put, and the box it has to stay in."""

    text: str
    x: float
    baseline: float
    face: Face
    anchor: Anchor
    box: Box

    def area(self, width: float | None = None) -> Box:
        """Return the ground the letters cover, if they are `width` wide: as wide as estimated, unless given."""
        wide = self.face.width(self.text) if width is None else width
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.baseline - self.face.size * 0.75, wide, self.face.size)


class Canvas:
    """A figure while it is drawn: as wide as every figure, as high as what is put on it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.texts: list[PlacedText] = []
        self.height = 0.0

    def _grow(self, bottom: float) -> None:
        self.height = max(self.height, bottom)

    @property
    def whole_height(self) -> int:
        """The height of the figure: that of what is on it, rounded up."""
        return ceil(self.height)

    def add(self, other: "Canvas") -> None:
        """Put all of `other` on top."""
        self.parts += other.parts
        self.texts += other.texts
        self._grow(other.height)

    # -- text ---------------------------------------------------------------------------------------------

    def line(self, text: str, face: Face, box: Box, anchor: Anchor = "start") -> None:
        """Put one line of text into the middle of the height of `box`, at its left, its centre or its right."""
        x = {"start": box.x, "middle": box.centre, "end": box.right}[anchor]
        baseline = box.y + box.height / 2 + face.size * 0.34
        self.texts.append(PlacedText(text, x, baseline, face, anchor, box))
        looks = ' font-weight="bold"' * face.bold + ' font-style="italic"' * face.italic
        if anchor != "start":
            looks += f' text-anchor="{anchor}"'
        self.parts.append(
            f'<text x="{x:.1f}" y="{baseline:.1f}" font-size="{face.size:g}"{looks} fill="@{face.colour}">'
            f"{_escaped(text)}</text>"
        )
        self._grow(box.bottom)

    def text(
        self, text: str, face: Face, x: float, y: float, width: float, *, anchor: Anchor = "start"
    ) -> float:
        """Set a text from `y` downwards in a column that begins at `x`; return where it ends."""
        for line in face.wrap(text, width) if text else ():
            self.line(line, face, Box(x, y, width, face.leading), anchor)
            y += face.leading
        return y

    # -- shapes -------------------------------------------------------------------------------------------

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str = "hairline", width: float = 1
    ) -> None:
        """Draw a straight line."""
        self.parts.append(
            f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" fill="none" stroke="@{colour}"'
            f' stroke-width="{width:g}"/>'
        )
        self._grow(max(y1, y2))

    def rectangle(self, box: Box, fill: str = "", edge: str = "", width: float = 1) -> None:
        """Draw a rectangle, filled, outlined or both."""
        # Half the stroke lies outside the path: keep all of it inside the box.
        inset = width / 2 if edge else 0.0
        stroke = f' stroke="@{edge}" stroke-width="{width:g}"' if edge else ""
        self.parts.append(
            f'<rect x="{box.x + inset:.1f}" y="{box.y + inset:.1f}" width="{box.width - 2 * inset:.1f}"'
            f' height="{box.height - 2 * inset:.1f}" fill="{f"@{fill}" if fill else "none"}"{stroke}/>'
        )
        self._grow(box.bottom)

    def dot(
        self, x: float, y: float, radius: float, *, fill: str, edge: str = "", width: float = 1.5
    ) -> None:
        """Draw a disc around (`x`, `y`)."""
        stroke = f' stroke="@{edge}" stroke-width="{width:g}"' if edge else ""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="@{fill}"{stroke}/>')
        self._grow(y + radius + (width / 2 if edge else 0))

    def diamond(self, x: float, y: float, radius: float, *, fill: str, edge: str) -> None:
        """Draw a square that stands on its corner, around (`x`, `y`)."""
        path = f"M{x:.1f} {y - radius:.1f}l{radius} {radius}l-{radius} {radius}l-{radius} -{radius}z"
        self.parts.append(f'<path d="{path}" fill="@{fill}" stroke="@{edge}" stroke-width="1.5"/>')
        self._grow(y + radius)

    def arrow(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = "ink_soft") -> None:
        """Draw an arrow that is upright or level and ends with its tip at (`x2`, `y2`)."""
        length, half = 7, 4
        if x1 == x2:
            way = 1 if y2 > y1 else -1
            end = (x2, y2 - way * length)
            head = f"M{x2:.1f} {y2:.1f}l-{half} {-way * length}l{2 * half} 0z"
        else:
            way = 1 if x2 > x1 else -1
            end = (x2 - way * length, y2)
            head = f"M{x2:.1f} {y2:.1f}l{-way * length} -{half}l0 {2 * half}z"
        self.rule(x1, y1, *end, colour=colour, width=1.25)
        self.parts.append(f'<path d="{head}" fill="@{colour}"/>')

    def svg(self, title: str, alternative: str) -> str:
        """Return the whole figure; title and alternative go along for those who cannot see it."""
        height = self.whole_height
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}" height="{height}"'
            f' viewBox="0 0 {WIDTH} {height}" font-family="{FAMILY}">'
            f"<title>{_escaped(title)}</title><desc>{_escaped(alternative)}</desc>"
            f"{''.join(self.parts)}</svg>"
        )


def _escaped(text: str) -> str:
    """Return `text` for XML, without an "@" that would be taken for the name of a colour."""
    return escape(text, quote=False).replace("@", "&#64;")
