"""Where a command writes: results on standard output, everything else on standard error, one line each.

Knows terminals (width, bold, encodings that lack a letter) and nothing of briefings.
"""

import contextlib
import errno
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from app.core.errors import BriefingError, marked

_WIDEST = 100
_NARROWEST = 40
_LONGEST_NOTE = 500
_TYPEWRITER = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "¶": "par.",
        "§": "par.",
        "·": "-",
    }
    | {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "›": ">"}
)


def one_line(text: str) -> str:
    """Return `text` on one line, without anything that could steer a terminal."""
    visible = (letter if letter.isprintable() or letter == "\u00a0" else " " for letter in text)
    return " ".join(filter(None, "".join(visible).split(" ")))


def shortened(text: str, length: int = 60) -> str:
    """Return `text` for use in a message: on one line and not longer than `length`."""
    line = one_line(text[: length * 4])
    return line if len(line) <= length else f"{line[: length - 1]}…"


class Output:
    """The two streams of one run. Nothing is raised for what standard error cannot take."""

    def text(self, text: str) -> None:
        """Print text for people, in the terminal's encoding; letters it lacks are replaced by simpler ones."""
        self._print(text.rstrip("\n") + "\n", getattr(sys.stdout, "encoding", None) or "utf-8")

    def machine_text(self, text: str) -> None:
        """Print text that a program reads on: UTF-8, whatever the terminal."""
        self._print(text.rstrip("\n") + "\n", "utf-8")

    def data(self, value: Any) -> None:
        """Print `value` as JSON."""
        self.machine_text(json.dumps(value, ensure_ascii=False, indent=2))

    def note(self, text: str) -> None:
        """Tell something on standard error, on one line that is not endless."""
        self.raw_note(f"{shortened(text, _LONGEST_NOTE)}\n")

    def raw_note(self, text: str) -> None:
        """Write to standard error as it is; for progress on one line."""
        stream = sys.stderr
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.write(_encodable(text, getattr(stream, "encoding", None) or "utf-8"))
                stream.flush()

    def flush(self) -> None:
        """Write out what was printed. Raises BriefingError where that is not possible."""
        with _output_errors():
            if sys.stdout is not None:
                sys.stdout.flush()

    def abandon(self) -> None:
        """Give up standard output, so that the interpreter does not fail on it once more when it ends."""
        with contextlib.suppress(BriefingError, BrokenPipeError):
            self.flush()
            return
        with contextlib.suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)

    @property
    def width(self) -> int:
        """Columns that text may fill."""
        return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((88, 24)).columns))

    def emphasised(self, text: str, marks: Iterable[tuple[int, int]]) -> str:
        """Return `text` with the character ranges `marks` in bold, where standard output is a terminal."""
        if not _is_terminal(sys.stdout) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return text
        parts, end = [], 0
        for start, stop in marks:
            parts += [text[end:start], "\033[1m", text[start:stop], "\033[0m"]
            end = stop
        return "".join([*parts, text[end:]])

    @staticmethod
    def progress_is_seen() -> bool:
        """Say whether standard error is a terminal."""
        return _is_terminal(sys.stderr)

    @staticmethod
    def _print(text: str, encoding: str) -> None:
        stream = sys.stdout
        with _output_errors():
            if stream is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            buffer = getattr(stream, "buffer", None)
            if buffer is None:
                stream.write(text)
            else:
                stream.flush()
                buffer.write(_encodable(text, encoding).replace("\n", os.linesep).encode(encoding, "replace"))


@contextlib.contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BriefingError(marked("The output cannot be written: {reason}."), reason=reason) from error


def _encodable(text: str, encoding: str) -> str:
    """Return `text` with letters that `encoding` lacks replaced by the nearest ones it has."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(letter if _has(encoding, letter) else _simpler(letter, encoding) for letter in text)
    return text


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _simpler(letter: str, encoding: str) -> str:
    plain = letter.translate(_TYPEWRITER)
    if plain == letter:
        plain = "".join(
            part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
        )
    return plain if _has(encoding, plain) else "?"


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


class Progress:
    """Shows how far a build is: one line rewritten in a terminal, else a line for each stage, or nothing."""

    def __init__(self, output: Output, stages: dict[str, str], *, quiet: bool = False) -> None:
        self._output = output
        self._stages = stages
        self._quiet = quiet
        self._shown = ""
        self._stage = ""
        self.called = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of `stage` are finished."""
        self.called = True
        words = self._stages.get(stage, stage)
        if self._output.progress_is_seen():
            self._rewrite(f"{words}: {100 * done // max(total, 1)} %")
        elif stage != self._stage and not self._quiet:
            self._output.note(f"{words} ({total})")
        self._stage = stage

    def _rewrite(self, line: str) -> None:
        if line != self._shown:
            self._output.raw_note(f"\r{line.ljust(len(self._shown))}")
            self._shown = line

    def clear(self) -> None:
        """Take the line away again."""
        if self._shown:
            self._output.raw_note(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""
