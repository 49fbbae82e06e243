"""How long until the first page is on screen, as a multiple of the least window PySide6 can show it in.

Both processes are timed by this one, from before they are spawned to the monotonic clock they report at the end
of the reader's first `paintEvent` (on Linux one clock for all processes). Both have bytecode, the same window
size, style, page and style sheet. `cpu` is the processor time of the whole process, which the load of the machine
changes less than what one waits. They take turns, and which is first changes from pair to pair.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.child import ROOT, environment, reported
from benchmarks.figures import Moment, middle_ratio, paired_ratios, spread
from benchmarks.report import Row

GROUP = "startup"
TARGET = 1.4
_WARM_UP, _PAIRS, _QUICK_PAIRS = 2, 11, 3


def measure(*, quick: bool) -> list[Row]:
    """Return the start of both in milliseconds and the ratio."""
    ours: list[Moment] = []
    bare: list[Moment] = []
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        folder = Path(name)
        reported("sample_files", name)
        for number in range(_WARM_UP + (_QUICK_PAIRS if quick else _PAIRS)):
            profile = folder / f"profile-{number}"
            turns = [
                (ours, ["start_ours.py", "--profile", str(profile), "--ui-lang", "en"]),
                (bare, ["start_bare.py", name]),
            ]
            for times, script in turns if number % 2 else reversed(turns):
                span = _time_to_paint(script)
                if number >= _WARM_UP:
                    times.append(span)
    ratio = spread(paired_ratios([span.wall for span in ours], [span.wall for span in bare]))
    figures = {"p50": ratio.p50, "p25": ratio.p25, "p75": ratio.p75}
    if sys.platform != "win32":
        figures["cpu50"] = middle_ratio([span.cpu for span in ours], [span.cpu for span in bare])
    return [
        Row(GROUP, "start to first page / bare window", "x", figures, TARGET, "p50", {"pairs": ratio.size}),
        _row("start to first page painted", ours),
        _row("the same, bare QMainWindow + QTextBrowser", bare),
    ]


def _row(what: str, spans: list[Moment]) -> Row:
    of = spread([1000 * span.wall for span in spans])
    worked = spread([1000 * span.cpu for span in spans])
    figures = {"p50": of.p50, "p25": of.p25, "p75": of.p75, "cpu50": worked.p50}
    return Row(GROUP, what, "ms", figures, details={"spans": spans})


def _time_to_paint(script: list[str]) -> Moment:
    """Return the span from here to the first paint. Raises RuntimeError where no page was painted."""
    # -P: the folder of the script must not stand before the standard library.
    command = [sys.executable, "-P", str(ROOT / "benchmarks" / script[0]), *script[1:]]
    worked, started = _children_cpu(), time.monotonic()
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60, check=False)
    words = done.stdout.split()
    if done.returncode or len(words) != 2 or int(words[1]) < 200:
        raise RuntimeError(f"{script[0]} painted no page:\n{done.stdout}{done.stderr[-4000:]}")
    return Moment(float(words[0]) - started, _children_cpu() - worked)


def _children_cpu() -> float:
    """Return the processor time of all children that have ended, in seconds."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 - not on every system

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
