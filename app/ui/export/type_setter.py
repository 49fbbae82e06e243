"""Sets text in lines: runs and a width in, lines on an even grid out. Links are part of the text."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.core.rendering.export.inline import Run, Runs
from app.core.rendering.export.print_theme import PrintTheme
from app.ui.export.paper import POINT

Target = Callable[[str], str]
"""What a link leads to: "#" and a name, an address, or "" for nothing."""


class Face(NamedTuple):
    """A kind of text: name of its size and of its colour in the print theme, weight, slope, distance of lines."""

    size: str
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    tight: bool = False


class SetText:
    """Text in lines of one height. Draws any range of them, so that a paragraph can go on over a page."""

    def __init__(self, layout: QTextLayout, baseline: float, leading: float, colour: QColor) -> None:
        self._layout = layout
        self._colour = colour
        self.leading = leading
        self.baseline = baseline
        """Distance of the first baseline from the top."""
        self.lines = layout.lineCount()

    @property
    def natural_width(self) -> float:
        """The width of the widest line."""
        return max((self._layout.lineAt(line).naturalTextWidth() for line in range(self.lines)), default=0.0)

    def draw(self, painter: QPainter, left: float, top: float, lines: range) -> None:
        """Draw some of the lines, the first of them at `top`."""
        painter.setPen(self._colour)
        for line in lines:
            self._layout.lineAt(line).draw(painter, QPointF(left, top - lines.start * self.leading))


class TypeSetter:
    """Sets text in one family. Every distance is in units of the paper."""

    def __init__(self, theme: PrintTheme, family: str) -> None:
        self._theme = theme
        self._family = family
        self._option = QTextOption()
        self._option.setUseDesignMetrics(True)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._fonts: dict[tuple[Face, bool, bool], QFont] = {}

    def colour(self, name: str) -> QColor:
        """Return a colour of the print theme."""
        return QColor(self._theme.colours[name])

    @property
    def colours(self) -> dict[str, str]:
        """All colours of the print theme."""
        return dict(self._theme.colours)

    def size(self, face: Face) -> float:
        """Return the size of a face."""
        return self._theme.sizes[face.size] * POINT

    def font(self, face: Face, *, bold: bool = False, italic: bool = False) -> QFont:
        """Return the font of a face, or its bold or italic one. Never with ligatures: they spoil copied text."""
        key = (face, bold, italic)
        if key not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(round(self.size(face)))
            font.setBold(face.bold or bold)
            font.setItalic(face.italic != italic)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            for feature in ("liga", "clig", "dlig"):
                font.setFeature(QFont.Tag(feature), 0)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, face: Face) -> QFontMetricsF:
        """Return the metrics of a face."""
        return QFontMetricsF(self.font(face))

    def set(self, runs: Runs, face: Face, width: float, target: Target) -> SetText:
        """Set runs in lines no wider than `width`."""
        layout = QTextLayout("".join(run.text for run in runs), self.font(face))
        layout.setTextOption(self._option)
        layout.setFormats(self._formats(runs, face, target))
        metrics = self.metrics(face)
        factor = 1.18 if face.tight else self._theme.line_height / 100
        leading = self.size(face) * factor
        baseline = (leading - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # On an even grid: a superscript or a letter of another font must not push lines apart.
            line.setPosition(QPointF(0, count * leading + baseline - line.ascent()))
            count += 1
        layout.endLayout()
        return SetText(layout, baseline, leading, self.colour(face.colour))

    def plain(self, text: str, face: Face, width: float, href: str = "") -> SetText:
        """Set text of one look; all of it is a link where `href` is not empty."""
        return self.set((Run(text, href=href),), face, width, lambda own: own)

    def _formats(self, runs: Runs, face: Face, target: Target) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for run in runs:
            length = len(run.text.encode("utf-16-le")) // 2
            look = QTextCharFormat()
            look.setFont(self.font(face, bold=run.bold, italic=run.italic))
            look.setForeground(self.colour(face.colour))
            if href := target(run.href) if run.href else "":
                look.setAnchor(True)
                look.setAnchorHref(href)
                if not run.href.startswith(("term:", "#")):
                    look.setForeground(self.colour("accent"))
            if run.raised or run.lowered:
                vertical = QTextCharFormat.VerticalAlignment
                look.setVerticalAlignment(
                    vertical.AlignSuperScript if run.raised else vertical.AlignSubScript
                )
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, look
            ranges.append(made)
            start += length
        return ranges
