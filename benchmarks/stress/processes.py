"""Real processes at the price of a fork: a parent that has imported everything, and children that start the program.

A child has its own standard streams, folders, environment and end; nothing of Qt exists before the fork but its
modules. Also: what a superuser has to give up so that file modes mean something.
"""

import faulthandler
import gc
import importlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.core import paths
from benchmarks.child import environment
from benchmarks.stress.trees import PROFILE, SITE

LIMIT = 60.0  # seconds a process may take
_GLANCE = 0.005
_WARM = (
    "app.bootstrap",
    "app.cli.program",
    "app.core.build",
    "app.core.content.compiler",
    "app.core.search.indexer",
    "app.core.search.service",
    "app.ui.fallbacks",
    "app.ui.inbox",
    "app.ui.library_care",
    "app.ui.library_keeper",
    "app.ui.window_parts",
    "app.ui.export_desk",
    "app.export_pdf",
)


def respect_modes() -> None:
    """Start this process again without the capabilities that let a superuser read everything."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and not os.environ.get("BRIEFING_MODES_COUNT"):
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            raise SystemExit("setpriv is needed where a superuser runs this: modes mean nothing to one")
        os.environ["BRIEFING_MODES_COUNT"] = "1"
        capabilities = "-dac_override,-dac_read_search"
        python = [sys.executable, *sys.orig_argv[1:]]
        os.execv(setpriv, [setpriv, "--bounding-set", capabilities, "--inh-caps", capabilities, *python])


def warm_up() -> None:
    """Import what a start imports, and set the environment of a child."""
    os.environ.clear()
    os.environ.update(_environment)
    for module in _WARM:
        importlib.import_module(module)
    gc.freeze()  # a child that collects would copy all of this


_environment = environment()


class Ended(NamedTuple):
    """How a process ended: exit code (negative: the signal), what it wrote, seconds it took."""

    code: int
    output: str
    errors: str
    seconds: float


class Child:
    """A running process. `main` returns its exit code; it runs in the child alone."""

    def __init__(self, folder: Path, main: Callable[[], int]) -> None:
        self.folder = folder
        self._started = time.monotonic()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _become(folder)
            sys.exit(main())  # through the end of the interpreter, as any program ends

    def ended(self) -> Ended | None:
        """Return how it ended, or None while it runs. One that takes too long is ended here, after a dump."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        seconds = time.monotonic() - self._started
        if pid == 0:
            if seconds > LIMIT + 5:
                os.kill(self.pid, signal.SIGKILL)
            return None
        texts = [(self.folder / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")]
        return Ended(os.waitstatus_to_exitcode(status), texts[0], texts[1], seconds)

    def wait(self) -> Ended:
        """Wait for its end."""
        while (ended := self.ended()) is None:
            time.sleep(_GLANCE)
        return ended


def _become(folder: Path) -> None:
    """Make this process one of its own."""
    os.setsid()
    for number, name in ((1, "stdout"), (2, "stderr")):
        handle = os.open(folder / name, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644)
        os.dup2(handle, number)
        os.close(handle)
    faulthandler.enable()
    faulthandler.dump_traceback_later(LIMIT, exit=True)


def use_tree(tree: Path) -> None:
    """Have the program of this process find its files in `tree`, as if it was installed there."""
    paths._PACKAGE = tree / "app"  # noqa: SLF001 - the one place that knows where the program lies
    os.environ |= {"BRIEFING_PROFILE": str(tree / PROFILE), "XDG_CACHE_HOME": str(tree / "cache")}
    sys.path.insert(0, str(tree / SITE))
    os.chdir(tree)


def run_all(starts: Iterator[Child], jobs: int) -> Iterator[tuple[Child, Ended]]:
    """Run processes, `jobs` at a time, and yield each as it ends."""
    running: list[Child] = []
    while True:
        while len(running) < jobs and (child := next(starts, None)) is not None:
            running.append(child)
        if not running:
            return
        for child in list(running):
            if (ended := child.ended()) is not None:
                running.remove(child)
                yield child, ended
        time.sleep(_GLANCE)
