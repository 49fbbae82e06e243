"""`python -m benchmarks.stress.faults`: damages every file that the program reads, and starts it.

Each case is a copy of the program with one damage, and one real process in it: the window, used for a while, or a
command. It passes when the process ends by itself with the exit code of its contract, without a traceback, a
signal or more words than there are failures; when the window showed its pages; and when a library that could be
repaired is good afterwards. Prints a table, writes benchmarks/results/faults.json and .md; exits with 1 where a
case failed.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.stress.fault_cases import Case, all_cases, prepared, sample, start, verdict
from benchmarks.stress.fault_report import Results
from benchmarks.stress.processes import Child, respect_modes, run_all, warm_up
from benchmarks.stress.trees import make_small, make_whole, remove


def main() -> int:
    """Run the cases that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress.faults", description=__doc__)
    parser.add_argument("--cases", type=int, default=1600, help="how many (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=11, help="of what is left to chance (default: %(default)s)"
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (default: %(default)s)")
    parser.add_argument("--only", metavar="TEXT", default="", help="cases whose name has this text in it")
    parser.add_argument(
        "--sample", type=int, default=0, help="so few of them that each kind of file has its turn"
    )
    parser.add_argument("--keep", action="store_true", help="keep the folders of cases that failed")
    options = parser.parse_args()
    respect_modes()
    warm_up()
    folder = Path(tempfile.mkdtemp(prefix="briefing-faults-"))
    folder.chmod(0o755)
    owner = os.getpid()
    try:
        results = run(folder, options)
    finally:
        if os.getpid() == owner and not options.keep:  # a child ends by going through here as well
            remove(folder)
    print(results.table())
    if not (options.only or options.sample):
        results.write()
    return 1 if results.failed else 0


def run(folder: Path, options: argparse.Namespace) -> Results:
    """Run the cases and return what became of them."""
    bases = {"small": make_small(folder / "small"), "whole": folder / "whole"}
    if not options.sample:
        make_whole(bases["whole"])
    cases = all_cases(bases, options.cases, random.Random(options.seed))
    cases = [case for case in cases if options.only in case.name]
    if options.sample:
        cases = sample(cases, options.sample, random.Random(options.seed))
    results, started = Results(options.seed), time.monotonic()
    of_child: dict[int, Case] = {}

    def starts() -> Iterator[Child]:
        for number, case in enumerate(cases):
            child = start(case, prepared(case, bases[case.base], folder / f"case-{number}"))
            of_child[child.pid] = case
            yield child

    for child, ended in run_all(starts(), options.jobs):
        case = of_child.pop(child.pid)
        outcome = verdict(case, child.folder, ended)
        results.add(case, outcome)
        if outcome.faults:
            print(f"FAILED {case.name}: {'; '.join(outcome.faults)}", file=sys.stderr, flush=True)
        if not (outcome.faults and options.keep):
            remove(child.folder.parent)
        if len(results) % 50 == 0:
            print(f"{len(results)} of {len(cases)}, {time.monotonic() - started:.0f} s", file=sys.stderr)
    results.seconds = time.monotonic() - started
    return results


if __name__ == "__main__":
    sys.exit(main())
