"""Content as read -> `library.sqlite`. Numbers the blocks, gives them their ids, marks terms, resolves sources.

Takes whatever `source` could read: a page that could not be used is stored with its faults and no blocks.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from app.core.content.checks.structure import check_structure
from app.core.content.schema import FORMAT, TABLES, joined
from app.core.content.source import Content, SourcePage
from app.core.content.term_marks import TermMarker
from app.core.model.page import BlockKind, Problem
from app.core.rendering.markdown_blocks import ParsedBlock
from app.core.rendering.references import reference_html, reference_text

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all. May raise BuildCancelledError to stop."""


def _silent(done: int, total: int) -> None:
    del done, total


def compile_library(content: Content, path: Path, progress: Progress = _silent) -> int:
    """Write the library of `content` to the new file `path` and return the number of blocks in it.

    Pages are stored in reading order. The vocabulary is left empty: the indexer fills it.
    """
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(TABLES)
        blocks = _Compiler(content, db).run(progress)
        db.execute(f"PRAGMA user_version = {FORMAT:d}")
        db.commit()
    finally:
        db.close()
    return blocks


def reading_order(content: Content) -> list[str]:
    """Return page ids in reading order: sections as the collection lists them, then `order`, then id."""
    sections = list(
        dict.fromkeys(name for tag in content.languages for name in content.collections[tag].sections)
    )

    def place(page: str) -> tuple[int, str, int, str]:
        section = page.split("/", maxsplit=1)[0]
        rank = sections.index(section) if section in sections else len(sections)
        orders = [source.head.order for source in content.pages[page].values() if source.head is not None]
        return rank, section if rank == len(sections) else "", min(orders, default=10**6), page

    return sorted(content.pages, key=place)


def numbers(blocks: Iterable[ParsedBlock]) -> list[int | None]:
    """Return the citation number of each block; headings and table heads have none."""
    count = 0
    result: list[int | None] = []
    for block in blocks:
        numbered = block.kind is not BlockKind.HEADING and block.variant != "header"
        count += numbered
        result.append(count if numbered else None)
    return result


def block_ids(languages: Iterable[tuple[ParsedBlock, ...]]) -> list[str]:
    """Return an id for each block position, given the blocks of a page in each language, first one leading.

    An explicit `{#id}` is used as it is. Any other id is derived from the block's own text in the first
    language, so it survives every edit elsewhere in the page and is the same in all languages.
    """
    versions = list(languages)
    ids: list[str] = []
    used: set[str] = set()
    for position in range(max(map(len, versions), default=0)):
        block = next(version[position] for version in versions if position < len(version))
        digest = hashlib.sha256(f"{block.kind}:{block.text}".encode()).hexdigest()
        wanted = block.explicit_id or f"b{digest[:8]}"
        unique, count = wanted, 1
        while unique in used:
            count += 1
            unique = f"{wanted}-{count}"
        used.add(unique)
        ids.append(unique)
    return ids


class _Compiler:
    def __init__(self, content: Content, db: sqlite3.Connection) -> None:
        self._content = content
        self._db = db
        self._markers = {tag: TermMarker(content.glossary[tag]) for tag in content.languages}
        self._blocks = 0

    def run(self, progress: Progress) -> int:
        order = reading_order(self._content)
        self._write_collection(order)
        self._write_glossary()
        self._write_figures()
        problems = [*self._content.problems, *check_structure(self._content)]
        self._write_problems(problems)
        for number, page in enumerate(order, start=1):
            progress(number - 1, len(order))
            self._write_page(number, page)
        progress(len(order), len(order))
        return self._blocks

    def _write_collection(self, order: list[str]) -> None:
        sections = list(dict.fromkeys(page.split("/", maxsplit=1)[0] for page in order))
        for tag in self._content.languages:
            own = self._content.collections[tag]
            row = (tag, own.title or self._content.folder.name, own.subtitle, own.version, own.home)
            self._db.execute("INSERT INTO collection VALUES (?, ?, ?, ?, ?)", row)
            for position, section in enumerate(sections):
                title = own.sections.get(section) or section
                self._db.execute("INSERT INTO section VALUES (?, ?, ?, ?)", (section, tag, position, title))
            self._db.executemany(
                "INSERT INTO source VALUES (?, ?, ?, ?)",
                [(tag, key, reference_html(of), reference_text(of)) for key, of in own.sources.items()],
            )

    def _write_glossary(self) -> None:
        glossary = self._content.glossary
        ids = list(dict.fromkeys(term for tag in self._content.languages for term in glossary[tag]))
        for number, term in enumerate(ids, start=1):
            entries = {tag: glossary[tag][term] for tag in self._content.languages if term in glossary[tag]}
            pages = next(iter(entries.values())).pages
            self._db.execute("INSERT INTO term VALUES (?, ?, ?)", (number, term, joined(pages)))
            self._db.executemany(
                "INSERT INTO term_text VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (number, tag, of.text.acronym, of.text.term, joined(of.text.aliases), of.text.definition)
                    for tag, of in entries.items()
                ],
            )

    def _write_figures(self) -> None:
        for tag in self._content.languages:
            for name, figure in self._content.figures[tag].figures.items():
                # What could not be drawn has been reported; a page shows its words instead.
                if figure.drawing is not None:
                    svg, width, height, _texts = figure.drawing
                    row = (name, tag, figure.text.title, figure.text.alternative, svg, width, height)
                    self._db.execute("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _write_problems(self, problems: list[Problem]) -> None:
        for problem in problems:
            language, _, rest = problem.file.partition("/")
            page = rest.removesuffix(".md")
            shown = self._unusable(page, language)
            row = (*problem, page if shown else None, language if shown else None)
            self._db.execute("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?)", row)

    def _unusable(self, page: str, language: str) -> bool:
        source = self._content.pages.get(page, {}).get(language)
        return source is not None and (source.head is None or not source.blocks)

    def _write_page(self, number: int, page: str) -> None:
        versions = self._content.pages[page]
        heads = [versions[tag].head for tag in self._content.languages if tag in versions]
        head = next((found for found in heads if found is not None), None)
        section = page.split("/", maxsplit=1)[0]
        self._db.execute(
            "INSERT INTO page VALUES (?, ?, ?, ?, ?)",
            (
                number,
                page,
                section,
                joined(head.subjects if head else ()),
                joined(head.related if head else ()),
            ),
        )
        ordered = [versions[tag] for tag in self._content.languages if tag in versions]
        ids = block_ids(source.blocks for source in ordered if source.head is not None)
        for source in ordered:
            if source.head is not None:
                self._write_text(number, source, ids)

    def _write_text(self, number: int, source: SourcePage, ids: list[str]) -> None:
        assert source.head is not None  # noqa: S101 - the caller has looked
        marker = self._markers[source.language]
        terms: dict[str, None] = {}
        seen: set[str] = set()
        rows = []
        counted = numbers(source.blocks)
        for position, block in enumerate(source.blocks):
            html = block.html
            if block.kind is BlockKind.HEADING:
                seen = set()
            elif block.variant != "header" and block.kind is not BlockKind.FIGURE:
                before = set(seen)
                html = marker.mark(html, seen)
                terms.update(dict.fromkeys(sorted(seen - before)))
            rows.append(
                (
                    number,
                    source.language,
                    position,
                    ids[position],
                    counted[position],
                    block.kind.value,
                    block.level,
                    block.group,
                    block.variant,
                    block.label,
                    html,
                    block.text,
                )
            )
        self._db.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._blocks += len(rows)
        self._db.execute(
            "INSERT INTO page_text VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                source.language,
                source.head.title,
                source.head.summary,
                joined(source.head.keywords),
                source.head.reviewed,
                joined(list(terms)),
            ),
        )
        self._db.executemany(
            "INSERT INTO page_source VALUES (?, ?, ?, ?)",
            [(number, source.language, count, key) for count, key in enumerate(source.cited, start=1)],
        )
