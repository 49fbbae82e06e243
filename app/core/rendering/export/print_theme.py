"""How paper looks: the colours of the screen's roles, dark on white, and sizes in points."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class PrintTheme(NamedTuple):
    """Colours by role ("#rrggbb"), sizes of text by name in points, distance of lines in percent of the size."""

    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    line_height: int


def load_print_theme(resources: Path) -> PrintTheme:
    """Read the theme from the program's resources. Raises OSError, ValueError, KeyError."""
    values = json.loads((resources / "print" / "theme.json").read_text(encoding="utf-8"))
    return PrintTheme(values["colours"], values["sizes"], values["line_height"])


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
