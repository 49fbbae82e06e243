"""The checks of how well a briefing is made: `briefing check` makes them, a build does not wait for them.

Spelling stands apart (`spelling`): it needs dictionaries, which not every installation has.
"""

from collections.abc import Callable, Iterator

from app.core.content.checks import british, keywords, links, readability, sources, subjects, typography
from app.core.content.checks.texts import Passage, passages
from app.core.content.source import Content
from app.core.model.page import Problem

_CHECKS: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    links.orphan_pages,
    sources.uncited_sources,
    subjects.subject_homes,
    keywords.few_keywords,
    keywords.duplicate_keywords,
    readability.long_sentences,
    readability.repeated_openings,
    readability.page_lengths,
    readability.long_summaries,
    british.american_spellings,
)

_TEXT_CHECKS: tuple[Callable[[Passage], Iterator[Problem]], ...] = (
    typography.apostrophes,
    typography.quotation_marks,
    typography.dashes,
    typography.thousands,
    typography.french_spaces,
)


def check_writing(content: Content) -> list[Problem]:
    """Return what an editor would mend in `content`, sorted by file and line; words are not looked up."""
    found = {problem for one in _CHECKS for problem in one(content)}
    found.update(problem for text in passages(content) for one in _TEXT_CHECKS for problem in one(text))
    return sorted(found)
