"""`briefing`: the window where there is a display and no command, else the command line.

Arguments of the window are read here by hand: argparse alone would cost a tenth of the start.
"""

import gc
import os
import sys

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
    """Say whether a window can be opened here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    options = window_options(given)
    if options is not None and has_display():
        # Nothing made before the first page is on screen is garbage.
        gc.disable()
        from app.bootstrap import WindowOptions, run  # noqa: PLC0415 - Qt, only where there is a window

        return run(WindowOptions(**options))
    from app.cli import run as run_command  # noqa: PLC0415 - only where there is no window

    return run_command(given if options is None else without_window(options, given))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A large library is indexed in processes of its own, which start here when the program is one file.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
