"""Twenty starts at once, a full disk, a home that cannot be written."""

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from app.__main__ import main
from benchmarks.stress.fault_cases import COMMANDS, UNAVOIDABLE
from benchmarks.stress.kill_rounds import opened_again
from benchmarks.stress.processes import Child, Ended, use_tree
from benchmarks.stress.trees import PROFILE, linked_copy

_STARTS, _TIMES = 20, 4
_SIZE = 24 * 1024 * 1024  # bytes of the small disk
_PERSONAL = ("settings.json", "session.json", "positions.json", "recent.json", "reading.json")


def many_starts(base: Path, folder: Path) -> dict[str, object]:
    """Start many programs at once: windows with one profile, windows and commands with a library that is damaged."""
    faults: list[str] = []
    for number in range(_TIMES):
        tree = folder / f"tree-{number}"
        linked_copy(base, tree)
        damaged = number % 2 == 1
        if damaged:
            (tree / "search_index" / "library.sqlite").unlink()
        children = [
            _start(tree, folder / f"out-{number}-{index}", window=not damaged or index % 2 == 0)
            for index in range(_STARTS)
        ]
        for index, child in enumerate(children):
            faults += [f"start {index} of {number}: {fault}" for fault in _faults(child.wait(), int(damaged))]
        faults += [
            f"after {number}: {fault}" for fault in opened_again(tree, _made(folder / f"again-{number}"))
        ]
    return {"times": _TIMES, "starts at once": _STARTS, "faults": faults}


def full_disk(base: Path, folder: Path) -> dict[str, object]:
    """Use the window and a command where nothing can be written any more, with a good and with a damaged library."""
    faults: list[str] = []
    for name in ("good", "damaged"):
        place = _made(folder / name)
        with _small_disk(place):
            tree = place / "tree"
            shutil.copytree(base, tree)
            if name == "damaged":
                (tree / "search_index" / "whoosh" / "_MAIN_1.toc").write_bytes(b"")
            before = _personal(tree)
            _fill(place)
            faults += [f"{name}, {fault}" for fault in _used(tree, folder / f"out-{name}")]
            (place / "filler").unlink(missing_ok=True)
            # A start may have freed some room, and then files are written: whole, as ever.
            lost = before.keys() - _personal(tree).keys()
            faults += [f"{name}: {file} cannot be read any more" for file in sorted(lost)]
            faults += [
                f"after {name}: {fault}" for fault in opened_again(tree, _made(folder / f"again-{name}"))
            ]
    return {"bytes": _SIZE, "faults": faults}


def read_only_home(base: Path, folder: Path) -> dict[str, object]:
    """Use the window and a command where neither program nor home can be written, then where both can again."""
    faults: list[str] = []
    for name in ("good", "damaged"):
        tree = folder / name
        linked_copy(base, tree)
        if name == "damaged":
            (tree / "search_index" / "whoosh" / "_MAIN_1.toc").unlink()
        closed = [tree / PROFILE, tree / "search_index", tree / "search_index" / "whoosh", tree]
        for path in closed:
            path.chmod(0o555)
        faults += [f"{name}, {fault}" for fault in _used(tree, folder / f"out-{name}")]
        for path in closed:
            path.chmod(0o755)
        faults += [f"after {name}: {fault}" for fault in opened_again(tree, _made(folder / f"again-{name}"))]
    return {"faults": faults}


def _used(tree: Path, out: Path) -> list[str]:
    """Use the window and a command; return what was wrong. A command may say what it found and what it could not do."""
    window = _start(tree, Path(f"{out}-window"), window=True).wait()
    command = _start(tree, Path(f"{out}-command"), window=False).wait()
    found = [f"window: {fault}" for fault in _faults(window)]
    return found + [f"search: {fault}" for fault in _faults(command, allowed=2)]


def _start(tree: Path, out: Path, *, window: bool) -> Child:
    """Start a window that closes itself, or a command."""

    def run() -> int:
        use_tree(tree)
        if not window:
            return main(COMMANDS["search"])
        from benchmarks.stress.window_session import install  # noqa: PLC0415 - Qt's widgets, in the child alone

        install(out / "seen.json", ("conference/in-brief", "glossary"), thorough=False)
        return main([])

    return Child(_made(out), run)


def _faults(ended: Ended, allowed: int = 0) -> list[str]:
    """Return what was wrong; `allowed` lines on stderr are a failure that is said."""
    errors = UNAVOIDABLE.sub("", ended.errors).strip().splitlines()
    faults = [] if ended.code in {0, 1} else [f"exit code {ended.code}"]
    if len(errors) > allowed or "Traceback" in ended.errors:
        faults.append(f"on stderr: {' / '.join(errors[-2:])[:300]}")
    return faults


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _personal(tree: Path) -> dict[str, object]:
    """Return what the personal files hold; one that cannot be read is left out."""
    found = {}
    for name in _PERSONAL:
        with contextlib.suppress(OSError, ValueError):
            found[name] = json.loads((tree / PROFILE / name).read_text(encoding="utf-8"))
    return found


@contextlib.contextmanager
def _small_disk(place: Path) -> Iterator[None]:
    """Make `place` a small disk, which takes the right to mount one. Raises CalledProcessError without."""
    owner = os.getpid()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(place)], check=True)
    try:
        yield
    finally:
        if os.getpid() == owner:
            subprocess.run(["umount", str(place)], check=False)


def _fill(place: Path) -> None:
    """Use up all that is left of a disk."""
    with contextlib.suppress(OSError), (place / "filler").open("ab", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
