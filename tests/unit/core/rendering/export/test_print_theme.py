"""The theme of paper is whole, or an export says which file is damaged: nothing else of the program depends on it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import ExportError
from app.core.rendering.export.print_theme import load_print_theme


def damaged(**values: object) -> Callable[[dict[str, Any]], None]:
    """Return what changes values of the theme, by section and name ("sizes_body")."""

    def change(theme: dict[str, Any]) -> None:
        for name, value in values.items():
            section, _, entry = name.partition("__")
            if entry:
                theme[section][entry] = value
            else:
                theme[section] = value

    return change


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "no colours": damaged(colours=None),
    "a list of colours": damaged(colours=["#000000"]),
    "a missing colour": lambda theme: theme["colours"].pop("ink"),
    "a colour that is none": damaged(colours__ink="#00"),
    "a colour that is a number": damaged(colours__ink=7),
    "a missing size": lambda theme: theme["sizes"].pop("body"),
    "a size of nothing": damaged(sizes__body=0),
    "a huge size": damaged(sizes__body=1e308),
    "a size in words": damaged(sizes__body="large"),
    "a line without height": damaged(line_height=None),
}


@pytest.fixture
def own_resources(resources: Path, tmp_path: Path) -> Path:
    """Return resources of which only the theme of paper is there, to be damaged."""
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "theme.json").write_bytes((resources / "print" / "theme.json").read_bytes())
    return tmp_path


def test_the_theme_that_is_shipped_is_whole(own_resources: Path) -> None:
    assert load_print_theme(own_resources).sizes["body"] > 0


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_values_of_no_use_are_an_error_of_the_export(
    own_resources: Path, damage: Callable[[dict[str, Any]], object]
) -> None:
    path = own_resources / "print" / "theme.json"
    theme = json.loads(path.read_text(encoding="utf-8"))
    damage(theme)
    path.write_text(json.dumps(theme), encoding="utf-8")
    with pytest.raises(ExportError, match=r"theme\.json is missing or damaged"):
        load_print_theme(own_resources)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000, b"7"])
def test_a_file_that_is_no_theme_is_one_too(own_resources: Path, content: bytes) -> None:
    (own_resources / "print" / "theme.json").write_bytes(content)
    with pytest.raises(ExportError):
        load_print_theme(own_resources)


def test_a_missing_file_is_one_too(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        load_print_theme(tmp_path)
