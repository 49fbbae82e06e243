"""The whole briefing in both languages, from the start of the program to the finished file."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.child import ROOT, environment, reported
from benchmarks.figures import spread
from benchmarks.report import Row, row_from

GROUP = "export"
_TARGETS = {"pdf": 10.0, "html": None, "md": None}  # seconds
_RUNS, _QUICK_RUNS = 3, 1
_LAUNCH = (
    "import sys; from pathlib import Path; from app.cli import run; from app.core.paths import Locations;"
    "sys.exit(run(sys.argv[2:], Locations(*(Path(sys.argv[1]) / name for name in ('content', 'search_index', 'cache')))))"
)


def measure(*, quick: bool) -> list[Row]:
    """Return a row for each kind of file."""
    return [row_from(row) for row in reported("export_time", str(_QUICK_RUNS if quick else _RUNS))]


def main(runs: int) -> int:
    """Export in fresh processes and print the rows."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        folder = Path(name)
        reported("own_library", str(folder))
        for kind, target in _TARGETS.items():
            file, seconds = folder / f"all.{kind}", []
            for _run in range(runs):
                started = time.perf_counter()
                command = [sys.executable, "-c", _LAUNCH, str(folder), "export", "all", "-o", str(file)]
                done = subprocess.run(
                    [*command, "--lang", "en,fr", "--json"],
                    cwd=ROOT,
                    env=environment(),
                    check=True,
                    capture_output=True,
                    text=True,
                )
                seconds.append(time.perf_counter() - started)
            of = spread(seconds)
            details = {name: value for name, value in json.loads(done.stdout).items() if name != "file"}
            figures = {"p50": of.p50, "max": of.largest}
            what = f"export the whole briefing, both languages, as {kind}"
            rows.append(Row(GROUP, what, "s", figures, target, "p50" if target else "", details)._asdict())
    print(json.dumps(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
