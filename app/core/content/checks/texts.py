"""The words of a content folder as they are read, passage by passage: what the checks of language look at.

Leaves out what nobody reads as language: code, citation marks, addresses, document symbols; and keywords and
aliases, which hold on purpose what people mistype.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.core.content.checks.lookup import shortened, usable
from app.core.content.entries import COLLECTION_FILE, GLOSSARY_FILE
from app.core.content.figures import FIGURES_FILE
from app.core.content.source import Content, SourcePage
from app.core.model.page import BlockKind
from app.core.rendering.figures.shape import leaves
from app.core.rendering.markdown_blocks import ParsedBlock, plain_text

_CODE = re.compile(r"<code>.*?</code>")
_EMPHASIS = re.compile(r"<(em|i)>(.*?)</\1>")
_QUOTATION = re.compile(r"“[^“”]*”|«[^«»]*»")
_STAND_IN = "\ufffc"
_NO_WORDS = {"kind", "sources", "id", "start", "end"}
_READ_SOURCE_FIELDS = ("author", "title", "date", "medium")


class Passage(NamedTuple):
    """A stretch of text and where it stands.

    `quoted` is what stands in it in italics or quotation marks, perhaps in another language; `is_quoted` says
    that all of it is the words of others, such as the title of a book. U+FFFC stands for code.
    """

    file: str
    line: int
    language: str
    text: str
    quoted: str = ""
    is_quoted: bool = False

    def around(self, start: int, end: int) -> str:
        """Return what stands at `start` up to `end`, with some of its surroundings, for use in a message."""
        first, last = max(0, start - 15), min(len(self.text), end + 15)
        before, after = "…" if first else "", "…" if last < len(self.text) else ""
        return shortened(f"{before}{self.text[first:last].strip()}{after}")


def passages(content: Content) -> Iterator[Passage]:
    """Yield every text of pages, glossaries, collections and figures, in no particular order."""
    for page in usable(content):
        yield from _page(page)
    for tag in content.languages:
        yield from _glossary(content, tag)
        yield from _collection(content, tag)
        yield from _figures(content, tag)


def _page(page: SourcePage) -> Iterator[Passage]:
    assert page.head is not None  # noqa: S101 - usable() has looked
    yield _plain(page.file, page.line("title"), page.language, page.head.title)
    yield _plain(page.file, page.line("summary"), page.language, page.head.summary)
    for block in page.blocks:
        if block.kind is not BlockKind.FIGURE:  # its words are read where they are written
            yield _block(page, block)
        if block.label:
            # The title of a note stands on the line above its text.
            yield _plain(page.file, block.line - 1, page.language, block.label)


def _block(page: SourcePage, block: ParsedBlock) -> Passage:
    html = _CODE.sub(_STAND_IN, block.html)
    text = plain_text(html)
    quoted = [plain_text(found.group(2)) for found in _EMPHASIS.finditer(html)] + _QUOTATION.findall(text)
    return Passage(page.file, block.line, page.language, text, " ".join(quoted))


def _plain(file: str, line: int, language: str, text: str, *, is_quoted: bool = False) -> Passage:
    return Passage(file, line, language, text, " ".join(_QUOTATION.findall(text)), is_quoted)


def _glossary(content: Content, tag: str) -> Iterator[Passage]:
    file = f"{tag}/{GLOSSARY_FILE}"
    for entry in content.glossary[tag].values():
        yield _plain(file, entry.line, tag, entry.text.term)
        yield _plain(file, entry.definition_line, tag, entry.text.definition)


def _collection(content: Content, tag: str) -> Iterator[Passage]:
    file, collection = f"{tag}/{COLLECTION_FILE}", content.collections[tag]
    line = collection.keys.line
    yield _plain(file, line("title"), tag, collection.title)
    yield _plain(file, line("subtitle"), tag, collection.subtitle)
    for position, title in enumerate(collection.sections.values()):
        yield _plain(file, line("sections", str(position), "title"), tag, title)
    for key, fields in collection.sources.items():
        others = [
            content.collections[other].sources.get(key, {}) for other in content.languages if other != tag
        ]
        for name in _READ_SOURCE_FIELDS:
            if text := fields.get(name):
                # What reads the same in every language has not been translated: it is a title of its own.
                same = any(other.get(name) == text for other in others)
                yield _plain(file, line("sources", key, name), tag, text, is_quoted=same)


def _figures(content: Content, tag: str) -> Iterator[Passage]:
    figures = content.figures[tag]
    for path, value in leaves({name: figures.keys.values[name] for name in figures.figures}).items():
        if isinstance(value, str) and not _NO_WORDS & set(path[1:]):
            yield _plain(f"{tag}/{FIGURES_FILE}", figures.keys.line(*path), tag, value)
