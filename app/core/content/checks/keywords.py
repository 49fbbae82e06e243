"""Keywords: what people type when they look for a page, and the reason they find it."""

from collections.abc import Iterator

from app.core.content.checks.lookup import usable
from app.core.content.source import Content
from app.core.model.page import Problem

FEWEST = 3


def few_keywords(content: Content) -> Iterator[Problem]:
    """Report pages with too few keywords."""
    for page in usable(content):
        count = len(page.head.keywords) if page.head is not None else 0
        if count < FEWEST:
            message = f"keywords: {count}, at least {FEWEST}; add acronyms, synonyms, common misspellings"
            yield Problem(page.file, page.line("keywords"), "few-keywords", message)


def duplicate_keywords(content: Content) -> Iterator[Problem]:
    """Report keywords that a page has twice, in whatever case."""
    for page in usable(content):
        seen: set[str] = set()
        for position, keyword in enumerate(page.head.keywords if page.head is not None else ()):
            if keyword.casefold() in seen:
                message = f"keyword '{keyword}' stands here already: take one out"
                yield Problem(page.file, page.line("keywords", str(position)), "duplicate-keyword", message)
            seen.add(keyword.casefold())
