"""The document that is exported: which pages in which order, their rows, and what every link leads to.

A row holds the n-th block of a page in each language of the document; so rows are what is set side by side.
Knows nothing of libraries, of files and of what the document will look like.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from app.core.model.collection import CollectionText
from app.core.model.page import Block, BlockKind, Figure, Page, SourceNote
from app.core.model.term import Term

Row = tuple[Block | None, ...]
"""One block per language of the document, None where the page has none there."""

GLOSSARY_ANCHOR = "glossary"


class Words(NamedTuple):
    """The words of a document that are the program's own, in one of its languages; `name` is the language's own."""

    language: str
    name: str
    contents: str
    sources: str
    glossary: str
    edition: str
    missing: str
    in_other_language: str
    not_usable: str
    paragraph: str
    back: str
    skip: str
    see: str


class ExportPage(NamedTuple):
    """One page of the briefing: its text in each language of the document, None where there is none.

    A document in one language holds a page that does not exist in it in the language it was written in.
    """

    id: str
    titles: tuple[str, ...]
    texts: tuple[Page | None, ...]
    rows: tuple[Row, ...]

    @property
    def runs_of_rows(self) -> Iterator[tuple[BlockKind, list[Row]]]:
        """Yield neighbouring rows that are one list, one table, one note or one quote together."""
        for (kind, _group), run in groupby(self.rows, key=_kind_and_group):
            yield kind, list(run)

    @property
    def sources(self) -> Iterator[tuple[SourceNote | None, ...]]:
        """Yield the n-th source of each language."""
        lists = [text.sources if text is not None else () for text in self.texts]
        for position in range(max(map(len, lists))):
            yield tuple(notes[position] if position < len(notes) else None for notes in lists)


class Part(NamedTuple):
    """A section of the briefing, with those of its pages that are in the document."""

    id: str
    titles: tuple[str, ...]
    pages: tuple[ExportPage, ...]


class Document(NamedTuple):
    """What is exported. `languages`, `titles` and `words` go together, one for each column.

    `figures` has the drawings by id and language.
    """

    languages: tuple[str, ...]
    titles: tuple[CollectionText, ...]
    words: tuple[Words, ...]
    parts: tuple[Part, ...]
    terms: tuple[Term, ...]
    figures: Mapping[tuple[str, str], Figure]

    @property
    def pages(self) -> tuple[ExportPage, ...]:
        """All pages in reading order."""
        return tuple(page for part in self.parts for page in part.pages)

    @property
    def single(self) -> bool:
        """Say whether this is one page, which needs neither a title page nor a table of contents."""
        return len(self.pages) == 1 and not self.terms

    @property
    def title(self) -> str:
        """The title of the file, in the first language."""
        if not self.parts:
            return f"{self.words[0].glossary}, {self.titles[0].title}"
        return self.pages[0].titles[0] if self.single else self.titles[0].title


def first_block(row: Row) -> Block:
    """Return the block of a row in the first language that has one."""
    return next(block for block in row if block is not None)


def _kind_and_group(row: Row) -> tuple[BlockKind, int]:
    block = first_block(row)
    return block.kind, block.group


def page_anchor(page: str, block: str = "") -> str:
    """Return the name of a place in the document: a page, or a block of it; the same in every language."""
    return f"{page}--{block}" if block else page


def part_anchor(part: str) -> str:
    """Return the name of the place where a section begins."""
    return f"section--{part}"


def note_anchor(page: str, language: str, key: str) -> str:
    """Return the name of a source at the end of a page: each language numbers its own."""
    return f"{page}--{language}-note-{key}"


def term_anchor(term: str) -> str:
    """Return the name of an entry of the glossary."""
    return f"term--{term}"


class Links:
    """What the links of a page lead to inside the document; what it does not hold is no link any more."""

    def __init__(self, document: Document) -> None:
        self._pages = {
            page.id: {block.id for row in page.rows for block in row if block is not None}
            for page in document.pages
        }
        self._terms = {term.id for term in document.terms}

    def target(self, href: str, page: str, language: str) -> str:
        """Return "#" and the name of a place, the address of something outside, or "" for no link."""
        kind, _, rest = href.partition(":")
        if kind == "note":
            return f"#{note_anchor(page, language, rest)}"
        if kind == "term":
            return f"#{term_anchor(rest)}" if rest in self._terms else ""
        if kind == "page" or href.startswith("#"):
            name, _, block = rest.partition("#") if kind == "page" else (page, "", href[1:])
            if name not in self._pages:
                return ""
            return f"#{page_anchor(name, block if block in self._pages[name] else '')}"
        return href if kind in {"https", "http", "mailto"} else ""
