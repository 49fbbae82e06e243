"""What the first page costs: the modules imported by the time it is painted. Each line here is time a reader waits.

The real program is started in a process of its own and stopped at its first paint.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.content.schema import MANIFEST
from app.ui import plain_enums
from app.ui.plain_enums import ItemRole
from tests.sample_briefing import copied

TOO_SLOW = {
    "markdown": "pages are rendered when the library is built",
    "yaml": "front matter is read when the library is built",
    "babel": "dates and numbers can wait",
    "whoosh": "the index is opened after the page",
    "nh3": "HTML is cleaned when the library is built",
    "importlib.metadata": "29 ms; the version is a constant",
    "importlib.resources": "4 ms; resources are found beside the package",
    "PySide6.QtNetwork": "13 ms, and nothing here has a network",
    "app.core.search.service": "searching starts with the first key",
    "app.core.search.snippets": "marks are found after a search",
    "app.core.content.compiler": "only a build needs it",
    "app.core.content.source": "only a build needs it",
    "app.cli": "the command line is another way in",
}
"""Module -> why it has no place before the first paint. Its submodules are meant as well."""

NOT_BY_US = {
    "argparse": "arguments of the window are read by hand",
    "hashlib": "files are verified after the page",
    "dataclasses": "0.3 ms for each class; a NamedTuple takes 0.05",
}
"""Modules that Python itself may import, but the program may not import before the first paint."""

MOST_MODULES = 46

CHILD = """
import builtins, json, os, sys
importers = {}
real_import = builtins.__import__

def noted(name, globals=None, locals=None, fromlist=(), level=0):
    if level == 0 and globals:
        importers.setdefault(name, set()).add(globals.get("__name__", ""))
    return real_import(name, globals, locals, fromlist, level)

builtins.__import__ = noted
from app.__main__ import main
from app.ui.reader.page_view import PageView

paint = PageView.paintEvent

def painted(self, event):
    paint(self, event)
    import PySide6.QtCore
    report = {
        "modules": sorted(sys.modules),
        "importers": {name: sorted(found) for name, found in importers.items()},
        "all_of_Qt": "Qt" in vars(PySide6.QtCore),
        "letters": len(self.toPlainText()),
    }
    print(json.dumps(report), flush=True)
    os._exit(0)

PageView.paintEvent = painted
sys.exit(main(["--profile", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def start(root: Path, library_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Start the program, up to the first paint, with the newest library in its profile; return what it reports."""
    profile = tmp_path_factory.mktemp("profile")
    manifest = copied(library_folder, profile / "search_index") / MANIFEST
    manifest.touch()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(profile)],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_first_paint_shows_a_page(start: dict[str, Any]) -> None:
    """Otherwise the tests below would say nothing about a start."""
    assert start["letters"] > 200


@pytest.mark.parametrize("module", TOO_SLOW)
def test_what_can_wait_is_not_imported(start: dict[str, Any], module: str) -> None:
    found = [name for name in start["modules"] if f"{name}.".startswith(f"{module}.")]
    importers = {name: start["importers"].get(name, []) for name in found}
    assert not found, f"{TOO_SLOW[module]}; imported by {importers}"


@pytest.mark.parametrize("module", NOT_BY_US)
def test_the_program_does_not_import_what_costs_much(start: dict[str, Any], module: str) -> None:
    ours = [name for name in start["importers"].get(module, []) if name.split(".")[0] == "app"]
    assert not ours, NOT_BY_US[module]


def test_few_modules_of_our_own(start: dict[str, Any]) -> None:
    """Each takes 0.2 ms or more, however little is in it."""
    ours = [name for name in start["modules"] if name.split(".")[0] == "app"]
    assert len(ours) <= MOST_MODULES, "\n".join(["", *ours])


def test_the_enums_of_qt_are_not_built(start: dict[str, Any]) -> None:
    """Naming `Qt` before the first paint makes PySide6 build some 120 enums, for 25 ms: see `plain_enums`."""
    assert not start["all_of_Qt"]


def test_plain_numbers_are_those_of_qt() -> None:
    """A number that is wrong here switches on something else, with no error."""
    expected = {
        "NO_SCROLL_BAR": Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        "BROWSER_INTERACTION": Qt.TextInteractionFlag.TextBrowserInteraction,
        "WRAPPED": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
    }
    assert numbers(plain_enums) == {name: member.value for name, member in expected.items()}


def test_item_roles_are_those_of_qt() -> None:
    expected = {
        "DISPLAY": Qt.ItemDataRole.DisplayRole,
        "TOOLTIP": Qt.ItemDataRole.ToolTipRole,
        "ACCESSIBLE_TEXT": Qt.ItemDataRole.AccessibleTextRole,
    }
    found = numbers(ItemRole)
    own = [found.pop(name) for name in ("OWN", "UNREAD", "BESIDE")]
    assert min(own) > Qt.ItemDataRole.UserRole.value
    assert len(set(own)) == len(own)
    assert found == {name: member.value for name, member in expected.items()}


def numbers(module: Any) -> dict[str, int]:
    return {name: value for name, value in vars(module).items() if name.isupper() and isinstance(value, int)}
