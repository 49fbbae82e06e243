"""One page of a document in HTML: its text, or its texts side by side in a table with a row per block.

Real headings, lists and tables, each text marked with its language; numbers and notes are links both ways.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

from app.core.model.page import Block, BlockKind, Page, SourceNote
from app.core.rendering.export.document import (
    Document,
    ExportPage,
    Links,
    Row,
    Words,
    first_block,
    note_anchor,
    page_anchor,
)
from app.core.rendering.export.print_theme import coloured
from app.core.rendering.figure_block import figure_parts
from app.core.rendering.page_html import nested_list

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TWO_NOTES = re.compile(r"</a></sup><sup>")
_LONG = ' class="long"'
"""What marks a row that may go on over the page when it is printed."""
_CELL = re.compile(r"<t([dh])>")


class HtmlPages:
    """Writes the pages of one document."""

    def __init__(self, document: Document, colours: Mapping[str, str]) -> None:
        self._document = document
        self._colours = colours
        self._links = Links(document)
        self._level = 1 if document.single else 3
        self._cited: set[str] = set()

    def article(self, page: ExportPage) -> str:
        """Return a page as an article."""
        self._cited.clear()
        level = self._level
        heading = f'<h{level} id="{page_anchor(page.id)}">{side_by_side(page.titles, self._document.words)}</h{level}>'
        body = self._one(page) if len(page.texts) == 1 else self._parallel(page)
        return f'<article aria-labelledby="{page_anchor(page.id)}">\n{heading}\n{body}\n</article>'

    # -- one language -------------------------------------------------------------------------------------

    def _one(self, page: ExportPage) -> str:
        text, words = page.texts[0], self._document.words[0]
        assert text is not None  # noqa: S101 - a single column shows the page in whatever language it has
        language = "" if text.language == words.language else f' lang="{text.language}"'
        parts = [f"<div{language}>"]
        if not text.blocks:
            parts.insert(0, f'<p class="notice">{escape(words.not_usable)}</p>')
        elif language:
            parts.insert(0, f'<p class="notice">{escape(words.in_other_language)}</p>')
        if text.summary:
            parts.append(f'<p class="summary">{escape(text.summary)}</p>')
        for kind, rows in page.runs_of_rows:
            parts.extend(self._group(kind, [block for (block,) in rows if block is not None], text))
        parts += [*self._sources(page.id, text, words), "</div>"]
        return "\n".join(parts)

    def _group(self, kind: BlockKind, blocks: list[Block], text: Page) -> Iterator[str]:
        """Yield blocks that belong together as one list, table, note or quote."""
        numbered = [(block, self._number(block, text.id)) for block in blocks]
        if kind is BlockKind.LIST_ITEM:
            yield self._list(numbered, text)
        elif kind is BlockKind.TABLE_ROW:
            yield self._table([(block, block.id) for block in blocks], text)
        elif kind is BlockKind.NOTE:
            yield f'<aside class="{escape(blocks[0].variant or "note")}">'
            for block, number in numbered:
                yield self._paragraph(block, text, number)
            yield "</aside>"
        else:
            for block, number in numbered:
                yield self._paragraph(block, text, number)

    def _list(self, items: list[tuple[Block, str]], text: Page) -> str:
        return nested_list(
            (block, f"\n<li{self._id(block, text.id)}>{number}{self._inline(block.html, text)}")
            for block, number in items
        )

    # -- both languages -----------------------------------------------------------------------------------

    def _parallel(self, page: ExportPage) -> str:
        names = "".join(
            f'<th scope="col" lang="{words.language}">{escape(words.name)}</th>'
            for words in self._document.words
        )
        head = f'<thead><tr><td class="n"></td>{names}</tr></thead>'
        rows = [self._row("", [self._opening(page, column) for column in range(len(page.texts))])]
        lists: list[list[int]] = [[] for _ in page.texts]
        for kind, run in page.runs_of_rows:
            if kind is BlockKind.TABLE_ROW:
                rows.append(self._table_row(page, run))
            else:
                rows.extend(self._block_row(page, row, lists) for row in run)
                lists = [[] for _ in page.texts]
        endings = [
            "\n".join(self._sources(page.id, text, words)) if text is not None else ""
            for text, words in zip(page.texts, self._document.words, strict=True)
        ]
        if any(endings):
            rows.append(self._row("", endings, _LONG))
        body = "\n".join(rows)
        return (
            f'<table class="parallel" aria-labelledby="{page_anchor(page.id)}">'
            f"{head}\n<tbody>\n{body}\n</tbody></table>"
        )

    def _opening(self, page: ExportPage, column: int) -> str:
        text, words = page.texts[column], self._document.words[column]
        if text is None:
            return f'<p class="notice">{escape(words.missing)}</p>'
        if not text.blocks:
            return f'<p class="notice">{escape(words.not_usable)}</p>'
        return f'<p class="summary">{escape(text.summary)}</p>' if text.summary else ""

    def _row(self, number: str, contents: list[str], name: str = "") -> str:
        cells = "".join(
            f'<td lang="{language}">{content}</td>'
            for language, content in zip(self._document.languages, contents, strict=True)
        )
        return f'<tr{name}><th scope="row" class="n">{number}</th>{cells}</tr>'

    def _block_row(self, page: ExportPage, row: Row, lists: list[list[int]]) -> str:
        first = first_block(row)
        contents = []
        for column, block in enumerate(row):
            text = page.texts[column]
            contents.append(
                self._in_cell(block, text, lists[column]) if block is not None and text is not None else ""
            )
        return self._row(self._number(first, page.id), contents, self._id(first, page.id))

    def _in_cell(self, block: Block, text: Page, counts: list[int]) -> str:
        if block.kind is not BlockKind.LIST_ITEM:
            content = self._paragraph(block, text, "", name="")
            return (
                f'<div class="{escape(block.variant or "note")}">{content}</div>'
                if block.label or block.kind is BlockKind.NOTE
                else content
            )
        counts[:] = [*counts[: block.level], *[0] * (block.level - len(counts))]
        counts[-1] += 1
        tag = f'ol start="{counts[-1]}"' if block.variant == "ordered" else "ul"
        inner = f"<{tag}><li>{self._inline(block.html, text)}</li></{tag[:2]}>"
        return f'<div class="level{min(block.level, 3)}">{inner}</div>' if block.level > 1 else inner

    def _table_row(self, page: ExportPage, run: list[Row]) -> str:
        """Return the row of a whole table: a table of each language in its cell, so that it is one to read."""
        contents = []
        for column, text in enumerate(page.texts):
            rows = [(block, first_block(row).id) for row in run if (block := row[column]) is not None]
            contents.append(self._table(rows, text, names=column == 0) if text and rows else "")
        return self._row("", contents, _LONG)

    # -- blocks -------------------------------------------------------------------------------------------

    def _id(self, block: Block, page: str) -> str:
        return f' id="{escape(page_anchor(page, block.id))}"'

    def _number(self, block: Block, page: str) -> str:
        if block.number is None:
            return ""
        label = self._document.words[0].paragraph.format(number=block.number)
        return (
            f'<a class="n" href="#{escape(page_anchor(page, block.id))}" aria-label="{escape(label)}">'
            f"{block.number}</a>"
        )

    def _paragraph(self, block: Block, text: Page, number: str, name: str | None = None) -> str:
        own = self._id(block, text.id) if name is None else name
        if block.kind is BlockKind.FIGURE:
            return f"<figure{own}>{number}{self._figure(block, text)}</figure>"
        inner = f"{number}{self._inline(block.html, text)}"
        if block.kind is BlockKind.HEADING:
            level = self._level + block.level - 1
            return f"<h{level}{own}>{inner}</h{level}>"
        if block.kind is BlockKind.QUOTE:
            return f"<blockquote{own}><p>{inner}</p></blockquote>"
        label = f'<p class="label">{escape(block.label)}</p>' if block.label else ""
        return f"{label}<p{own}>{inner}</p>"

    def _figure(self, block: Block, text: Page) -> str:
        """Return the drawing and its title; where there is no drawing, what it would show."""
        parts = figure_parts(block.html)
        caption = f"<figcaption>{self._inline(parts.caption, text)}</figcaption>"
        figure = self._document.figures.get((block.variant, text.language))
        shown = coloured(figure.svg, self._colours) if figure is not None else f"<p>{parts.alternative}</p>"
        return f"{shown}{caption}"

    def _table(self, rows: list[tuple[Block, str]], text: Page, *, names: bool = True) -> str:
        """Return a table; each row goes by the id that it has in the first language, and only one is named so."""
        head: list[str] = []
        body: list[str] = []
        for row, anchor in rows:
            number = self._number(row._replace(id=anchor), text.id)
            name = self._id(row._replace(id=anchor), text.id) if names else ""
            scope = _CELL.sub(lambda cell: '<th scope="col">' if cell[1] == "h" else "<td>", row.html)
            line = f'<tr{name}><td class="n">{number}</td>{self._inline(scope, text)}</tr>'
            (head if row.variant == "header" else body).append(line)
        top = f"<thead>{''.join(head)}</thead>" if head else ""
        return f'<table class="data">{top}<tbody>\n' + "\n".join(body) + "</tbody></table>"

    def _inline(self, html: str, text: Page) -> str:
        def link(found: re.Match[str]) -> str:
            href, inner = unescape(found[1]), found[2]
            target = self._links.target(href, text.id, text.language)
            if not href.startswith("note:"):
                return f'<a href="{escape(target)}">{inner}</a>' if target else inner
            own = _mark(target[1:])
            name = "" if own in self._cited else f' id="{own}"'
            self._cited.add(own)
            return f'<a{name} role="doc-noteref" href="{escape(target)}">{inner}</a>'

        return _LINK.sub(link, _TWO_NOTES.sub("</a>,\u202f", html))

    def _sources(self, page: str, text: Page, words: Words) -> Iterator[str]:
        if not text.sources:
            return
        level = self._level + 1
        yield '<section class="sources" role="doc-endnotes">'
        yield f"<h{level}>{escape(words.sources)}</h{level}>\n<ol>"
        yield from (
            self._source(note_anchor(page, text.language, note.key), note, words) for note in text.sources
        )
        yield "</ol></section>"

    def _source(self, anchor: str, note: SourceNote, words: Words) -> str:
        own = _mark(anchor)
        back = (
            f' <a class="back" role="doc-backlink" href="#{own}" aria-label="{escape(words.back)}">↩</a>'
            if own in self._cited
            else ""
        )
        return f'<li id="{anchor}" value="{note.number}">{note.html}{back}</li>'


def _mark(anchor: str) -> str:
    """Return the name of the first place that cites a source."""
    return f"{anchor}-cited"


def side_by_side(titles: tuple[str, ...], words: tuple[Words, ...], *, again: bool = False) -> str:
    """Return a title in each language, marked with it; one that is the same in both is repeated only if `again`."""
    if len(titles) == 1:
        return escape(titles[0])
    spans = [
        f'<span lang="{own.language}">{escape(title)}</span>'
        for place, (title, own) in enumerate(zip(titles, words, strict=True))
        if again or title not in titles[:place]
    ]
    return ' <span class="between">/</span> '.join(spans)
