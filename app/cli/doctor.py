"""The command `doctor`: what is installed, where things are, in what state they were and are."""

import argparse
import importlib
import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app import __version__
from app.cli.desk import Command, Desk
from app.cli.output import one_line
from app.cli.parser import Parser
from app.core import paths
from app.core.content.library import Library
from app.core.content.manifest import LibraryState
from app.core.errors import BriefingError, marked
from app.core.i18n.messages import error_text

_PACKAGES = {"pyside6": "PySide6-Essentials", "whoosh": "whoosh3", "babel": "Babel"}

_LABELS = {
    "program": marked("Program"),
    "python": marked("Python"),
    "system": marked("System"),
    "pyside6": marked("PySide6"),
    "qt": marked("Qt"),
    "whoosh": marked("Whoosh"),
    "babel": marked("Babel"),
    "content": marked("Content"),
    "resources": marked("Resources"),
    "shipped": marked("Library shipped"),
    "cached": marked("Library of this user"),
    "user": marked("Personal files"),
    "folder": marked("Library in use"),
    "found": marked("State found"),
    "reason": marked("Reason"),
    "repaired": marked("Repaired"),
    "state": marked("Now"),
    "error": marked("Fault"),
    "engine": marked("Search engine"),
    "pages": marked("Pages"),
    "blocks": marked("Blocks"),
    "terms": marked("Glossary entries"),
    "problems": marked("Faults in the content"),
    "languages": marked("Languages"),
    "interface": marked("Language of the interface"),
    "display": marked("Display"),
    "network": marked("Network"),
}
"""Key of the JSON -> what people read, in the order in which it is printed."""

_STATES = {
    LibraryState.GOOD: marked("good"),
    LibraryState.MISSING: marked("missing"),
    LibraryState.FOREIGN: marked("made by another version"),
    LibraryState.STALE: marked("older than its content"),
    LibraryState.DAMAGED: marked("damaged"),
}


def _declare(_parser: Parser) -> None:
    """Take nothing but what every command takes."""


def doctor(given: argparse.Namespace, desk: Desk) -> int:
    """Print what the program finds; exit code 1 where it cannot work."""
    report: dict[str, Any] = {
        "versions": _versions(),
        "folders": {
            "content": str(desk.locations.content),
            "resources": str(paths.resources_folder()),
            "shipped": str(desk.locations.shipped),
            "cached": str(desk.locations.cached),
            "user": str(paths.user_folder(desk.profile)),
        },
        "library": _library(desk),
        "interface": desk.words.language,
        "display": _has_display(),
        "network": False,
    }
    if given.json:
        desk.output.data(report)
    else:
        desk.output.text("\n".join(_lines(report, desk)))
    return 1 if report["library"]["error"] else 0


def _versions() -> dict[str, str | None]:
    found: dict[str, str | None] = {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    for name, package in _PACKAGES.items():
        try:
            found[name] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[name] = None
    return {**found, "qt": _qt_version() if found["pyside6"] else None}


def _qt_version() -> str:
    """Return the version of Qt, or why it cannot be loaded: the usual reason for a window that does not open."""
    try:
        # By name: the command line works without Qt, and nothing else in it may know Qt.
        core: Any = importlib.import_module("PySide6.QtCore")
    except ImportError as error:
        return one_line(str(error))
    return str(core.qVersion())


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY"))


def _library(desk: Desk) -> dict[str, Any]:
    """Return what was found, what was done about it and what is in the library that is used now."""
    try:
        folder, verdict, rebuilt = desk.examined_library()
        return {
            "folder": str(folder),
            "found": verdict.state,
            "reason": verdict.reason,
            "repaired": rebuilt,
            "state": LibraryState.GOOD,
            "error": None,
            **_contents(folder),
        }
    except BriefingError as error:
        return {"folder": None, "repaired": False, "error": error_text(error, desk.words)}


def _contents(folder: Path) -> dict[str, Any]:
    from app.core.search.service import SearchService  # noqa: PLC0415 - Whoosh, only for those who ask

    service = SearchService(folder, engine="auto")
    engine = service.engine_name
    service.close()
    library = Library(folder)
    try:
        return {
            "engine": engine,
            "pages": sum(1 for _page in library.pages()),
            "blocks": library.rows("SELECT COUNT(*) FROM block")[0][0],
            "terms": len(library.terms()),
            "problems": len(library.problems()),
            "languages": library.languages,
        }
    finally:
        library.close()


def _lines(report: dict[str, Any], desk: Desk) -> Iterator[str]:
    _ = desk.words.gettext
    facts: dict[str, Any] = {}
    for key, value in report.items():
        facts.update(value if isinstance(value, dict) else {key: value})
    facts["network"] = _("never used")
    facts["error"] = facts["error"] or _("none")
    labels = {key: _(label) for key, label in _LABELS.items() if facts.get(key, "") != ""}
    width = max(map(len, labels.values()))
    for key, label in labels.items():
        yield f"{label.ljust(width)}  {_readable(facts[key], desk)}"


def _readable(value: object, desk: Desk) -> str:
    _ = desk.words.gettext
    if value is None:
        return _("not available")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, LibraryState):
        return _(_STATES[value])
    return ", ".join(value) if isinstance(value, tuple) else str(value)


COMMANDS = (
    Command("doctor", marked("print versions, folders and the state of the library"), _declare, doctor),
)
