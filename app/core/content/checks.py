"""Faults that show only when several files are seen together: translations, links, sources, subjects.

Each check yields `Problem`s with file, line, code and a sentence that says what to do. Codes are listed in
CONTRIBUTING.md; each has a failing sample in the tests.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from app.core.content.source import COLLECTION_FILE, GLOSSARY_FILE, Content, SourcePage
from app.core.model.language import LANGUAGES
from app.core.model.page import BlockKind, Problem

Check = Callable[[Content], Iterator[Problem]]


def check(content: Content) -> list[Problem]:
    """Return the cross-file faults of `content`, sorted by file and line."""
    return sorted(set(problem for one in _CHECKS for problem in one(content)))


def _usable(content: Content) -> Iterator[SourcePage]:
    for versions in content.pages.values():
        yield from (page for page in versions.values() if page.head is not None)


def _translations(content: Content) -> Iterator[Problem]:
    for page, versions in content.pages.items():
        present = next(iter(versions.values()))
        for tag in LANGUAGES:
            if tag not in versions:
                message = f"there is no {tag}/{page}.md: write it with the same sequence of blocks"
                yield Problem(present.file, 1, "missing-translation", message)


def _block_structure(content: Content) -> Iterator[Problem]:
    for versions in content.pages.values():
        usable = [page for page in versions.values() if page.head is not None and page.blocks]
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
        ours = (one.kind, one.level, one.variant, one.explicit_id)
        theirs = (other.kind, other.level, other.variant, other.explicit_id)
        if ours != theirs:
            return position, other.line, f"{_shape(*theirs)} instead of {_shape(*ours)}"
        if one.kind is BlockKind.TABLE_ROW and one.html.count("</t") != other.html.count("</t"):
            return position, other.line, "another number of columns"
    if len(first.blocks) == len(second.blocks):
        return None
    position = min(len(first.blocks), len(second.blocks))
    if position < len(second.blocks):
        return position, second.blocks[position].line, f"{second.blocks[position].kind} too many"
    return position, second.blocks[-1].line, f"a {first.blocks[position].kind} is missing at the end"


def _shape(kind: BlockKind, level: int, variant: str, block_id: str) -> str:
    parts = [kind.value, variant, f"of level {level}" if level else "", f"#{block_id}" if block_id else ""]
    return " ".join(part for part in parts if part)


def _links(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
        for block in page.blocks:
            for link in block.links:
                yield from _link(content, page, block.line, link)


def _link(content: Content, page: SourcePage, line: int, link: str) -> Iterator[Problem]:
    if link.startswith("note:"):
        return
    if not link.startswith("page:"):
        yield Problem(page.file, line, "link-form", f"'{link}': write links to pages as page:section/page#block")
        return
    target, _, anchor = link.removeprefix("page:").partition("#")
    versions = content.pages.get(target)
    if versions is None:
        yield Problem(page.file, line, "dead-link", f"there is no page '{target}'; `briefing list` shows them all")
    elif anchor:
        version = versions.get(page.language)
        ids = {block.explicit_id for block in version.blocks} if version is not None else set()
        if anchor not in ids:
            yield Problem(page.file, line, "dead-anchor", f"page '{target}' has no heading {{#{anchor}}}")


def _related(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
        assert page.head is not None  # noqa: S101 - only usable pages come here
        for target in page.head.related:
            if target not in content.pages:
                yield Problem(page.file, 1, "unknown-related", f"'related' names no page: '{target}'")
            elif target == page.id:
                yield Problem(page.file, 1, "unknown-related", "'related' names the page itself")


def _sources(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
        assert page.head is not None  # noqa: S101 - only usable pages come here
        known = content.collections[page.language].sources
        collection = f"{page.language}/{COLLECTION_FILE}"
        for block in page.blocks:
            for key in block.notes:
                if key not in known:
                    message = f"[^{key}] is not among the sources of {collection}"
                    yield Problem(page.file, block.line, "unknown-source", message)
                elif key not in page.head.sources:
                    message = f"[^{key}] is cited, but not listed in 'sources'"
                    yield Problem(page.file, block.line, "unlisted-source", message)
        for key in page.head.sources:
            if key not in page.cited:
                yield Problem(page.file, 1, "unused-source", f"'sources' lists '{key}', which the text never cites")


def _subjects(content: Content) -> Iterator[Problem]:
    homes: dict[str, str] = {}
    for page_id, versions in content.pages.items():
        usable = [page for page in versions.values() if page.head is not None]
        for page in usable:
            assert page.head is not None  # noqa: S101 - only usable pages come here
            for subject in page.head.subjects:
                home = homes.setdefault(subject, page_id)
                if home != page_id:
                    message = f"subject '{subject}' is at home on {home} already: one home each"
                    yield Problem(page.file, 1, "duplicate-subject", message)
        for first, second in combinations(usable, 2):
            for key in ("order", "subjects", "related"):
                if getattr(first.head, key) != getattr(second.head, key):
                    message = f"'{key}' differs from {first.file}"
                    yield Problem(second.file, 1, "front-matter-differs", message)


def _anchors(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
        seen: set[str] = set()
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                if block.level == 1:
                    message = "the title comes from the front matter: begin headings with ##"
                    yield Problem(page.file, block.line, "heading-level", message)
                if not block.explicit_id:
                    message = "a heading needs an id that both languages share: ## Title {#id}"
                    yield Problem(page.file, block.line, "heading-id", message)
            if block.explicit_id in seen:
                yield Problem(page.file, block.line, "duplicate-id", f"{{#{block.explicit_id}}} is used twice")
            if block.explicit_id:
                seen.add(block.explicit_id)


def _glossary(content: Content) -> Iterator[Problem]:
    for first, second in combinations(content.languages, 2):
        for one, other in ((first, second), (second, first)):
            for term, entry in content.glossary[one].items():
                if term not in content.glossary[other]:
                    message = f"'{term}' is missing in {other}/{GLOSSARY_FILE}"
                    yield Problem(f"{one}/{GLOSSARY_FILE}", entry.line, "missing-translation", message)
    for tag in content.languages:
        for term, entry in content.glossary[tag].items():
            for page in entry.pages:
                if page not in content.pages:
                    message = f"'{term}' names no page: '{page}'"
                    yield Problem(f"{tag}/{GLOSSARY_FILE}", entry.line, "dead-link", message)


def _collections(content: Content) -> Iterator[Problem]:
    used = {page.split("/", maxsplit=1)[0] for page in content.pages}
    for tag in content.languages:
        collection = content.collections[tag]
        file = f"{tag}/{COLLECTION_FILE}"
        if collection.home and collection.home not in content.pages:
            yield Problem(file, 1, "dead-link", f"'home' names no page: '{collection.home}'")
        for section in sorted(used - set(collection.sections)):
            if collection.sections:
                yield Problem(file, 1, "unknown-section", f"section '{section}' has pages but is not listed")
    for first, second in combinations(content.languages, 2):
        ours, theirs = content.collections[first], content.collections[second]
        for key in sorted(set(ours.sources) ^ set(theirs.sources)):
            missing = second if key in ours.sources else first
            file = f"{missing}/{COLLECTION_FILE}"
            yield Problem(file, 1, "missing-translation", f"source '{key}' is missing here")
        if list(ours.sections) != list(theirs.sections):
            yield Problem(f"{second}/{COLLECTION_FILE}", 1, "front-matter-differs", "'sections' differ in id or order")


_CHECKS: tuple[Check, ...] = (
    _translations,
    _block_structure,
    _links,
    _related,
    _sources,
    _subjects,
    _anchors,
    _glossary,
    _collections,
)
