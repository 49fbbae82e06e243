"""Reads a content folder: every page, glossary and collection file, good or bad, with the faults of each.

Nothing here stops at the first fault: what can be read is read, and a bad file becomes a page that says what
is wrong with it. Faults that need several files to be seen, and those of the language, are found in `checks`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.core.content import front_matter
from app.core.content.entries import (
    COLLECTION_FILE,
    GLOSSARY_FILE,
    SourceCollection,
    SourceTerm,
    collection_of,
    glossary_of,
)
from app.core.content.figures import FIGURES_FILE, SourceFigures, read_figures
from app.core.content.files import bytes_of
from app.core.content.front_matter import PAGE_ID, FrontMatter
from app.core.content.yaml_text import Report, YamlText, read_yaml
from app.core.errors import ContentError, marked
from app.core.model.language import LANGUAGES
from app.core.model.page import BlockKind, Problem
from app.core.rendering.limits import FILE_BYTES, accents, markdown_excess, unseen, without_unseen
from app.core.rendering.markdown_blocks import LOST, MarkdownReader, ParsedBlock

_CODE = re.compile(r"`[^`\n]*`")
_TAG = re.compile(r"(?<!\\)<(?:/?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|!--)")
_FIGURE = re.compile(r"!\[[^\]\n]*\]\(\s*figure:")
_FOOTNOTE = re.compile(r"^\[\^[\w-]+\]:", re.MULTILINE)


class SourcePage(NamedTuple):
    """One page file: `head` is None and `blocks` is empty where the file could not be used."""

    id: str
    language: str
    file: str
    head: FrontMatter | None
    blocks: tuple[ParsedBlock, ...]
    cited: tuple[str, ...]
    keys: YamlText | None = None

    def line(self, *key: str) -> int:
        """Return the line of the file on which a key of the front matter, or an item of its list, stands."""
        return self.keys.line(*key) if self.keys is not None else 1


class Content(NamedTuple):
    """A content folder as read.

    `pages[id][language]`, `glossary[language][id]`, `collections[language]`, `figures[language]`.
    """

    folder: Path
    languages: tuple[str, ...]
    collections: dict[str, SourceCollection]
    glossary: dict[str, dict[str, SourceTerm]]
    figures: dict[str, SourceFigures]
    pages: dict[str, dict[str, SourcePage]]
    problems: tuple[Problem, ...]


def read_content(folder: Path) -> Content:
    """Read the content folder, whatever its state.

    Raises ContentError where there is no content at all: no language folder with a page in it.
    """
    languages = tuple(tag for tag in LANGUAGES if (folder / tag).is_dir())
    reader = _Reader(folder)
    pages: dict[str, dict[str, SourcePage]] = {}
    collections, glossary, figures = {}, {}, {}
    for language in languages:
        collections[language] = reader.collection(language)
        glossary[language] = reader.glossary(language)
        figures[language] = reader.figures(language)
        for page in reader.pages(language, figures[language]):
            pages.setdefault(page.id, {})[language] = page
    if not pages:
        raise ContentError(marked("No pages found in {folder}."), folder=folder)
    return Content(folder, languages, collections, glossary, figures, pages, tuple(reader.problems))


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._markdown = MarkdownReader()
        self.problems: list[Problem] = []

    def _report(self, file: str) -> Report:
        return lambda line, code, message: self.problems.append(Problem(file, line, code, message))

    def pages(self, language: str, figures: SourceFigures) -> Iterator[SourcePage]:
        root = self._folder / language
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if not name.isprintable():
                shown = ascii(name)[1:-1]
                self._report(f"{language}/{shown}")(1, "page-name", "a name that cannot be shown: rename it")
                continue
            if path.suffix == ".md":
                yield self._page(language, path, name.removesuffix(".md"), figures)
            elif (
                path.is_file()
                and name not in {COLLECTION_FILE, GLOSSARY_FILE, FIGURES_FILE}
                and not path.name.startswith(".")
            ):
                message = "nothing reads this file: pages end in .md, and there is nothing else in a section"
                self._report(f"{language}/{name}")(1, "unknown-file", message)

    def _page(self, language: str, path: Path, page_id: str, figures: SourceFigures) -> SourcePage:
        file = f"{language}/{page_id}.md"
        report = self._report(file)
        unusable = SourcePage(page_id, language, file, None, (), ())
        if "/" not in page_id:
            report(1, "misplaced", "a page belongs in the folder of a section, such as topics/")
            return unusable
        if not PAGE_ID.fullmatch(page_id):
            report(1, "page-name", "folders and files have names of small letters a-z, digits and hyphens")
        text = self._text(path, file)
        if text is None:
            return unusable
        head_text, body, first_line = front_matter.split(text, report)
        head, keys = front_matter.parse(head_text, report) if head_text is not None else (None, None)
        if head is None:
            return unusable
        excess = list(markdown_excess(body))
        for line, code, message in excess:
            report(first_line + line, code, message)
        if excess:
            return unusable._replace(head=head, keys=keys)
        blocks, cited = self._blocks(body, first_line, figures, report)
        if not blocks:
            report(first_line, "empty-page", "the page has no text")
        prose = _CODE.sub(lambda code: " " * len(code.group()), body)
        _look_for_foreign_markup(prose, first_line, report)
        _look_for_lost_cells(prose, blocks, first_line, report)
        _look_for_lost_figures(prose, blocks, first_line, report)
        return SourcePage(page_id, language, file, head, tuple(blocks), cited, keys)

    def _blocks(
        self, body: str, first_line: int, figures: SourceFigures, report: Report
    ) -> tuple[list[ParsedBlock], tuple[str, ...]]:
        try:
            blocks, cited = (
                self._markdown.parse(body, first_line, figures.texts) if body.strip() else ([], ())
            )
        except RecursionError:  # emphasis in emphasis has no limit of its own
            report(first_line, "nesting", "too much inside one another: write it as one text after the other")
            return [], ()
        if LOST not in body:
            for block in blocks:
                if LOST in block.html:
                    report(
                        block.line,
                        "nesting",
                        "signs of emphasis across one another: close the inner one first",
                    )
        return blocks, cited

    def _text(self, path: Path, file: str) -> str | None:
        report = self._report(file)
        try:
            data = bytes_of(path, self._folder)
            text = data.decode("utf-8-sig")
        except OSError as error:
            report(1, "unreadable", f"cannot be read ({error.strerror}): look at its permissions")
            return None
        except UnicodeDecodeError as error:
            if len(data) <= FILE_BYTES:
                line = data[: error.start].count(b"\n") + 1
                report(line, "encoding", "not UTF-8 text: save the file with the encoding UTF-8")
                return None
            text = ""  # the last letter may have been cut in two
        if len(data) > FILE_BYTES:
            report(1, "size", f"a file of more than {FILE_BYTES} bytes: split it")
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for line, code, message in unseen(text):
            report(line + 1, code, message)
        if excess := next(accents(text), None):
            report(excess[0] + 1, *excess[1:])
            return None
        return unicodedata.normalize("NFC", without_unseen(text))

    def _yaml(self, language: str, name: str) -> YamlText:
        path = self._folder / language / name
        file = f"{language}/{name}"
        nothing = YamlText({}, {(): 1})
        if not path.exists():
            message = "this file is missing: copy that of the other language and translate it"
            self._report(file)(1, "missing-file", message)
            return nothing
        text = self._text(path, file)
        return nothing if text is None else read_yaml(text, 1, "yaml", self._report(file)) or nothing

    def collection(self, language: str) -> SourceCollection:
        return collection_of(
            self._yaml(language, COLLECTION_FILE), self._report(f"{language}/{COLLECTION_FILE}")
        )

    def glossary(self, language: str) -> dict[str, SourceTerm]:
        return glossary_of(self._yaml(language, GLOSSARY_FILE), self._report(f"{language}/{GLOSSARY_FILE}"))

    def figures(self, language: str) -> SourceFigures:
        """Return the figures of a language; a briefing without figures needs no file for them."""
        if not (self._folder / language / FIGURES_FILE).exists():
            return SourceFigures({}, YamlText({}, {(): 1}))
        return read_figures(self._yaml(language, FIGURES_FILE), self._report(f"{language}/{FIGURES_FILE}"))


def _look_for_foreign_markup(prose: str, first_line: int, report: Report) -> None:
    """Report what Markdown would let through, or take for text, but a briefing does not show."""
    for found in _TAG.finditer(prose):
        line = first_line + prose.count("\n", 0, found.start())
        tag = found.group() if len(found.group()) <= 40 else found.group()[:40] + "..."
        report(
            line,
            "raw-html",
            f"raw HTML is not shown: {tag}; write it in Markdown, or as \\< where < is meant",
        )
    for found in _FOOTNOTE.finditer(prose):
        line = first_line + prose.count("\n", 0, found.start())
        report(
            line, "footnote", f"sources are described in {COLLECTION_FILE}, not in the page: remove this line"
        )


def _look_for_lost_cells(prose: str, blocks: Iterable[ParsedBlock], first_line: int, report: Report) -> None:
    """Report rows that do not fit their table: Markdown drops the cells that are too many without a word."""
    lines = prose.split("\n")
    for block in blocks:
        if block.kind is BlockKind.TABLE_ROW:
            row = (
                lines[block.line - first_line].replace("\\|", " ").strip().removeprefix("|").removesuffix("|")
            )
            cells, columns = row.count("|") + 1, block.html.count("</t")
            if cells != columns:
                message = f"cells in this row: {cells}, columns of the table: {columns}; write \\| for a bar in a text"
                report(block.line, "table-row", message)


def _look_for_lost_figures(
    prose: str, blocks: Iterable[ParsedBlock], first_line: int, report: Report
) -> None:
    """Report figures in the midst of something else, which Markdown would take for a picture and leave out."""
    shown = {block.line for block in blocks if block.kind is BlockKind.FIGURE}
    for found in _FIGURE.finditer(prose):
        line = first_line + prose.count("\n", 0, found.start())
        if line not in shown:
            message = (
                "a figure is a paragraph of its own: put a blank line before and after it, and nothing else"
            )
            report(line, "figure-place", message)
