"""A small JSON file of named values: read with defaults, written atomically, set aside when damaged."""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def read_values(path: Path) -> tuple[dict[str, Any], Path | None]:
    """Return the values in `path`, empty where there are none.

    A file that cannot be read as a JSON object is renamed, never overwritten; the second value is its new name, or
    `path` itself where it could not be renamed, as in a folder that cannot be read: nothing may be written there.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(values, dict):
            return values, None
    except FileNotFoundError:
        return {}, None
    except (OSError, ValueError, RecursionError):
        pass
    return {}, _set_aside(path)


def _set_aside(path: Path) -> Path:
    with contextlib.suppress(OSError):
        for number in range(1, 1000):
            aside = path.with_name(f"{path.name}.damaged-{number}")
            if not aside.exists():
                path.rename(aside)
                return aside
    return path


def write_values(path: Path, values: dict[str, Any]) -> None:
    """Replace `path` by `values`; after a crash it holds either the old values or the new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_lines(values))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _lines(values: dict[str, Any]) -> str:
    """Return the values as JSON, each on a line of its own: `json` indents everything or nothing, and that slowly."""
    lines = (
        f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def known(values: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Return `defaults` with those of `values` that have a default of the same type."""
    result = dict(defaults)
    for key, default in defaults.items():
        value = values.get(key, default)
        if type(value) is type(default):
            result[key] = value
    return result
