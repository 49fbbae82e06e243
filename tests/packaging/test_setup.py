"""What a newcomer's first command decides, without touching the machine it runs on."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = 'NAME="Fedora Linux"\nID=fedora\n'


def load(name: str) -> ModuleType:
    """Return packaging/`name`.py, which is no part of an importable package."""
    spec = importlib.util.spec_from_file_location(f"briefing_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


environment = load("environment")


class FakeMachine:
    """A machine that has some packages, knows some names, and writes down what it was asked to run."""

    def __init__(self, installed: Collection[str] = (), known: Collection[str] = (), fails: str = "") -> None:
        self.installed, self.known, self.fails = installed, known, fails
        self.changes: list[list[str]] = []

    def run(self, command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        name = Path(command[0]).name
        if name == "dpkg-query":
            lines = [
                f"{'installed' if item in self.installed else 'config-files'} {item}" for item in command[3:]
            ]
            return subprocess.CompletedProcess(command, 1, "\n".join(lines))
        if name == "apt-cache":
            return subprocess.CompletedProcess(command, 0 if command[-1] in self.known else 100, "")
        self.changes.append(command)
        return subprocess.CompletedProcess(command, 1 if self.fails in command and self.fails else 0, "")


def all_packages() -> set[str]:
    return {names[-1] for names in environment.SYSTEM_PACKAGES}


def ensure(machine: FakeMachine, release: str = DEBIAN, *, is_root: bool = True) -> None:
    environment.ensure_system_packages(release, is_root=is_root, run=machine.run)


@pytest.mark.parametrize(
    ("release", "expected"),
    [(DEBIAN, True), (MINT, True), ("ID=ubuntu\nID_LIKE=debian", True), (FEDORA, False), ("", False)],
)
def test_debian_and_its_children_are_known(release: str, expected: bool) -> None:
    assert environment.is_debian(release) is expected


def test_nothing_is_done_where_everything_is_there() -> None:
    machine = FakeMachine(all_packages())
    ensure(machine)
    assert machine.changes == []


def test_nothing_is_done_on_an_unknown_distribution() -> None:
    machine = FakeMachine()
    ensure(machine, FEDORA)
    assert machine.changes == []


def test_root_installs_what_is_missing() -> None:
    machine = FakeMachine(all_packages() - {"libegl1", "zlib1g"})
    ensure(machine)
    assert [command[:2] for command in machine.changes] == [["apt-get", "update"], ["apt-get", "install"]]
    assert machine.changes[1][2:] == ["-y", "--no-install-recommends", "libegl1", "zlib1g"]


def test_root_is_told_when_apt_fails() -> None:
    with pytest.raises(environment.SetupError, match="apt-get could not install"):
        ensure(FakeMachine(all_packages() - {"libegl1"}, fails="install"))


def test_another_user_gets_the_line_to_run_and_nothing_is_attempted() -> None:
    machine = FakeMachine(all_packages() - {"libegl1", "zlib1g"})
    with pytest.raises(environment.SetupError) as caught:
        ensure(machine, is_root=False)
    assert "\nsudo apt-get install -y --no-install-recommends libegl1 zlib1g\n" in str(caught.value)
    assert machine.changes == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"libglib2.0-0t64"}, "libglib2.0-0t64"),
        ({"libglib2.0-0"}, "libglib2.0-0"),
        # No lists fetched yet. The older name is right in both releases: the newer package provides it.
        (set(), "libglib2.0-0"),
    ],
)
def test_a_renamed_package_is_asked_for_by_the_name_known_here(known: set[str], expected: str) -> None:
    machine = FakeMachine(all_packages() - {"libglib2.0-0"}, known)
    ensure(machine)
    assert machine.changes[-1][-1] == expected


def test_either_name_of_a_renamed_package_will_do() -> None:
    machine = FakeMachine(all_packages() - {"libglib2.0-0"} | {"libglib2.0-0t64"})
    ensure(machine)
    assert machine.changes == []


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree with the two files that an environment depends on, and an empty .venv."""
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / ".venv").mkdir()
    return tmp_path


def stamp(tree: Path, text: str) -> None:
    environment.stamp_file(tree).write_text(text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_finished_environment_is_current(tree: Path) -> None:
    assert not environment.is_current(tree)
    stamp(tree, environment.fingerprint(tree))
    assert environment.is_current(tree)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("requirements.lock", "--hash=sha256:", "--hash=sha256:0"),
        ("pyproject.toml", '"Babel>=2.14"', '"Babel>=2.15"'),
        ("pyproject.toml", "briefing = ", "briefing2 = "),
    ],
)
def test_a_changed_requirement_makes_it_stale(tree: Path, file: str, old: str, new: str) -> None:
    stamp(tree, environment.fingerprint(tree))
    replace(tree / file, old, new)
    assert not environment.is_current(tree)


def test_other_changes_of_the_project_file_do_not(tree: Path) -> None:
    stamp(tree, environment.fingerprint(tree))
    replace(tree / "pyproject.toml", "line-length = 110", "line-length = 100")
    assert environment.is_current(tree)


def test_a_moved_tree_is_stale(tree: Path) -> None:
    stamp(tree, environment.fingerprint(tree))
    moved = tree.rename(tree.parent / f"{tree.name}-moved")
    assert not environment.is_current(moved)


def make_environment(folder: Path, place: Path) -> None:
    """Write what `python -m venv place` leaves, with this interpreter in it."""
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    settings = f"home = {Path(sys.executable).parent}\ncommand = python3 -m venv {place}\n"
    (folder / "pyvenv.cfg").write_text(settings, encoding="utf-8")


def answering(text: str) -> Any:
    return lambda command, **_options: subprocess.CompletedProcess(command, 0, text)


def test_an_environment_made_here_is_kept(tree: Path) -> None:
    make_environment(tree / ".venv", tree / ".venv")
    assert environment.is_usable(tree / ".venv", answering(f"{sys.implementation.cache_tag}\n"))


def test_an_environment_of_another_python_is_remade(tree: Path) -> None:
    make_environment(tree / ".venv", tree / ".venv")
    assert not environment.is_usable(tree / ".venv", answering("cpython-310\n"))


def test_an_environment_copied_from_elsewhere_is_remade(tree: Path) -> None:
    make_environment(tree / ".venv", tree.parent / "other" / ".venv")
    assert not environment.is_usable(tree / ".venv", answering(f"{sys.implementation.cache_tag}\n"))


def test_a_half_made_environment_is_remade(tree: Path) -> None:
    make_environment(tree / ".venv", tree / ".venv")
    stamp(tree, environment.UNFINISHED)
    assert not environment.is_usable(tree / ".venv", answering(f"{sys.implementation.cache_tag}\n"))


def test_an_environment_whose_interpreter_is_gone_is_remade(tree: Path) -> None:
    make_environment(tree / ".venv", tree / ".venv")
    (tree / ".venv" / "bin" / "python").unlink()
    assert not environment.is_usable(tree / ".venv")


def test_without_ensurepip_the_pip_of_this_python_is_used(tmp_path: Path) -> None:
    make, pip = environment.installer(tmp_path, lambda name: name != "ensurepip")
    assert "--without-pip" in make
    assert pip[-2:] == ["--python", str(tmp_path / "bin" / "python")]


def test_without_any_pip_the_package_to_install_is_named(tmp_path: Path) -> None:
    with pytest.raises(environment.SetupError, match="apt-get install python3-venv"):
        environment.installer(tmp_path, lambda name: name == "venv")


def test_a_python_that_is_too_old_is_refused_in_one_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    script = ROOT / "packaging" / "setup.sh"
    result = subprocess.run(
        [script], env={**os.environ, "PYTHON": str(old)}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr == f"PYTHON={old} is not a Python 3.11 or newer.\n"
