"""A document as one Markdown file: plain CommonMark with tables and footnotes, readable as it is.

Two languages stand one after the other, page by page: a Markdown table cannot hold lists or notes, and the
paragraph numbers, the same in both, lead from one to the other.
"""

import re
from collections.abc import Iterator
from html import unescape

from app.core.model.page import Block, BlockKind, Page
from app.core.model.term import Term
from app.core.rendering.export.document import (
    GLOSSARY_ANCHOR,
    Document,
    ExportPage,
    Links,
    Part,
    page_anchor,
    part_anchor,
    term_anchor,
)
from app.core.rendering.export.inline import BETWEEN_NOTES, LINE_BREAK, Run, Runs, cells, runs
from app.core.rendering.figure_block import figure_parts

_SPECIAL = re.compile(r"([\\`*_\[\]])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d*)(?=[-+#=~]|[.)]\s)")
_CLOSE = {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
_BARRED = {BlockKind.NOTE, BlockKind.QUOTE}
_LINK = re.compile(r'href="([^"]*)"')


def markdown_file(document: Document) -> str:
    """Return the document as Markdown."""
    return "\n".join(_Writer(document).lines()).strip() + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;").replace(">", "&gt;")


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._links = Links(document)
        self._level = 1 if document.single else 3
        self._targets = set(self._linked())

    def lines(self) -> Iterator[str]:
        document = self._document
        if not document.single:
            yield from self._head()
        for part in document.parts:
            if not document.single:
                yield from self._part_head(part)
            for page in part.pages:
                yield from self._page(page)
        if document.terms:
            yield from ("", _anchor(GLOSSARY_ANCHOR), "")
            yield f"## {_both(tuple(words.glossary for words in document.words))}"
            for term in document.terms:
                yield from self._term(term)

    def _head(self) -> Iterator[str]:
        document = self._document
        for title, words in zip(document.titles, document.words, strict=True):
            yield f"# {escaped(title.title)}"
            edition = words.edition.format(version=title.version) if title.version else ""
            yield from ("", escaped(". ".join(filter(None, (title.subtitle, edition)))), "")
        if not document.parts:
            return
        yield f"## {_both(tuple(words.contents for words in document.words))}"
        yield ""
        for part in document.parts:
            yield f"- [{_both(part.titles)}](#{part_anchor(part.id)})"
            for page in part.pages:
                yield f"    - [{_both(page.titles)}](#{page_anchor(page.id)})"
        if document.terms:
            yield f"- [{_both(tuple(words.glossary for words in document.words))}](#{GLOSSARY_ANCHOR})"

    def _part_head(self, part: Part) -> Iterator[str]:
        yield from ("", _anchor(part_anchor(part.id)), "", f"## {_both(part.titles)}")

    def _page(self, page: ExportPage) -> Iterator[str]:
        for column, text in enumerate(page.texts):
            words = self._document.words[column]
            yield ""
            if column == 0:
                yield from (_anchor(page_anchor(page.id)), "")
            yield f"{'#' * self._level} {escaped(page.titles[column])}"
            if text is None:
                yield from ("", f"*{escaped(words.missing)}*")
                continue
            if not text.blocks:
                yield from ("", f"**{escaped(words.not_usable)}**")
            elif text.language != words.language:
                yield from ("", f"*{escaped(words.in_other_language)}*")
            if text.summary:
                yield from ("", f"*{escaped(text.summary)}*")
            yield from self._blocks(page, text, column)
            if text.sources:
                yield ""
            for note in text.sources:
                yield f"[^{_note(page.id, text.language, note.key)}]: {escaped(note.text)}"

    def _blocks(self, page: ExportPage, text: Page, column: int) -> Iterator[str]:
        counts: list[int] = []
        for kind, rows in page.runs_of_rows:
            blocks = [block for row in rows if (block := row[column]) is not None]
            for position, block in enumerate(blocks):
                if position == 0 or kind not in _CLOSE | _BARRED:
                    yield ""
                elif kind in _BARRED:
                    yield ">"
                if kind is BlockKind.LIST_ITEM:
                    counts = [*counts[: block.level], *[0] * (block.level - len(counts))]
                    counts[-1] += 1
                yield from self._block(block, text, column, counts)
            counts = []

    def _block(self, block: Block, text: Page, column: int, counts: list[int]) -> Iterator[str]:
        number = f"¶{block.number} " if block.number is not None else ""
        anchor = page_anchor(text.id, block.id)
        mark = _anchor(anchor) if column == 0 and anchor in self._targets else ""
        if block.kind is BlockKind.TABLE_ROW:
            columns = [self._inline(cell, text).replace("|", "\\|") for cell in cells(block.html)]
            columns[:1] = [f"{mark}{number}{cell}" for cell in columns[:1]]
            yield f"| {' | '.join(columns)} |"
            if block.variant == "header":
                yield "|" + "---|" * len(columns)
            return
        inner = self._inline(runs(block.html), text)
        if block.kind is BlockKind.HEADING:
            yield from ([mark, ""] if mark else [])
            yield f"{'#' * (self._level + block.level - 1)} {inner}"
        elif block.kind is BlockKind.LIST_ITEM:
            bullet = f"{counts[-1]}." if block.variant == "ordered" else "-"
            yield f"{'    ' * (block.level - 1)}{bullet} {mark}{number}{inner}"
        elif block.kind in {BlockKind.NOTE, BlockKind.QUOTE}:
            yield from (f"> **{escaped(block.label)}**", ">") if block.label else ()
            yield f"> {mark}{number}{inner}"
        elif block.kind is BlockKind.FIGURE:
            yield f"{mark}{number}{self._figure(block, text)}"
        else:
            start = f"{mark}{number}"
            yield start + (inner if start else _LINE_START.sub(r"\\\1", inner))

    def _figure(self, block: Block, text: Page) -> str:
        """Return the title of a figure and what it shows in words: one file has no room for drawings."""
        parts = figure_parts(block.html)
        return f"**{self._inline(runs(parts.caption), text)}** {escaped(unescape(parts.alternative))}".strip()

    def _term(self, term: Term) -> Iterator[str]:
        yield from ("", _anchor(term_anchor(term.id)))
        for language in self._document.languages:
            text = term.text(language)
            yield from ("", f"**{escaped(text.name)}**: {escaped(text.definition)}")

    def _inline(self, parts: Runs, text: Page) -> str:
        return "".join(
            self._run(run, text) for run in parts if not (run.raised and run.text == BETWEEN_NOTES)
        ).strip()

    def _run(self, run: Run, text: Page) -> str:
        if run.cites:
            return f"[^{_note(text.id, text.language, run.href.removeprefix('note:'))}]"
        inner = run.text.strip()
        if not inner:
            return run.text
        before, _, after = run.text.partition(inner)
        made = f"`{inner}`" if run.code else escaped(inner).replace(LINE_BREAK, "<br>")
        for flag, mark in ((run.italic, "*"), (run.bold, "**")):
            made = f"{mark}{made}{mark}" if flag else made
        made = f"<sup>{made}</sup>" if run.raised else f"<sub>{made}</sub>" if run.lowered else made
        target = self._links.target(run.href, text.id, text.language) if run.href else ""
        made = f"[{made}]({target})" if target else made
        return f"{before}{made}{after}".replace(LINE_BREAK, "<br>")

    def _linked(self) -> Iterator[str]:
        """Yield every place that a link of the document leads to."""
        for page in self._document.pages:
            for text in page.texts:
                for block in text.blocks if text is not None else ():
                    for href in _LINK.findall(block.html):
                        yield self._links.target(href, page.id, text.language if text else "").removeprefix(
                            "#"
                        )


def _both(titles: tuple[str, ...]) -> str:
    return escaped(" / ".join(dict.fromkeys(titles)))


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _note(page: str, language: str, key: str) -> str:
    return f"{page.replace('/', '-')}-{language}-{key}"
