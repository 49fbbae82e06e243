"""The parts of a page one may want to go to by name, each in words: headings, links, notes, terms, figures, sources."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from app.core.model.page import BlockKind, Page
from app.core.rendering.citation import short_source

_LINK = re.compile(r'<a href="(page|term):([^"]+)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LONGEST_NOTE = 90


class Part(NamedTuple):
    """A part: what it says, `level` of a heading (else 0), the block it stands in, the link it follows ("" if none)."""

    text: str
    level: int
    block: str
    target: str = ""


class PageParts(NamedTuple):
    """The parts of a page by kind, each in reading order."""

    headings: tuple[Part, ...]
    links: tuple[Part, ...]
    notes: tuple[Part, ...]
    terms: tuple[Part, ...]
    figures: tuple[Part, ...]
    sources: tuple[Part, ...]


def page_parts(page: Page) -> PageParts:
    """Return the parts of a page. A note is named by its label and its first words, a figure by its description.

    A source stands in the block that cites it first, and leads to its entry at the end of the page.
    """
    links = list(_links(page))
    return PageParts(
        headings=tuple(Part(b.text, b.level, b.id) for b in page.blocks if b.kind is BlockKind.HEADING),
        links=tuple(part for part in links if part.target.startswith("page:")),
        notes=tuple(_notes(page)),
        terms=tuple(part for part in links if part.target.startswith("term:")),
        figures=tuple(Part(b.text, 0, b.id) for b in page.blocks if b.kind is BlockKind.FIGURE),
        sources=tuple(_sources(page)),
    )


def _links(page: Page) -> Iterator[Part]:
    for block in page.blocks:
        for kind, target, html in _LINK.findall(block.html):
            text = " ".join(unescape(_TAG.sub("", html)).split())
            yield Part(text, 0, block.id, f"{kind}:{unescape(target)}")


def _sources(page: Page) -> Iterator[Part]:
    for note in page.sources:
        entry = f"note-{note.key}"
        citing = (block.id for block in page.blocks if f'"note:{note.key}"' in block.html)
        yield Part(f"{note.number}.\u2002{short_source(note)}", 0, next(citing, entry), f"#{entry}")


def _notes(page: Page) -> Iterator[Part]:
    for block in page.blocks:
        if block.kind is BlockKind.NOTE and block.label:
            text = block.text
            if len(text) > _LONGEST_NOTE:
                text = text[:_LONGEST_NOTE].rsplit(" ", 1)[0] + "…"
            yield Part(f"{block.label}: {text}", 0, block.id)
