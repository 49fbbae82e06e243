"""A display that is named but does not answer: the program says in text what it would have shown, as without one."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import has_display

NAMES = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR", "DISPLAY")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize("display", [":4711", ":4711.0", "unix:4711", ":", ":x", "nothing"])
def test_an_x_server_that_is_gone(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert not has_display()


def test_a_server_that_is_gone_and_left_its_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "wayland-0"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        assert has_display()
        monkeypatch.setenv("WAYLAND_DISPLAY", str(path))
        assert has_display()
    assert path.exists()
    assert not has_display()


def test_a_display_elsewhere_and_a_platform_without_one_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "elsewhere:0")
    assert has_display()
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()


def test_the_program_shows_its_text_and_does_not_abort(tmp_path: Path, library_folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "-m", "app", "--page", "conference/in-brief", "--lang", "en"],
        env=environment | {"DISPLAY": ":4711", "BRIEFING_PROFILE": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 200
