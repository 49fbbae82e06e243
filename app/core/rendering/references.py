"""A source as a reference: author, title, symbol, date and the publisher's own address."""

from collections.abc import Mapping
from html import escape

_FIELDS_AFTER_TITLE = ("medium", "symbol", "date")


def reference_text(fields: Mapping[str, str]) -> str:
    """Return a source as one line of plain text."""
    parts = [
        fields.get("author", ""),
        fields.get("title", ""),
        *(fields.get(key, "") for key in _FIELDS_AFTER_TITLE),
    ]
    line = ", ".join(part for part in parts if part)
    return f"{line}. {fields['url']}" if fields.get("url") else line


def reference_html(fields: Mapping[str, str]) -> str:
    """Return a source as inner HTML, the title in italics. The address is text: nothing here goes online."""
    parts = [escape(fields.get("author", ""), quote=False)]
    if title := fields.get("title"):
        parts.append(f"<i>{escape(title, quote=False)}</i>")
    parts += [escape(fields[key], quote=False) for key in _FIELDS_AFTER_TITLE if fields.get(key)]
    line = ", ".join(part for part in parts if part)
    return f"{line}. {escape(fields['url'], quote=False)}" if fields.get("url") else line
