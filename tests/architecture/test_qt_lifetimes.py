"""Rules that keep Qt objects alive long enough, and have them deleted on the GUI thread. Each was broken by a crash."""

import ast
from collections.abc import Iterator


def ui_modules(modules: dict[str, ast.Module]) -> dict[str, ast.Module]:
    return {
        path: tree
        for path, tree in modules.items()
        if path.startswith(("app/ui/", "app/bootstrap", "app/services"))
    }


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Yield the calls of a method or function with this name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if name == (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")):
                yield node


def qt_classes(modules: dict[str, ast.Module]) -> set[str]:
    """Return the names of the classes in the program that derive from one of Qt's."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for tree in modules.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found: set[str] = set()
    while True:
        more = {
            name
            for name, own in bases.items()
            if name not in found and any(base in found or base[:1] == "Q" for base in own)
        }
        if not more:
            return found
        found |= more


def test_no_layout_item_is_asked_for(modules: dict[str, ast.Module]) -> None:
    """PySide keeps the wrapper of a QLayoutItem by address after Qt has freed it: deleting a widget then crashes."""
    found = [
        f"{path}:{call.lineno}"
        for path, tree in ui_modules(modules).items()
        for name in ("itemAt", "itemAtPosition", "takeAt")
        for call in calls(tree, name)
    ]
    assert not found


def test_signals_are_received_by_qt_objects(modules: dict[str, ast.Module]) -> None:
    """A bound method of a plain object is called after the object has been freed: PySide does not hold it."""
    known = qt_classes(modules)
    found = [
        f"{path}:{call.lineno} {ast.unparse(call)}"
        for path, tree in ui_modules(modules).items()
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef) and owner.name not in known
        for call in calls(owner, "connect")
        if call.args
        and isinstance(call.args[0], ast.Attribute)
        and ast.unparse(call.args[0]).startswith("self.")
    ]
    assert len(known) > 50
    assert not found


def test_what_comes_from_another_thread_is_received_by_a_method_or_a_signal(
    modules: dict[str, ast.Module],
) -> None:
    """A lambda belongs to no thread: it would run on the one that emits."""
    found = [
        f"{path}:{call.lineno} {ast.unparse(call)}"
        for path, tree in ui_modules(modules).items()
        for call in calls(tree, "connect")
        if isinstance(call.func, ast.Attribute)
        and any(line in ast.unparse(call.func.value) for line in ("_line.", "line.", "runner."))
        and not isinstance(call.args[0], ast.Attribute)
    ]
    assert not found


def test_no_timer_repeats(modules: dict[str, ast.Module]) -> None:
    """A window at rest wakes up for nothing."""
    repeating = {
        path: made
        for path, tree in ui_modules(modules).items()
        if (made := len(list(calls(tree, "QTimer")))) != len(list(calls(tree, "setSingleShot")))
    }
    assert not repeating


def test_the_collector_is_left_to_one_module(modules: dict[str, ast.Module]) -> None:
    """Whoever collects elsewhere may delete widgets on another thread, or hide garbage for good."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        if path not in {"app/ui/garbage.py", "app/__main__.py"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Import) and any(name.name == "gc" for name in node.names)
    ]
    assert not found
    main = [ast.unparse(call) for call in calls(modules["app/__main__.py"], "disable")]
    assert main == ["gc.disable()"]
