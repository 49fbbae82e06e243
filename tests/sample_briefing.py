"""A small briefing in both languages, made in one line, with whatever a test wants to be different in it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_COLLECTION = """\
title: {title}
subtitle: Buenos Aires
version: "7"
home: conference/start
sections:
- id: conference
  title: {section}
sources:
  paper:
    author: Internet Society
    title: Background paper
    url: https://example.org/paper
"""

_GLOSSARY = """\
glossary.ixp:
  acronym: IXP
  term: {term}
  definition: {definition}
  pages: [conference/start]
"""

_PAGE = """\
---
title: {title}
summary: {summary}
order: {order}
subjects: []
keywords: [word]
related: []
sources: [paper]
reviewed: 2017-09-30
---

{body}
"""

_BODY = {
    "en": "First paragraph.[^paper]\n\n## Part {#part}\n\n- one\n- two with an IXP\n\nLast paragraph.",
    "fr": "Premier alinéa.[^paper]\n\n## Partie {#part}\n\n- un\n- deux avec un IXP\n\nDernier alinéa.",
}


def page_source(title: str, body: str, order: int = 10) -> str:
    """Return the file of a page; its only source is [^paper]."""
    return _PAGE.format(title=title, summary=f"About {title}.", order=order, body=body)


def sample_content(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write a briefing of two pages, conference/start and conference/second, and return its folder.

    `changes` maps a file in it to its other content, or to None where it is to be missing.
    """
    files: dict[str, str | bytes | None] = {
        "en/collection.yaml": _COLLECTION.format(title="Sample briefing", section="The conference"),
        "fr/collection.yaml": _COLLECTION.format(title="Dossier d’essai", section="La conférence"),
        "en/glossary.yaml": _GLOSSARY.format(
            term="Internet exchange point", definition="Networks meet here."
        ),
        "fr/glossary.yaml": _GLOSSARY.format(
            term="point d’échange Internet", definition="Lieu de rencontre."
        ),
        "en/conference/start.md": page_source("Start", _BODY["en"]),
        "fr/conference/start.md": page_source("Début", _BODY["fr"]),
        "en/conference/second.md": page_source("Second", "Another paragraph.[^paper]", order=20),
        "fr/conference/second.md": page_source("Deuxième", "Un autre alinéa.[^paper]", order=20),
        **(changes or {}),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def copied(source: Path, target: Path) -> Path:
    """Copy a folder and return the copy."""
    shutil.copytree(source, target)
    return target


def compiled_catalogs(locale: Path) -> None:
    """Compile every catalog in `locale` for gettext, in place."""
    for path in locale.glob("*/LC_MESSAGES/*.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source, locale=path.parts[-3]))
