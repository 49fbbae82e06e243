"""How paper looks: the colours of the screen's roles, dark on white, and sizes in points."""

import json
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


def coloured(svg: str, colours: Mapping[str, str]) -> str:
    """Return a drawing with its colours in place of their names (`@ink`)."""
    # Longest names first, so that @ink does not eat the head of @ink_soft.
    for name in sorted(colours, key=len, reverse=True):
        svg = svg.replace(f"@{name}", colours[name])
    return svg
