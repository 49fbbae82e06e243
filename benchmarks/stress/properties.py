"""What must hold of any text, whoever wrote it: for the head of a page, its body, and what is searched for.

Each function raises AssertionError, or whatever it met, where it does not hold.
"""

import re
import tempfile
from pathlib import Path

import nh3

from app.core.content import front_matter
from app.core.content.checks.structure import check_structure
from app.core.content.checks.writing import check_writing
from app.core.content.compiler import compile_library
from app.core.content.entries import COLLECTION_FILE, GLOSSARY_FILE, collection_of, glossary_of
from app.core.content.figures import FIGURES_FILE, read_figures
from app.core.content.source import read_content
from app.core.content.yaml_text import read_yaml
from app.core.model.page import BlockKind, Problem
from app.core.rendering.limits import without_unseen
from app.core.rendering.markdown_dialect import MARKS
from app.core.search.query import MAX_LETTERS, MAX_WORDS, parse
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService

HEAD = "---\ntitle: Title\nsummary: Summary.\norder: 1\nreviewed: 2017-09-30\n---\n"
_FIGURES = """\
road: {kind: timeline, title: "The <road>", alternative: "What \\"one\\" sees.", sources: [paper], data: {}}
"""
_ODD_NAMES = ("loose.md", "a/Übel.md", "a/notes.txt", "a/no\x01.md")
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")
_TAGS = {"a", "abbr", "b", "br", "code", "em", "i", "strong", "sub", "sup"}
_SCHEMES = {"page", "note", "term", "https", "http", "mailto"}
_CELL = re.compile(r"<t[dh]>(.*?)</t[dh]>", re.DOTALL)


def hold_for_front_matter(text: str) -> None:
    """Read `text` as the head of a page, and as each of the files of YAML."""
    text = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    found: list[Problem] = []

    def report(line: int, code: str, message: str) -> None:
        found.append(Problem("file", line, code, message))

    head, _keys = front_matter.parse(text, report)
    if head is not None:
        assert head.title
        assert head.summary
        assert all(isinstance(item, str) for item in (*head.subjects, *head.keywords, *head.related))
    for read in (collection_of, glossary_of, read_figures):
        keys = read_yaml(text, 1, "yaml", report)
        if keys is not None:
            read(keys, report)
    front_matter.split(text, report)
    _are_faults(found, text.count("\n") + 2)


def hold_for_library(text: str) -> None:
    """Read `text` as every kind of file of a briefing, look for all faults, and compile a library."""
    data = text.encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "content")
        for language, own in (("en", data), ("fr", data[: len(data) // 2])):
            (folder / language / "a").mkdir(parents=True)
            for file in (COLLECTION_FILE, GLOSSARY_FILE, FIGURES_FILE):
                (folder / language / file).write_bytes(own)
            (folder / language / "a" / "head.md").write_bytes(b"---\n" + own + b"\n---\nText.[^paper]\n")
            (folder / language / "a" / "body.md").write_bytes(HEAD.encode() + own)
            (folder / language / "a" / "whole.md").write_bytes(own)
        for odd in _ODD_NAMES:
            (folder / "en" / odd).write_bytes(own)
        (folder / "fr" / GLOSSARY_FILE).unlink()
        (folder / "fr" / "a" / "link.md").symlink_to("link.md")
        content = read_content(folder)
        found = {*content.problems, *check_structure(content), *check_writing(content)}
        compile_library(content, Path(name, "library.sqlite"))
    _are_faults(list(found), text.count("\n") + text.count("\r") + 20)


def _are_faults(found: list[Problem], last_line: int) -> None:
    for problem in found:
        assert 1 <= problem.line <= last_line, problem
        assert _CODE.fullmatch(problem.code), problem
        assert problem.message, problem
        assert problem.message.replace("\u00a0", "").isprintable(), problem


def hold_for_markdown(text: str) -> None:
    """Read `text` as the body of a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "en", "a", "b.md")
        page.parent.mkdir(parents=True)
        page.write_bytes((HEAD + text).encode("utf-8", "surrogatepass"))
        (Path(folder, "en") / "figures.yaml").write_text(_FIGURES, encoding="utf-8")
        content = read_content(Path(folder))
    last_line = (HEAD + text).replace("\r\n", "\n").replace("\r", "\n").count("\n") + 2
    _are_faults([problem for problem in content.problems if problem.file.endswith(".md")], last_line)
    source = content.pages["a/b"]["en"]
    for block in source.blocks:
        assert 7 <= block.line <= last_line, block
        assert not MARKS.search(block.html + block.text + block.label), block
        assert "\x02" not in block.html, block
        if block.kind is not BlockKind.FIGURE:
            cells = _CELL.findall(block.html) if block.kind is BlockKind.TABLE_ROW else [block.html]
            for cell in cells:
                _is_clean(cell)


def _is_clean(html: str) -> None:
    again = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "abbr": {"title"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    assert again == html, (html, again)


def hold_for_query(text: str, whoosh: SearchService, scan: SearchService) -> None:
    """Search for `text`, finished and while it is typed, with both engines."""
    for typing in (False, True):
        query = parse(text, typing)
        words = [word for clause in query.clauses for word in clause] + list(query.excluded)
        assert sum(max(1, len(word.phrase)) for word in words) <= MAX_WORDS
        assert all(len(word.token) <= MAX_LETTERS for word in words)
        for language in ("en", "fr"):
            request = SearchRequest(text, language, 1000, typing=typing)
            one, other = whoosh.search(request), scan.search(request)
            assert one.total == other.total, (text, one.total, other.total)
            assert one.corrected == other.corrected, text
            assert (one.sections, one.languages) == (other.sections, other.languages), text
            assert {hit.passage for hit in one.hits} == {hit.passage for hit in other.hits}, text
            assert len(one.hits) <= one.total
