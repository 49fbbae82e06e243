"""Markdown text -> blocks, with the source line of each: walks over what Markdown makes of the briefing's dialect.

Build time only. Knows nothing of files, front matter or other pages.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

import markdown
import nh3

from app.core.model.page import BlockKind
from app.core.rendering.figure_block import FIGURE_ID, UNNUMBERED, FigureText
from app.core.rendering.markdown_dialect import MARKS, BriefingDialect, line_in

_CITATION_HTML = re.compile(r"<sup><a href=\"note:([^\"]*)\">[^<]*</a></sup>")
_INLINE_TAGS = {"a", "abbr", "b", "br", "code", "em", "i", "span", "strong", "sub", "sup"}
LOST = "\ufffd"
"""Stands in a block where Markdown has lost a piece of text, which signs of emphasis across one another bring about."""

_PLACEHOLDER = re.compile("\x02(?:(?:klzzwxh|wzxhzdk):\\d*|amp|\\d+)?\x03?|\x03")
_SCHEMES = {"page", "note", "term", "https", "http", "mailto"}


class ParsedBlock(NamedTuple):
    """A block as written: like `model.page.Block`, not yet numbered, with its source line (from 1).

    `explicit_id` is what `{#id}` says, or empty; `links` are the href values, `notes` the source keys cited.
    """

    explicit_id: str
    kind: BlockKind
    level: int
    group: int
    variant: str
    label: str
    html: str
    text: str
    line: int
    links: tuple[str, ...]
    notes: tuple[str, ...]


def plain_text(html: str) -> str:
    """Return the text of inner HTML without tags and citation marks; cells of a row are joined by " | "."""
    text = _CITATION_HTML.sub("", html)
    text = re.sub(r"</t[dh]><t[dh]>", " | ", text)
    text = re.sub(r"<br\s*/?>", " ", text)
    return re.sub(r"[ \t\n]+", " ", unescape(re.sub(r"<[^>]+>", "", text))).strip()


class MarkdownReader:
    """Turns Markdown into blocks; one instance serves any number of texts, one after the other."""

    def __init__(self) -> None:
        self._dialect = BriefingDialect()
        self._markdown = markdown.Markdown(
            extensions=["tables", "attr_list", "admonition", "sane_lists", "def_list", self._dialect],
            output_format="html",
        )

    def parse(
        self, text: str, first_line: int = 1, figures: Mapping[str, FigureText] | None = None
    ) -> tuple[list[ParsedBlock], tuple[str, ...]]:
        """Return the blocks of `text` and the source keys it cites, in order of first use.

        `first_line` is the line of the file on which `text` begins, `figures` what is known of figures by id.
        """
        keeper, figure = self._dialect.keeper, self._dialect.figure
        assert keeper is not None and figure is not None  # noqa: S101, PT018 - set when the dialect was registered
        figure.figures = figures or {}
        self._markdown.reset()
        self._markdown.convert(MARKS.sub("", text))
        root = keeper.take()
        walker = _BlockWalker(self._markdown, first_line)
        blocks = list(walker.blocks(root)) if root is not None else []
        return _numbered(blocks)


def _numbered(blocks: list[ParsedBlock]) -> tuple[list[ParsedBlock], tuple[str, ...]]:
    """Return `blocks` with their citations numbered in reading order, and the keys in that order."""
    numbers: dict[str, int] = {}

    def mark(found: re.Match[str]) -> str:
        number = numbers.setdefault(found.group(1), len(numbers) + 1)
        return found.group().replace(f">{UNNUMBERED}<", f">{number}<")

    return [block._replace(html=_CITATION_HTML.sub(mark, block.html)) for block in blocks], tuple(numbers)


class _BlockWalker:
    """Flattens Markdown's element tree into the sequence of blocks."""

    def __init__(self, md: markdown.Markdown, first_line: int) -> None:
        self._markdown = md
        self._line = first_line
        self._first_line = first_line
        self._group = 0

    def blocks(self, root: ET.Element) -> Iterator[ParsedBlock]:
        for element in root:
            yield from self._top_level(element)

    def _top_level(self, element: ET.Element) -> Iterator[ParsedBlock]:
        tag = element.tag
        if re.fullmatch(r"h[1-6]", tag):
            yield self._block(element, BlockKind.HEADING, level=int(tag[1]))
        elif tag in {"ul", "ol"}:
            self._group += 1
            yield from self._list(element, depth=1)
        elif tag == "dl":
            self._group += 1
            yield from self._definitions(element)
        elif tag == "table":
            self._group += 1
            for row in element.iter("tr"):
                variant = "header" if any(cell.tag == "th" for cell in row) else ""
                yield self._block(row, BlockKind.TABLE_ROW, variant=variant)
        elif tag == "blockquote":
            self._group += 1
            for inner in element:
                yield self._block(inner, BlockKind.QUOTE)
        elif tag == "div" and "admonition" in (element.get("class") or ""):
            yield from self._note(element)
        elif tag == "p" and (image := _figure(element)) is not None:
            yield self._figure_block(element, image)
        elif tag != "hr":
            yield self._block(element, BlockKind.PARAGRAPH)

    def _figure_block(self, element: ET.Element, image: ET.Element) -> ParsedBlock:
        self._note_line(element.text or "")
        notes = tuple((image.get("notes") or "").split())
        return ParsedBlock(
            explicit_id=f"{FIGURE_ID}{image.get('figure')}",
            kind=BlockKind.FIGURE,
            level=0,
            group=0,
            variant=image.get("figure") or "",
            label="",
            html=image.get("html") or "",
            text=image.get("words") or "",
            line=self._line,
            links=tuple(f"note:{key}" for key in notes),
            notes=notes,
        )

    def _note_line(self, text: str) -> None:
        line = line_in(text)
        if line is not None:
            self._line = self._first_line + line

    def _note(self, element: ET.Element) -> Iterator[ParsedBlock]:
        self._group += 1
        kinds = (element.get("class") or "").replace("admonition", "").split()
        variant = kinds[0] if kinds else ""
        label = ""
        for inner in element:
            if inner.get("class") == "admonition-title":
                label = plain_text(self._inner_html(inner))
                continue
            yield self._block(inner, BlockKind.NOTE, variant=variant, label=label)
            label = ""

    def _list(self, element: ET.Element, depth: int) -> Iterator[ParsedBlock]:
        variant = "ordered" if element.tag == "ol" else "bullet"
        for item in element:
            nested = [child for child in item if child.tag in {"ul", "ol"}]
            for child in nested:
                item.remove(child)
            yield self._block(item, BlockKind.LIST_ITEM, level=depth, variant=variant)
            for child in nested:
                yield from self._list(child, depth + 1)

    def _definitions(self, element: ET.Element) -> Iterator[ParsedBlock]:
        term: ET.Element | None = None
        for child in element:
            if child.tag == "dt":
                term = child
                continue
            item = ET.Element("li")
            if term is not None:
                bold = ET.SubElement(item, "strong")
                bold.text, bold.tail = term.text, " "
                bold.extend(list(term))
            holder = ET.SubElement(item, "span")
            holder.text = child.text
            holder.extend(list(child))
            yield self._block(item, BlockKind.LIST_ITEM, level=1, variant="bullet")

    def _block(
        self, element: ET.Element, kind: BlockKind, level: int = 0, variant: str = "", label: str = ""
    ) -> ParsedBlock:
        html = self._row_html(element) if kind is BlockKind.TABLE_ROW else self._inner_html(element)
        return ParsedBlock(
            explicit_id=element.get("id") or "",
            kind=kind,
            level=level,
            group=0 if kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} else self._group,
            variant=variant,
            label=label,
            html=html,
            text=plain_text(html),
            line=self._line,
            links=tuple(unescape(href) for href in re.findall(r'<a href="([^"]*)"', html)),
            notes=tuple(re.findall(r'href="note:([^"]*)"', html)),
        )

    def _row_html(self, row: ET.Element) -> str:
        return "".join(f"<{cell.tag}>{self._inner_html(cell)}</{cell.tag}>" for cell in row)

    def _inner_html(self, element: ET.Element) -> str:
        for child in element:
            # A paragraph inside an item or a cell is a line of it: blocks do not nest.
            if child.tag == "p":
                child.tag = "span"
        outer = self._markdown.serializer(element)
        inner = outer[outer.index(">") + 1 : max(0, outer.rfind("</"))]  # a rule has no closing tag
        for processor in self._markdown.postprocessors:
            inner = processor.run(inner)
        inner = _PLACEHOLDER.sub(LOST, inner)
        self._note_line(inner)
        clean = nh3.clean(
            MARKS.sub("", inner),
            tags=_INLINE_TAGS,
            attributes={"a": {"href"}, "abbr": {"title"}},
            url_schemes=_SCHEMES,
            link_rel=None,
        )
        # Again: Markdown writes the letters of a mail address as numbers, a mark among them.
        clean = MARKS.sub("", clean)
        clean = re.sub(r"</span>\s*<span>", "<br>", clean)
        return re.sub(r"\s*\n\s*", " ", re.sub(r"</?span>", "", clean)).strip()


def _figure(paragraph: ET.Element) -> ET.Element | None:
    """Return the figure a paragraph consists of, or None."""
    children = list(paragraph)
    if len(children) != 1 or children[0].get("figure") is None:
        return None
    around = (paragraph.text or "") + (children[0].tail or "")
    return None if MARKS.sub("", around).strip() else children[0]
