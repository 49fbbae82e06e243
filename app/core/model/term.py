"""A glossary entry."""

from typing import NamedTuple


def sorting_key(name: str) -> str:
    """Return `name` as it sorts among others: without accents, case, or marks at its front."""
    import unicodedata  # noqa: PLC0415 - not before the first page is on screen

    bare = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return bare.lstrip(" '\"-")


class TermText(NamedTuple):
    """A glossary entry in one language; `acronym` is empty where there is none."""

    acronym: str
    term: str
    aliases: tuple[str, ...]
    definition: str

    @property
    def name(self) -> str:
        """Return the term with its acronym in brackets, as it heads an entry."""
        return f"{self.term} ({self.acronym})" if self.acronym and self.acronym != self.term else self.term


class Term(NamedTuple):
    """A glossary entry: stable id, texts by language tag, the pages it belongs to."""

    id: str
    texts: dict[str, TermText]
    pages: tuple[str, ...]

    def text(self, language: str) -> TermText:
        """Return the entry in `language`, else in the first language that has it."""
        return self.texts.get(language) or next(iter(self.texts.values()))
