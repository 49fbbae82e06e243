"""The manual pages of this machine as a library: `python -m benchmarks.manual_pages FOLDER PAGES`.

Real text that nobody here wrote: English pages from man1 to man9 and French ones where there are any (on Debian the
packages manpages, manpages-dev and manpages-fr), each in the one language it has. Reads what of roff makes text:
headings, paragraphs, words; the rest is dropped. Goes through the compiler like `corpus`.
"""

import gzip
import json
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from html import escape
from itertools import islice
from pathlib import Path

from app.core import paths
from app.core.content.compiler import compile_library
from app.core.content.schema import DATABASE
from app.core.content.source import SourcePage, read_content
from app.core.model.page import BlockKind
from app.core.rendering.markdown_blocks import ParsedBlock

FOLDERS = {"en": Path("/usr/share/man"), "fr": Path("/usr/share/man/fr")}

_HEADING = re.compile(r"^\.S[HS]\s+(.*)")
_BREAK = re.compile(r"^\.(?:[PL]?P|[TIH]P|sp|br|RE|RS)\b")
_WORDS = re.compile(r"^\.(?:[BI]|[BIR]{2}|SM|SB)\s+(.*)")
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", ":": "\u0308", ",": "\u0327", "~": "\u0303"}
_MARKS = {
    "aq": "'",
    "cq": "’",
    "oq": "‘",
    "lq": "“",
    "rq": "”",
    "Fo": "«",
    "Fc": "»",
    "co": "©",
    "em": "—",
    "oe": "œ",
}
_ESCAPE = re.compile(r"\\(?:f(?:\(..|\[[^]]*\]|.)|s[-+]?\d+|\*(?:\(..|\[[^]]*\]|.)|(\(..|\[[^]]*\]|.))")
_LEAST = 200
"""Characters; a shorter page is a pointer to another one."""


def _plain(line: str) -> str:
    return unicodedata.normalize("NFC", _ESCAPE.sub(_printed, line)).replace('"', "").strip()


def _printed(escape_sequence: re.Match[str]) -> str:
    """Return what an escape of roff prints: a mark, a letter with its accent, a hyphen; nothing for the rest."""
    name = (escape_sequence.group(1) or "").strip("([]")
    if name.startswith("u") and len(name) > 4:
        return chr(int(name[1:5], 16))
    if len(name) == 2 and name[0] in _ACCENTS:
        return name[1] + _ACCENTS[name[0]]
    return "-" if name == "-" else _MARKS.get(name, "")


def _paragraphs(roff: str) -> Iterator[tuple[bool, str]]:
    """Yield whether it is a heading, and the text of it."""
    words: list[str] = []
    for line in roff.splitlines():
        heading = _HEADING.match(line)
        if heading or _BREAK.match(line) or not line.strip():
            if words:
                yield False, " ".join(words)
                words = []
            if heading and (text := _plain(heading.group(1))):
                yield True, text
            continue
        spoken = _WORDS.match(line)
        text = _plain(spoken.group(1) if spoken else "" if line[0] in ".'" else line)
        if text:
            words.append(text)
    if words:
        yield False, " ".join(words)


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _page(file: Path, language: str, section: str, like: SourcePage) -> SourcePage | None:
    try:
        written = gzip.decompress(file.read_bytes())
        roff = written.decode("utf-8" if _is_utf8(written) else "latin-1")
    except (OSError, EOFError, zlib.error):
        return None  # a pointer to a page of another package
    parts = list(_paragraphs(roff))
    if sum(len(text) for _, text in parts) < _LEAST:
        return None
    blocks = [
        ParsedBlock(
            "", kind, 2 if kind is BlockKind.HEADING else 0, place, "", "", escape(text), text, 1, (), ()
        )
        for place, (is_heading, text) in enumerate(parts)
        for kind in [BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH]
    ]
    while blocks and blocks[0].kind is BlockKind.HEADING:
        del blocks[0]
    name = re.sub(r"[^a-z0-9]+", "-", f"{file.name.removesuffix('.gz')}-{language}".lower()).strip("-")
    assert like.head is not None
    head = like.head._replace(
        title=file.name.removesuffix(".gz"),
        summary=blocks[0].text[:200] if blocks else "",
        keywords=(),
        subjects=(),
        related=(),
    )
    page = f"{section}/{name}"
    return like._replace(
        id=page,
        language=language,
        file=f"{language}/{page}.md",
        head=head,
        blocks=tuple(blocks),
        cited=(),
        keys=None,
    )


def write(folder: Path, pages: int) -> int:
    """Write the library of at most so many pages into `folder`, without its index; return the characters of its text."""
    content = read_content(paths.content_folder())
    like = next(iter(content.pages.values()))["en"]
    sections = sorted({page.split("/")[0] for page in content.pages})
    found: dict[str, dict[str, SourcePage]] = {}
    for language in ("fr", "en"):  # the fewer first
        files = sorted(FOLDERS[language].glob("man[1-9]/*.gz"))
        every = max(1, len(files) // max(1, pages))
        for number, file in enumerate(islice(files, 0, None, every)):
            page = _page(file, language, sections[number % len(sections)], like)
            if page is not None and len(found) < pages:
                found[page.id] = {language: page}
    glossary = {
        tag: {term: entry._replace(mark=False, pages=()) for term, entry in entries.items()}
        for tag, entries in content.glossary.items()
    }
    own = content._replace(pages=found, glossary=glossary, problems=())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATABASE).unlink(missing_ok=True)
    compile_library(own, folder / DATABASE)
    return sum(len(block.text) for of in found.values() for page in of.values() for block in page.blocks)


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]), int(sys.argv[2]))))
