"""One run of the command line: which command, its arguments, and every failure as one line."""

import argparse
import os
import sys
from pathlib import Path

from app import __version__
from app.cli import building, doctor, exporting, pages, searching
from app.cli.at_a_glance import desk_glance
from app.cli.desk import Command, Desk
from app.cli.output import Output, shortened
from app.cli.parser import Parser, UsageError, text
from app.core import paths
from app.core.errors import BriefingError, marked
from app.core.i18n.catalog import Catalog
from app.core.i18n.messages import error_text
from app.core.model.language import LANGUAGES, closest_language
from app.core.paths import Locations, default_locations

COMMANDS: tuple[Command, ...] = (
    *searching.COMMANDS,
    *pages.COMMANDS,
    *exporting.COMMANDS,
    *building.COMMANDS,
    *doctor.COMMANDS,
)

_OPTIONS_WITH_VALUE = {"--lang", "--ui-lang", "--page", "--search", "--profile"}


def run_command(arguments: list[str], locations: Locations | None) -> int:
    """Run one command and return its exit code; see `app.cli.run`."""
    output = Output()
    words = Catalog(paths.resources_folder() / "locale", interface_language(arguments))
    try:
        code = _run(arguments, locations, words, output)
        output.flush()
    except BrokenPipeError:  # whoever read along has seen enough, as `head` does
        output.abandon()
        return 0
    except KeyboardInterrupt:
        output.abandon()
        return 130
    except BriefingError as error:
        output.abandon()
        output.note(error_text(error, words))
        return 2 if isinstance(error, UsageError) else 1
    except OSError as error:
        output.abandon()
        reason = error.strerror or type(error).__name__
        output.note(f"{error.filename}: {reason}" if error.filename else reason)
        return 1
    except Exception as error:  # a bug: said as such, and in one line as everything else
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        output.abandon()
        reason = f"{type(error).__name__}: {shortened(str(error), 200)}"
        output.note(
            words.gettext("An error in the program, which should be reported: {reason}.", reason=reason)
        )
        return 1
    return code


def interface_language(arguments: list[str]) -> str:
    """Return the language that `--ui-lang` or the system asks for, or the closest one there is."""
    for position, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--ui-lang":
            return closest_language(value if equals else "".join(arguments[position + 1 : position + 2]))
        if name == "--":
            break
    return closest_language(system_language())


def system_language() -> str:
    """Return the tag of the system's language, such as "fr_CH.UTF-8", or an empty string."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there
        import locale  # noqa: PLC0415 - for the same reason

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _run(arguments: list[str], locations: Locations | None, words: Catalog, output: Output) -> int:
    before, rest = _before_command(arguments)
    if not rest:
        return _without_command(before, locations, words, output)
    if rest[0].startswith("briefing:"):  # a link, as citations have it; the window opens the page
        rest = ["show", *rest]
    command = next((command for command in COMMANDS if command.name == rest[0]), None)
    if command is None:
        known = ", ".join(command.name for command in COMMANDS)
        message = marked("There is no command “{command}”; there are: {known}.")
        raise UsageError(message, command=shortened(rest[0]), known=known)
    summary = words.gettext(command.summary)
    purpose = f"{summary[0].upper()}{summary[1:]}."
    parser = Parser(command.name, purpose, words, words.gettext(command.epilog))
    command.declare(parser)
    parser.add_common_options()
    own = [*before, *rest[1:]]
    if _wants_help(own):
        output.text(parser.format_help())
        return 0
    given = parser.parse_words(own) if command.words else parser.parse(own)
    return command.run(given, _desk(given, locations, words, output))


def _before_command(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Split arguments before the first that is neither an option nor the value of one."""
    position = 0
    while position < len(arguments) and arguments[position].startswith("-"):
        position += 2 if arguments[position] in _OPTIONS_WITH_VALUE else 1
    return arguments[:position], arguments[position:]


def _wants_help(arguments: list[str]) -> bool:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--help" in options or "-h" in options


def _desk(given: argparse.Namespace, locations: Locations | None, words: Catalog, output: Output) -> Desk:
    profile = Path(given.profile) if given.profile else None
    return Desk(words, output, locations or default_locations(profile), profile)


def _without_command(
    arguments: list[str], locations: Locations | None, words: Catalog, output: Output
) -> int:
    """Answer `--version` and `--help`; otherwise this is the window where none can be opened: print its home."""
    _ = words.gettext
    parser = _window_parser(words)
    given = parser.parse([argument for argument in arguments if argument != "--"])
    if given.version:
        output.text(f"briefing {__version__}")
    elif given.help:
        output.text(parser.format_help())
    else:
        output.text(desk_glance(_desk(given, locations, words, output), given.lang or words.language))
    return 0


def _window_parser(words: Catalog) -> Parser:
    _ = words.gettext
    width = max(len(command.name) for command in COMMANDS)
    commands = [f"  {command.name.ljust(width)}  {_(command.summary)}" for command in COMMANDS]
    title, more = _("Commands"), _("briefing COMMAND --help says more about each.")
    purpose = _("Search and read the conference briefing, offline. Without a command the window opens.")
    parser = Parser("", purpose, words, "\n".join([f"{title}:", *commands, "", more]))
    parser.add_language(_("language to read in: {languages}", languages=", ".join(LANGUAGES)))
    parser.options.add_argument("--page", metavar=_("PAGE[#N]"), type=text, help=_("page to open"))
    parser.options.add_argument("--search", metavar=_("TEXT"), type=text, help=_("words to search for"))
    parser.add_program_options()
    parser.options.add_argument("--version", action="store_true", help=_("show the version"))
    return parser
