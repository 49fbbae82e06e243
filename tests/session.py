"""What a run of the tests promises, as a plugin of pytest: a time limit that always holds, and the memory it took.

The limit is `faulthandler_timeout` in pyproject.toml: at it the stack of every thread is printed and the process
ends. pytest takes the limit off where a test fails, so that a debugger may be used; what ends the test could then
hang for ever. It is put back here.
"""

import faulthandler
import sys
from typing import Any

import pytest
from _pytest.faulthandler import (
    fault_handler_stderr_fd_key,
    get_exit_on_timeout_config_value,
    get_timeout_config_value,
)

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

_PEAKS = pytest.StashKey[dict[str, int]]()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name bytes by their number: what was packed at the start holds the time, and each worker has its own."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Put the limit back for the rest of the test, after a debugger has ended."""
    limit = get_timeout_config_value(node.config)
    if limit > 0 and isinstance(node, pytest.Item):
        faulthandler.dump_traceback_later(
            limit,
            file=node.config.stash[fault_handler_stderr_fd_key],
            exit=get_exit_on_timeout_config_value(node.config),
        )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over the peak of this process."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["peak_memory"] = peak_memory()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Keep the peak of a worker that has ended; one that crashed tells none."""
    peak = getattr(node, "workeroutput", {}).get("peak_memory", 0)
    node.config.stash.setdefault(_PEAKS, {})[node.gateway.id] = peak


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print what the processes that ran tests took at most."""
    peaks = config.stash.get(_PEAKS, {"tests": peak_memory()})
    told = ", ".join(f"{name} {peak} MB" for name, peak in sorted(peaks.items()) if peak)
    if told:
        terminalreporter.write_line(f"peak memory: {told}")


def peak_memory() -> int:
    """Return the largest resident memory of this process so far in MB, or 0 where that is not known."""
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak / (1_048_576 if sys.platform == "darwin" else 1024))
