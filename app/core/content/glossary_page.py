"""The whole glossary as one page: letters, entries in the order of the reading language, the way to their pages."""

from itertools import groupby
from typing import NamedTuple

from app.core.content.library import Library
from app.core.model.page import GLOSSARY_PAGE, Block, BlockKind, Page
from app.core.model.term import Term, sorting_key
from app.core.rendering.page_html import escape


class GlossaryWords(NamedTuple):
    """The few words of the page that are the program's own, in the language of the page."""

    title: str
    summary: str
    see: str


def glossary_page(library: Library, language: str, words: GlossaryWords) -> Page:
    """Return the glossary in `language`. The id of a block is the id of its term, in every language."""
    terms = sorted(library.terms(), key=lambda term: sorting_key(term.text(language).term))
    blocks: list[Block] = []
    for letter, entries in groupby(terms, key=lambda term: sorting_key(term.text(language).term)[:1].upper()):
        blocks.append(
            Block(f"letter-{letter.lower()}", None, BlockKind.HEADING, 2, 0, "", "", escape(letter), letter)
        )
        blocks += [_entry(term, library, language, words) for term in entries]
    return Page(GLOSSARY_PAGE, "", language, words.title, words.summary, (), tuple(blocks), (), (), (), ())


def _entry(term: Term, library: Library, language: str, words: GlossaryWords) -> Block:
    own = term.text(language)
    others = [text.name for tag, text in term.texts.items() if tag != language and text.name != own.name]
    names = " · ".join([f"<b>{escape(own.name)}</b>", *(f"<i>{escape(name)}</i>" for name in others)])
    html = f"{names}<br>{escape(own.definition)}"
    links = [
        f'<a href="page:{escape(page)}">{escape(library.info(page).title(language))}</a>'
        for page in term.pages
        if page in library
    ]
    if links:
        html += f"<br>{escape(words.see)} {', '.join(links)}"
    text = f"{own.name}: {own.definition}"
    return Block(term.id, None, BlockKind.PARAGRAPH, 0, 0, "", "", html, text)
