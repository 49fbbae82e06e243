"""Small compiled libraries in one line, from page texts: what tests of the search are made of.

    make_library(tmp_path, {"topics/a": {"en": "# Title\n\nText.\n\n## Part\n\nMore.", "fr": "..."}})

A first line "# ..." is the title (else the page id); the rest is Markdown as in content/. Built through the real
reader, compiler and indexer.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from app.core.content.compiler import compile_library
from app.core.content.schema import DATABASE, INDEX_FOLDER
from app.core.content.source import read_content
from app.core.model.language import LANGUAGES
from app.core.search.indexer import build_index

Texts = Mapping[str, str]
"""Language tag -> text."""

TermEntry = tuple[str, str, tuple[str, ...], str]
"""Acronym, term, aliases, definition."""

_PAGE = """\
---
title: {title}
summary: …
order: {order}
subjects: []
keywords: {keywords}
related: []
sources: []
reviewed: 2017-09-30
---

{body}
"""


def make_library(
    folder: Path,
    pages: Mapping[str, Texts],
    glossary: Mapping[str, Mapping[str, TermEntry]] | None = None,
    keywords: Mapping[str, tuple[str, ...]] | None = None,
    term_pages: Mapping[str, tuple[str, ...]] | None = None,
) -> Path:
    """Compile and index a library in `folder`, which is returned.

    `pages[id][language]` is the text of a page, `glossary[id][language]` an entry, `keywords[id]` those of a page
    in every language, `term_pages[id]` the pages of an entry.
    """
    content = folder / "content"
    for order, (page, texts) in enumerate(pages.items()):
        for language, text in texts.items():
            _write(
                content / language / f"{page}.md", _page(page, text, order, (keywords or {}).get(page, ()))
            )
    sections = [
        {"id": name, "title": name.capitalize()}
        for name in dict.fromkeys(page.split("/")[0] for page in pages)
    ]
    for language in LANGUAGES:
        collection = {
            "title": "Small briefing",
            "subtitle": "",
            "version": "1",
            "home": next(iter(pages)),
            "sections": sections,
            "sources": {},
        }
        _write(content / language / "collection.yaml", json.dumps(collection, ensure_ascii=False))
        entries = {
            term: _entry(texts[language], (term_pages or {}).get(term, ()))
            for term, texts in (glossary or {}).items()
            if language in texts
        }
        _write(content / language / "glossary.yaml", json.dumps(entries, ensure_ascii=False))
    database = folder / DATABASE
    database.unlink(missing_ok=True)
    compile_library(read_content(content), database)
    build_index(database, folder / INDEX_FOLDER)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _page(page: str, text: str, order: int, keywords: tuple[str, ...]) -> str:
    title, body = page, text
    if text.startswith("# "):
        head, _, body = text.partition("\n")
        title = head.removeprefix("# ")
    return _PAGE.format(
        order=order,
        title=json.dumps(title, ensure_ascii=False),
        keywords=json.dumps(keywords, ensure_ascii=False),
        body=body.strip(),
    )


def _entry(entry: TermEntry, pages: tuple[str, ...]) -> dict[str, object]:
    acronym, term, aliases, definition = entry
    return {
        "acronym": acronym,
        "term": term,
        "aliases": list(aliases),
        "definition": definition,
        "pages": list(pages),
        "mark": False,
    }
