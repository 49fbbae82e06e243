"""Both languages of a page have the same sequence of blocks: what switching and parallel view rest on."""

from collections.abc import Iterator
from itertools import combinations

from app.core.content.checks.lookup import usable_versions
from app.core.content.source import Content, SourcePage
from app.core.model.page import BlockKind, Problem
from app.core.rendering.markdown_blocks import ParsedBlock


def block_structure(content: Content) -> Iterator[Problem]:
    """Report the first block at which two versions of a page part."""
    for versions in content.pages.values():
        usable = [page for page in usable_versions(versions) if page.blocks]
        for first, second in combinations(usable, 2):
            if (parting := _parting(first, second)) is not None:
                position, line, what = parting
                message = (
                    f"block {position + 1} differs from {first.file}: {what}; both languages need the same"
                    " sequence of headings, paragraphs, list items, rows and notes"
                )
                yield Problem(second.file, line, "block-structure", message)


def _parting(first: SourcePage, second: SourcePage) -> tuple[int, int, str] | None:
    """Return position, line in `second` and a description of the first block that differs, or None."""
    for position, (one, other) in enumerate(zip(first.blocks, second.blocks, strict=False)):
        if _shape(one) != _shape(other):
            return position, other.line, f"{_shape(other)} instead of {_shape(one)} (line {one.line})"
        if one.kind is BlockKind.TABLE_ROW and one.html.count("</t") != other.html.count("</t"):
            return position, other.line, f"another number of columns than line {one.line}"
    if len(first.blocks) == len(second.blocks):
        return None
    position = min(len(first.blocks), len(second.blocks))
    if position < len(second.blocks):
        return position, second.blocks[position].line, f"{_shape(second.blocks[position])} too many"
    missing = first.blocks[position]
    return position, second.blocks[-1].line, f"{_shape(missing)} (line {missing.line}) is missing at the end"


def _shape(block: ParsedBlock) -> str:
    """Return what has to be the same in every language: kind, variant, level and explicit id, in words."""
    level = f"of level {block.level}" if block.level else ""
    explicit = f"#{block.explicit_id}" if block.explicit_id else ""
    return " ".join(filter(None, (block.kind.value.replace("_", " "), block.variant, level, explicit)))
