"""What is typed in the benchmark: titles, terms, aliases, keywords and words of the text, in both languages."""

import random
import re

from app.core.content.library import Library
from app.core.content.schema import separated

_SEED = 2017
_LONGEST = 40


def drawn(library: Library, count: int) -> list[str]:
    """Return `count` queries, the same each time for the same library, a fifth from each kind of text."""
    chance = random.Random(_SEED)
    kinds = [sorted(set(texts)) for texts in _texts(library) if texts]
    queries: list[str] = []
    while len(queries) < count and any(kinds):
        for kind in kinds:
            if kind and len(queries) < count:
                queries.append(kind.pop(chance.randrange(len(kind)))[:_LONGEST].strip())
    return queries


def _texts(library: Library) -> tuple[list[str], ...]:
    titles = [title for page in library.pages() for title in page.titles.values()]
    entries = [text for term in library.terms() for text in term.texts.values()]
    terms = [part for text in entries for part in (text.term, text.acronym) if part]
    aliases = [alias for text in entries for alias in text.aliases]
    keywords = [
        word for (row,) in library.rows("SELECT keywords FROM page_text") for word in separated(str(row))
    ]
    return titles, terms, aliases, keywords, _body_words(library)


def _body_words(library: Library) -> list[str]:
    """Return words and pairs of neighbouring words as they stand in the text."""
    found = []
    for (text,) in library.rows("SELECT text FROM block WHERE number IS NOT NULL"):
        words = re.findall(r"\w{3,}", str(text))
        found += words[::7]
        found += [f"{first} {second}" for first, second in zip(words[::11], words[1::11], strict=False)]
    return found
