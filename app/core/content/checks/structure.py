"""The checks of what a reader would miss: every build makes them, and the library keeps what they find.

They need nothing but the content as read, and take a moment.
"""

from collections.abc import Callable, Iterator

from app.core.content.checks import blocks, figures, links, parity, sources, subjects, translations
from app.core.content.source import Content
from app.core.model.page import Problem

Check = Callable[[Content], Iterator[Problem]]

_CHECKS: tuple[Check, ...] = (
    translations.missing_pages,
    translations.different_heads,
    translations.different_collections,
    translations.different_glossaries,
    parity.block_structure,
    links.dead_links,
    links.dead_related,
    links.dead_pages,
    sources.citations,
    subjects.two_homes,
    subjects.unknown_sections,
    blocks.headings,
    blocks.blocks,
    figures.shown_figures,
    figures.sources_of_figures,
    figures.missing_figures,
    figures.different_figures,
)


def check_structure(content: Content) -> list[Problem]:
    """Return the faults between the files of `content` that a reader would notice, sorted by file and line."""
    return sorted({problem for one in _CHECKS for problem in one(content)})
