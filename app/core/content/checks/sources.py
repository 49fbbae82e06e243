"""What a page cites is in the collection, and the page says so in its head."""

from collections.abc import Iterator

from app.core.content.checks.lookup import nearest, usable
from app.core.content.entries import COLLECTION_FILE
from app.core.content.source import Content
from app.core.model.page import BlockKind, Problem


def citations(content: Content) -> Iterator[Problem]:
    """Report sources that are cited and unknown, cited and not listed, or listed and not cited."""
    for page in usable(content):
        listed = page.head.sources if page.head is not None else ()
        known = content.collections[page.language].sources
        collection = f"{page.language}/{COLLECTION_FILE}"
        for block in page.blocks:
            for key in block.notes:
                # What a figure cites is looked up where the figure is described.
                if key not in known and block.kind is not BlockKind.FIGURE:
                    message = f"[^{key}] is not among the sources of {collection}{nearest(key, known)}"
                    yield Problem(page.file, block.line, "unknown-source", message)
                elif key in known and key not in listed:
                    message = f"[^{key}] is cited, but not listed in 'sources': add it there"
                    yield Problem(page.file, block.line, "unlisted-source", message)
        for position, key in enumerate(listed):
            if key not in page.cited:
                message = (
                    f"'sources' lists '{key}', which the text never cites: cite it as [^{key}] or take it out"
                )
                yield Problem(page.file, page.line("sources", str(position)), "unused-source", message)


def uncited_sources(content: Content) -> Iterator[Problem]:
    """Report sources of the collection that no page in its language cites."""
    for tag in content.languages:
        cited = {key for page in usable(content) if page.language == tag for key in page.cited}
        collection = content.collections[tag]
        for key in collection.sources:
            if key not in cited:
                message = f"no page cites source '{key}': cite it as [^{key}] or take it out"
                line = collection.keys.line("sources", key)
                yield Problem(f"{tag}/{COLLECTION_FILE}", line, "uncited-source", message)
