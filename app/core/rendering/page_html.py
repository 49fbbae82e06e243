"""Blocks -> the HTML of one page, for QTextBrowser's subset of HTML 4 and for export.

Carries classes, never colours or sizes: those come from the theme. On the start-up path, so nothing is imported
here that the model does not need.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from app.core.model.page import Block, BlockKind, Page


def escape(text: str) -> str:
    """Return `text` for use in HTML and in quoted attributes, without importing `html`, which takes 2 ms."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_MOST_ROOMY_COLUMNS = 3  # a table of more columns is set smaller


class PageWords(NamedTuple):
    """The few words of a page that are the program's own, in the language of the text."""

    sources: str
    shown_in_other_language: str
    not_usable: str
    description: str = ""
    """Of a figure: what leads to its alternative in words. Empty where nothing answers the link."""


def page_html(
    page: Page, section_title: str, words: PageWords, requested: str, figures: Container[str] = ()
) -> str:
    """Return the page as HTML.

    Each block begins with an anchor named by its id, each source with `note-KEY`. Links keep the forms
    `page:ID#BLOCK`, `term:ID` and `note:KEY`. `requested` is the language asked for, which the page says it
    is missing where it is not its own. `figures` are the ids of those that can be drawn, as images
    `figure:ID`; of any other, title and alternative stand in a box.
    """
    parts = [f'<p class="crumb">{escape(section_title)}</p>'] if section_title else []
    parts.append(f"<h1>{escape(page.title)}</h1>")
    if page.problems:
        parts.append(_notice(words.not_usable, (f"{p.file}:{p.line}: {p.message}" for p in page.problems)))
    elif page.language != requested:
        parts.append(_notice(words.shown_in_other_language, ()))
    if page.summary:
        parts.append(f'<p class="summary">{escape(page.summary)}</p>')
    parts.extend(_groups(page.blocks, figures, words.description))
    if page.sources:
        parts.append(f'<p class="sources">{escape(words.sources)}</p>')
        parts.extend(
            f'<p class="source"><a name="note-{note.key}"></a>{note.number}.\u2002{note.html}</p>'
            for note in page.sources
        )
    # Two notes on one word need something between their numbers.
    return "".join(parts).replace("</a></sup><sup><a", "</a>,\u2009<a")


def _notice(sentence: str, details: Iterable[str]) -> str:
    lines = "".join(f"<br>{escape(detail)}" for detail in details)
    return f'<table class="notice" width="100%" cellpadding="10"><tr><td><b>{escape(sentence)}</b>{lines}</td></tr></table>'


def _anchor(block: Block) -> str:
    return f'<a name="{escape(block.id)}"></a>'


def _groups(blocks: Iterable[Block], figures: Container[str], description: str) -> Iterator[str]:
    """Yield HTML for runs of blocks that are drawn as one: a list, a table, a note, a quote."""
    for (kind, _group), run in groupby(blocks, key=lambda block: (block.kind, block.group)):
        members = list(run)
        if kind is BlockKind.LIST_ITEM:
            yield _list(members)
        elif kind is BlockKind.TABLE_ROW:
            yield _table(members)
        elif kind is BlockKind.NOTE:
            yield _note(members)
        elif kind is BlockKind.FIGURE:
            yield from (_figure(block, block.variant in figures, description) for block in members)
        else:
            yield from (_single(block) for block in members)


def _single(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"<h{block.level}>{_anchor(block)}{block.html}</h{block.level}>"
    if block.kind is BlockKind.QUOTE:
        return f'<p class="quote">{_anchor(block)}{block.html}</p>'
    return f"<p>{_anchor(block)}{block.html}</p>"


def _list(items: list[Block]) -> str:
    html: list[str] = []
    open_tags: list[str] = []
    for item in items:
        tag = "ol" if item.variant == "ordered" else "ul"
        while len(open_tags) > item.level:
            html.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == item.level:
            html.append("</li>")
        while len(open_tags) < item.level:
            html.append(f"<{tag}>")
            open_tags.append(tag)
        html.append(f"<li>{_anchor(item)}{item.html}")
    while open_tags:
        html.append(f"</li></{open_tags.pop()}>")
    return "".join(html)


def _table(rows: list[Block]) -> str:
    columns = max(row.html.count("</t") for row in rows)
    kind, padding = ("data wide", 4) if columns > _MOST_ROOMY_COLUMNS else ("data", 7)
    html = [f'<table class="{kind}" width="100%" cellspacing="0" cellpadding="{padding}">']
    for row in rows:
        cell, _, rest = row.html.partition(">")
        html.append(f"<tr>{cell}>{_anchor(row)}{rest}</tr>")
    html.append("</table>")
    return "".join(html)


def _note(paragraphs: list[Block]) -> str:
    first = paragraphs[0]
    label = f'<p class="label">{escape(first.label)}</p>' if first.label else ""
    inner = "".join(f"<p>{_anchor(block)}{block.html}</p>" for block in paragraphs)
    return _boxed(first.variant or "note", label + inner)


def _boxed(kind: str, inner: str) -> str:
    return (
        f'<table class="{kind}" width="100%" cellspacing="0" cellpadding="12">'
        f'<tr><td class="{kind}">{inner}</td></tr></table>'
    )


def _figure(block: Block, drawn: bool, description: str) -> str:
    from app.core.rendering.figure_block import figure_parts  # noqa: PLC0415 - most pages have no figure

    image, alternative, caption = figure_parts(block.html)
    if not drawn:
        return _boxed("note", f'<p class="label">{_anchor(block)}{caption}</p><p>{alternative}</p>')
    # An anchor without text before an image would slip to the next paragraph: a word joiner holds it.
    anchor = f'<a name="{escape(block.id)}">\u2060</a>'
    if description:
        caption += f' \u2002<a href="description:{escape(block.variant)}">{escape(description)}</a>'
    return f'<p class="figure">{anchor}{image}</p><p class="caption">{caption}</p>'


class Neighbour(NamedTuple):
    """A page to turn to: id and title."""

    page: str
    title: str


class TurnWords(NamedTuple):
    """The program's words for it, in the language of the text."""

    previous: str
    next: str


def page_end(before: Neighbour | None, after: Neighbour | None, words: TurnWords) -> str:
    """Return the links as HTML; each says as a whole where it leads. Nothing where there is no neighbour."""
    if before is None and after is None:
        return ""
    left = _link(before, f"{words.previous} ") if before is not None else ""
    right = _link(after, f"{words.next} ") if after is not None else ""
    return (
        '<table class="turn" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td width="50%">{left}</td><td width="50%" align="right">{right}</td></tr></table>'
    )


def _link(to: Neighbour, word: str) -> str:
    return f'<a href="page:{escape(to.page)}">{escape(word + to.title)}</a>'
