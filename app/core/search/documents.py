"""Library -> the documents of the index: one for each section of a page and for each term, all languages in one.

Says what is searched, field by field, as folded words; knows neither Whoosh nor tables of its own.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from app.core.content.schema import separated
from app.core.model.language import LANGUAGES
from app.core.search import analysis

STEMMED_FIELDS = ("title", "heading", "body", "keywords")
LEAD_FIELDS = ("title", "keywords")
"""Fields of the page as a whole: they are indexed with its first passage, the only one they find on their own."""
OWN_FIELDS = ("heading", "body")


class Texts(NamedTuple):
    """The printed texts of a document in one language: each field as pieces no phrase may cross."""

    title: tuple[str, ...]
    heading: tuple[str, ...]
    body: tuple[str, ...]
    keywords: tuple[str, ...]


class Document(NamedTuple):
    """One search document; `page` and `term` are numbers of the library, 0 for none."""

    page: int
    term: int
    first: int
    last: int
    leads: bool
    texts: dict[str, Texts]

    def own(self, language: str) -> tuple[str, ...]:
        """Return the pieces of text that are this passage's own, in the order they are read."""
        title, heading, body, keywords = self.texts[language]
        return (*title, *heading, *body, *keywords) if self.leads else (*heading, *body)


class FieldWords(NamedTuple):
    """The words of a field: one list for each piece of text, and the hyphenated words written as one."""

    pieces: tuple[list[str], ...]
    joined: list[str]


def field_words(pieces: tuple[str, ...]) -> FieldWords:
    """Return the folded words of a field."""
    lists: list[list[str]] = []
    extra: list[str] = []
    for piece in pieces:
        found = analysis.tokens(piece)
        if "-" not in "".join(found):
            lists.append(found)
            continue
        own: list[str] = []
        for token in found:
            if "-" in token:
                own += analysis.parts(token)
                if whole := analysis.joined(token):
                    extra.append(whole)
            else:
                own.append(token)
        lists.append(own)
    return FieldWords(tuple(lists), extra)


class Part(NamedTuple):
    """Documents to index together: those of the pages from `first` up to but not including `last`, and the terms."""

    first: int
    last: int
    terms: bool


def documents(db: sqlite3.Connection, part: Part) -> Iterator[Document]:
    """Yield the documents of `part` in the order of the index: passages in reading order, then terms."""
    pages = db.execute(
        "SELECT number FROM page WHERE number >= ? AND number < ? ORDER BY number", (part.first, part.last)
    )
    for (page,) in pages.fetchall():
        yield from _passages(db, page)
    if part.terms:
        yield from _terms(db)


def count(db: sqlite3.Connection) -> int:
    """Return how many pages and terms there are, the steps of a build."""
    return int(db.execute("SELECT (SELECT count(*) FROM page) + (SELECT count(*) FROM term)").fetchone()[0])


def _passages(db: sqlite3.Connection, page: int) -> Iterator[Document]:
    heads = {
        language: (title or "", summary or "", separated(keywords))
        for language, title, summary, keywords in db.execute(
            "SELECT language, title, summary, keywords FROM page_text WHERE page = ?", (page,)
        )
    }
    blocks: dict[str, list[tuple[str, str]]] = {language: [] for language in heads}
    for language, kind, label, text in db.execute(
        "SELECT language, kind, label, text FROM block WHERE page = ? ORDER BY language, position", (page,)
    ):
        if language in blocks:
            blocks[language].append((kind, f"{label} {text}" if label else text))
    tags = [tag for tag in LANGUAGES if tag in heads]
    for first, last in _ranges([blocks[tag] for tag in tags]):
        texts = {}
        for tag in tags:
            title, summary, keywords = heads[tag]
            own = blocks[tag][first:last]
            body = [text for kind, text in own if kind != "heading"]
            texts[tag] = Texts(
                title=(title,),
                heading=tuple(text for kind, text in own if kind == "heading"),
                body=(summary, *body) if first == 0 else tuple(body),
                keywords=keywords,
            )
        yield Document(page, 0, first, last, first == 0, texts)


def _ranges(versions: list[list[tuple[str, str]]]) -> Iterator[tuple[int, int]]:
    """Yield the sections of a page as ranges of positions: the headings of the first language decide."""
    if not versions:
        return
    end = max(map(len, versions))
    starts = [0, *(place for place, (kind, _) in enumerate(versions[0]) if kind == "heading" and place)]
    yield from zip(starts, [*starts[1:], end], strict=True)


def _terms(db: sqlite3.Connection) -> Iterator[Document]:
    pages = dict(db.execute("SELECT id, number FROM page"))
    for number, own_pages in db.execute("SELECT number, pages FROM term ORDER BY number").fetchall():
        texts = {}
        for language, acronym, name, aliases, definition in db.execute(
            "SELECT language, acronym, term_name, aliases, definition FROM term_text WHERE term = ?",
            (number,),
        ):
            title = (name, acronym) if acronym else (name,)
            texts[language] = Texts(title, (), (definition or "",), separated(aliases))
        page = next((pages[page] for page in separated(own_pages) if page in pages), 0)
        yield Document(page, number, 0, 0, True, {tag: texts[tag] for tag in LANGUAGES if tag in texts})
