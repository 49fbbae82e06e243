"""The dialect of the briefing in Markdown's own terms: lines that can be found again, citations, figures.

Build time only; with `markdown_blocks` the sole importer of markdown. Knows nothing of blocks.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from app.core.rendering.figure_block import UNNUMBERED, FigureText, figure_html, figure_words

# One private-use character stands for one source line while the text passes through Markdown.
_FIRST_MARK, _LAST_MARK = 0xE100, 0xF8FF
MARKS = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}]")
_LINE_START = re.compile(r"\s*(?:>\s?)*(?:(?:[-*+:]|\d+\.)\s+)?(?:#{1,6}\s+)?\|?\s*(?=\S)")
_NOT_TEXT = re.compile(r"\s*(?:>\s*)*(?:!!!.*|\{.*|```.*|\|?[\s:|-]+\|?)?$")
_CITATION = r"\[\^([\w-]+)\]"
_FIGURE = (
    r"^[\s\ue100-\uf8ff]*(!\[((?:(?!\]\(figure:)[^\n])*)\]"
    r'\(figure:([\w-]+)(?: +"([^\n]*)")?\)((?:\[\^[\w-]+\])*))\s*$'
)


def line_in(text: str) -> int | None:
    """Return which line of its text, from 0, the first marked one in `text` is."""
    found = MARKS.search(text)
    return ord(found.group()) - _FIRST_MARK if found is not None else None


class _LineMarker(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        marked = []
        for offset, line in enumerate(lines):
            start = _LINE_START.match(line)
            if start is None or _NOT_TEXT.match(line) or _FIRST_MARK + offset > _LAST_MARK:
                marked.append(line)
            else:
                marked.append(line[: start.end()] + chr(_FIRST_MARK + offset) + line[start.end() :])
        return marked


class _Citation(InlineProcessor):
    """`[^key]`: a mark; the reference itself comes from the collection's sources.

    Markdown does not work through a text from top to bottom, so the marks are numbered afterwards.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(_CITATION, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        del data
        mark = ET.Element("sup")
        link = ET.SubElement(mark, "a", {"href": f"note:{m.group(1)}"})
        link.text = UNNUMBERED
        return mark, m.start(0), m.end(0)


class _FigureLink(InlineProcessor):
    """`![](figure:id)` as the whole of a text. What the figure shows comes from `figures`, by id.

    Where it is not among them, title, alternative and sources are taken from the text itself, which has the form
    `![alternative](figure:id "title")[^key]`: so a page that was exported reads back the same.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(_FIGURE, md)
        self.figures: Mapping[str, FigureText] = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        del data
        _whole, alternative, figure, title, cited = m.groups()
        text = self.figures.get(figure) or FigureText(
            title or figure, alternative, tuple(re.findall(_CITATION, cited))
        )
        image = ET.Element("img", {"figure": figure, "html": figure_html(figure, text)})
        image.attrib |= {"words": figure_words(text), "notes": " ".join(text.sources)}
        # What stands before the figure is the mark of its line, which is still needed.
        return image, m.start(1), m.end(0)


class _RootKeeper(Treeprocessor):
    root: ET.Element | None = None

    def take(self) -> ET.Element | None:
        """Hand over the tree of the last text; an empty text never comes here, and must not find an older one."""
        root, self.root = self.root, None
        return root

    def run(self, root: ET.Element) -> None:
        self.root = root


class BriefingDialect(Extension):
    """Adds to a Markdown what its text may have beside the usual; keeps the tree and takes the figures."""

    def __init__(self) -> None:
        super().__init__()
        self.keeper: _RootKeeper | None = None
        self.figure: _FigureLink | None = None

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register what the dialect adds."""
        self.keeper = _RootKeeper(md)
        self.figure = _FigureLink(md)
        md.preprocessors.register(_LineMarker(md), "source-lines", 25)
        md.inlinePatterns.register(_Citation(md), "citation", 175)
        md.inlinePatterns.register(self.figure, "figure", 195)
        md.treeprocessors.register(self.keeper, "root-keeper", -10)
