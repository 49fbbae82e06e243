"""A page and the blocks it is made of."""

from enum import StrEnum
from typing import NamedTuple, Self

HELP_PAGE = "help/using"
GLOSSARY_PAGE = "help/glossary"
PROGRAM_PAGES = (GLOSSARY_PAGE, HELP_PAGE)
"""Pages the program makes itself: shown like any other, but in no section of a briefing."""

LINK = "briefing:"
"""What an address of a page begins with, wherever it is written: `briefing:PAGE#REFERENCE`."""


class Address(NamedTuple):
    """A page id, and what was written behind its `#`: a paragraph number, a range of them, a block id or nothing."""

    page: str
    reference: str


def address(text: str) -> Address:
    """Return the address that `text` writes, with or without "briefing:" in front, as programs hand it on."""
    if "%" in text:
        from urllib.parse import unquote  # noqa: PLC0415 - 3 ms, and only other programs write links like this

        text = unquote(text)
    page, _, reference = text.strip().removeprefix(LINK).partition("#")
    return Address(page.strip("/ "), reference.strip().lstrip("¶§ \u00a0"))


def ends_of_range(reference: str) -> tuple[str, str]:
    """Return the two paragraph numbers of "3-5", in their order; two empty strings where it is no such thing."""
    first, dash, last = reference.replace("\u2013", "-").partition("-")
    first, last = first.strip(), last.strip()
    if not (dash and first.isdecimal() and last.isdecimal()):
        return "", ""
    return (first, last) if len(first) > 9 or len(last) > 9 or int(first) <= int(last) else (last, first)


class BlockKind(StrEnum):
    """What a block is. The n-th block of a page has the same kind in every language."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"
    NOTE = "note"
    FIGURE = "figure"


class Block(NamedTuple):
    """The unit of language switch, parallel view, citation and search.

    `level` is the heading level (2, 3) or the depth of a list item (1, 2). `group` numbers the list, table,
    quote or note the block belongs to, so that neighbours are drawn as one. `variant` says which kind of
    group: "ordered" or "bullet", "header" for the head of a table, "after", "conflict" or "note" for a note; for
    a figure it is the id of the figure. `label` is the title of a note, on its first block. `number` is the
    number a citation names; headings and table heads have none. `html` is the inner HTML, `text` the same as
    plain text.
    """

    id: str
    number: int | None
    kind: BlockKind
    level: int
    group: int
    variant: str
    label: str
    html: str
    text: str


class PageInfo(NamedTuple):
    """What lists need of a page: `titles` and `summaries` by language tag, only those that exist."""

    id: str
    section: str
    titles: dict[str, str]
    summaries: dict[str, str]
    subjects: tuple[str, ...]

    def title(self, language: str) -> str:
        """Return the title in `language`, else in the first language that has one, else the id."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.id)


class Section(NamedTuple):
    """A part of the briefing: id, titles by language tag, ids of its pages in reading order."""

    id: str
    titles: dict[str, str]
    pages: tuple[str, ...]

    def title(self, language: str) -> str:
        """Return the title in `language`, else in the first language that has one, else the id."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.id)


class SourceNote(NamedTuple):
    """A source a page cites: its number in the page, its key, and the reference as HTML and plain text."""

    number: int
    key: str
    html: str
    text: str


class _Fault(NamedTuple):
    file: str
    line: int
    code: str
    message: str


class Problem(_Fault):
    """A fault of the content: file relative to the content folder, line from 1, code, sentence with remedy.

    Whatever it quotes, a terminal can show it in one line.
    """

    __slots__ = ()

    def __new__(cls, file: str, line: int, code: str, message: str) -> Self:
        """Make a fault; what cannot be shown is replaced."""
        return super().__new__(cls, _in_one_line(file), line, code, _in_one_line(message))


def _in_one_line(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u00a0" else " " if c.isspace() else "\ufffd" for c in text)


class Page(NamedTuple):
    """One page in one language, whole.

    `language` is the language of the text, which differs from the requested one where the page has not been
    translated. `problems` is not empty for a page whose file could not be used.
    """

    id: str
    section: str
    language: str
    title: str
    summary: str
    subjects: tuple[str, ...]
    blocks: tuple[Block, ...]
    related: tuple[str, ...]
    sources: tuple[SourceNote, ...]
    terms: tuple[str, ...]
    problems: tuple[Problem, ...]


class Figure(NamedTuple):
    """A figure in one language, whole.

    `alternative` says in words what one would see. `svg` names colours of the theme as tokens, such as
    `fill="@ink"`; `width` and `height` are its own units.
    """

    id: str
    language: str
    title: str
    alternative: str
    svg: str
    width: int
    height: int
