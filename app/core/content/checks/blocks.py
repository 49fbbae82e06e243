"""Headings, ids and notes inside a page."""

from collections.abc import Iterator

from app.core.content.checks.lookup import usable
from app.core.content.source import Content
from app.core.model.page import BlockKind, Problem

_NOTE_KINDS = ("after", "conflict", "note")


def headings(content: Content) -> Iterator[Problem]:
    """Report headings of a level that is not shown, or without the id that both languages share."""
    for page in usable(content):
        for block in page.blocks:
            if block.kind is not BlockKind.HEADING:
                continue
            if block.level not in {2, 3}:
                message = (
                    "headings are ## or ###: the title comes from the front matter, and nothing is deeper"
                )
                yield Problem(page.file, block.line, "heading-level", message)
            if not block.explicit_id:
                message = "a heading needs an id that both languages share: ## Title {#id}"
                yield Problem(page.file, block.line, "heading-id", message)


def blocks(content: Content) -> Iterator[Problem]:
    """Report blocks of which nothing is left, unknown notes and ids used twice."""
    for page in usable(content):
        seen: dict[str, int] = {}
        for block in page.blocks:
            if not block.text:
                message = "nothing of this block can be shown: pictures and raw HTML are left out; write text"
                yield Problem(page.file, block.line, "empty-block", message)
            if block.kind is BlockKind.NOTE and block.variant not in _NOTE_KINDS:
                message = f"'!!! {block.variant}' is no kind of note; known: {', '.join(_NOTE_KINDS)}"
                yield Problem(page.file, block.line, "note-kind", message)
            if block.explicit_id in seen:
                message = (
                    f"{{#{block.explicit_id}}} stands on line {seen[block.explicit_id]} already: rename one"
                )
                yield Problem(page.file, block.line, "duplicate-id", message)
            elif block.explicit_id:
                seen[block.explicit_id] = block.line
