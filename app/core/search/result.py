"""What a search is asked and what it answers: plain values, safe to hand from thread to thread."""

from typing import NamedTuple


class SearchRequest(NamedTuple):
    """One question to the index.

    `language` is the reading language: titles and snippets come in it, and it wins ties. `typing` says that the
    last word may be unfinished, so it is searched as a prefix. `section` and `in_language` narrow the hits, on
    top of `in:` and `lang:` in the text. `limit` bounds the hits, never the counts.
    """

    text: str
    language: str
    limit: int = 10
    section: str = ""
    in_language: str = ""
    typing: bool = False


class Snippet(NamedTuple):
    """A piece of a block as printed, with the half-open ranges of characters to mark."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """One passage or glossary entry.

    `kind` is "passage" or "term". `page`, `block` and `number` say where it is (for a term: its first page, and
    no block). `language` is the one it matched in; `title`, `heading` and `snippet` are in the reading language.
    `matched` holds the printed words or terms of the glossary that matched beyond what was typed; `subjects` the
    clusters the page is the home of, or the id of the term. `more` counts further passages of the same page.
    `passage` is its number in this library, the same in every language, while `block` is the best place in it.
    """

    kind: str
    page: str
    block: str
    number: int | None
    language: str
    matched: tuple[str, ...]
    title: str
    section: str
    heading: str
    snippet: Snippet
    score: float
    subjects: tuple[str, ...]
    more: int = 0
    passage: int = -1


class SearchAnswer(NamedTuple):
    """The answer to a request.

    `total` counts all hits before `limit`. `corrected` is the query that was searched instead of a text that
    matched nothing as a whole because a word of it occurs nowhere, or empty; in quotation marks a word is not
    corrected. `hint` is a sentence (English, marked for translation) where the text could not be read as a query
    and was searched as plain words, or where no passage has all of it and the hits have some of it; `late_hint` is one
    that whoever is typing may be about to make needless: an open quotation mark, half the name of a section. `sections` and `languages` count hits per section id and per
    language tag, as if the filter on that very dimension were off. `words` are the folded words and prefixes to
    mark in a page (`"numer*"` for a prefix, `"point echange"` for words in a row), see `snippets.marked_ranges`.
    """

    request: SearchRequest
    engine: str
    total: int
    took_ms: float
    corrected: str
    suggestions: tuple[str, ...]
    hits: tuple[Hit, ...]
    sections: dict[str, int]
    languages: dict[str, int]
    words: tuple[str, ...]
    hint: str = ""
    late_hint: str = ""
