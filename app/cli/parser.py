"""How arguments are read: argparse, with its messages in the language of the interface and no exit of its own."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import NoReturn

from app.cli.output import shortened
from app.core.errors import BriefingError, marked
from app.core.i18n.catalog import Catalog
from app.core.model.language import LANGUAGES

_COMPLAINTS = (
    (r"the following arguments are required: (?P<names>.*)", marked("missing: {names}")),
    (r"unrecognized arguments: (?P<names>.*)", marked("not understood: {names}")),
    (r"argument (?P<name>[^:]+): expected one argument", marked("{name} needs a value")),
    (r"argument (?P<name>[^:]+): ignored explicit argument .*", marked("{name} takes no value")),
    (r"argument (?P<name>[^:]+): (?P<complaint>.*)", marked("{name}: {complaint}")),
)
"""What argparse says, in English always, and the same to be translated."""


class UsageError(BriefingError):
    """Arguments that cannot be understood."""


class Parser(argparse.ArgumentParser):
    """The parser of one command: `values` and `options` are its two groups of arguments."""

    def __init__(self, name: str, description: str, words: Catalog, epilog: str = "") -> None:
        super().__init__(
            prog=f"briefing {name}".strip(),
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _HelpFormatter(prog, words),
        )
        self.words = words
        self.values = self.add_argument_group(words.gettext("Arguments"))
        self.options = self.add_argument_group(words.gettext("Options"))

    def parse(self, arguments: list[str]) -> argparse.Namespace:
        """Return what `arguments` say. Raises UsageError."""
        return self.parse_args(arguments)

    def parse_words(self, arguments: list[str]) -> argparse.Namespace:
        """Return the same for a command whose words may stand between options and begin with a hyphen."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        # What has a space in it is never an option to argparse.
        before = [f"{word} " if _is_text(word) else word for word in arguments[:end]]
        after = [f"{word} " if word.startswith("-") else word for word in arguments[end + 1 :]]
        return self.parse_intermixed_args([*before, *after])

    def add_common_options(self) -> None:
        """Add what every command takes."""
        _ = self.words.gettext
        self.options.add_argument("--json", action="store_true", help=_("answer in JSON, for other programs"))
        self.add_program_options()

    def add_program_options(self) -> None:
        """Add what the program takes with and without a command."""
        _ = self.words.gettext
        self.options.add_argument(
            "--ui-lang",
            metavar=_("LANGUAGE"),
            type=language(self.words),
            help=_("language of messages and help: {languages}", languages=", ".join(LANGUAGES)),
        )
        self.options.add_argument("--profile", metavar=_("FOLDER"), help=_("folder for all personal files"))
        self.options.add_argument("-h", "--help", action="store_true", help=_("show this help"))

    def add_language(self, purpose: str) -> None:
        """Add `--lang`, the reading language."""
        _ = self.words.gettext
        self.options.add_argument("--lang", metavar=_("LANGUAGE"), type=language(self.words), help=purpose)

    def add_languages(self, purpose: str) -> None:
        """Add `--lang` where it may name several."""
        _ = self.words.gettext
        self.options.add_argument(
            "--lang", metavar=_("LANGUAGE[,LANGUAGE]"), type=languages(self.words), help=purpose
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse complains about."""
        raise UsageError(
            marked("{command}: {complaint}. Help: {command} --help"),
            command=self.prog,
            complaint=self._translated(message).rstrip("."),
        )

    def _translated(self, message: str) -> str:
        for pattern, template in _COMPLAINTS:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                parts = {name: shortened(value, 200) for name, value in found.groupdict().items()}
                return self.words.gettext(template, **parts)
        return shortened(message, 200)


def _is_text(word: str) -> bool:
    """Say whether an argument that begins with a hyphen excludes a word, or is no more than punctuation."""
    return word != "-h" and re.match(r"-[^-]|-[\W_]*$", word) is not None


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, words: Catalog) -> None:
        super().__init__(prog, max_help_position=28)
        self._words = words

    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        prefix = self._words.gettext("Usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)  # type: ignore[arg-type]


Reader = Callable[[str], str]


def text(value: str) -> str:
    """Return an argument as text: bytes that the terminal's encoding could not decode become "?"."""
    return value.encode("utf-8", "replace").decode("utf-8").strip()


def choice(words: Catalog, known: Sequence[str]) -> Reader:
    """Return a reader for arguments that are one of `known`."""

    def read(value: str) -> str:
        if value.strip().lower() in known:
            return value.strip().lower()
        complaint = words.gettext(
            "there is no “{value}”; there are: {known}", value=shortened(value), known=", ".join(known)
        )
        raise argparse.ArgumentTypeError(complaint)

    return read


def language(words: Catalog) -> Reader:
    """Return a reader for a language tag; "fr-CA" and "fr_CA.UTF-8" are read as "fr"."""
    read = choice(words, tuple(LANGUAGES))

    def read_tag(value: str) -> str:
        main = re.split(r"[-_.]", value.strip().lower())[0]
        return main if main in LANGUAGES else read(value)

    return read_tag


def languages(words: Catalog) -> Callable[[str], list[str]]:
    """Return a reader for several language tags with commas between them; each counts once."""
    read = language(words)
    return lambda value: list(dict.fromkeys(read(tag) for tag in value.split(",")))


def whole_number(words: Catalog, smallest: int, largest: int) -> Callable[[str], int]:
    """Return a reader for whole numbers within bounds."""

    def read(value: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", value.strip()) and smallest <= int(value) <= largest:
            return int(value)
        complaint = words.gettext(
            "“{value}” is not a whole number from {smallest} to {largest}",
            value=shortened(value),
            smallest=smallest,
            largest=largest,
        )
        raise argparse.ArgumentTypeError(complaint)

    return read
