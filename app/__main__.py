"""`briefing`: the window where there is a display and no command, else the command line.

Arguments of the window are read here by hand: argparse alone would cost a tenth of the start. A profile has one
program: a second start hands over what it was asked for and ends before it has loaded Qt.
"""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import IO

_WINDOW_OPTIONS = {
    "--lang": "language",
    "--ui-lang": "ui_language",
    "--page": "page",
    "--search": "search",
    "--profile": "profile",
}


def window_options(arguments: list[str]) -> dict[str, str] | None:
    """Return the window's options, or None where the arguments are for the command line."""
    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name.startswith("briefing:") and "page" not in values:
            values["page"] = name + equals + value
            continue
        if name not in _WINDOW_OPTIONS or (not equals and not rest):
            return None
        values[_WINDOW_OPTIONS[name]] = value if equals else rest.pop(0)
    return values


def without_window(options: dict[str, str], given: list[str]) -> list[str]:
    """Return the command that does in a terminal what the window was asked for; at a glance where for nothing."""
    if page := options.get("page"):
        command = ["show", page]
    elif text := options.get("search"):
        command = ["search", text]
    else:
        return given
    language = [f"--lang={options['language']}"] if "language" in options else []
    interface = [f"--ui-lang={options['ui_language']}"] if "ui_language" in options else []
    profile = [f"--profile={options['profile']}"] if "profile" in options else []
    return [*command, *language, *interface, *profile]


def has_display() -> bool:
    """Say whether a window can be opened here: Qt would end the process where nobody answers at the display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    return any(_answers(path) for path in _display_sockets())


def _display_sockets() -> list[str]:
    """Return the addresses of the displays this process is told of; "" for one that is not on this machine."""
    found = []
    if name := os.environ.get("WAYLAND_DISPLAY"):
        found.append(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name))  # noqa: PTH118 - may be absolute
    if os.environ.get("WAYLAND_SOCKET"):
        found.append("")
    host, colon, number = os.environ.get("DISPLAY", "").rpartition(":")
    if colon and host.startswith("/"):
        found.append(f"{host}:{number}")  # a path, as on macOS
    elif colon:
        socket = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108 - where every X server listens
        found.append(socket if host in {"", "unix"} else "")
    return found


def _answers(path: str) -> bool:
    """Say whether a server listens at a socket of this machine; whoever is elsewhere is taken to."""
    if not path:
        return True
    import _socket  # noqa: PLC0415 - `socket` takes 12 ms to import, this one 0.3

    # X servers on Linux have an abstract address as well, and some only that.
    for address in (path, f"\0{path}"):
        try:
            connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        except (OSError, AttributeError):
            return True
        try:
            connection.connect(address)
        except (OSError, ValueError):
            continue
        finally:
            connection.close()
        return True
    return False


def lock(profile: Path) -> IO[bytes] | None:
    """Take hold of a profile for as long as the file that is returned is open, and until the process ends.

    The lock is the system's and goes with the process, however that ends. None where there can be no lock, as in a
    folder that cannot be written. Raises BlockingIOError where another process has it.
    """
    try:
        profile.mkdir(parents=True, exist_ok=True)
        file = (profile / "running.lock").open("ab")
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not there

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # flock would be kept by a forked worker
    except (BlockingIOError, PermissionError):
        file.close()
        raise BlockingIOError from None
    except OSError:
        file.close()
        return None
    return file


def open_window(options: dict[str, str], given: list[str] | None = None) -> int:
    """Open the window, or have a program that runs already open what was asked for; return the exit code.

    `given` are the arguments as they came.
    """
    from app.core.paths import user_folder  # noqa: PLC0415 - only where there is a window

    profile = user_folder(Path(options["profile"]) if options.get("profile") else None)
    held, answered = None, True
    try:
        held = lock(profile)
    except BlockingIOError:
        from app.core.userdata.requests import hand_over  # noqa: PLC0415 - only for a second start

        token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
        fault = _fault_of(options, given or [])
        # Of a link that leads nowhere the window is told as well: whoever clicked on it sees no terminal.
        if hand_over(profile, options | {"token": token}):
            if fault and sys.stderr is not None:
                print(fault, file=sys.stderr)
            return 1 if fault else 0
        answered = False
    from app.bootstrap import WindowOptions, run  # noqa: PLC0415 - Qt, only where there is a window

    try:
        return run(WindowOptions(**options), answers=held is not None, unanswered=not answered)
    finally:
        if held is not None:
            held.close()


def _fault_of(options: dict[str, str], given: list[str]) -> str:
    """Say why there is nothing to open at the link that was given, "" where there is."""
    if not options.get("page"):
        return ""
    from app.cli.link_check import link_fault  # noqa: PLC0415 - only for a link in a second start

    return link_fault(options["page"], Path(options["profile"]) if options.get("profile") else None, given)


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    options = window_options(given)
    if options is not None and has_display():
        # Nothing made before the first page is on screen is garbage; later app/ui/garbage.py collects it.
        gc.disable()
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            # PySide aborts where a KeyboardInterrupt comes while it is imported. Once the event loop runs, Ctrl+C
            # closes the windows (app/ui/unix_signals.py).
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        return open_window(options, given)
    from app.cli import run as run_command  # noqa: PLC0415 - only where there is no window

    return run_command(given if options is None else without_window(options, given))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A large library is indexed in processes of its own, which start here when the program is one file.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
