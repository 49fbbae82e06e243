"""A page as plain text and as Markdown, for the terminal and for copying."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from html import unescape

from app.core.model.page import Block, BlockKind, Page
from app.core.rendering.figure_block import figure_parts

_BREAK = re.compile(r"<br\s*/?>")
_CITED = re.compile(r'<sup><a href="note:([^"]*)">(\d+)</a></sup>')


def page_text(page: Page, width: int = 88) -> str:
    """Return the page as lines of at most `width` characters, numbered blocks with ¶ numbers in front."""
    parts = [page.title, "=" * min(len(page.title), width), ""]
    parts += [f"! {problem.file}:{problem.line}: {problem.message}" for problem in page.problems]
    parts += textwrap.wrap(page.summary, width)
    for block, mark in _marked(page.blocks):
        parts += ["", *_lines(block, mark, width)]
    if page.sources:
        parts.append("")
        for note in page.sources:
            parts += textwrap.wrap(f"[{note.number}] {note.text}", width, subsequent_indent="    ")
    return "\n".join(parts).rstrip() + "\n"


def _marked(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Yield each block with what stands before its text: the number or dash of a list item, the sign of a quote."""
    counts: dict[tuple[int, int], int] = {}
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            place = (block.group, block.level)
            counts[place] = counts.get(place, 0) + 1
            counts.pop((block.group, block.level + 1), None)
            sign = f"{counts[place]}. " if block.variant == "ordered" else "- "
            yield block, "  " * (block.level - 1) + sign
        else:
            yield block, "> " if block.kind is BlockKind.QUOTE else ""


def _lines(block: Block, mark: str, width: int) -> Iterator[str]:
    text = _with_numbers(block)
    if block.kind is BlockKind.HEADING:
        yield text
        yield "-" * min(len(text), width)
        return
    if block.label:
        yield f"      {block.label.upper()}"
    lead = f"{block.number:>4}  " if block.number is not None else " " * 6
    below = " " * (6 + len(mark))
    for number, line in enumerate(text.split("\n")):
        yield from textwrap.wrap(
            line if number else mark + line,
            width,
            initial_indent=below if number else lead,
            subsequent_indent=below,
            break_long_words=False,
        )


def _with_numbers(block: Block) -> str:
    if block.kind is BlockKind.FIGURE:
        return _figure_words(block)
    html = block.html
    if block.kind is BlockKind.PARAGRAPH:
        return "\n".join(map(_plain_with_numbers, _BREAK.split(html)))
    return _plain_with_numbers(html)


def _plain_with_numbers(html: str) -> str:
    html = _CITED.sub(r" [\2]", html)
    html = re.sub(r"</t[dh]><t[dh]>", " | ", html)
    html = _BREAK.sub(" ", html).replace("\n", " ")
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def _figure_words(block: Block) -> str:
    """Return the title of a figure, its sources and, in place of the picture, what it shows."""
    parts = figure_parts(block.html)
    title, mark, sources = _plain_with_numbers(parts.caption).partition(" [")
    stop = "" if title.endswith((".", "!", "?")) else "."
    return f"{title}{mark}{sources}{stop} {unescape(parts.alternative)}"


def page_markdown(page: Page) -> str:
    """Return the page as Markdown that this program, and any other, can read."""
    parts = [f"# {page.title}", ""]
    if page.summary:
        parts += [f"*{page.summary}*", ""]
    previous: Block | None = None
    for block in page.blocks:
        joined = previous is not None and previous.kind is block.kind and previous.group == block.group
        if joined and block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}:
            parts.pop()
        elif joined and block.kind in {BlockKind.NOTE, BlockKind.QUOTE}:
            parts[-1] = ">"
        parts += [*_markdown_lines(block), ""]
        previous = block
    for note in page.sources:
        parts.append(f"[^{note.key}]: {note.text}")
    return "\n".join(parts).rstrip() + "\n"


def _markdown_lines(block: Block) -> Iterator[str]:
    html = _BREAK.sub("\\\n", block.html) if block.kind is BlockKind.PARAGRAPH else block.html
    text = _inline_markdown(html)
    if block.kind is BlockKind.FIGURE:
        yield _figure_markdown(block)
    elif block.kind is BlockKind.HEADING:
        yield f"{'#' * block.level} {text} {{#{block.id}}}"
    elif block.kind is BlockKind.LIST_ITEM:
        mark = "1." if block.variant == "ordered" else "-"
        yield f"{'    ' * (block.level - 1)}{mark} {text}"
    elif block.kind is BlockKind.TABLE_ROW:
        yield f"| {text} |"
        if block.variant == "header":
            yield "|" + "---|" * (text.count(" | ") + 1)
    elif block.kind in {BlockKind.QUOTE, BlockKind.NOTE}:
        if block.label:
            yield f"> **{block.label}**"
            yield ">"
        yield f"> {text}"
    else:
        yield text


def _figure_markdown(block: Block) -> str:
    """Return a figure as a picture: this program draws it again, any other shows the words."""
    parts = figure_parts(block.html)
    title, mark, sources = _inline_markdown(parts.caption).partition("[^")
    return f'![{unescape(parts.alternative)}](figure:{block.variant} "{title}"){mark}{sources}'


def _inline_markdown(html: str) -> str:
    html = _CITED.sub(r"[^\1]", html)
    html = re.sub(r'<a href="term:[^"]*">(.*?)</a>', r"\1", html)
    html = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", html)
    html = re.sub(r"</?(?:strong|b)>", "**", html)
    html = re.sub(r"</?(?:em|i)>", "*", html)
    html = re.sub(r"</t[dh]><t[dh]>", " | ", html)
    html = _BREAK.sub(" ", html)
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
