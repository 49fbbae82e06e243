"""Blocks -> the HTML of one page, for QTextBrowser's subset of HTML 4 and for export.

Carries classes, never colours or sizes: those come from the theme. On the start-up path, so nothing is imported
here that the model does not need.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.core.model.page import Block, BlockKind, Page, SourceNote

if TYPE_CHECKING:
    from app.core.rendering.table_html import TableShares


def escape(text: str) -> str:
    """Return `text` for use in HTML and in quoted attributes, without importing `html`, which takes 2 ms."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


BETWEEN_NOTES = (
    ",\u00a0"  # numbers of notes on one word; Qt makes plain spaces of thin ones, and breaks lines there
)
MOST_ROOMY_COLUMNS = 3  # a table of more columns is set smaller
_LONGEST_KEPT = 14  # letters; a longer last word of a heading does not look lost


class PageWords(NamedTuple):
    """The few words of a page that are the program's own, in the language of the text."""

    sources: str
    shown_in_other_language: str
    not_usable: str
    description: str = ""
    """Of a figure: what leads to its alternative in words. Empty where nothing answers the link."""


def page_html(  # noqa: PLR0917 - what a page is made of
    page: Page,
    section_title: str,
    words: PageWords,
    requested: str,
    figures: Container[str] = (),
    tables: "TableShares | None" = None,
) -> str:
    """Return the page as HTML.

    Each block begins with an anchor named by its id, each source with `note-KEY`. Links keep the forms
    `page:ID#BLOCK`, `term:ID` and `note:KEY`; the number of a source is a link `cited:KEY`. `requested` is the language asked for, which the page says it
    is missing where it is not its own. `figures` are the ids of those that can be drawn, as images
    `figure:ID`; of any other, title and alternative stand in a box. `tables` says how those are set that the layout
    would not set well by itself.
    """
    parts = [f'<p class="crumb">{escape(section_title)}</p>'] if section_title else []
    parts.append(f"<h1>{unwidowed(escape(page.title))}</h1>")
    if page.problems:
        parts.append(notice(words.not_usable, (f"{p.file}:{p.line}: {p.message}" for p in page.problems)))
    elif page.language != requested:
        parts.append(notice(words.shown_in_other_language, ()))
    if page.summary:
        parts.append(f'<p class="summary">{escape(page.summary)}</p>')
    parts.extend(
        run if isinstance(run, str) else table_as_fits(run, page.language, tables or {})
        for run in _groups(page.blocks, figures, words.description)
    )
    if page.sources:
        parts.append(f'<p class="sources">{escape(words.sources)}</p>')
        parts.extend(
            f'<p class="{source_look(note)}"><a name="note-{note.key}"></a><a href="cited:{note.key}">{note.number}.</a>\u2002{note.html}</p>'
            for note in page.sources
        )
    return joined_notes("".join(parts))


def source_look(note: SourceNote) -> str:
    """Return the class of a source: its lines begin where the text after its number does."""
    return "source" if note.number < 10 else "source tens"


BETWEEN_NOTES = ",\u00a0"
"""What stands between the numbers of two notes on one word, which stay on one line."""


def joined_notes(html: str) -> str:
    """Return `html` with something between the numbers of two notes on one word."""
    html = html.replace("</a></sup><sup><a", f"</a>{BETWEEN_NOTES}<a")
    return html.replace('</a></sup><sup class="small"><a', f"</a>{BETWEEN_NOTES}<a")


def notice(sentence: str, details: Iterable[str]) -> str:
    """Return a sentence in a box, with lines below it."""
    lines = "".join(f"<br>{escape(detail)}" for detail in details)
    return f'<table class="notice" width="100%" cellpadding="10"><tr><td><b>{escape(sentence)}</b>{lines}</td></tr></table>'


def anchor_of(block: Block) -> str:
    """Return what makes a block a place to go to, if it has an id: it stands before its first word."""
    return f'<a name="{escape(block.id)}"></a>' if block.id else ""


def unwidowed(html: str) -> str:
    """Return the HTML of a heading whose last word, unless it is a long one, does not stand alone on a line."""
    head, space, last = html.rpartition(" ")
    if space and " " in head and len(last) <= _LONGEST_KEPT and "<" not in last and ">" not in last:
        return f"{head}\u00a0{last}"
    return html


def _groups(
    blocks: Iterable[Block], figures: Container[str], description: str
) -> Iterator[str | list[Block]]:
    """Yield HTML for runs of blocks that are drawn as one: a list, a note, a quote. A table is yielded as it is."""
    for (kind, _group), run in groupby(blocks, key=lambda block: (block.kind, block.group)):
        members = list(run)
        if kind is BlockKind.LIST_ITEM:
            yield list_items(members)
        elif kind is BlockKind.TABLE_ROW:
            yield members
        elif kind is BlockKind.NOTE:
            yield _note(members)
        elif kind is BlockKind.FIGURE:
            yield from (figure(block, block.variant in figures, description) for block in members)
        else:
            yield from (single(block) for block in members)


def single(block: Block) -> str:
    """Return a block that stands for itself: a heading, a paragraph, a quote."""
    if block.kind is BlockKind.HEADING:
        kind = f' class="{block.variant}"' if block.variant else ""
        return f"<h{block.level}{kind}>{anchor_of(block)}{unwidowed(block.html)}</h{block.level}>"
    if block.kind is BlockKind.QUOTE:
        return f'<p class="quote">{anchor_of(block)}{block.html}</p>'
    return f"<p>{anchor_of(block)}{block.html}</p>"


def list_items(items: list[Block]) -> str:
    """Return the items of a list, nested by their levels."""
    return nested_list((item, f"<li>{anchor_of(item)}{item.html}") for item in items)


def nested_list(items: Iterable[tuple[Block, str]]) -> str:
    """Return a list, nested by the levels of its items. Each comes with its HTML, from its `<li>` to its text."""
    html: list[str] = []
    open_tags: list[str] = []
    for item, text in items:
        tag = "ol" if item.variant == "ordered" else "ul"
        while len(open_tags) > item.level:
            html.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == item.level:
            html.append("</li>")
        while len(open_tags) < item.level:
            html.append(f"<{tag}>")
            open_tags.append(tag)
        html.append(text)
    while open_tags:
        html.append(f"</li></{open_tags.pop()}>")
    return "".join(html)


def is_wide(rows: list[Block]) -> bool:
    """Say whether a table has so many columns that it is set smaller."""
    return max(row.html.count("</t") for row in rows) > MOST_ROOMY_COLUMNS


def padding_of(rows: list[Block]) -> int:
    """Return the pixels between the text of a cell and its edge."""
    return 4 if is_wide(rows) else 7


def padding_beside(columns: int) -> int:
    """Return the pixels between the text of a cell and its edge, of a table that stands beside another."""
    return 6 if columns <= MOST_ROOMY_COLUMNS else 3


def table_as_fits(rows: list[Block], language: str, tables: "TableShares") -> str:
    """Return the rows of a table of a page in a language, set as `tables` says."""
    shares = tables.get((language, rows[0].group))
    if shares is None:
        return _table(rows)
    from app.core.rendering import table_html  # noqa: PLC0415 - most tables are left to the layout

    if shares == table_html.STACKED:
        return table_html.stacked_table(rows, map(anchor_of, rows), table_html.colon_in(language))
    cells = table_html.with_shares(table_html.tagged_cells(rows[0]), shares)
    return _table([rows[0]._replace(html="".join(cells)), *rows[1:]])


def _table(rows: list[Block]) -> str:
    wide = is_wide(rows)
    kind, padding = ("data wide" if wide else "data"), padding_of(rows)
    html = [f'<table class="{kind}" width="100%" cellspacing="0" cellpadding="{padding}">']
    for row in rows:
        cell, _, rest = row.html.partition(">")
        html.append(f"<tr>{cell}>{anchor_of(row)}{rest}</tr>")
    html.append("</table>")
    whole = "".join(html)
    # A class of its own: a rule for those in such a table does not reach them.
    return whole.replace("<sup><a", '<sup class="small"><a class="small"') if wide else whole


def _note(paragraphs: list[Block]) -> str:
    first = paragraphs[0]
    label = f'<p class="label">{escape(first.label)}</p>' if first.label else ""
    inner = "".join(f"<p>{anchor_of(block)}{block.html}</p>" for block in paragraphs)
    return boxed(first.variant or "note", label + inner)


def boxed(kind: str, inner: str) -> str:
    """Return `inner` in the box of a kind of note."""
    return (
        f'<table class="{kind}" width="100%" cellspacing="0" cellpadding="12">'
        f'<tr><td class="{kind}">{inner}</td></tr></table>'
    )


def figure(block: Block, drawn: bool, description: str = "") -> str:
    """Return a figure with its title and a link to it in words; where it cannot be drawn, what one would see."""
    from app.core.rendering.figure_block import figure_parts  # noqa: PLC0415 - most pages have no figure

    image, alternative, caption = figure_parts(block.html)
    if not drawn:
        return boxed("note", f'<p class="label">{anchor_of(block)}{caption}</p><p>{alternative}</p>')
    # An anchor without text before an image would slip to the next paragraph: a word joiner holds it.
    anchor = f'<a name="{escape(block.id)}">\u2060</a>'
    if description:
        words = escape(description).replace(" ", "\u00a0")  # a link is better seen in one piece
        caption += f' \u2002<a href="description:{escape(block.variant)}">{words}</a>'
    return f'<p class="figure">{anchor}{image}</p><p class="caption">{caption}</p>'


class Neighbour(NamedTuple):
    """A page to turn to: id and title."""

    page: str
    title: str


class TurnWords(NamedTuple):
    """The program's words for it, in the language of the text."""

    previous: str
    next: str


END_ANCHOR = "end:"
"""Name of the links that follow the text of a page: what comes from there on is no part of it."""


def page_end(
    before: Neighbour | None, after: Neighbour | None, words: TurnWords, *, narrow: bool = False
) -> str:
    """Return the links as HTML; each says as a whole where it leads. Nothing where there is no neighbour.

    On a `narrow` page they stand one under the other: half of its width is too little for a long word.
    """
    if before is None and after is None:
        return ""
    left = _link(before, f"{words.previous} ") if before is not None else ""
    right = _link(after, f"{words.next} ") if after is not None else ""
    if narrow:
        rows = "".join(f'<tr><td class="turn">{link}</td></tr>' for link in (left, right) if link)
        return f'<table class="turn" width="100%" cellspacing="0" cellpadding="4">{rows}</table>'
    return (
        '<table class="turn" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="turn" width="50%">{left}</td>'
        f'<td class="turn" width="50%" align="right">{right}</td></tr></table>'
    )


def _link(to: Neighbour, word: str) -> str:
    return f'<a name="{END_ANCHOR}" href="page:{escape(to.page)}">{escape(word + to.title)}</a>'
