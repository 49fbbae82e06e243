"""The process that `monkey` watches: opens the program and walks until the time or the steps are over."""

import faulthandler
import json
import sys
import time
from pathlib import Path

from benchmarks import own_library
from benchmarks.figures import Moment, spread
from benchmarks.running import RunningProgram
from benchmarks.stress.walk import Walker
from benchmarks.stress.watch import Kept, drain, kept

_REST_EVERY = 500  # steps
_SLOW = 0.5  # seconds
_WAITS = ("action print", "preview", "export")
"""Steps that set a whole document on the GUI thread, behind a dialog that shows how far it is."""


def walk(folder: Path, seed: int, minutes: float, steps: int) -> dict[str, object]:
    """Take steps until `minutes` are over, or so many `steps` where that is not 0, and return the report."""
    running = RunningProgram(folder / "profile", own_library.prepare(folder))
    walker = Walker(running.program, seed, folder)
    log = (folder / "steps.log").open("w", encoding="utf-8", buffering=1)
    started = time.monotonic()
    rests: list[Kept] = []
    answers: list[float] = []
    worked: list[float] = []
    slow: list[tuple[float, str]] = []
    windows = 0
    while not (len(answers) >= steps if steps else time.monotonic() - started > 60 * minutes):
        begun = Moment.now()
        step = walker.step()
        drain()
        span = Moment.now().since(begun)
        answers.append(span.wall)
        worked.append(min(span))  # other programs make the clock run on, other threads the processor
        log.write(f"{len(answers)} {span.wall:.3f} {span.cpu:.3f} {step}\n")
        windows += step == "window opened"
        if worked[-1] > _SLOW and not step.startswith(_WAITS):
            slow.append((worked[-1], step))
        if len(answers) % _REST_EVERY == 0:
            walker.come_home()
            rests.append(kept())
    walker.come_home()
    rests.append(kept())
    running.close()
    sample = spread([1000 * answer for answer in answers])
    return {
        "steps": len(answers),
        "seconds": time.monotonic() - started,
        "windows": windows,
        "answers": {"p50": round(sample.p50), "p95": round(sample.p95), "max": round(1000 * max(worked))},
        "slow": slow,
        "rests": [rest._asdict() for rest in rests],
    }


if __name__ == "__main__":
    faulthandler.enable()
    target = Path(sys.argv[1])
    (target / "home").mkdir()
    found = walk(target, int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
    (target / "report.json").write_text(json.dumps(found), encoding="utf-8")
