"""What can happen to a file or a folder. Every kind of damage is a function of the path and of a random generator."""

import json
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ABSURD: tuple[Any, ...] = (
    10**400,
    -1,
    1e308,
    True,
    None,
    "",
    "\0",
    "\ud800",
    "x" * 100_000,
    [],
    {},
    [[[]]],
    {"": {"": 0}},
    "../../../etc/passwd",
)
_DEEP = 5_000


def own_copy(path: Path) -> None:
    """Give `path` a file of its own: it may be a hard link to one that has to stay as it is."""
    if path.is_file():
        data, times = path.read_bytes(), path.stat()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _gone(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _missing(path: Path, _chance: random.Random) -> None:
    _gone(path)


def _empty(path: Path, _chance: random.Random) -> None:
    path.write_bytes(b"")


def _truncated(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data)) if data else 0])


def _garbage(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(max(path.stat().st_size, 64)))


def _bit(path: Path, chance: random.Random) -> None:
    """Flip one bit. Size and time stay as they were: that is how a disk does it."""
    times, data = path.stat(), bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _other_kind(path: Path, _chance: random.Random) -> None:
    """Put a folder where there should be a file, or a file where there should be a folder."""
    was_folder = path.is_dir()
    _gone(path)
    if was_folder:
        path.write_bytes(b"a file")
    else:
        path.mkdir()
        (path / "something").write_bytes(b"")


def _unreadable(path: Path, _chance: random.Random) -> None:
    path.chmod(0)


def _loop(path: Path, _chance: random.Random) -> None:
    _gone(path)
    path.symlink_to(path.name)


def _version(path: Path, chance: random.Random) -> None:
    """Change whatever looks like a number of a version or format."""
    data = path.read_bytes()
    number = str(chance.choice((0, 2, 999, -1))).encode()
    if path.name == "library.sqlite":  # PRAGMA user_version
        path.write_bytes(data[:60] + b"\0\0\3\xe7" + data[64:])
    elif found := re.search(rb"(format|schema|version|lang|Version)(\"?\s*[:=]\s*\"?)([\d.a-z]+)", data):
        path.write_bytes(data[: found.start(3)] + number + data[found.end(3) :])
    else:
        path.write_bytes(b"version " + number + b"\n" + data)


def _absurd(path: Path, chance: random.Random) -> None:
    """Put a value that is valid in form, but of no use, in the place of one in the file."""
    text = path.read_bytes().decode("utf-8", "replace")
    if path.suffix == ".json":
        values = json.loads(text)
        _replace_one(values, chance)
        path.write_text(json.dumps(values), encoding="utf-8")
    elif path.suffix in {".md", ".yaml"} and (keys := re.findall(r"^\s*[\w.-]+: (?=\S)", text, re.M)):
        key = chance.choice(keys)
        value = json.dumps(chance.choice(_ABSURD))
        path.write_text(
            re.sub(f"^{re.escape(key)}.*$", lambda _: key + value, text, count=1, flags=re.M), "utf-8"
        )
    else:
        lines = text.splitlines(keepends=True) or [""]
        lines.insert(chance.randrange(len(lines)), str(chance.choice(_ABSURD))[:100_000] + "\n")
        path.write_bytes("".join(lines).encode("utf-8", "surrogatepass"))


def _replace_one(values: Any, chance: random.Random) -> None:
    """Replace one value somewhere in `values`, at any depth."""
    while isinstance(values, dict | list) and values:
        key = chance.choice([*values]) if isinstance(values, dict) else chance.randrange(len(values))
        inner = values[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.3:
            values[key] = chance.choice(_ABSURD)
            return
        values = inner


def _deep(path: Path, _chance: random.Random) -> None:
    """Nest so deeply that a parser which calls itself gives up."""
    opened, closed = {".json": ("[", "]"), ".yaml": ("[", "]"), ".svg": ("<g>", "</g>")}.get(
        path.suffix, ("> ", "")
    )
    path.write_text(opened * _DEEP + closed * _DEEP, encoding="utf-8")


def _nul(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    place = chance.randrange(len(data) + 1)
    path.write_bytes(data[:place] + b"\0" * 16 + data[place:])


FILE_DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    "missing": _missing,
    "empty": _empty,
    "truncated": _truncated,
    "garbage": _garbage,
    "bit": _bit,
    "other kind": _other_kind,
    "unreadable": _unreadable,
    "loop": _loop,
    "version": _version,
    "absurd": _absurd,
    "deep": _deep,
    "nul": _nul,
}
FOLDER_DAMAGES = {name: FILE_DAMAGES[name] for name in ("missing", "other kind", "unreadable", "loop")}


def damage(path: Path, kind: str, seed: str) -> None:
    """Damage `path`, the same way for the same seed."""
    own_copy(path)
    FILE_DAMAGES[kind](path, random.Random(seed))
