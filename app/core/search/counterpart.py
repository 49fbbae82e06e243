"""What a hit says in another language: the same paragraph there, with the words of the query marked."""

from collections.abc import Sequence

from app.core.content.library import Library
from app.core.errors import BriefingError
from app.core.search.result import Hit, Snippet
from app.core.search.snippets import marked_ranges, marker, snippet


def counterpart(library: Library, hit: Hit, language: str, words: Sequence[str]) -> Snippet | None:
    """Return a snippet of `hit` in `language`, or None where it does not exist there."""
    text = _term_text(library, hit, language) if hit.kind == "term" else _passage_text(library, hit, language)
    return snippet(text, marker(tuple(words), language).marks(text)) if text else None


def definition(library: Library, hit: Hit, language: str, words: Sequence[str]) -> Snippet | None:
    """Return the whole definition of a hit that is a term, with the words of the query marked."""
    text = _term_text(library, hit, language)
    return Snippet(text, tuple(marked_ranges(text, tuple(words), language))) if text else None


def _term_text(library: Library, hit: Hit, language: str) -> str:
    term = next((term for term in library.terms() if term.id in hit.subjects), None)
    return term.texts[language].definition if term is not None and language in term.texts else ""


def _passage_text(library: Library, hit: Hit, language: str) -> str:
    try:
        info = library.info(hit.page)
        shown = hit.snippet.text.strip("… ")
        if shown and any(shown in summary for summary in info.summaries.values()):
            return info.summaries.get(language, "")  # the summary stands for the first paragraph
        page = library.page(hit.page, language)
    except BriefingError:
        return ""
    if page.language != language:
        return ""
    return next((block.text for block in page.blocks if block.id == hit.block), "")
