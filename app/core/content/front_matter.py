"""The head of a page file: what its keys are, and how a faulty one is reported."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import yaml

_FENCE = "---"
SAFE_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's safe loader, in C where it was built."""

_PAGE_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


class FrontMatter(NamedTuple):
    """The head of a page, every key present."""

    title: str
    summary: str
    order: int
    subjects: tuple[str, ...]
    keywords: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: str


Report = Callable[[int, str, str], None]
"""Called with line (from 1), code and sentence for each fault."""


def split(text: str, report: Report) -> tuple[str | None, str, int]:
    """Return head, body and the line on which the body begins; the head is None where there is none."""
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        report(1, "front-matter", "the file must begin with '---', then title, summary and the other keys")
        return None, text, 1
    for index, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    report(1, "front-matter", "the front matter is not closed: add a line '---' before the text")
    return None, "", len(lines)


def parse(head: str, report: Report) -> FrontMatter | None:
    """Return the front matter of `head`, or None where it cannot be used; faults go to `report`.

    Lines are reported as lines of the file: the head begins on line 2.
    """
    try:
        values = yaml.load(head, Loader=SAFE_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 2
        reason = str(getattr(error, "problem", None) or error).split("\n")[0]
        report(line, "front-matter", f"not valid YAML ({reason}); a value with a colon needs quotation marks")
        return None
    if not isinstance(values, dict):
        report(2, "front-matter", "the front matter must be lines of 'key: value'")
        return None
    lines = _lines_of_keys(head)
    usable = True
    for key in values:
        if key not in FrontMatter._fields:
            report(lines.get(str(key), 2), "unknown-key", f"unknown key '{key}'; known: {', '.join(FrontMatter._fields)}")
    cleaned: dict[str, Any] = {}
    for key in FrontMatter._fields:
        if values.get(key) is None:
            report(2, "missing-key", f"'{key}' is missing")
            usable = usable and key not in {"title", "summary"}
        cleaned[key], complaint = _CLEANERS[key](values.get(key))
        if complaint:
            report(lines.get(key, 2), "bad-value", f"'{key}' {complaint}")
    return FrontMatter(**cleaned) if usable else None


def _lines_of_keys(head: str) -> Mapping[str, int]:
    found = {}
    for number, line in enumerate(head.split("\n"), start=2):
        if match := re.match(r"([^\s:#][^:]*):", line):
            found.setdefault(match.group(1).strip(), number)
    return found


def _text(value: object) -> tuple[str, str]:
    if value is None or isinstance(value, str):
        return (value or "").strip(), ""
    return str(value), "must be text"


def _number(value: object) -> tuple[int, str]:
    if isinstance(value, int) and not isinstance(value, bool):
        return value, ""
    return 0, "" if value is None else "must be a whole number"


def _list(value: object) -> tuple[tuple[str, ...], str]:
    if value is None:
        return (), ""
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return tuple(str(item) for item in value), ""
    return (), "must be a list in square brackets, such as [one, two]"


def _page_ids(value: object) -> tuple[tuple[str, ...], str]:
    items, complaint = _list(value)
    wrong = [item for item in items if not _PAGE_ID.fullmatch(item)]
    return items, complaint or (f"names no page by 'section/page': {', '.join(wrong)}" if wrong else "")


def _date(value: object) -> tuple[str, str]:
    if isinstance(value, datetime.date):
        return value.isoformat(), ""
    return "", "" if value is None else "must be a date such as 2017-09-30"


_CLEANERS: dict[str, Callable[[object], tuple[Any, str]]] = {
    "title": _text,
    "summary": _text,
    "order": _number,
    "subjects": _list,
    "keywords": _list,
    "related": _page_ids,
    "sources": _list,
    "reviewed": _date,
}
