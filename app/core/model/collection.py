"""A briefing as a whole: its titles, its sections and its languages."""

from typing import NamedTuple

from app.core.model.page import Section


class CollectionText(NamedTuple):
    """Title, subtitle and version of a briefing in one language."""

    title: str
    subtitle: str
    version: str


class Collection(NamedTuple):
    """One briefing: texts by language tag, id of the home page, sections in reading order."""

    texts: dict[str, CollectionText]
    home: str
    sections: tuple[Section, ...]

    def text(self, language: str) -> CollectionText:
        """Return the titles in `language`, else in the first language that has them."""
        return self.texts.get(language) or next(iter(self.texts.values()))

    @property
    def pages(self) -> tuple[str, ...]:
        """Ids of all pages in reading order."""
        return tuple(page for section in self.sections for page in section.pages)
