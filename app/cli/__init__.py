"""The command line: the same core without a window. Human text by default, JSON for machines.

Cheap to import: what a command needs is imported when it runs, and only that.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.paths import Locations


def run(arguments: list[str], locations: "Locations | None" = None) -> int:
    """Run one command and return its exit code: 0, 1 for an error, 2 for wrong usage, 130 when interrupted.

    Without a command, as when there is no display, the at-a-glance page is printed. `locations` are the folders
    to work with, by default those of the installed program. Never raises: an error is one line on stderr.
    """
    from app.cli.program import run_command  # noqa: PLC0415 - see above

    return run_command(arguments, locations)


def glance(language: str, locations: "Locations") -> str:
    """Return the home page as plain text, then how to search in the terminal, in `language`.

    Rebuilds the compiled library if need be. Raises BriefingError where there is nothing to show.
    """
    from app.cli.at_a_glance import glance_text  # noqa: PLC0415 - see above

    return glance_text(language, locations)
