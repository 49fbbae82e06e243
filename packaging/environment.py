"""Makes .venv complete: Qt's system libraries, virtual environment, locked packages, the project itself, bytecode.

Standard library only, for it runs before anything is installed. A stamp inside .venv says what the last complete
run worked from; while it still holds, there is nothing to do and neither network nor package tools are touched.
"""

import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

UNFINISHED = "unfinished"
"""What the stamp says while an installation is under way."""

SYSTEM_PACKAGES: tuple[tuple[str, ...], ...] = (
    # Every library outside libc that PySide6-Essentials names as NEEDED in its modules for core, gui, widgets,
    # SVG, D-Bus, network and printing, and in its platform plugins for X11, Wayland and no display.
    # Several names in a row: the same thing under another name in another release, or just as good.
    ("libbrotli1",),
    ("libdbus-1-3",),
    ("libegl1",),
    ("libfontconfig1",),
    ("libfreetype6",),
    ("libgl1",),
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libgssapi-krb5-2",),
    ("libstdc++6",),
    ("libwayland-client0",),
    ("libwayland-cursor0",),
    ("libwayland-egl1",),
    ("libx11-6",),
    ("libx11-xcb1",),
    ("libxcb-cursor0",),
    ("libxcb-glx0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-randr0",),
    ("libxcb-render-util0",),
    ("libxcb-render0",),
    ("libxcb-shape0",),
    ("libxcb-shm0",),
    ("libxcb-sync1",),
    ("libxcb-util1",),
    ("libxcb-xfixes0",),
    ("libxcb-xkb1",),
    ("libxcb1",),
    ("libxkbcommon-x11-0",),
    ("libxkbcommon0",),
    ("libzstd1",),
    ("zlib1g",),
    ("fonts-dejavu-core", "fonts-noto-core", "fonts-liberation"),
)

Run = Callable[..., subprocess.CompletedProcess[str]]
"""`run`, or what a test puts in its place."""


class SetupError(Exception):
    """The environment cannot be made; the text says what the user has to do."""


def run(
    command: Sequence[str | Path], *, check: bool = False, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run `command` and return it finished; what it prints is text."""
    return subprocess.run(command, check=check, text=True, **options)


# --- the stamp -----------------------------------------------------------------------------------------------


def fingerprint(root: Path) -> str:
    """Return one value for all an environment depends on: lock, requirements, Python version, its own place."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [
        hashlib.sha256((root / "requirements.lock").read_bytes()).hexdigest(),
        project["build-system"],
        project["tool"]["setuptools"],
        {
            key: value
            for key, value in project["project"].items()
            if "dependencies" in key or key == "scripts"
        },
        SYSTEM_PACKAGES,
        sys.implementation.cache_tag,
        str(root),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def stamp_file(root: Path) -> Path:
    """Return the file in .venv that says what it was made from."""
    return root / ".venv" / "setup-stamp"


def is_current(root: Path) -> bool:
    """Say whether .venv is complete and made from what the tree asks for now."""
    stamp = stamp_file(root)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(root)


# --- system packages -----------------------------------------------------------------------------------------


def is_debian(os_release: str) -> bool:
    """Say whether the text of /etc/os-release names Debian, Ubuntu or one of their children."""
    values = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    names = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").replace("'", "").split()
    return not {"debian", "ubuntu"}.isdisjoint(names)


def missing_packages(installed: Collection[str]) -> list[tuple[str, ...]]:
    """Return the rows of SYSTEM_PACKAGES of which no name is installed."""
    return [names for names in SYSTEM_PACKAGES if not any(name in installed for name in names)]


def _installed(run: Run) -> set[str]:
    names = [name for row in SYSTEM_PACKAGES for name in row]
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n", *names]
    lines = run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.splitlines()
    return {
        package for status, _, package in (line.partition(" ") for line in lines) if status == "installed"
    }


def _names_here(missing: Iterable[tuple[str, ...]], run: Run) -> list[str]:
    """Return of each row the name that this release knows; where it knows none, the last one."""
    return [next((name for name in row[:-1] if _is_known(name, run)), row[-1]) for row in missing]


def _is_known(name: str, run: Run) -> bool:
    query = ["apt-cache", "show", "--no-all-versions", name]
    return run(query, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def ensure_system_packages(os_release: str, *, is_root: bool, run: Run) -> None:
    """Install what Qt needs from the distribution, or raise with the line the user has to run.

    Does nothing on a distribution that is neither Debian nor Ubuntu.
    """
    if not is_debian(os_release):
        return
    missing = missing_packages(_installed(run))
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends"]
    if not is_root:
        line = shlex.join(["sudo", *install, *_names_here(missing, run)])
        raise SetupError(
            f"Qt's system libraries are not complete. Run this line, then start again:\n\n{line}\n"
        )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "--quiet"], env=quiet)
    if run([*install, *_names_here(missing, run)], env=quiet).returncode:
        raise SetupError("apt-get could not install Qt's system libraries; its own message is above.")


# --- the environment -----------------------------------------------------------------------------------------


def is_usable(environment: Path, run: Run = run) -> bool:
    """Say whether `environment` was made here, by this version of Python, and never left half-made."""
    stamp = environment / "setup-stamp"
    settings = environment / "pyvenv.cfg"
    if not settings.is_file() or (stamp.is_file() and stamp.read_text(encoding="utf-8") == UNFINISHED):
        return False
    made_here = any(
        line.startswith("command = ") and line.endswith(f" {environment}")
        for line in settings.read_text(encoding="utf-8").splitlines()
    )
    question = "import pip, sys; print(sys.implementation.cache_tag)"
    try:
        answer = run(
            [environment / "bin" / "python", "-c", question],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return made_here and answer.stdout.strip() == sys.implementation.cache_tag


def has_module(name: str) -> bool:
    """Say whether this Python has the module `name`; Debian packs parts of the standard library apart."""
    return importlib.util.find_spec(name) is not None


def installer(environment: Path, has: Callable[[str], bool] = has_module) -> tuple[list[str], list[str]]:
    """Return the commands that make the empty `environment` and that start its pip.

    Without ensurepip (Debian's python3 without python3-venv) the pip of this Python works on the environment from
    outside. Raises SetupError where there is neither.
    """
    python = str(environment / "bin" / "python")
    if has("venv") and has("ensurepip"):
        return [sys.executable, "-m", "venv", str(environment)], [python, "-m", "pip"]
    if has("venv") and has("pip"):
        make = [sys.executable, "-m", "venv", "--without-pip", str(environment)]
        return make, [sys.executable, "-m", "pip", "--python", python]
    raise SetupError(
        f"{sys.executable} has neither ensurepip nor pip, so it cannot make a virtual environment. "
        "On Debian and Ubuntu: sudo apt-get install python3-venv"
    )


def _empty(environment: Path) -> None:
    """Remove all but the stamp, which says "unfinished": a removal cut short is seen as such, too."""
    for path in environment.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != stamp_file(environment.parent):
            path.unlink()


def ensure_environment(root: Path) -> None:
    """Make .venv complete; one that is in order is only brought up to date."""
    environment = root / ".venv"
    usable = is_usable(environment)
    make, pip = installer(environment)
    environment.mkdir(exist_ok=True)
    stamp_file(root).write_text(UNFINISHED, encoding="utf-8")
    if not usable:
        _say(f"Making .venv with Python {sys.version.split()[0]}")
        _empty(environment)
        run(make, check=True)
        _say("Installing the locked packages (some 150 MB)")
        _install(root, pip)
    else:
        _say("Bringing .venv up to date with requirements.lock")
        try:
            _install(root, [str(environment / "bin" / "python"), "-m", "pip", "--quiet"])
        except subprocess.CalledProcessError:
            # pip undoes what it cannot finish: this is the environment of before, out of date but whole.
            stamp_file(root).unlink()
            raise
    stamp_file(root).write_text(fingerprint(root), encoding="utf-8")


def _install(root: Path, pip: list[str]) -> None:
    python = root / ".venv" / "bin" / "python"
    install = [*pip, "install", "--no-input", "--disable-pip-version-check"]
    run([*install, "--require-hashes", "--requirement", root / "requirements.lock"], check=True)
    run([*install, "--quiet", "--no-deps", "--no-build-isolation", "--editable", root], check=True)
    # A package may ship a file that is not meant for this version of Python, so the outcome does not matter.
    run([python, "-m", "compileall", "-qq", next((root / ".venv").glob("lib/python3*/site-packages"))])
    _check_qt(python)


def _check_qt(python: Path) -> None:
    probe = run([python, "-c", "import PySide6.QtWidgets"], stderr=subprocess.PIPE)
    if probe.returncode:
        reason = probe.stderr.strip().splitlines()[-1]
        raise SetupError(f"Qt cannot be loaded; a system library seems to be missing.\n{reason}")


def _say(text: str) -> None:
    print(f"\n== {text}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Make the environment complete, or with --is-current only say whether it is. Return the exit status."""
    if is_current(ROOT):
        return 0
    if "--is-current" in arguments:
        return 1
    release = Path("/etc/os-release")
    try:
        ensure_system_packages(
            release.read_text(encoding="utf-8") if release.is_file() else "",
            is_root=os.geteuid() == 0,
            run=run,
        )
        ensure_environment(ROOT)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
    except subprocess.CalledProcessError as error:
        print(
            f"\nSetting up stopped at: {shlex.join(map(str, error.cmd))}\n"
            "If it was for want of a connection, start again when there is one; it goes on from there.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("\nSetting up was interrupted; the next start finishes it.", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
