"""The manifest of a compiled library: what it was made from, and a hash of each of its files.

A Whoosh index holds pickles, so opening one is running it: `verify` says whether a folder holds exactly the
files that were written here, nothing more and nothing else. `usable` is the quick look before the first page.
"""

import json
import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from app import __version__
from app.core.content.schema import DATABASE, FORMAT, INDEX_FOLDER, MANIFEST
from app.core.model.language import LANGUAGES
from app.core.paths import Locations

_LOCK_FILE = "MAIN_WRITELOCK"
_TOLERATED = {MANIFEST, "README.md"}


class LibraryState(StrEnum):
    """What a look at a library folder found."""

    GOOD = "good"
    MISSING = "missing"
    FOREIGN = "foreign"
    """Another format, or made by another version of the index library."""
    STALE = "stale"
    """The content has changed since."""
    DAMAGED = "damaged"


class Verdict(NamedTuple):
    """A state, and which file or reason led to it."""

    state: LibraryState
    reason: str = ""


def content_files(folder: Path) -> list[Path]:
    """Return every file of `folder` that the library depends on, sorted. Raises OSError where it cannot be read."""
    found = [
        Path(place, name)
        for language in LANGUAGES
        for place, _folders, names in os.walk(folder / language, onerror=_raise_unless_missing)
        for name in names
    ]
    return sorted(path for path in found if path.suffix in {".md", ".yaml"} and path.is_file())


def _raise_unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _sha256(path: Path) -> str:
    import hashlib  # noqa: PLC0415 - not needed before the first page is on screen

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(folder: Path, files: Iterable[Path]) -> list[list[object]]:
    rows: list[list[object]] = []
    for path in files:
        status = path.stat()
        rows.append([path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns])
    return rows


def fingerprint(folder: Path, files: Iterable[Path]) -> str:
    """Return one hash over names and contents of `files`, which lie in `folder`."""
    import hashlib  # noqa: PLC0415 - not needed before the first page is on screen

    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()}\0{_sha256(path)}\n".encode())
    return digest.hexdigest()


def write(library: Path, content: Path, files: Iterable[Path], index_version: str) -> None:
    """Write the manifest of the finished `library`, made from `files` of `content`."""
    sources = list(files)
    own = sorted(path for path in library.rglob("*") if path.is_file() and path.name not in _TOLERATED)
    values = {
        "format": FORMAT,
        "program": __version__,
        "whoosh": index_version,
        "content": {"fingerprint": fingerprint(content, sources), "files": _stamp(content, sources)},
        "files": {
            path.relative_to(library).as_posix(): {"size": path.stat().st_size, "sha256": _sha256(path)}
            for path in own
            if path.name != _LOCK_FILE
        },
    }
    (library / MANIFEST).write_text(json.dumps(values, indent=1, sort_keys=True), encoding="utf-8")


def read(library: Path) -> dict[str, Any] | None:
    """Return the manifest of `library`, or None where there is none that can be read."""
    try:
        values = json.loads((library / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, MemoryError):
        return None
    return values if isinstance(values, dict) and isinstance(values.get("files"), dict) else None


def age_stamp(library: Path) -> int:
    """Return when the manifest of `library` was written, in nanoseconds: the newer of two is the better guess."""
    return (library / MANIFEST).stat().st_mtime_ns


def usable(library: Path) -> bool:
    """Say whether pages may be read from `library` before it has been verified: format and size fit."""
    values = read(library)
    if values is None or values.get("format") != FORMAT:
        return False
    try:
        return bool((library / DATABASE).stat().st_size == values["files"][DATABASE]["size"])
    except (OSError, ValueError, LookupError, TypeError):
        return False


def usable_library(locations: Locations) -> Path | None:
    """Return a library folder whose pages can be shown at once, or None. A quick look, not a verification."""
    candidates = [folder for folder in (locations.shipped, locations.cached) if usable(folder)]
    return max(candidates, key=age_stamp, default=None)


def verify(library: Path, content: Path, files: Iterable[Path], index_version: str) -> Verdict:
    """Return the state of `library` after looking at every file: nothing of it is opened before that.

    `files` are those of `content` that a library depends on; where there are none (a program installed without
    its sources, or sources that cannot be read), the library cannot be stale. A folder that cannot be read is as
    good as none.
    """
    try:
        return _verdict(library, content, list(files), index_version)
    except OSError as error:
        return Verdict(LibraryState.MISSING, f"{library}: {error.strerror or error}")


def _verdict(library: Path, content: Path, sources: list[Path], index_version: str) -> Verdict:
    if not (library / MANIFEST).is_file() or not (library / DATABASE).is_file():
        return Verdict(LibraryState.MISSING, str(library))
    values = read(library)
    if values is None:
        return Verdict(LibraryState.DAMAGED, MANIFEST)
    if values.get("format") != FORMAT or values.get("whoosh") != index_version:
        return Verdict(LibraryState.FOREIGN, f"format {values.get('format')}, index {values.get('whoosh')}")
    if altered := _altered(library, values["files"]):
        return Verdict(LibraryState.DAMAGED, altered)
    if sources and _changed(content, sources, values.get("content")):
        return Verdict(LibraryState.STALE, str(content))
    return Verdict(LibraryState.GOOD)


def _altered(library: Path, expected: dict[str, Any]) -> str:
    """Return the name of the first file that is missing, changed, foreign or not a plain file, or ""."""
    if not any(name.startswith(f"{INDEX_FOLDER}/") for name in expected):
        return INDEX_FOLDER
    for path in sorted(library.rglob("*")):
        name = path.relative_to(library).as_posix()
        if path.is_symlink():
            return name
        if path.is_dir() or name in _TOLERATED or (path.name == _LOCK_FILE and path.stat().st_size == 0):
            continue
        if name not in expected:
            return name
    for name, facts in expected.items():
        path = library / name
        try:
            if path.stat().st_size != facts["size"] or _sha256(path) != facts["sha256"]:
                return name
        except (OSError, ValueError, LookupError, TypeError):
            return name
    return ""


def _changed(content: Path, files: list[Path], made_from: object) -> bool:
    if not isinstance(made_from, dict):
        return True
    if made_from.get("files") == _stamp(content, files):
        return False
    try:
        return bool(made_from.get("fingerprint") != fingerprint(content, files))
    except OSError:
        return False  # what cannot be read cannot be compiled either
