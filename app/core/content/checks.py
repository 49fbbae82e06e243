"""Faults that show only when several files are seen together: translations, links, sources, subjects.

Each check yields `Problem`s with file, line, code and a sentence that says what to do. Codes are listed in
CONTRIBUTING.md; each has a failing sample in the tests.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from app.core.content.figure_checks import check_figures
from app.core.content.nearest import nearest
from app.core.content.source import COLLECTION_FILE, GLOSSARY_FILE, Content, SourcePage
from app.core.model.language import LANGUAGES
from app.core.model.page import BlockKind, Problem
from app.core.rendering.markdown_blocks import ParsedBlock

Check = Callable[[Content], Iterator[Problem]]

_NOTE_KINDS = ("after", "conflict", "note")


def check(content: Content) -> list[Problem]:
    """Return the cross-file faults of `content`, sorted by file and line."""
    return sorted({problem for one in _CHECKS for problem in one(content)})


def _usable(content: Content) -> Iterator[SourcePage]:
    for versions in content.pages.values():
        yield from _usable_versions(versions)


def _usable_versions(versions: dict[str, SourcePage]) -> list[SourcePage]:
    return [page for page in versions.values() if page.head is not None]


def _translations(content: Content) -> Iterator[Problem]:
    for page, versions in content.pages.items():
        present = next(iter(versions.values()))
        for tag in LANGUAGES:
            if tag not in versions:
                message = f"there is no {tag}/{page}.md: write it with the same sequence of blocks"
                yield Problem(present.file, 1, "missing-translation", message)


def _block_structure(content: Content) -> Iterator[Problem]:
    for versions in content.pages.values():
        usable = [page for page in _usable_versions(versions) if page.blocks]
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


def _links(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
        for block in page.blocks:
            # The sanitiser takes away the address of a link it does not know the scheme of.
            stripped = ["" for _ in range(block.html.count("<a>"))]
            for link in (*block.links, *stripped):
                yield from _link(content, page, block.line, link)


def _link(content: Content, page: SourcePage, line: int, link: str) -> Iterator[Problem]:
    if link.startswith("note:"):
        return
    if not link.startswith("page:"):
        message = f"'{link}' leads nowhere in a briefing: write links as [text](page:section/page#heading)"
        yield Problem(page.file, line, "link-form", message)
        return
    target, _, anchor = link.removeprefix("page:").partition("#")
    versions = content.pages.get(target)
    if versions is None:
        message = f"there is no page '{target}'{nearest(target, content.pages)}"
        yield Problem(page.file, line, "dead-link", message)
        return
    version = versions.get(page.language)
    # Where the target itself is missing or broken, that is reported there.
    if anchor and version is not None and version.head is not None:
        ids = [block.explicit_id for block in version.blocks if block.explicit_id]
        if anchor not in ids:
            message = f"page '{target}' has no heading {{#{anchor}}}{nearest(anchor, ids)}"
            yield Problem(page.file, line, "dead-anchor", message)


def _related(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
        for position, target in enumerate(page.head.related if page.head is not None else ()):
            line = page.line("related", str(position))
            if target not in content.pages:
                message = f"'related' names no page: '{target}'{nearest(target, content.pages)}"
                yield Problem(page.file, line, "unknown-related", message)
            elif target == page.id:
                message = "'related' names the page itself: take it out"
                yield Problem(page.file, line, "unknown-related", message)


def _sources(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
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
                    what = (
                        f"[^{key}]"
                        if block.kind is not BlockKind.FIGURE
                        else f"'{key}', a source of the figure,"
                    )
                    message = f"{what} is cited, but not listed in 'sources': add it there"
                    yield Problem(page.file, block.line, "unlisted-source", message)
        for position, key in enumerate(listed):
            if key not in page.cited:
                message = (
                    f"'sources' lists '{key}', which the text never cites: cite it as [^{key}] or take it out"
                )
                yield Problem(page.file, page.line("sources", str(position)), "unused-source", message)


def _subjects(content: Content) -> Iterator[Problem]:
    homes: dict[str, str] = {}
    for page in _usable(content):
        for position, subject in enumerate(page.head.subjects if page.head is not None else ()):
            home = homes.setdefault(subject, page.id)
            if home != page.id:
                message = f"subject '{subject}' is at home on {home} already: one home each"
                yield Problem(page.file, page.line("subjects", str(position)), "duplicate-subject", message)


def _same_heads(content: Content) -> Iterator[Problem]:
    for versions in content.pages.values():
        for first, second in combinations(_usable_versions(versions), 2):
            for key in ("order", "subjects", "related"):
                if getattr(first.head, key) != getattr(second.head, key):
                    message = (
                        f"'{key}' differs from line {first.line(key)} of {first.file}: make them the same"
                    )
                    yield Problem(second.file, second.line(key), "front-matter-differs", message)


def _headings(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
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


def _blocks(content: Content) -> Iterator[Problem]:
    for page in _usable(content):
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


def _glossary(content: Content) -> Iterator[Problem]:
    for one in content.languages:
        file = f"{one}/{GLOSSARY_FILE}"
        for term, entry in content.glossary[one].items():
            for other in content.languages:
                # A glossary that is missing or broken as a whole has been reported as such.
                if content.glossary[other] and term not in content.glossary[other]:
                    message = f"'{term}' is missing in {other}/{GLOSSARY_FILE}: translate the entry"
                    yield Problem(file, entry.line, "missing-translation", message)
            for page in entry.pages:
                if page not in content.pages:
                    message = f"'{term}' names no page: '{page}'{nearest(page, content.pages)}"
                    yield Problem(file, entry.line, "dead-link", message)
    for first, second in combinations(content.languages, 2):
        for term, entry in content.glossary[second].items():
            twin = content.glossary[first].get(term)
            if twin is not None and (twin.pages, twin.mark) != (entry.pages, entry.mark):
                message = (
                    f"'pages' or 'mark' of '{term}' differs from line {twin.line} of {first}/{GLOSSARY_FILE}"
                )
                yield Problem(f"{second}/{GLOSSARY_FILE}", entry.line, "glossary-differs", message)


def _collections(content: Content) -> Iterator[Problem]:
    used = {page.split("/", maxsplit=1)[0] for page in content.pages if "/" in page}
    for tag in content.languages:
        collection = content.collections[tag]
        file = f"{tag}/{COLLECTION_FILE}"
        if collection.home and collection.home not in content.pages:
            message = f"'home' names no page: '{collection.home}'{nearest(collection.home, content.pages)}"
            yield Problem(file, collection.keys.line("home"), "dead-link", message)
        for section in sorted(used - set(collection.sections)):
            if collection.sections:
                message = f"section '{section}' has pages but is not listed: add its id and title"
                yield Problem(file, collection.keys.line("sections"), "unknown-section", message)


def _same_collections(content: Content) -> Iterator[Problem]:
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


_CHECKS: tuple[Check, ...] = (
    _translations,
    _block_structure,
    _links,
    _related,
    _sources,
    _subjects,
    _same_heads,
    _headings,
    _blocks,
    _glossary,
    _collections,
    _same_collections,
    check_figures,
)
