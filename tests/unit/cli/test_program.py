"""Which command, which language, and every failure in one line."""

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest

from app import __version__
from app.cli import glance, program, run
from app.cli.program import COMMANDS, interface_language
from app.core.content.library import Library


def test_version(briefing: Callable[..., Any]) -> None:
    assert briefing("--version").out == f"briefing {__version__}\n"


def test_help_names_every_command(briefing: Callable[..., Any]) -> None:
    answer = briefing("--help")
    assert answer.code == 0
    for command in COMMANDS:
        assert f"  {command.name} " in answer.out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_help(briefing: Callable[..., Any], command: str) -> None:
    for option in ("--help", "-h"):
        answer = briefing(command, option)
        assert answer.code == 0
        assert answer.out.startswith(f"Usage: briefing {command}")
        assert "--json" in answer.out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_a_command_the_home_page_and_how_to_go_on(
    briefing: Callable[..., Any], compiled: Any, language: str
) -> None:
    answer = briefing("--lang", language)
    assert answer.code == 0
    assert {"en": "Ten days in October.", "fr": "Dix jours en octobre."}[language] in answer.out
    assert "briefing search" in answer.out
    assert glance("en", compiled).startswith("Delegate briefing. Buenos Aires\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "There is no command “frobnicate”"),
        (["--frobnicate"], "--frobnicate"),
        (["show"], "missing: PAGE[#N]"),
        (["search"], "missing: TEXT"),
        (["cite"], "missing: PAGE#N"),
        (["show", "topics/access", "more"], "not understood: more"),
        (["show", "topics/access", "--lang"], "--lang needs a value"),
        (["list", "--json=yes"], "--json takes no value"),
        (["list", "--lang", "de"], "there is no “de”; there are: en, fr"),
        (["list", "--ui-lang", "klingon"], "there is no “klingon”; there are: en, fr"),
        (["cite", "topics/access#1", "--lang", "en,"], "there are: en, fr"),
        (["show", "topics/access", "--format", "pdf"], "there are: text, markdown, html"),
        (["search", "x", "--engine", "lucene"], "there are: whoosh, scan"),
        (["search", "x", "--limit", "0"], "not a whole number from 1 to 1000"),
        (["search", "x", "--limit", "many"], "not a whole number from 1 to 1000"),
        (["build", "--jobs", "-1"], "not a whole number from 1 to"),
        (["build", "--js"], "--js"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    briefing: Callable[..., Any], arguments: list[str], said: str
) -> None:
    answer = briefing(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-CA", "fr_CH.UTF-8"])
def test_a_language_may_carry_its_country(briefing: Callable[..., Any], tag: str) -> None:
    assert briefing("show", "topics/access", "--lang", tag, "--json").json["language"] == "fr"


def test_options_may_stand_before_the_command(briefing: Callable[..., Any]) -> None:
    assert briefing("--lang", "fr", "show", "topics/access", "--json").json["title"] == "Accès"
    assert briefing("--ui-lang=fr", "show", "topics/access", "--json").json["title"] == "Accès"


@pytest.mark.parametrize(
    ("arguments", "surroundings", "language"),
    [
        (["list"], {}, "en"),
        (["list"], {"LANG": "fr_FR.UTF-8"}, "fr"),
        (["list"], {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr"),
        (["list"], {"LANG": "fr_FR", "LC_ALL": "C"}, "en"),
        (["list"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["list", "--ui-lang", "fr"], {"LANG": "en_US"}, "fr"),
        (["list", "--ui-lang=en"], {"LANG": "fr"}, "en"),
        (["search", "--", "--ui-lang", "fr"], {}, "en"),
        (["list", "--ui-lang"], {}, "en"),
    ],
)
def test_the_language_of_the_interface(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], surroundings: dict[str, str], language: str
) -> None:
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert interface_language(arguments) == language


class BrokenStream(io.TextIOWrapper):
    """Standard output that fails with a given error as soon as something is written out."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._error = error

    def flush(self) -> None:
        raise self._error

    def close(self) -> None:
        """Nothing to write out."""


def test_a_reader_that_has_seen_enough_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], compiled: Any
) -> None:
    monkeypatch.setattr(sys, "stdout", BrokenStream(BrokenPipeError()))
    assert run(["list"], compiled) == 0
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], compiled: Any
) -> None:
    monkeypatch.setattr(sys, "stdout", BrokenStream(OSError(28, "No space left on device")))
    assert run(["list"], compiled) == 1
    assert capsys.readouterr().err == "The output cannot be written: No space left on device.\n"


def test_no_standard_output_at_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], compiled: Any
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run(["list"], compiled) == 1
    assert "cannot be written" in capsys.readouterr().err


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_anything: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (
            PermissionError(13, "Permission denied", "library.sqlite"),
            1,
            "library.sqlite: Permission denied\n",
        ),
        (OSError(), 1, "OSError\n"),
        (
            ZeroDivisionError("x\ny"),
            1,
            "An error in the program, which should be reported: ZeroDivisionError: x y.\n",
        ),
    ],
)
def test_whatever_happens_is_one_line(
    briefing: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr(Library, "pages", failing(error))
    answer = briefing("list")
    assert (answer.code, answer.err) == (code, said)


def test_a_developer_can_see_the_traceback(
    monkeypatch: pytest.MonkeyPatch, briefing: Callable[..., Any]
) -> None:
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    monkeypatch.setattr(program, "_run", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        briefing("list")
