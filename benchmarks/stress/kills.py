"""`python -m benchmarks.stress.kills`: kills the program, starts it many times at once, takes disk and rights away.

After each the program has to open again, and nothing it had written may be lost: personal files hold what was
written last, exported files are whole, the library is good. Prints the figures, writes
benchmarks/results/kills.json and .md; exits with 1 where something failed.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.child import ROOT
from benchmarks.machine import describe
from benchmarks.stress.hard_times import full_disk, many_starts, read_only_home
from benchmarks.stress.kill_rounds import kill_rounds
from benchmarks.stress.processes import respect_modes, warm_up
from benchmarks.stress.trees import make_small, remove

_OUTPUT = ROOT / "benchmarks" / "results" / "kills.json"

Figures = dict[str, object]
"""What was counted; `faults` is a list of sentences, empty where all is well."""


def main() -> int:
    """Run all of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="kills (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=11, help="of what is left to chance (default: %(default)s)"
    )
    parser.add_argument("--only", metavar="NAME", default="", help="kills, starts, disk or home")
    options = parser.parse_args()
    respect_modes()
    warm_up()
    folder, owner = Path(tempfile.mkdtemp(prefix="briefing-kills-")), os.getpid()
    folder.chmod(0o755)
    parts: dict[str, Callable[[Path, Path], Figures]] = {
        "kills": lambda base, here: kill_rounds(base, here, options.rounds, random.Random(options.seed)),
        "starts": many_starts,
        "disk": full_disk,
        "home": read_only_home,
    }
    found: dict[str, Figures] = {}
    try:
        base = make_small(folder / "base")
        for name, part in parts.items():
            if options.only in name:
                started = time.monotonic()
                (folder / name).mkdir()
                figures = part(base, folder / name)
                found[name] = {**figures, "seconds": round(time.monotonic() - started)}
                print(name, json.dumps(found[name], ensure_ascii=False), flush=True)
    finally:
        if os.getpid() == owner:  # a child ends by going through here as well
            remove(folder)
    if not options.only:
        _write(found, options.seed)
    return 1 if any(figures["faults"] for figures in found.values()) else 0


def _write(found: dict[str, Figures], seed: int) -> None:
    values = {"machine": describe(ROOT), "seed": seed, **found}
    _OUTPUT.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = ["# Kills, many starts, a full disk, a read-only home", "", f"`make kills`, seed {seed}.", ""]
    for name, figures in found.items():
        counted = ", ".join(f"{key} {value}" for key, value in figures.items() if key != "faults")
        lines += [
            f"- **{name}**: {counted}",
            *(f"  - failed: {fault}" for fault in _texts(figures["faults"])),
        ]
    _OUTPUT.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


if __name__ == "__main__":
    sys.exit(main())
