"""Habits of the source that no linter checks: nothing global, files one can read in one sitting."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

VALUE_BASES = {"NamedTuple", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"}
"""Bases of classes whose instances never change, so that a table of them may stand at module level."""


def test_no_global_statement(modules: dict[str, ast.Module]) -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    assert not found


def test_no_instances_are_made_at_import(modules: dict[str, ast.Module]) -> None:
    """An object made at import is a hidden global: two windows, two tests, two profiles would share it."""
    own = {
        node.name
        for tree in modules.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not is_value(node)
    }
    found = [
        f"{path}:{call.lineno} {name}"
        for path, tree in modules.items()
        for call in calls_at_import(tree)
        if (name := called_name(call)) in own or re.match(r"Q[A-Z]", name)
    ]
    assert not found


def test_nothing_hands_out_a_single_instance(modules: dict[str, ast.Module]) -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and re.fullmatch(r"(get_)?(shared_)?instance", node.name)
    ]
    assert not found


def test_no_file_is_longer_than_400_lines(modules: dict[str, ast.Module], root: Path) -> None:
    lengths = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in modules}
    assert not {path: lines for path, lines in lengths.items() if lines >= 400}


def is_value(definition: ast.ClassDef) -> bool:
    """Say whether instances of the class are values: named tuples, enumerations, frozen dataclasses."""
    if any(isinstance(base, ast.Name) and base.id in VALUE_BASES for base in definition.bases):
        return True
    return any(
        isinstance(decorator, ast.Call)
        and called_name(decorator) == "dataclass"
        and any(
            keyword.arg == "frozen" and ast.unparse(keyword.value) == "True" for keyword in decorator.keywords
        )
        for decorator in definition.decorator_list
    )


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that importing a module makes: all but those in the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from calls_at_import(child)


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
