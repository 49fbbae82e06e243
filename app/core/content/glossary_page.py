"""The whole glossary as one page: letters, entries in both languages, the way to their pages."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from app.core.content.library import Library
from app.core.model.language import LANGUAGES
from app.core.model.page import GLOSSARY_PAGE, Block, BlockKind, Page
from app.core.model.term import Term, sorting_key
from app.core.rendering.page_html import escape

_MOST_ALSO = 2
HEAD = "languages"
"""Id of the row that names the languages above the columns."""


class GlossaryWords(NamedTuple):
    """The few words of the page that are the program's own, in the language of the page."""

    title: str
    summary: str
    see: str
    nothing: str = ""
    also: Mapping[str, str] = MappingProxyType({})
    """What stands before another name of a term, by the language of that name."""


class GlossaryShape(NamedTuple):
    """What of the glossary is shown, and how: ids of terms or None for all; languages beside each other or below.

    Without `table` an entry is a paragraph with a line for each language. `found` returns where in a name the words
    stand that were looked for: they are marked, and where no name on the page has one, the other name that has is
    shown, so that one sees why a term is there.
    """

    terms: frozenset[str] | None = None
    beside: bool = True
    table: bool = True
    found: Callable[[str], Sequence[tuple[int, int]]] | None = None


def letter_of(term: Term, language: str) -> str:
    """Return the letter a term stands under."""
    return sorting_key(term.text(language).term)[:1].upper()


def letter_id(letter: str) -> str:
    """Return the id of the heading of a letter."""
    return f"letter-{letter.lower()}"


def glossary_page(
    library: Library, language: str, words: GlossaryWords, shape: GlossaryShape | None = None
) -> Page:
    """Return the glossary in `language`. The id of a block is the id of its term, in every language."""
    shape = shape or GlossaryShape()
    chosen = (term for term in library.terms() if shape.terms is None or term.id in shape.terms)
    terms = sorted(chosen, key=lambda term: sorting_key(term.text(language).term))
    blocks: list[Block] = []
    if not terms:
        text = words.nothing
        blocks.append(Block("nothing", None, BlockKind.PARAGRAPH, 0, 0, "", "", escape(text), text))
    elif shape.beside and len(library.languages) > 1:
        blocks.append(_head(_in_order(library.languages, language)))
    for group, (letter, entries) in enumerate(groupby(terms, key=lambda term: letter_of(term, language)), 1):
        heading = (letter_id(letter), None, BlockKind.HEADING, 2, 0, "letter", "", escape(letter), letter)
        blocks.append(Block(*heading))
        blocks += [_entry(term, library, language, words, group, shape) for term in entries]
    return Page(GLOSSARY_PAGE, "", language, words.title, words.summary, (), tuple(blocks), (), (), (), ())


def _in_order(languages: tuple[str, ...], first: str) -> list[str]:
    return sorted(languages, key=lambda tag: tag != first)


def _head(languages: list[str]) -> Block:
    names = [LANGUAGES[tag].name for tag in languages]
    html = "".join(f'<th width="{100 // len(names)}%">{escape(name)}</th>' for name in names)
    return Block(HEAD, None, BlockKind.TABLE_ROW, 0, 0, "header", "", html, " | ".join(names))


def _entry(  # noqa: PLR0917 - what an entry is made of
    term: Term, library: Library, language: str, words: GlossaryWords, group: int, shape: GlossaryShape
) -> Block:
    languages = _in_order(library.languages, language)
    cells = [_text(term, tag, words, shape) for tag in languages]
    links = [
        f'<a href="page:{escape(page)}">{escape(library.info(page).title(language))}</a>'
        for page in term.pages
        if page in library
    ]
    see = f"<br>{escape(words.see)} {', '.join(links)}" if links else ""
    if shape.beside:
        cells[0] += see
        html = "".join(f'<td width="{100 // len(cells)}%">{cell}</td>' for cell in cells)
    else:
        others = (
            f"<br><i>{escape(LANGUAGES[tag].name)}</i>\u2002{cell}"
            for tag, cell in zip(languages[1:], cells[1:], strict=True)
        )
        html = f"{cells[0]}{''.join(others)}{see}"
        html = f"<td>{html}</td>" if shape.table else html
    own = term.text(language)
    text = f"{own.name}: {own.definition}"
    kind = BlockKind.TABLE_ROW if shape.table else BlockKind.PARAGRAPH
    return Block(term.id, None, kind, 0, group, "", "", html, text)


def _text(term: Term, language: str, words: GlossaryWords, shape: GlossaryShape) -> str:
    text = term.texts.get(language)
    if text is None:
        return ""
    also = ""
    if shape.found is not None and not any(shape.found(shown.name) for shown in term.texts.values()):
        others = [_marked(alias, shape) for alias in text.aliases if shape.found(alias)][:_MOST_ALSO]
        also = f"<br><i>{escape(words.also.get(language, ''))} {', '.join(others)}</i>" if others else ""
    return f"<b>{_marked(text.name, shape)}</b>{also}<br>{escape(text.definition)}"


def _marked(name: str, shape: GlossaryShape) -> str:
    """Return a name as HTML, with what was looked for marked."""
    html, end = "", 0
    for start, stop in shape.found(name) if shape.found is not None else ():
        html += f'{escape(name[end:start])}<span class="hit">{escape(name[start:stop])}</span>'
        end = stop
    return html + escape(name[end:])
