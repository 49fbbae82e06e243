"""Pages in one line: blocks are numbered as the compiler would, everything not said is empty."""

from html import escape, unescape

from app.core.model.page import Block, BlockKind, Page, Problem, SourceNote


def block(
    html: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    *,
    name: str = "",
    number: int | None = None,
    level: int = 0,
    group: int = 0,
    variant: str = "",
    label: str = "",
) -> Block:
    """Return a block; its id is `name`, or derived from its text."""
    text = unescape(html)
    return Block(name or f"b-{text[:8]}", number, kind, level, group, variant, label, html, text)


def item(text: str, level: int = 1, variant: str = "bullet", group: int = 1) -> Block:
    """Return an item of a list."""
    return block(text, BlockKind.LIST_ITEM, level=level, variant=variant, group=group)


def row(*cells: str, head: bool = False, group: int = 2) -> Block:
    """Return a row of a table; its id is its first cell."""
    tag = "th" if head else "td"
    html = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells)
    made = block(html, BlockKind.TABLE_ROW, name=cells[0], variant="header" if head else "", group=group)
    return made._replace(text=" | ".join(cells))


def note(html: str, label: str = "", variant: str = "after", group: int = 3) -> Block:
    """Return a paragraph of a note."""
    return block(html, BlockKind.NOTE, variant=variant, label=label, group=group)


def heading(text: str, name: str, level: int = 2) -> Block:
    """Return a heading."""
    return block(text, BlockKind.HEADING, name=name, level=level)


def page(
    *blocks: Block,
    title: str = "Title",
    summary: str = "",
    language: str = "en",
    sources: tuple[SourceNote, ...] = (),
    problems: tuple[Problem, ...] = (),
    terms: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
) -> Page:
    """Return a page of these blocks, numbered in order; headings and heads of tables have no number."""
    count, numbered = 0, []
    for one in blocks:
        counts = one.kind is not BlockKind.HEADING and one.variant != "header"
        count += counts
        numbered.append(one._replace(number=count if counts else None))
    return Page(
        "topics/sample",
        "topics",
        language,
        title,
        summary,
        (),
        tuple(numbered),
        related,
        sources,
        terms,
        problems,
    )
