"""What the window takes of a processor while nobody touches it, over ten seconds, two seconds after the last input.

Every theme in every size of the window, with modes, languages and sizes of the interface spread over them so that
each occurs with each theme; several processes at a time, since at rest they take nothing from one another. Context
switches count how often a thread was woken up.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QTimer

from app.core.userdata.session import ALONE, BENEATH, BOTH
from app.core.userdata.settings import INTERFACE_SIZES, Settings
from app.ui.theme import THEMES
from benchmarks import own_library
from benchmarks.child import ROOT, command, environment
from benchmarks.report import Row

GROUP = "rest"
TARGET = 1.0  # percent of a core
_AT_A_TIME = 5
_SETTLED_AFTER, _MEASURED_FOR = 2000, 10_000  # ms
_SIZES = ((640, 480), (1024, 768), (1366, 768), (1920, 1080))
_MODES = (ALONE, BOTH, BENEATH)
_LANGUAGES = ("en", "fr")


class State(NamedTuple):
    """How the window is left alone; with `searching` the keyboard is in the search field, over results."""

    theme: str
    width: int
    height: int
    mode: str
    language: str
    interface_size: int
    searching: bool = False


def states() -> list[State]:
    """Return the states to measure in."""
    spread = [
        State(
            theme,
            *size,
            _MODES[(first + second) % 3],
            _LANGUAGES[(first + second // 2) % 2],
            INTERFACE_SIZES[(first + 2 * second) % 5],
        )
        for first, theme in enumerate(THEMES)
        for second, size in enumerate(_SIZES)
    ]
    return [*spread, State("light", 1366, 768, ALONE, "en", 100, searching=True)]


def measure(*, quick: bool) -> list[Row]:
    """Return a row for all states in which one reads, and one for a search that is open."""
    wanted = states()[-1:] if quick else states()
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        own_library.prepare(Path(name))
        found = [one for start in range(0, len(wanted), _AT_A_TIME) for one in _together(wanted, start, name)]
    reading = [one for one in found if not one["state"][-1]]
    return [
        *([_row("a core at rest, the busiest of all states", reading)] if reading else []),
        _row("  the same while the cursor blinks in the search field", found[-1:]),
    ]


def _row(what: str, found: list[dict[str, list[object] | float]]) -> Row:
    shares = [float(one["percent"]) for one in found]  # type: ignore[arg-type]
    figures = {
        "max": max(shares),
        "mean": sum(shares) / len(shares),
        "wakeups": max(float(one["wakeups"]) for one in found),  # type: ignore[arg-type]
    }
    return Row(GROUP, what, "%", figures, TARGET, "max", {"states": found})


def _together(wanted: list[State], start: int, folder: str) -> Iterator[dict[str, list[object] | float]]:
    running = [
        subprocess.Popen(
            command("rest", folder, json.dumps(state)),
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        for state in wanted[start : start + _AT_A_TIME]
    ]
    for process in running:
        out, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"benchmarks.rest failed ({process.returncode})")
        yield json.loads(out.splitlines()[-1])


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _measured(folder: Path, state: State) -> dict[str, object]:
    from benchmarks.running import RunningProgram, wait_until  # noqa: PLC0415 - in the child only

    settings = Settings(ui_language=state.language, theme=state.theme, interface_size=state.interface_size)
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as profile:
        running = RunningProgram(Path(profile), own_library.places(folder), state.language, settings)
        running.window.resize(state.width, state.height)
        running.window.desk.open_page("topics/cybersecurity")
        running.window.desk.show_in(state.mode)
        if state.searching:
            running.window.activateWindow()
            running.window.header.search.setFocus()
            running.type("exchange")
            parts = running.window.parts
            wait_until(lambda: parts is not None and parts.results.current_hit() is not None, "results")
        _wait(_SETTLED_AFTER)
        worked, woken = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw
        _wait(_MEASURED_FOR)
        used = time.process_time() - worked
        wakeups = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - woken
        running.close()
    seconds = _MEASURED_FOR / 1000
    return {"state": state, "percent": 100 * used / seconds, "wakeups": wakeups / seconds}


if __name__ == "__main__":
    print(json.dumps(_measured(Path(sys.argv[1]), State(*json.loads(sys.argv[2])))))
