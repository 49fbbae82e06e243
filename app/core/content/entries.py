"""What collection.yaml and glossary.yaml of a language say, with the faults in them.

Nothing here opens a file; those of pages are read in `source`, and figures.yaml in `figures`.
"""

import re
from typing import Any, NamedTuple

from app.core.content import front_matter
from app.core.content.yaml_text import Report, YamlText
from app.core.model.term import TermText
from app.core.rendering.limits import TERMS

COLLECTION_FILE = "collection.yaml"
GLOSSARY_FILE = "glossary.yaml"

_COLLECTION_FIELDS = {"title", "subtitle", "version", "home", "sections", "sources"}
_SOURCE_FIELDS = ("author", "title", "symbol", "date", "url", "medium")
_TERM_FIELDS = {"acronym", "term", "aliases", "mark", "definition", "pages"}


class SourceTerm(NamedTuple):
    """One glossary entry in one language; `mark` says whether the term is marked in running text."""

    text: TermText
    pages: tuple[str, ...]
    mark: bool
    line: int
    definition_line: int


class SourceCollection(NamedTuple):
    """One collection.yaml: titles, sections in order (id -> title), source key -> fields."""

    title: str
    subtitle: str
    version: str
    home: str
    sections: dict[str, str]
    sources: dict[str, dict[str, str]]
    keys: YamlText


def collection_of(keys: YamlText, report: Report) -> SourceCollection:
    """Return what collection.yaml says."""
    values = keys.values
    if values:
        _unknown_keys(keys, (), values, _COLLECTION_FIELDS, report)
        for key in sorted(_COLLECTION_FIELDS - {key for key, value in values.items() if value}):
            report(keys.line(key), "missing-key", f"'{key}' is missing")
    return SourceCollection(
        title=str(values.get("title") or ""),
        subtitle=str(values.get("subtitle") or ""),
        version=str(values.get("version") or ""),
        home=str(values.get("home") or ""),
        sections=_sections(keys, report),
        sources=_sources(keys, report),
        keys=keys,
    )


def glossary_of(keys: YamlText, report: Report) -> dict[str, SourceTerm]:
    """Return what glossary.yaml says: the usable entries by id."""
    entries: dict[str, SourceTerm] = {}
    for key, fields in keys.values.items():
        if len(entries) == TERMS:
            report(keys.line(key), "size", f"a glossary of more than {TERMS} terms: what follows is not read")
            break
        if not isinstance(fields, dict) or not fields.get("term") or not fields.get("definition"):
            report(keys.line(key), "glossary", f"'{key}' needs a term and a definition")
            continue
        _unknown_keys(keys, (key,), fields, _TERM_FIELDS, report)
        aliases, pages = (_strings(keys, key, name, report) for name in ("aliases", "pages"))
        text = TermText(
            acronym=str(fields.get("acronym") or ""),
            term=str(fields["term"]),
            aliases=aliases,
            definition=re.sub(r"[ \n]+", " ", str(fields["definition"])).strip(),
        )
        entries[key] = SourceTerm(
            text, pages, fields.get("mark") is not False, keys.line(key), keys.line(key, "definition")
        )
    return entries


def _sections(keys: YamlText, report: Report) -> dict[str, str]:
    """Return section id -> title as `collection.yaml` lists them."""
    sections: dict[str, str] = {}
    declared = keys.values.get("sections")
    for position, entry in enumerate(declared if isinstance(declared, list) else []):
        line = keys.line("sections", str(position))
        if not isinstance(entry, dict) or not entry.get("id") or not entry.get("title"):
            report(
                line, "section", "a section needs an id and a title: - id: topics, then title: Focus areas"
            )
        elif str(entry["id"]) in sections:
            report(line, "section", f"section '{entry['id']}' is listed twice")
        else:
            _unknown_keys(keys, ("sections", str(position)), entry, {"id", "title"}, report)
            sections[str(entry["id"])] = str(entry["title"])
    return sections


def _sources(keys: YamlText, report: Report) -> dict[str, dict[str, str]]:
    """Return source key -> fields as `collection.yaml` lists them."""
    sources: dict[str, dict[str, str]] = {}
    declared = keys.values.get("sources")
    for key, fields in (declared if isinstance(declared, dict) else {}).items():
        own = fields if isinstance(fields, dict) else {}
        if not own.get("title") or not own.get("author"):
            report(keys.line("sources", str(key)), "source", f"source '{key}' needs an author and a title")
        _unknown_keys(keys, ("sources", str(key)), own, set(_SOURCE_FIELDS), report)
        sources[str(key)] = {name: str(own[name]) for name in _SOURCE_FIELDS if own.get(name)}
    return sources


def _unknown_keys(
    keys: YamlText, path: tuple[str, ...], fields: dict[Any, Any], known: set[str], report: Report
) -> None:
    """Report the keys of `fields`, the mapping at `path`, that are not `known`."""
    for key in fields:
        if key not in known:
            owner = f"'{path[-1]}': " if path else ""
            message = f"{owner}unknown key '{key}'; known: {', '.join(sorted(known))}"
            report(keys.line(*path, str(key)), "unknown-key", message)


def _strings(keys: YamlText, term: str, name: str, report: Report) -> tuple[str, ...]:
    items, complaint = front_matter.strings(keys.values[term].get(name))
    if complaint:
        report(keys.line(term, name), "bad-value", f"'{term}': '{name}' {complaint}")
    return items
