"""What resources/themes holds for the light theme, for a window whose own files are damaged.

Also what every theme is held against when it is read: the same names, values of the same kind.
"""

import json
from pathlib import Path
from typing import Any

LIGHT: dict[str, Any] = {
    "dark": False,
    "contrast": False,
    "number_opacity": 0.66,
    "colours": {
        "paper": "#fdfcf9",
        "panel": "#f4f2ec",
        "raised": "#ffffff",
        "ink": "#22252a",
        "ink_soft": "#646a73",
        "hairline": "#dedad0",
        "edge": "#8a867b",
        "accent": "#0a5c80",
        "accent_ink": "#ffffff",
        "accent_wash": "#dfecf2",
        "link_line": "#628ca0",
        "selection": "#a9d2e6",
        "selection_ink": "#15181c",
        "mark": "#fbe9a6",
        "mark_edge": "#9a7400",
        "mark_ink": "#15181c",
        "mark_current": "#f5c04e",
        "mark_current_ink": "#15181c",
        "term": "#737c86",
        "find": "#e6dbf6",
        "find_current": "#b795e6",
        "find_ink": "#15181c",
        "after": "#eef2ea",
        "after_edge": "#6f8f5b",
        "conflict": "#f8efe2",
        "conflict_edge": "#b8792b",
        "note": "#edf1f4",
        "note_edge": "#6d8798",
        "warning": "#fbe8e4",
        "warning_edge": "#b5402a",
        "disabled": "#a9a79f",
    },
}
"""As `light.json`."""

MEASURES: dict[str, Any] = {
    "body": 18,
    "ratio": 1.3,
    "heading_line_height": 100,
    "line_heights": {"close": 106, "normal": 118, "wide": 140},
    "columns": {"narrow": 56, "normal": 70, "wide": 86},
    "densities": {
        "normal": {"space": 8, "number_gutter": 64, "icon": 18, "page_top": 5, "header": 7},
        "compact": {"space": 6, "number_gutter": 52, "icon": 16, "page_top": 2.5, "header": 3},
    },
}
"""As `measures.json`."""

_FACTOR = 4  # a number further from the usual one than this is damage: no window could be used with it


def read_like(path: Path, usual: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object in `path`. Raises OSError or ValueError where it cannot be used in the place of `usual`."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:
        raise ValueError(path) from error
    if not _is_like(values, usual):
        raise ValueError(path)
    assert isinstance(values, dict)  # noqa: S101 - as `usual`
    return values


def _is_like(value: object, usual: object) -> bool:
    if isinstance(usual, dict):
        return isinstance(value, dict) and all(
            name in value and _is_like(value[name], one) for name, one in usual.items()
        )
    if isinstance(usual, str):
        return isinstance(value, str) and len(value) == len(usual) and _is_colour(value)
    if isinstance(usual, bool) or not isinstance(usual, int | float):
        return type(value) is type(usual)
    kinds = int if isinstance(usual, int) else int | float
    return (
        isinstance(value, kinds)
        and not isinstance(value, bool)
        and usual / _FACTOR <= value <= usual * _FACTOR
    )


def _is_colour(text: str) -> bool:
    return text.startswith("#") and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])
