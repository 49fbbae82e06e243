"""How paper looks: the colours of the screen's roles, dark on white, and sizes in points."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from app.core.errors import ExportError, marked

_ROLES = {
    *(
        "paper",
        "panel",
        "raised",
        "ink",
        "ink_soft",
        "hairline",
        "accent",
        "accent_ink",
        "accent_wash",
        "disabled",
    ),
    *(
        "selection",
        "selection_ink",
        "mark",
        "mark_current",
        "term",
        "after",
        "after_edge",
        "note",
        "note_edge",
    ),
    *("conflict", "conflict_edge", "warning", "warning_edge"),
}
_SIZES = {"body", "columns", "table", "small", "heading", "title", "section", "cover"}
_LARGEST_SIZE, _LARGEST_LINE = 100, 400
_COLOUR = re.compile("#[0-9a-f]{6}")


class PrintTheme(NamedTuple):
    """Colours by role ("#rrggbb"), sizes of text by name in points, distance of lines in percent of the size."""

    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    line_height: int


def load_print_theme(resources: Path) -> PrintTheme:
    """Read the theme from the program's resources. Raises ExportError where it is missing or damaged."""
    path = resources / "print" / "theme.json"
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        theme = PrintTheme(values["colours"], values["sizes"], values["line_height"])
        whole = _is_whole(theme)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise ExportError(marked("{path} is missing or damaged. Install the program again."), path=path)
    return theme


def _is_whole(theme: PrintTheme) -> bool:
    """Say whether every colour and size is there and is one."""
    colours: Mapping[str, Any] = theme.colours
    return (
        colours.keys() >= _ROLES
        and all(_COLOUR.fullmatch(colour) for colour in colours.values())
        and theme.sizes.keys() >= _SIZES
        and all(0 < size <= _LARGEST_SIZE for size in theme.sizes.values())
        and 0 < theme.line_height <= _LARGEST_LINE
    )


_TEXT = re.compile(">[^<]+<")
_JOINED = re.compile("f(?=[fijlt])")


def coloured(svg: str, colours: Mapping[str, str]) -> str:
    """Return a drawing with its colours in place of their names (`@ink`)."""
    # Longest names first, so that @ink does not eat the head of @ink_soft.
    for name in sorted(colours, key=len, reverse=True):
        svg = svg.replace(f"@{name}", colours[name])
    return svg


def unligated(svg: str) -> str:
    """Return a drawing in which no "fi" or "ff" is set as one sign, which would spoil copied text.

    Unlike other text, that of a drawing has no font of ours on which ligatures could be turned off: a zero width
    non-joiner keeps the letters apart and leaves no trace in the file.
    """
    return _TEXT.sub(lambda text: _JOINED.sub("f\u200c", text.group()), svg)
