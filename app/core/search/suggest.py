"""Placeholder."""

from app.core.content.library import Library
from app.core.search.query import Query
from app.core.search.vocabulary import Vocabulary


class Suggester:
    """Placeholder."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self._library = library

    def suggestions(self, text: str, query: Query, language: str) -> tuple[str, ...]:
        """Return nothing yet."""
        return ()
