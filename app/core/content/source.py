"""Reads a content folder: every page, glossary and collection file, good or bad, with the faults of each.

Nothing here stops at the first fault: what can be read is read, and a bad file becomes a page that says what
is wrong with it. Faults that need several files to be seen are found in `checks`.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from app.core.content import front_matter
from app.core.content.front_matter import FrontMatter
from app.core.errors import ContentError, marked
from app.core.model.language import LANGUAGES
from app.core.model.page import Problem
from app.core.model.term import TermText
from app.core.rendering.markdown_blocks import MarkdownReader, ParsedBlock

COLLECTION_FILE = "collection.yaml"
GLOSSARY_FILE = "glossary.yaml"

_SOURCE_FIELDS = ("author", "title", "symbol", "date", "url", "medium")
_TERM_FIELDS = {"acronym", "term", "aliases", "mark", "definition", "pages"}


class SourcePage(NamedTuple):
    """One page file: `head` is None and `blocks` is empty where the file could not be used."""

    id: str
    language: str
    file: str
    head: FrontMatter | None
    blocks: tuple[ParsedBlock, ...]
    cited: tuple[str, ...]


class SourceTerm(NamedTuple):
    """One glossary entry in one language; `mark` says whether the term is marked in running text."""

    text: TermText
    pages: tuple[str, ...]
    mark: bool
    line: int


class SourceCollection(NamedTuple):
    """One collection.yaml: titles, sections in order (id -> title), source key -> fields."""

    title: str
    subtitle: str
    version: str
    home: str
    sections: dict[str, str]
    sources: dict[str, dict[str, str]]


class Content(NamedTuple):
    """A content folder as read. `pages[id][language]`, `glossary[language][id]`, `collections[language]`."""

    folder: Path
    languages: tuple[str, ...]
    collections: dict[str, SourceCollection]
    glossary: dict[str, dict[str, SourceTerm]]
    pages: dict[str, dict[str, SourcePage]]
    problems: tuple[Problem, ...]


def content_files(folder: Path) -> list[Path]:
    """Return every file of `folder` that the library depends on, sorted."""
    return sorted(
        path
        for language in LANGUAGES
        for path in (folder / language).rglob("*")
        if path.suffix in {".md", ".yaml"} and path.is_file()
    )


def read_content(folder: Path) -> Content:
    """Read the content folder, whatever its state.

    Raises ContentError where there is no content at all: no language folder with a page in it.
    """
    languages = tuple(tag for tag in LANGUAGES if (folder / tag).is_dir())
    reader = _Reader(folder)
    pages: dict[str, dict[str, SourcePage]] = {}
    collections, glossary = {}, {}
    for language in languages:
        collections[language] = reader.collection(language)
        glossary[language] = reader.glossary(language)
        for page in reader.pages(language):
            pages.setdefault(page.id, {})[language] = page
    if not pages:
        raise ContentError(marked("No pages found in {folder}."), folder=folder)
    return Content(folder, languages, collections, glossary, pages, tuple(reader.problems))


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._markdown = MarkdownReader()
        self.problems: list[Problem] = []

    def pages(self, language: str) -> Iterator[SourcePage]:
        root = self._folder / language
        for path in sorted(root.rglob("*.md")):
            yield self._page(language, path, path.relative_to(root).with_suffix("").as_posix())

    def _page(self, language: str, path: Path, page_id: str) -> SourcePage:
        file = path.relative_to(self._folder).as_posix()

        def report(line: int, code: str, message: str) -> None:
            self.problems.append(Problem(file, line, code, message))

        unusable = SourcePage(page_id, language, file, None, (), ())
        if "/" not in page_id:
            report(1, "misplaced", "a page belongs in the folder of a section, such as topics/")
            return unusable
        text = self._text(path, file)
        if text is None:
            return unusable
        head_text, body, first_line = front_matter.split(text, report)
        head = front_matter.parse(head_text, report) if head_text is not None else None
        if head is None:
            return unusable
        blocks, cited = self._markdown.parse(body, first_line)
        if not blocks:
            report(first_line, "empty-page", "the page has no text")
        return SourcePage(page_id, language, file, head, tuple(blocks), cited)

    def _text(self, path: Path, file: str) -> str | None:
        try:
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
        except OSError as error:
            self.problems.append(Problem(file, 1, "unreadable", f"cannot be read: {error.strerror}"))
            return None
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            message = "not UTF-8 text; save the file with the encoding UTF-8"
            self.problems.append(Problem(file, line, "encoding", message))
            return None
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))

    def _yaml(self, language: str, name: str) -> dict[str, Any]:
        path = self._folder / language / name
        file = f"{language}/{name}"
        if not path.is_file():
            self.problems.append(Problem(file, 1, "missing-file", f"{file} is missing"))
            return {}
        text = self._text(path, file)
        if text is None:
            return {}
        try:
            values = yaml.load(text, Loader=front_matter.SAFE_LOADER)  # noqa: S506 - a safe loader
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            reason = str(getattr(error, "problem", None) or error).split("\n")[0]
            self.problems.append(
                Problem(file, mark.line + 1 if mark is not None else 1, "yaml", f"not valid YAML: {reason}")
            )
            return {}
        if not isinstance(values, dict):
            self.problems.append(Problem(file, 1, "yaml", "must be lines of 'key: value'"))
            return {}
        return values

    def collection(self, language: str) -> SourceCollection:
        file = f"{language}/{COLLECTION_FILE}"
        values = self._yaml(language, COLLECTION_FILE)
        known = {"title", "subtitle", "version", "home", "sections", "sources"}
        if values:
            self._unknown_keys(file, values, known)
            for key in sorted(known - set(values)):
                self.problems.append(Problem(file, 1, "missing-key", f"'{key}' is missing"))
        sections = {}
        for entry in _dicts(values.get("sections")):
            sections[str(entry.get("id", ""))] = str(entry.get("title", ""))
        sources = {}
        declared = values.get("sources")
        for key, fields in (declared if isinstance(declared, dict) else {}).items():
            fields = fields if isinstance(fields, dict) else {}
            self._unknown_keys(f"{file}", fields, set(_SOURCE_FIELDS), f"source '{key}': ")
            if not fields.get("title") or not fields.get("author"):
                self.problems.append(Problem(file, 1, "source", f"source '{key}' needs an author and a title"))
            sources[str(key)] = {name: str(fields[name]) for name in _SOURCE_FIELDS if fields.get(name)}
        return SourceCollection(
            title=str(values.get("title") or ""),
            subtitle=str(values.get("subtitle") or ""),
            version=str(values.get("version") or ""),
            home=str(values.get("home") or ""),
            sections=sections,
            sources=sources,
        )

    def glossary(self, language: str) -> dict[str, SourceTerm]:
        file = f"{language}/{GLOSSARY_FILE}"
        values = self._yaml(language, GLOSSARY_FILE)
        lines = self._entry_lines(language) if values else {}
        entries = {}
        for key, fields in values.items():
            line = lines.get(str(key), 1)
            if not isinstance(fields, dict) or not fields.get("term") or not fields.get("definition"):
                message = f"'{key}' needs a term and a definition"
                self.problems.append(Problem(file, line, "glossary", message))
                continue
            self._unknown_keys(file, fields, _TERM_FIELDS, f"'{key}': ", line)
            text = TermText(
                acronym=str(fields.get("acronym") or ""),
                term=str(fields["term"]),
                aliases=_strings(fields.get("aliases")),
                definition=" ".join(str(fields["definition"]).split(" ")),
            )
            pages = _strings(fields.get("pages"))
            entries[str(key)] = SourceTerm(text, pages, fields.get("mark") is not False, line)
        return entries

    def _entry_lines(self, language: str) -> dict[str, int]:
        text = self._text(self._folder / language / GLOSSARY_FILE, "") or ""
        return {
            line.split(":")[0].strip("\"' "): number
            for number, line in enumerate(text.split("\n"), start=1)
            if line[:1].strip() and ":" in line
        }

    def _unknown_keys(
        self, file: str, values: Iterable[object], known: set[str], where: str = "", line: int = 1
    ) -> None:
        for key in values:
            if key not in known:
                message = f"{where}unknown key '{key}'; known: {', '.join(sorted(known))}"
                self.problems.append(Problem(file, line, "unknown-key", message))


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
