"""The program is ended from outside: Ctrl+C, a session that logs out, a system that shuts down. All is saved."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.content.schema import MANIFEST
from app.core.userdata.requests import requests_folder
from app.core.userdata.session import load_session
from tests.sample_briefing import copied

ROOT = Path(__file__).resolve().parents[2]
_LONG = 60.0  # seconds; only a fault takes that long


def wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONG
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def profile(library_folder: Path, tmp_path: Path) -> Path:
    """Return a profile with a library of its own, the newest one."""
    profile = tmp_path / "profile"
    (copied(library_folder, profile / "search_index") / MANIFEST).touch()
    return profile


@pytest.fixture
def program(profile: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a program whose window is open and complete."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--profile", str(profile), "--page", "topics/ott"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    wait(requests_folder(profile).is_dir)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_program_with_everything_saved(
    program: subprocess.Popen[bytes], profile: Path, name: str
) -> None:
    number = getattr(signal, name)
    program.send_signal(number)
    _, said = program.communicate(timeout=_LONG)
    assert program.returncode == 128 + number
    assert said == b""
    assert load_session(profile / "session.json")[0].page == "topics/ott"


def test_ctrl_c_ends_a_start_at_once_and_without_a_traceback(profile: Path) -> None:
    """Before there is a window Python would raise KeyboardInterrupt in the midst of an import of Qt, which aborts."""
    script = (
        "import os, signal, sys, importlib.abc\n"
        "class Press(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'PySide6.QtCore':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Press())\n"
        "from app.__main__ import main\n"
        "sys.exit(main(['--profile', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(profile)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        timeout=_LONG,
        check=False,
    )
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


def test_a_program_that_was_told_to_ignore_a_signal_goes_on(profile: Path) -> None:
    """As `nohup` asks for."""
    process = subprocess.Popen(
        [
            "sh",
            "-c",
            "trap '' HUP; exec \"$@\"",
            "sh",
            sys.executable,
            "-m",
            "app",
            "--profile",
            str(profile),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    wait(requests_folder(profile).is_dir)
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=_LONG)
    assert process.returncode == 128 + signal.SIGTERM
