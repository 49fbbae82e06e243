"""A small briefing without a fault, and ways to put one into it: what the tests of the checks share."""

from pathlib import Path
from typing import NamedTuple

COLLECTION = """\
title: {title}
subtitle: Buenos Aires
version: "1"
home: conference/start
sections:
- id: conference
  title: {section}
- id: topics
  title: {topics}
sources:
  paper:
    author: Internet Society
    title: Background paper
"""

GLOSSARY = """\
# The glossary begins with a comment.
glossary.ixp:
  acronym: IXP
  term: {term}
  aliases: [{alias}]
  definition: {definition}
  pages: [topics/access]
"""

START = """\
---
title: {title}
summary: {summary}
order: 10
subjects: [conf.what]
keywords: [{title}, ten days, when]
related: [topics/access]
sources: [paper]
reviewed: 2017-09-30
---

{text}[^paper]

## {heading} {{#facts}}

- {text}
- [{text}](page:topics/access#why)

!!! after "{heading}"
    {text}

{more}
"""

ACCESS = """\
---
title: {title}
summary: {summary}
order: 20
subjects: [topic.access]
keywords: [{title}, access, online]
related: [conference/start]
sources: []
reviewed: 2017-09-30
---

## {heading} {{#why}}

{text}

| {heading} | {title} |
|---|---|
| {text} | 2 < 3, `<code>` |

{more}
"""

ENGLISH = {"title": "Start", "summary": "What it is.", "heading": "Facts", "text": "Ten days."}
ENGLISH["more"] = (
    "Delegates from every region meet for ten days and decide what is to be done in the next four years."
    " Some 1,300 people take part, 60% of them for the first time; few know the building before 9:30."
    " What they want to know first is simple: where is the room, and who speaks? “Follow the others” is an answer"
    " that has served well so far."
)
FRENCH = {"title": "Début", "summary": "De quoi il s’agit.", "heading": "Faits", "text": "Dix jours."}
FRENCH["more"] = (
    "Des délégués de toutes les régions se réunissent pendant dix jours et décident de ce qu’il faudra faire."
    " Quelque 1\u202f300 personnes y participent, dont 60\u00a0% pour la première fois\u202f; peu d’entre elles"
    " connaissent les lieux avant 9:30. Ce qu’elles veulent d’abord savoir est simple\u00a0: où est la salle, et qui"
    " prend la parole\u202f? «\u00a0Suivez les autres\u00a0» a suffi jusqu’ici."
)

CLEAN = {
    "subjects.txt": "# What the briefing has to cover.\nconf.what\ntopic.access\n",
    "words/names.txt": "Aires\nBuenos\nGCCS  # a meeting\n",
    "en/collection.yaml": COLLECTION.format(title="Briefing", section="The conference", topics="Focus areas"),
    "fr/collection.yaml": COLLECTION.format(title="Dossier", section="La conférence", topics="Thèmes"),
    "en/glossary.yaml": GLOSSARY.format(term="Exchange point", alias="peering point", definition="A place."),
    "fr/glossary.yaml": GLOSSARY.format(term="Point d’échange", alias="GIX", definition="Un lieu."),
    "en/conference/start.md": START.format(**ENGLISH),
    "fr/conference/start.md": START.format(**FRENCH),
    "en/topics/access.md": ACCESS.format(**ENGLISH),
    "fr/topics/access.md": ACCESS.format(**FRENCH),
}

START_EN, START_FR = "en/conference/start.md", "fr/conference/start.md"
ACCESS_EN, ACCESS_FR = "en/topics/access.md", "fr/topics/access.md"


class Edit(NamedTuple):
    """Replace the first `old` in `file` by `new`."""

    file: str
    old: str
    new: str


class Whole(NamedTuple):
    """Give `file` this content; None deletes it, and an empty dict makes it a folder."""

    file: str
    content: str | bytes | dict[str, str] | None


def both(old: str, new: str, page: str = "conference/start.md") -> list[Edit]:
    """Make the same edit in both languages."""
    return [Edit(f"{language}/{page}", old, new) for language in ("en", "fr")]


Change = Edit | Whole


def write(folder: Path, changes: list[Change]) -> Path:
    """Write the clean sample with `changes` to `folder`."""
    files: dict[str, str | bytes | dict[str, str]] = dict(CLEAN)
    for change in changes:
        if isinstance(change, Edit):
            before = files[change.file]
            assert isinstance(before, str)
            assert change.old in before, f"nothing to change: {change.old!r} is not in {change.file}"
            files[change.file] = before.replace(change.old, change.new, 1)
        elif change.content is None:
            files = {
                name: content
                for name, content in files.items()
                if name != change.file and not name.startswith(f"{change.file}/")
            }
        else:
            files[change.file] = change.content
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            path.mkdir()
        else:
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
            path.write_bytes(data)
    return folder
