"""Rounds of kill -9 at a random moment of a window under use, and what has to be there afterwards."""

import json
import os
import random
import signal
import time
from pathlib import Path

from app import bootstrap
from app.__main__ import main
from app.core.build import good_library
from benchmarks.stress.fault_cases import UNAVOIDABLE
from benchmarks.stress.processes import Child, use_tree
from benchmarks.stress.trees import PROFILE, linked_copy, locations

_SOONEST, _LATEST = 0.05, 2.5  # seconds from a start to its end


def kill_rounds(base: Path, folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """Kill and open again, always with the same files, so that what one kill leaves behind meets the next."""
    tree = folder / "tree"
    linked_copy(base, tree)
    (folder / "exports").mkdir()
    faults: list[str] = []
    written = exported = rebuilding = 0
    for number in range(rounds):
        here = folder / f"round-{number}"
        here.mkdir()
        before = set(tree.glob(".search_index-*"))
        _killed(tree, here, chance.uniform(_SOONEST, _LATEST), chance.random())
        lines = _journal(here / "journal")
        written += sum(1 for what, _file, _values in lines if what == "written")
        exported += sum(1 for what, _file, _values in lines if what == "exported")
        rebuilding += not before.issuperset(tree.glob(".search_index-*"))
        lost = [*_lost(lines), *_cut_off(folder / "exports"), *opened_again(tree, here)]
        faults += [f"round {number}: {fault}" for fault in lost]
    return {
        "rounds": rounds,
        "files written": written,
        "files exported": exported,
        "killed during a rebuild": rebuilding,
        "folders left behind": len(list(tree.glob(".search_index-*"))),
        "files left behind": len(list((tree / PROFILE).glob(".*-*")))
        + len(list((folder / "exports").glob(".*"))),
        "faults": faults,
    }


def _killed(tree: Path, here: Path, after: float, seed: float) -> None:
    """Start the program with a restless reader, and kill it after so many seconds."""

    def run() -> int:
        use_tree(tree)
        from benchmarks.stress import restless  # noqa: PLC0415 - Qt's widgets, in the child alone

        journal = restless.Journal(here / "journal")
        restless.watch_writing(journal)
        program = restless.RestlessProgram
        program.journal, program.chance, program.exports = (
            journal,
            random.Random(seed),
            here.parent / "exports",
        )
        bootstrap.Program = program  # type: ignore[misc]
        return main([])

    child = Child(here, run)
    time.sleep(after)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _journal(path: Path) -> list[tuple[str, str, object]]:
    if not path.exists():
        return []
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0]
    return [tuple(json.loads(line)) for line in whole.splitlines()]


def _lost(lines: list[tuple[str, str, object]]) -> list[str]:
    """Return what was written, but is not what is there: neither the last that was written nor one begun since."""
    possible: dict[str, list[object]] = {}
    for what, file, values in lines:
        if what == "written":
            possible[file] = [values]
        elif what == "begun":
            possible.setdefault(file, [None]).append(values)
    lost = []
    for file, choices in possible.items():
        try:
            now = json.loads(Path(file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            lost.append(f"{Path(file).name} cannot be read: {error}")
            continue
        if None not in choices and now not in choices:
            lost.append(f"{Path(file).name} is not what was written last")
    return lost


def _cut_off(exports: Path) -> list[str]:
    return [
        f"{path.name} is cut off"
        for path in exports.glob("*.html")
        if not path.read_text(encoding="utf-8").rstrip().endswith("</html>")
    ]


def opened_again(tree: Path, here: Path) -> list[str]:
    """Open the program and close it; return what was wrong with that, or with the library afterwards."""
    opened = here / "opened"
    opened.mkdir()

    def run() -> int:
        use_tree(tree)
        from benchmarks.stress import restless  # noqa: PLC0415 - Qt's widgets, in the child alone

        restless.OpenedProgram.seen = opened / "seen.json"
        bootstrap.Program = restless.OpenedProgram  # type: ignore[misc]
        return main([])

    ended = Child(opened, run).wait()
    faults = []
    if ended.code:
        faults.append(f"exit code {ended.code} when opened again")
    if errors := UNAVOIDABLE.sub("", ended.errors).strip():
        faults.append(f"on stderr: {errors.splitlines()[-1][:200]}")
    try:
        seen = json.loads((opened / "seen.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [*faults, "no page was shown"]
    if not seen["page"]:
        faults.append("no page was shown")
    if any((tree / PROFILE).glob("*.damaged-*")):
        faults.append("a personal file was damaged")
    if good_library(locations(tree))[0] is None:
        faults.append("the library is not good")
    return faults
