"""What a second start of the program asks of the first one, which has the profile: open this page, search for that.

A request is a small file in a folder of the profile: it is there whole or not at all, nothing listens to anybody, and
it is the same on every system. Whoever takes a request away has it. Who has the profile is `app.__main__`'s to know.
"""

import json
import os
import time
from pathlib import Path

_PATIENCE = 0.8  # seconds a running program has to answer: one that hangs must not keep the reader out
_GLANCE = 0.01
_FRESH_FOR = 5.0  # seconds; whoever asked earlier has given up
_LARGEST = 65536  # bytes
OPTIONS = ("page", "search", "language", "ui_language", "token")
"""What a request may say. `token` lets a window come to the front where the system wants a reason for it."""


def requests_folder(profile: Path) -> Path:
    """Return the folder that requests to the program with this profile are put into."""
    return profile / "requests"


def hand_over(profile: Path, request: dict[str, str], patience: float = _PATIENCE) -> bool:
    """Ask the program that has the profile to do what `request` says; return whether it has taken it."""
    folder = requests_folder(profile)
    path = folder / f"{os.getpid()}-{time.time_ns()}.json"
    unseen = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unseen.write_text(json.dumps(request), encoding="utf-8")
        unseen.rename(path)
    except OSError:
        return False
    deadline = time.monotonic() + patience
    while path.exists():
        if time.monotonic() > deadline:
            return not _take(path)  # where it has gone only now, it has been taken
        time.sleep(_GLANCE)
    return True


def take_requests(profile: Path) -> list[dict[str, str]]:
    """Return what other processes have asked for since the last time; what makes no sense is thrown away."""
    try:
        paths = sorted(requests_folder(profile).iterdir())
    except OSError:
        return []
    found = [_read(path) for path in paths if path.suffix == ".json"]
    for path in paths:
        if path.suffix == ".new" and not _is_fresh(path):
            _take(path)  # whoever was writing it is no more
    return [request for request in found if request is not None]


def _is_fresh(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) <= _FRESH_FOR
    except OSError:
        return False


def _read(path: Path) -> dict[str, str] | None:
    """Take a request and return it, None where it is none or nobody waits for it any more."""
    fresh = _is_fresh(path)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError:
        return None
    if not _take(path) or not fresh or len(content) > _LARGEST:
        return None
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    return {key: values[key] for key in OPTIONS if _is_text(values.get(key))}


def _is_text(value: object) -> bool:
    """Say whether a value is a text that a system, a database and a screen can take."""
    try:
        return isinstance(value, str) and "\0" not in value and bool(value.encode() or True)
    except UnicodeEncodeError:  # half a surrogate pair
        return False


def _take(path: Path) -> bool:
    """Remove a request; only one process can."""
    try:
        path.unlink()
    except OSError:
        return False
    return True
