"""`python -m benchmarks`: measures what is promised, prints a table, writes a JSON file.

Exits with 0 whether or not every target is met: the table says so, and machines differ. A measurement that could
not be made exits with 1.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import Protocol

from benchmarks import (
    build_time,
    closed_windows,
    export_time,
    interaction,
    machine,
    memory,
    rest,
    scale,
    startup,
)
from benchmarks.child import ROOT, compile_bytecode
from benchmarks.report import Row, table, write

_OUTPUT = ROOT / "benchmarks" / "results" / "bundled.json"


class Measurement(Protocol):
    """What each module of measurements offers."""

    def __call__(self, *, quick: bool) -> list[Row]:
        """Measure; `quick` takes fewer samples, to see whether it works at all."""


_MEASUREMENTS: dict[str, Measurement] = {
    "startup": startup.measure,
    "interaction": interaction.measure,
    "build": build_time.measure,
    "export": export_time.measure,
    "memory": memory.measure,
    "closed windows": closed_windows.measure,
    "rest": rest.measure,
}
_ONLY_ASKED_FOR: dict[str, Measurement] = {"scale": scale.measure}
"""Takes minutes; `python -m benchmarks.scale` also writes its file and plot."""


def main(arguments: list[str] | None = None) -> int:
    """Run the measurements that were asked for."""
    everything = _MEASUREMENTS | _ONLY_ASKED_FOR
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few samples: does it work at all?")
    parser.add_argument(
        "--only", metavar="NAME", action="append", choices=[*everything], help=", ".join(everything)
    )
    parser.add_argument(
        "--output", type=Path, help=f"JSON file (default: {_OUTPUT.relative_to(ROOT)}, for a whole run)"
    )
    options = parser.parse_args(arguments)
    compile_bytecode()
    rows: list[Row] = []
    for name in options.only or _MEASUREMENTS:
        started = time.monotonic()
        try:
            rows += everything[name](quick=options.quick)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr)
    print(table(rows))
    # A part, or few samples, must not take the place of a whole run.
    output = options.output or (None if options.quick or options.only else _OUTPUT)
    if output is not None:
        write(output, machine.describe(ROOT), rows)
        print(f"\nWritten to {output}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
