"""The head of a page file: what its keys are, and how a faulty one is reported."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from app.core.content.yaml_text import Report, YamlText, read_yaml

PAGE_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")
"""What the id of a page looks like: the folder of a section, then the name of the file."""

_FENCE = "---"


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


def parse(head: str, report: Report) -> tuple[FrontMatter | None, YamlText | None]:
    """Return the front matter of `head`, or None where it cannot be used, and the YAML behind it.

    Faults go to `report`. Lines are lines of the file: the head begins on line 2.
    """
    yaml = read_yaml(head, 2, "front-matter", report)
    if yaml is None:
        return None, None
    for key in yaml.values:
        if key not in FrontMatter._fields:
            known = ", ".join(FrontMatter._fields)
            report(yaml.line(key), "unknown-key", f"unknown key '{key}'; known: {known}")
    usable = True
    cleaned: dict[str, Any] = {}
    for key in FrontMatter._fields:
        value = yaml.values.get(key)
        cleaned[key], complaint = _CLEANERS[key](value)
        if value is None or (isinstance(value, str) and not value.strip()):
            report(yaml.line(key), "missing-key", f"'{key}' is missing: add a line '{key}: ...'")
            usable = usable and key not in {"title", "summary"}
        elif complaint:
            report(yaml.line(key), "bad-value", f"'{key}' {complaint}")
    return (FrontMatter(**cleaned) if usable else None), yaml


def _text(value: object) -> tuple[str, str]:
    if value is None or isinstance(value, str):
        return (value or "").strip(), ""
    return str(value), "must be text: put it in quotation marks"


def _number(value: object) -> tuple[int, str]:
    if isinstance(value, int) and not isinstance(value, bool):
        return value, ""
    return 0, "must be a whole number such as 10"


def strings(value: object) -> tuple[tuple[str, ...], str]:
    """Return a list of texts, and what is wrong with it or an empty string.

    Whole numbers count as text. YAML turns `no` and `on` into truth values and 2017-10-09 into a date: these are
    named, because nobody expects it.
    """
    if value is None:
        return (), ""
    if not isinstance(value, list):
        return (), "must be a list in square brackets, such as [one, two]"
    texts = tuple(str(item) for item in value if isinstance(item, str | int) and not isinstance(item, bool))
    odd = [item for item in value if isinstance(item, bool) or not isinstance(item, str | int)]
    return texts, f"holds what YAML does not read as text: {odd[0]}; put it in quotation marks" if odd else ""


def _page_ids(value: object) -> tuple[tuple[str, ...], str]:
    items, complaint = strings(value)
    wrong = [item for item in items if not PAGE_ID.fullmatch(item)]
    return items, complaint or (f"names no page by 'section/page': {', '.join(wrong)}" if wrong else "")


def _date(value: object) -> tuple[str, str]:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat(), ""
    return "", "must be a date such as 2017-09-30"


_CLEANERS: dict[str, Callable[[object], tuple[Any, str]]] = {
    "title": _text,
    "summary": _text,
    "order": _number,
    "subjects": strings,
    "keywords": strings,
    "related": _page_ids,
    "sources": strings,
    "reviewed": _date,
}
