"""A few cases of `make faults`, chosen by a seed: each kind of file once, in real processes.

They run in a process of their own, since each is forked from one that has no window and no thread.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = 25


def test_damaged_files_do_not_keep_the_program_from_opening() -> None:
    command = [sys.executable, "-m", "benchmarks.stress.faults", "--sample", str(CASES), "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    assert f"| **all** | | {CASES} |" in done.stdout
