"""`make monkey`: a seeded random walk over every action, key and click in real windows, on X11 and without a screen.

Watched are memory, handles, threads, events at rest, answer times, messages on the error stream, and whether the
process lives. X11 needs Xvfb and openbox (Debian: xvfb, openbox), which this command starts for itself. Exits with 1
where something was found; the seed and the last steps say how to repeat it.
"""

import argparse
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.child import ROOT, command, environment

_RESULTS = ROOT / "benchmarks" / "results" / "monkey.json"
_WARM_UP = 0.2  # of all rests
_MOST_GROWTH = 10.0  # MB
_MOST_EVENTS = 50  # in a second
_SHOWN = 50
_LEAST_STEPS = 20_000  # in half an hour
_PATIENCE = 300  # seconds beyond the time of a walk


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk on each platform at the same time, print and write what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress.monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--steps", type=int, default=0, help="end after so many steps instead")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--platform", choices=("offscreen", "xcb", "both"), default="both")
    options = parser.parse_args(arguments)
    platforms = ("offscreen", "xcb") if options.platform == "both" else (options.platform,)
    missing = [name for name in ("Xvfb", "openbox") if "xcb" in platforms and shutil.which(name) is None]
    if missing:
        print(
            f"{' and '.join(missing)} cannot be found; on Debian: apt-get install xvfb openbox",
            file=sys.stderr,
        )
        return 2
    with contextlib.ExitStack() as stack:
        walks = [stack.enter_context(_walk(platform, options)) for platform in platforms]
        reports = [_report(*walk, 60 * options.minutes + _PATIENCE) for walk in walks]
    whole = options.steps == 0 and options.platform == "both" and options.minutes >= 30
    for report in reports:
        if whole and report["steps"] < _LEAST_STEPS:
            report["faults"].append(f"{report['steps']} steps; {_LEAST_STEPS} are wanted")
        print(_sentence(report))
    if whole:
        values = {"machine": machine.describe(ROOT), "walks": reports}
        _RESULTS.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        _RESULTS.with_suffix(".md").write_text(_page(reports), encoding="utf-8")
    return 1 if any(report["faults"] for report in reports) else 0


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Yield the environment of a screen of its own, with a window manager."""
    read, write = os.pipe()
    size = ["-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *size], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    values = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, **values}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield values
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


@contextlib.contextmanager
def _walk(
    platform: str, options: argparse.Namespace
) -> Iterator[tuple[str, int, Path, subprocess.Popen[str]]]:
    """Start a walk; yield platform, seed, the folder it writes to and its process."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="briefing-monkey-")))
        screen = stack.enter_context(display()) if platform == "xcb" else {}
        process = subprocess.Popen(
            command(
                "stress.monkey_walk", str(folder), str(options.seed), str(options.minutes), str(options.steps)
            ),
            cwd=ROOT,
            env={**environment(), "HOME": str(folder / "home"), **screen},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        stack.callback(process.kill)
        yield platform, options.seed, folder, process


def _report(
    platform: str, seed: int, folder: Path, process: subprocess.Popen[str], seconds: float
) -> dict[str, Any]:
    """Wait for a walk to end and return what it found; one that takes longer than `seconds` is ended."""
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # prints the stack of every thread
        _, said = process.communicate()
    path = folder / "report.json"
    report: dict[str, Any] = {"steps": 0, "seconds": 0, "windows": 0, "answers": {}, "rests": []}
    if path.is_file():
        report |= json.loads(path.read_text(encoding="utf-8"))
    report |= {"platform": platform, "seed": seed, "exit_code": process.returncode, "said": said.splitlines()}
    report["faults"] = _faults(report)
    if report["faults"] and (folder / "steps.log").is_file():
        report["last_steps"] = (folder / "steps.log").read_text(encoding="utf-8").splitlines()[-_SHOWN:]
    return report


def growth(rests: Sequence[dict[str, float]], name: str) -> float:
    """Return by how much a figure has grown after the warm-up: the mean of the last fifth less that of the first."""
    after = [rest[name] for rest in rests[int(len(rests) * _WARM_UP) :]]
    share = max(1, len(after) // 5)
    return sum(after[-share:]) / share - sum(after[:share]) / share if after else 0.0


def _faults(report: dict[str, Any]) -> list[str]:
    faults = []
    rests = report["rests"]
    if report["exit_code"]:
        faults.append(f"the process ended with {report['exit_code']}")
    faults += [f"on the error stream: {line}" for line in report["said"]]
    faults += [f"{seconds:.2f} s for {step}" for seconds, step in report.get("slow", ())]
    if (grown := growth(rests, "pss")) > _MOST_GROWTH:
        faults.append(f"memory has grown by {grown:.1f} MB")
    for name in ("handles", "threads", "widgets", "qt_objects"):
        if (grown := growth(rests, name)) > 2:
            faults.append(f"{name} have grown by {grown:.1f}")
    if (busiest := max((rest["events"] for rest in rests), default=0)) >= _MOST_EVENTS:
        faults.append(f"{busiest} events in a second at rest")
    return faults


def _sentence(report: dict[str, Any]) -> str:
    head = (
        f"{report['platform']}, seed {report['seed']}: {report['steps']} steps in"
        f" {report['seconds']:.0f} s, {report['windows']} windows; answers in ms"
        f" {report['answers']}; memory {growth(report['rests'], 'pss'):+.1f} MB"
    )
    lines = [head]
    lines += [f"  {fault}" for fault in report["faults"]]
    lines += [f"    {step}" for step in report.get("last_steps", ())]
    return "\n".join(lines)


def _page(reports: Sequence[dict[str, Any]]) -> str:
    lines = [
        "# Random use",
        "",
        "What `make monkey` found last: a seeded walk over every action, key and click in real windows. Milliseconds",
        "from a step to its last event (the largest is the least of clock and processor), MB (PSS) at the end, growth",
        "after the warm-up of memory, handles and threads, and events in the busiest second at rest.",
        "",
        "| | steps | windows | p50, p95 | largest | memory | growth | handles | threads | events | faults |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for report in reports:
        rests, answers = report["rests"], {"p50": "", "p95": "", "max": ""} | report["answers"]
        last = rests[-1] if rests else {"pss": 0.0}
        lines.append(
            f"| {report['platform']}, seed {report['seed']} | {report['steps']} | {report['windows']}"
            f" | {answers['p50']}, {answers['p95']} | {answers['max']} | {last['pss']:.0f}"
            f" | {growth(rests, 'pss'):+.1f} | {growth(rests, 'handles'):+.1f} | {growth(rests, 'threads'):+.1f}"
            f" | {max((rest['events'] for rest in rests), default='')} | {len(report['faults'])} |"
        )
    return (
        "\n".join([*lines, "", *(f"- {fault}" for report in reports for fault in report["faults"])]).rstrip()
        + "\n"
    )


if __name__ == "__main__":
    sys.exit(main())
