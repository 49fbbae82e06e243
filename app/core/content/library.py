"""Reads the compiled library: sections, pages, blocks, terms. What the window and the command line live on.

Knows nothing of content files or of how the library was made. A library belongs to the thread that opened it:
each further thread opens its own, which costs less than a millisecond.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.content.schema import DATABASE, FORMAT, check_types, separated
from app.core.errors import BriefingError, LibraryError, UnknownBlockError, UnknownPageError, marked
from app.core.model.collection import Collection, CollectionText
from app.core.model.language import LANGUAGES
from app.core.model.page import (
    Block,
    BlockKind,
    Figure,
    Page,
    PageInfo,
    Problem,
    Section,
    SourceNote,
    ends_of_range,
)

if TYPE_CHECKING:
    from app.core.model.term import Term, TermText


_DEEPEST = 9
_LARGEST_FIGURE = 100_000
_KINDS = {kind.value: kind for kind in BlockKind}

_SIGNS_OF_DAMAGE = (
    sqlite3.Error,
    ValueError,  # also text that is not UTF-8
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    MemoryError,  # a length of some gigabytes
    RuntimeError,
    StopIteration,
)
"""What reading and using rows of a damaged database may raise."""


class Library:
    """A compiled briefing, open for reading. Raises LibraryError where the database cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        if not self.path.is_file():
            raise LibraryError(marked("The compiled library is missing: {path}."), path=self.path)
        with self.reading():
            # "immutable": nobody writes a library in place, and a read-only folder needs no lock file.
            self._db = sqlite3.connect(f"{self.path.absolute().as_uri()}?immutable=1", uri=True)
            self._terms: list[Term] | None = None
            try:
                self._check_format()
                self._pages = self._read_pages()
                self.collection = self._read_collection()
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Close the database; the library cannot be used afterwards."""
        self._db.close()

    def _check_format(self) -> None:
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found != FORMAT:
            raise LibraryError(
                marked("The compiled library {path} has format {found}, not {expected}."),
                path=self.path,
                found=found,
                expected=FORMAT,
            )

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Turn into a LibraryError whatever a damaged database leads to while its rows are read or used.

        The only place where that is done: whoever makes something of rows does it within this context.
        """
        try:
            yield
        except BriefingError:
            raise
        except _SIGNS_OF_DAMAGE as error:
            reason = f"{type(error).__name__}: {error}"
            raise LibraryError(
                marked("The compiled library {path} is damaged ({reason})."), path=self.path, reason=reason
            ) from error

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query, each value of the type of its column. Raises LibraryError."""
        with self.reading():
            cursor = self._db.execute(sql, values)
            rows = cursor.fetchall()
            check_types([column[0] for column in cursor.description], rows)
        return rows

    def _read_pages(self) -> dict[str, PageInfo]:
        texts: dict[int, dict[str, tuple[str, str]]] = {}
        for number, language, title, summary in self.rows(
            "SELECT page, language, title, summary FROM page_text"
        ):
            texts.setdefault(number, {})[language] = (title, summary)
        pages = {}
        self._numbers: dict[str, int] = {}
        for number, page, section, subjects in self.rows(
            "SELECT number, id, section, subjects FROM page ORDER BY number"
        ):
            own = {tag: texts[number][tag] for tag in LANGUAGES if tag in texts.get(number, {})}
            pages[page] = PageInfo(
                page,
                section,
                {tag: text[0] for tag, text in own.items()},
                {tag: text[1] for tag, text in own.items()},
                separated(subjects),
            )
            self._numbers[page] = number
        return pages

    def _read_collection(self) -> Collection:
        texts, home = {}, ""
        for language, title, subtitle, version, home_page in self.rows("SELECT * FROM collection"):
            texts[language] = CollectionText(title, subtitle, version)
            home = home or home_page
        titles: dict[str, dict[str, str]] = {}
        for section, language, title in self.rows(
            "SELECT id, language, title FROM section ORDER BY position, language"
        ):
            titles.setdefault(section, {})[language] = title
        members: dict[str, list[str]] = {section: [] for section in titles}
        for page in self._pages.values():
            members.setdefault(page.section, []).append(page.id)
        sections = tuple(
            Section(section, titles.get(section, {}), tuple(pages))
            for section, pages in members.items()
            if pages
        )
        if not self._pages or texts.keys().isdisjoint(LANGUAGES):
            raise ValueError("no page")  # a build without a page fails, so there has been one
        if home not in self._pages:
            home = next(iter(self._pages))
        return Collection(texts, home, sections)

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of the languages the briefing is written in, in reading order."""
        return tuple(tag for tag in LANGUAGES if tag in self.collection.texts)

    def pages(self) -> Iterator[PageInfo]:
        """Yield every page in reading order."""
        return iter(self._pages.values())

    def neighbours(self, page: str) -> "tuple[PageInfo | None, PageInfo | None]":
        """Return the pages before and after one in reading order, None at the ends and for a page that is in none."""
        order = self.collection.pages
        if page not in order:
            return None, None
        place = order.index(page)
        before = self.info(order[place - 1]) if place else None
        return before, self.info(order[place + 1]) if place + 1 < len(order) else None

    def info(self, page: str) -> PageInfo:
        """Return titles and section of a page. Raises UnknownPageError."""
        try:
            return self._pages[page]
        except KeyError:
            raise UnknownPageError(marked("There is no page “{page}” in this briefing."), page=page) from None

    def __contains__(self, page: object) -> bool:
        return page in self._pages

    def page(self, page: str, language: str) -> Page:
        """Return a page in `language`, or in the language it exists in. Raises UnknownPageError."""
        info = self.info(page)
        with self.reading():
            return self._read_page(info, language)

    def _read_page(self, info: PageInfo, language: str) -> Page:
        number = self._numbers[info.id]
        usable = {
            str(row[0])
            for row in self.rows(
                "SELECT DISTINCT language FROM block WHERE page = ? AND position = 0", (number,)
            )
        }
        shown = (
            language if language in usable else next((tag for tag in LANGUAGES if tag in usable), language)
        )
        blocks = tuple(
            _block(*row)
            for row in self.rows(
                "SELECT id, number, kind, level, in_group, variant, label, html, text FROM block"
                " WHERE page = ? AND language = ? ORDER BY position",
                (number, shown),
            )
        )
        related = self.rows("SELECT related FROM page WHERE number = ?", (number,))[0][0]
        terms = self.rows("SELECT terms FROM page_text WHERE page = ? AND language = ?", (number, shown))
        return Page(
            id=info.id,
            section=info.section,
            language=shown,
            title=info.title(shown),
            summary=info.summaries.get(shown, ""),
            subjects=info.subjects,
            blocks=blocks,
            related=separated(str(related or "")),
            sources=self._sources(number, shown),
            terms=separated(str(terms[0][0] or "")) if terms else (),
            problems=self._problems(info.id, language),
        )

    def _sources(self, number: int, language: str) -> tuple[SourceNote, ...]:
        return tuple(
            SourceNote(*row)
            for row in self.rows(
                "SELECT p.number, p.key, s.html, s.text FROM page_source p"
                " JOIN source s ON s.key = p.key AND s.language = p.language"
                " WHERE p.page = ? AND p.language = ? ORDER BY p.number",
                (number, language),
            )
        )

    def _problems(self, page: str, language: str) -> tuple[Problem, ...]:
        return tuple(
            Problem(*row)
            for row in self.rows(
                "SELECT file, line, code, message FROM problem WHERE page = ? AND language = ?",
                (page, language),
            )
        )

    def block(self, page: str, reference: str) -> tuple[str, int | None]:
        """Return id and number of the block that `reference` names: a number ("4") or a block id.

        Of a range ("4-6") that is the first one; the last one has to be there as well. Raises UnknownPageError and
        UnknownBlockError.
        """
        return self._ends(page, reference)[0]

    def ends(self, page: str, reference: str) -> tuple[str, str]:
        """Return the ids of the first and the last block that `reference` names, as `block` does of the first."""
        first, last = self._ends(page, reference)
        return first[0], last[0]

    def _ends(self, page: str, reference: str) -> tuple[tuple[str, int | None], tuple[str, int | None]]:
        self.info(page)
        reference = reference.strip("¶§ \u00a0")
        found = self._block(page, reference)
        if found is not None:
            return found, found
        ends = ends_of_range(reference)
        first, last = self._block(page, ends[0]), self._block(page, ends[1])
        if not ends[0] or first is None or last is None:
            message = marked("Page “{page}” has no paragraph “{block}”.")
            raise UnknownBlockError(message, page=page, block=reference)
        return first, last

    def _block(self, page: str, reference: str) -> tuple[str, int | None] | None:
        rows = self.rows(
            "SELECT id, number FROM block WHERE page = ? AND (id = ? OR CAST(number AS TEXT) = ?) LIMIT 1",
            (self._numbers[page], reference, reference),
        )
        return (str(rows[0][0]), rows[0][1]) if rows else None

    def figure(self, figure: str, language: str) -> Figure | None:
        """Return a figure in `language`, or None: then its words, which the page has, are the better picture."""
        rows = self.rows("SELECT * FROM figure WHERE id = ? AND language = ?", (figure, language))
        found = Figure(*rows[0]) if rows else None
        return found if found is not None and max(found.width, found.height) <= _LARGEST_FIGURE else None

    def terms(self) -> "list[Term]":
        """Return the whole glossary in its own order; it is read once."""
        if self._terms is None:
            with self.reading():
                self._terms = self._read_terms()
        return self._terms

    def _read_terms(self) -> "list[Term]":
        from app.core.model.term import Term, TermText  # noqa: PLC0415 - no page needs the glossary

        texts: dict[int, dict[str, TermText]] = {}
        for number, language, acronym, name, aliases, definition in self.rows("SELECT * FROM term_text"):
            text = TermText(str(acronym), str(name), separated(str(aliases)), str(definition))
            texts.setdefault(number, {})[str(language)] = text
        return [
            Term(str(term), _in_order(texts.get(number, {})), separated(str(pages)))
            for number, term, pages in self.rows("SELECT number, id, pages FROM term ORDER BY number")
        ]

    def problems(self) -> list[Problem]:
        """Return every fault the build found in the content."""
        return [Problem(*row) for row in self.rows("SELECT file, line, code, message FROM problem")]


def _block(  # noqa: PLR0917 - a row
    block_id: str,
    number: int | None,
    kind: str,
    level: int,
    group: int,
    variant: str,
    label: str,
    html: str,
    text: str,
) -> Block:
    if not 0 <= level <= _DEEPEST:
        raise ValueError(f"level {level}")  # a list of that depth would be made when it is shown
    return Block(block_id, number, _KINDS[kind], level, group, variant, label, html, text)


def _in_order(texts: "dict[str, TermText]") -> "dict[str, TermText]":
    return {tag: texts[tag] for tag in LANGUAGES if tag in texts}
