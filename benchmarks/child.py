"""Fresh processes to measure in: their environment, and what they report back."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_SCREEN = ROOT / "benchmarks" / "screen.json"
_TIMEOUT = 900


def platform() -> str:
    """Return the Qt platform to measure on: the one that was asked for, else a screen in memory.

    Qt's own is 800 x 800; `screen.json` makes it large enough for the windows shown here.
    """
    asked_for = os.environ.get("QT_QPA_PLATFORM", "")
    return f"offscreen:configfile={_SCREEN}" if asked_for in {"", "offscreen"} else asked_for


def environment() -> dict[str, str]:
    """Return the environment of a child: bytecode is written and used, nothing of a user's shell gets in."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "BRIEFING_PROFILE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "QT_QPA_PLATFORM": platform(), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"}


def compile_bytecode() -> None:
    """Write the bytecode of everything that is measured: without it a start takes half as long again."""
    command = [sys.executable, "-m", "compileall", "-q", "app", "benchmarks"]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)


def command(module: str, *arguments: str) -> list[str]:
    """Return the command line that runs a module of this package."""
    return [sys.executable, "-m", f"benchmarks.{module}", *arguments]


def output(words: Sequence[str], folder: Path = ROOT, values: dict[str, str] | None = None) -> str:
    """Run a program in a folder and an environment (usually `environment`) and return what it prints.

    Raises RuntimeError with what it wrote to its error stream where it fails.
    """
    done = subprocess.run(
        words,
        cwd=folder,
        env=values or environment(),
        capture_output=True,
        text=True,
        timeout=_TIMEOUT,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    return done.stdout


def reported(module: str, *arguments: str) -> Any:
    """Run a module of this package in a process of its own and return the JSON it prints. Raises as `output`."""
    return json.loads(output(command(module, *arguments)).splitlines()[-1])
