"""Streams: terminals without accents, bold only where it is seen, progress that does not fill the screen."""

import io
import sys

import pytest

from app.cli.output import Output, Progress, one_line, shortened


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, in a given encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode(self.encoding).replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "« L’été », ¶ 3 : œuvre… 中\n"),
        ("latin-1", "« L'été », ¶ 3 : oeuvre... ?\n"),
        ("cp850", "« L'été », ¶ 3 : oeuvre... ?\n"),
        ("ascii", '" L\'ete ", par. 3 : oeuvre... ?\n'),
    ],
)
def test_a_terminal_without_a_letter_gets_the_nearest_one(
    monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str
) -> None:
    terminal = Terminal(encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    Output().text("« L’été », ¶ 3 : œuvre… 中")
    assert terminal.shown == shown


def test_json_is_utf_8_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal("ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    Output().data({"title": "été"})
    terminal.flush()
    assert terminal.buffer.getvalue().decode("utf-8").split() == ["{", '"title":', '"été"', "}"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("surroundings", "expected"),
    [
        ({}, "the \033[1mdigital\033[0m \033[1mdivide\033[0m"),
        ({"NO_COLOR": "1"}, "the digital divide"),
        ({"TERM": "dumb"}, "the digital divide"),
    ],
)
def test_bold_on_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], expected: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert Output().emphasised("the digital divide", [(4, 11), (12, 18)]) == expected


def test_no_bold_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert Output().emphasised("digital", [(0, 7)]) == "digital"


def test_progress_in_a_terminal_rewrites_one_line_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(Output(), {"pages": "Pages"})
    for done in (0, 1, 2):
        progress("pages", done, 2)
    progress.clear()
    assert terminal.shown == "\rPages: 0 %\rPages: 50 %\rPages: 100 %\r            \r"


def test_progress_in_a_file_is_a_line_a_stage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for quiet in (False, True):
        progress = Progress(Output(), {"pages": "Pages", "index": "Index"}, quiet=quiet)
        for stage, done in (("pages", 0), ("pages", 500), ("index", 0), ("index", 500)):
            progress(stage, done, 500)
        progress.clear()
        assert capsys.readouterr().err == ("" if quiet else "Pages (500)\nIndex (500)\n")


def test_messages_cannot_steer_the_terminal() -> None:
    assert one_line("a\x1b[31mb\r\nc\td\u202ee") == "a [31mb c d e"
    assert shortened("x" * 10_000) == "x" * 59 + "…"
