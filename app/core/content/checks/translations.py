"""What exists in one language exists in the other, and says the same about pages, terms and sources."""

from collections.abc import Iterator
from itertools import combinations

from app.core.content.checks.lookup import usable_versions
from app.core.content.entries import COLLECTION_FILE, GLOSSARY_FILE
from app.core.content.source import Content
from app.core.model.language import LANGUAGES
from app.core.model.page import Problem


def missing_pages(content: Content) -> Iterator[Problem]:
    """Report pages that exist in one language only."""
    for page, versions in content.pages.items():
        present = next(iter(versions.values()))
        for tag in LANGUAGES:
            if tag not in versions:
                message = f"there is no {tag}/{page}.md: write it with the same sequence of blocks"
                yield Problem(present.file, 1, "missing-translation", message)


def different_heads(content: Content) -> Iterator[Problem]:
    """Report what the heads of a page should say alike and do not."""
    for versions in content.pages.values():
        for first, second in combinations(usable_versions(versions), 2):
            for key in ("order", "subjects", "related"):
                if getattr(first.head, key) != getattr(second.head, key):
                    message = (
                        f"'{key}' differs from line {first.line(key)} of {first.file}: make them the same"
                    )
                    yield Problem(second.file, second.line(key), "front-matter-differs", message)


def different_collections(content: Content) -> Iterator[Problem]:
    """Report sources that one language lacks, and another version, first page or order of sections."""
    for first, second in combinations(content.languages, 2):
        ours, theirs = content.collections[first], content.collections[second]
        for key in sorted(set(ours.sources) ^ set(theirs.sources)):
            having, lacking = (first, second) if key in ours.sources else (second, first)
            line = content.collections[having].keys.line("sources", key)
            message = f"source '{key}' is missing in {lacking}/{COLLECTION_FILE}: add it there"
            yield Problem(f"{having}/{COLLECTION_FILE}", line, "missing-translation", message)
        # A file that is missing or broken as a whole has been reported as such.
        for key in ("version", "home", "sections") if ours.keys.values and theirs.keys.values else ():
            if list(getattr(ours, key)) != list(getattr(theirs, key)):
                line = ours.keys.line(key)
                message = f"'{key}' differs from line {line} of {first}/{COLLECTION_FILE}: make them the same"
                yield Problem(
                    f"{second}/{COLLECTION_FILE}", theirs.keys.line(key), "collection-differs", message
                )


def different_glossaries(content: Content) -> Iterator[Problem]:
    """Report terms that one language lacks, or marks and links otherwise."""
    for one in content.languages:
        for term, entry in content.glossary[one].items():
            for other in content.languages:
                # A glossary that is missing or broken as a whole has been reported as such.
                if content.glossary[other] and term not in content.glossary[other]:
                    message = f"'{term}' is missing in {other}/{GLOSSARY_FILE}: translate the entry"
                    yield Problem(f"{one}/{GLOSSARY_FILE}", entry.line, "missing-translation", message)
    for first, second in combinations(content.languages, 2):
        for term, entry in content.glossary[second].items():
            twin = content.glossary[first].get(term)
            if twin is not None and (twin.pages, twin.mark) != (entry.pages, entry.mark):
                message = (
                    f"'pages' or 'mark' of '{term}' differs from line {twin.line} of {first}/{GLOSSARY_FILE}:"
                    " make them the same"
                )
                yield Problem(f"{second}/{GLOSSARY_FILE}", entry.line, "glossary-differs", message)
