"""The names in a library: titles, headings, terms and acronyms of every language, folded for typing at them.

What the quick switcher looks through and what completion offers. Read once for a library, on a thread of its own.
"""

import re
from pathlib import Path
from typing import NamedTuple

from app.core.content.library import Library
from app.core.search.analysis import fold

PAGE, TERM, HEADING = "page", "term", "heading"
_MOST_PAGES = 4000
"""In a larger library headings are left out: 200,000 of them take 100 MB and a second to read."""
_BETWEEN = re.compile(r"[\W_]+")


class Name(NamedTuple):
    """A name and where it leads: `page` and, for a heading, `block`; for a term `term`.

    `where` is what stands beside it: the section of a page, the page of a heading. `folded` has single blanks
    between its words, `initials` their first letters.
    """

    kind: str
    text: str
    language: str
    page: str
    block: str
    term: str
    where: str
    folded: str
    initials: str

    @property
    def target(self) -> tuple[str, str, str]:
        """Where the name leads, the same in every language."""
        return self.page if self.kind != TERM else "", self.block, self.term


def folded_name(text: str) -> str:
    """Return `text` without accents and capitals, with single blanks between its words."""
    return _BETWEEN.sub(" ", fold(text)).strip()


def read_names(folder: Path) -> tuple[Name, ...]:
    """Return every name of the library in `folder`, pages before terms before headings. Raises LibraryError."""
    library = Library(folder)
    try:
        with library.reading():
            pages = _pages(library)
            headings = _headings(library) if sum(1 for _ in library.pages()) <= _MOST_PAGES else []
            return (*pages, *_terms(library), *headings)
    finally:
        library.close()


def _name(  # noqa: PLR0917 - the fields of a Name
    kind: str, text: str, language: str, where: str, page: str, block: str, term: str
) -> Name:
    folded = folded_name(text)
    initials = "".join(word[0] for word in folded.split())
    return Name(kind, text, language, page, block, term, where, folded, initials)


def _pages(library: Library) -> list[Name]:
    sections = {section.id: section for section in library.collection.sections}
    return [
        _name(PAGE, title, tag, sections[info.section].title(tag), info.id, "", "")
        for info in library.pages()
        for tag, title in info.titles.items()
    ]


def _terms(library: Library) -> list[Name]:
    names = []
    for term in library.terms():
        page = term.pages[0] if term.pages else ""
        for tag, text in term.texts.items():
            names.append(_name(TERM, text.name, tag, "", page, "", term.id))
            if text.acronym and text.acronym != text.term:
                names.append(_name(TERM, f"{text.acronym} – {text.term}", tag, "", page, "", term.id))
    return names


def _headings(library: Library) -> list[Name]:
    infos = {info.id: info for info in library.pages()}
    rows = library.rows(
        "SELECT page.id, block.id, block.language, block.text FROM block JOIN page ON page.number = block.page"
        " WHERE block.kind = 'heading' ORDER BY block.page, block.position"
    )
    return [
        _name(HEADING, str(text), str(tag), infos[page].title(str(tag)), str(page), str(block), "")
        for page, block, tag, text in rows
        if page in infos
    ]
