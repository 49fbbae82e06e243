"""Every subject the briefing has to cover has one home, and every page a section that is listed."""

from collections.abc import Iterator

from app.core.content.checks.lists import read_list
from app.core.content.checks.lookup import nearest, usable
from app.core.content.entries import COLLECTION_FILE
from app.core.content.source import Content
from app.core.model.page import Problem

SUBJECTS_FILE = "subjects.txt"


def two_homes(content: Content) -> Iterator[Problem]:
    """Report subjects that two pages claim."""
    homes: dict[str, str] = {}
    for page in usable(content):
        for position, subject in enumerate(page.head.subjects if page.head is not None else ()):
            home = homes.setdefault(subject, page.id)
            if home != page.id:
                message = f"subject '{subject}' is at home on {home} already: one home each"
                yield Problem(page.file, page.line("subjects", str(position)), "duplicate-subject", message)


def unknown_sections(content: Content) -> Iterator[Problem]:
    """Report sections that have pages, but no title."""
    used = {page.split("/", maxsplit=1)[0] for page in content.pages if "/" in page}
    for tag in content.languages:
        collection = content.collections[tag]
        for section in sorted(used - set(collection.sections)):
            if collection.sections:
                message = f"section '{section}' has pages but is not listed: add its id and title"
                line = collection.keys.line("sections")
                yield Problem(f"{tag}/{COLLECTION_FILE}", line, "unknown-section", message)


def subject_homes(content: Content) -> Iterator[Problem]:
    """Report subjects that are not listed in subjects.txt, and listed ones without a home.

    A briefing without that list has no subjects it must cover.
    """
    listed = read_list(content.folder, SUBJECTS_FILE)
    if listed is None:
        return
    yield from listed.problems
    homes = set()
    for page in usable(content):
        for position, subject in enumerate(page.head.subjects if page.head is not None else ()):
            homes.add(subject)
            if subject not in listed.entries and not listed.problems:
                message = f"{SUBJECTS_FILE} does not list '{subject}'{nearest(subject, listed.entries)}"
                yield Problem(page.file, page.line("subjects", str(position)), "unknown-subject", message)
    for subject, line in listed.entries.items():
        if subject not in homes:
            message = f"'{subject}' is at home on no page: name it in 'subjects' of the page about it"
            yield Problem(SUBJECTS_FILE, line, "homeless-subject", message)
