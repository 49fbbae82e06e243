"""What the search knows of the library beside postings: passages, lengths of fields, terms, titles.

Read once when a search service opens; a few numbers for each passage, no text.
"""

from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from app.core.content.library import Library
from app.core.model.language import LANGUAGES
from app.core.model.term import Term
from app.core.search.analysis import fold, words
from app.core.search.lengths import length_of
from app.core.search.terms import TermTable

_BYTE = 256


class Passage(NamedTuple):
    """A passage: page id ("" for a term without one), number of the term (0 for none), its blocks, its rank."""

    page: str
    page_number: int
    term: int
    first: int
    last: int
    leads: bool


class FieldNorm(NamedTuple):
    """Length of a field in every passage: a byte each, what each byte means, the mean over those that have it."""

    codes: bytes
    lengths: tuple[float, ...]
    mean: float
    passages: int


class Catalogue:
    """The passages of an open library.

    The passages of a page follow one another: `lead_of` says with which passage the page of each begins, `end_of`
    behind which it ends.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        pages = [""] * (1 + len(rows := library.rows("SELECT number, id FROM page ORDER BY number")))
        for number, page in rows:
            pages[int(str(number))] = str(page)
        self.passages = [
            Passage(pages[page], page, term, first, last, bool(leads))
            for page, term, first, last, leads in library.rows(
                "SELECT page, term, first, last, leads FROM passage ORDER BY number"
            )
        ]
        self.leads = frozenset(number for number, passage in enumerate(self.passages) if passage.leads)
        self.entry_of_term = {
            passage.term: number for number, passage in enumerate(self.passages) if passage.term
        }
        self.glossary_entries = frozenset(self.entry_of_term.values())
        self.lead_of_page = {
            passage.page: number
            for number, passage in enumerate(self.passages)
            if passage.leads and not passage.term
        }
        self.lead_of = list(
            accumulate((number if passage.leads else 0 for number, passage in enumerate(self.passages)), max)
        )
        self.end_of = _ends(self.lead_of)
        self.group_of = [-passage.term or passage.page_number for passage in self.passages]
        self.sections: dict[str, set[int]] = {section.id: set() for section in library.collection.sections}
        sections = {info.id: info.section for info in library.pages()}
        self.section_of = [sections.get(passage.page, "") for passage in self.passages]
        for number, section in enumerate(self.section_of):
            self.sections.setdefault(section, set()).add(number)
        self.languages = tuple(tag for tag in LANGUAGES if tag in library.languages)
        self._norms: dict[tuple[str, str], FieldNorm] = {}
        lengths = tuple(length_of(code) for code in range(_BYTE))
        for field, language, count, total, codes in library.rows("SELECT * FROM field_length"):
            mean = int(str(total)) / max(1, int(str(count)))
            norm = FieldNorm(bytes(codes), lengths, mean or 1.0, int(str(count)))
            self._norms[str(field), str(language)] = norm

    def norm(self, field: str, language: str) -> FieldNorm:
        """Return the lengths of a field."""
        return self._norms[field, language]

    @cached_property
    def term_table(self) -> TermTable:
        """The forms of the glossary's terms."""
        return TermTable(
            (str(language), str(form), int(str(term)))
            for language, form, term in self._library.rows("SELECT language, stems, term FROM term_form")
        )

    @cached_property
    def glossary(self) -> dict[int, Term]:
        """The terms by number."""
        numbers = [
            int(str(number)) for (number,) in self._library.rows("SELECT number FROM term ORDER BY number")
        ]
        return dict(zip(numbers, self._library.terms(), strict=True))

    def section_named(self, name: str) -> str:
        """Return the id of the section that `name` stands for, an id or a title in any language, or ""."""
        wanted = words(name)
        for section in self._library.collection.sections:
            if wanted and wanted in [words(section.id), *map(words, section.titles.values())]:
                return section.id
        return ""


def _ends(lead_of: list[int]) -> list[int]:
    """Return for each passage where the passages of its page end."""
    ends = [0] * len(lead_of)
    end = len(lead_of)
    for number in range(len(lead_of) - 1, -1, -1):
        ends[number] = end
        if lead_of[number] == number:
            end = number
    return ends


def language_named(name: str) -> str:
    """Return the tag of the language that `name` stands for: a tag, or its name in English or French, or ""."""
    wanted = fold(name)
    other = {"english": "en", "anglais": "en", "french": "fr", "francais": "fr"}
    return wanted if wanted in LANGUAGES else other.get(wanted, "")
