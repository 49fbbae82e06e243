"""Every icon the interface asks for is there, and none lies about unused: a missing one leaves a blank button."""

import ast
from collections.abc import Iterator
from pathlib import Path


def test_icons_are_complete_and_none_is_unused(modules: dict[str, ast.Module], root: Path) -> None:
    wanted = {
        name for path, tree in modules.items() if path.startswith("app/ui/") for name in icon_names(tree)
    }
    drawn = {path.stem for path in (root / "resources" / "icons").glob("*.svg")}
    assert wanted == drawn


def test_icons_take_the_colour_of_the_text(root: Path) -> None:
    """A colour of its own would vanish in one of the themes."""
    for path in (root / "resources" / "icons").glob("*.svg"):
        assert "currentColor" in path.read_text(encoding="utf-8"), path.name


def icon_names(tree: ast.Module) -> Iterator[str]:
    """Yield the names handed to `icon("name")` or `icon="name"`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        values = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
        if name == "icon":
            values += node.args
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                yield value.value
