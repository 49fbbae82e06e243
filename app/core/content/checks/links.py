"""Every link, related page, page of a term and first page leads somewhere."""

from collections.abc import Iterator

from app.core.content.checks.lookup import nearest, usable
from app.core.content.entries import COLLECTION_FILE, GLOSSARY_FILE
from app.core.content.source import Content, SourcePage
from app.core.model.page import Problem


def dead_links(content: Content) -> Iterator[Problem]:
    """Report links in the text that lead nowhere, or out of the briefing."""
    for page in usable(content):
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


def dead_related(content: Content) -> Iterator[Problem]:
    """Report related pages that do not exist."""
    for page in usable(content):
        for position, target in enumerate(page.head.related if page.head is not None else ()):
            line = page.line("related", str(position))
            if target not in content.pages:
                message = f"'related' names no page: '{target}'{nearest(target, content.pages)}"
                yield Problem(page.file, line, "unknown-related", message)
            elif target == page.id:
                message = "'related' names the page itself: take it out"
                yield Problem(page.file, line, "unknown-related", message)


def dead_pages(content: Content) -> Iterator[Problem]:
    """Report a first page, and pages of glossary terms, that do not exist."""
    for tag in content.languages:
        collection = content.collections[tag]
        if collection.home and collection.home not in content.pages:
            message = f"'home' names no page: '{collection.home}'{nearest(collection.home, content.pages)}"
            yield Problem(f"{tag}/{COLLECTION_FILE}", collection.keys.line("home"), "dead-link", message)
        for term, entry in content.glossary[tag].items():
            for page in entry.pages:
                if page not in content.pages:
                    message = f"'{term}' names no page: '{page}'{nearest(page, content.pages)}"
                    yield Problem(f"{tag}/{GLOSSARY_FILE}", entry.line, "dead-link", message)


def orphan_pages(content: Content) -> Iterator[Problem]:
    """Report pages that no link, related page or glossary entry leads to; the first page needs none."""
    reached = {collection.home for collection in content.collections.values()}
    for page in usable(content):
        targets = {
            link.removeprefix("page:").partition("#")[0] for block in page.blocks for link in block.links
        }
        reached |= (targets | set(page.head.related if page.head is not None else ())) - {page.id}
    for glossary in content.glossary.values():
        reached.update(page for entry in glossary.values() for page in entry.pages)
    for page_id, versions in content.pages.items():
        if page_id not in reached:
            first = next(iter(versions.values()))
            message = "nothing leads to this page: link to it, or name it in 'related' of another page"
            yield Problem(first.file, 1, "orphan-page", message)
