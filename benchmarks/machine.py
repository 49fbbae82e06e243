"""Where the figures were taken: they mean little without it."""

import contextlib
import datetime as dt
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from benchmarks.child import platform as qt_platform


def describe(root: Path) -> dict[str, object]:
    """Return processor, cores, memory, system, versions, commit and date."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": _memory(),
        "system": _system(),
        "platform": qt_platform().split(":")[0],
        "load_average": [round(value, 2) for value in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "pyside6": version("PySide6-Essentials"),
        "whoosh3": version("whoosh3"),
        "commit": _commit(root),
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }


def _processor() -> str:
    return _field(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine()


def _memory() -> float | None:
    kilobytes = _field(Path("/proc/meminfo"), "MemTotal").split(" ")[0]
    return round(int(kilobytes) / 1024**2, 1) if kilobytes else None


def _system() -> str:
    name = ""
    if hasattr(platform, "freedesktop_os_release"):
        with contextlib.suppress(OSError):
            name = platform.freedesktop_os_release()["PRETTY_NAME"]
    return ", ".join(part for part in (name, f"{platform.system()} {platform.release()}") if part)


def _field(path: Path, name: str) -> str:
    """Return the value of the first `name: value` line of a file, or ""."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")


def _commit(root: Path) -> str:
    """Return the commit that was measured, with "+" where the tree has changes; "" outside git."""

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    try:
        return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "app") else "")
    except OSError:
        return ""
