"""build, check and the library behind every other command: authors lose work, or a folder, if these fail."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.content.sample import ACCESS_FR, Edit, write


def test_check_of_a_clean_briefing(briefing: Callable[..., Any], tmp_path: Path) -> None:
    folder = str(write(tmp_path / "content", []))
    assert briefing("check", folder) == (0, "2 pages, no fault\n", "")
    answer = briefing("check", folder, "--json")
    assert answer.code == 0
    assert answer.json == {"ok": True, "pages": 2, "problems": []}


def test_check_names_file_line_and_code_of_every_fault(briefing: Callable[..., Any], tmp_path: Path) -> None:
    """Those of the structure, of the writing and of the spelling in one run."""
    faults = [Edit(ACCESS_FR, "order: 20", "order: 21"), Edit(ACCESS_FR, "| Faits |", "| L'faitt |")]
    folder = str(write(tmp_path / "content", faults))
    answer = briefing("check", folder)
    assert (answer.code, answer.err) == (1, "")
    *lines, last = answer.out.splitlines()
    assert [line.split(": ")[0:2] for line in lines] == [
        ["fr/topics/access.md:4", "front-matter-differs"],
        ["fr/topics/access.md:16", "apostrophe"],
        ["fr/topics/access.md:16", "spelling"],
    ]
    assert last == "2 pages, 3 faults"
    data = briefing("check", folder, "--json")
    assert data.code == 1
    assert data.json["ok"] is False
    assert [list(problem) for problem in data.json["problems"]] == [["file", "line", "code", "message"]] * 3


def test_check_without_the_spell_checker_says_so_and_checks_the_rest(
    briefing: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain installation of the program has no dictionaries."""
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    folder = str(write(tmp_path / "content", [Edit(ACCESS_FR, "| Faits |", "| L'faitt |")]))
    answer = briefing("check", folder)
    assert answer.code == 1
    assert answer.out.splitlines()[-1] == "2 pages, 1 fault"
    assert answer.err == "Spelling was not checked: install the package pyspellchecker for that.\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_that_is_not_there_or_empty(
    own_briefing: Callable[..., Any], tmp_path: Path, command: str
) -> None:
    (tmp_path / "empty").mkdir()
    for folder, reason in (("nowhere", "There is no folder"), ("empty", "No pages found")):
        answer = own_briefing(command, str(tmp_path / folder))
        assert (answer.code, answer.out) == (1, "")
        assert reason in answer.err.splitlines()[-1]


def test_build_in_json_has_the_keys_of_the_contract(own_briefing: Callable[..., Any], locations: Any) -> None:
    answer = own_briefing("build", "--json", "--jobs", "2")
    assert answer.code == 0
    assert list(answer.json) == ["pages", "blocks", "seconds", "bytes"]
    assert (answer.json["pages"], answer.json["blocks"]) == (2, 14)
    size = sum(path.stat().st_size for path in locations.shipped.rglob("*") if path.is_file())
    assert answer.json["bytes"] == size
    assert len(answer.err.splitlines()) == 2


def test_build_puts_the_library_beside_the_content(own_briefing: Callable[..., Any], tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "content", tmp_path / "other" / "content")
    assert own_briefing("build", str(tmp_path / "other" / "content")).code == 0
    assert (tmp_path / "other" / "search_index" / "library.sqlite").is_file()


def test_build_says_that_there_are_faults(own_briefing: Callable[..., Any], locations: Any) -> None:
    (locations.content / "fr/topics/access.md").unlink()
    answer = own_briefing("build")
    assert answer.code == 0
    assert answer.err.splitlines()[-1] == "1 fault in the content; “briefing check” names them."


@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_if_stale_leaves_a_good_library_alone(
    own_briefing: Callable[..., Any], locations: Any, extra: list[str]
) -> None:
    before = (locations.shipped / "manifest.json").stat().st_mtime_ns
    answer = own_briefing("build", "--if-stale", *extra)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out
    assert (locations.shipped / "manifest.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("harm", ["older", "damaged", "missing"])
def test_if_stale_builds_where_it_has_to(own_briefing: Callable[..., Any], locations: Any, harm: str) -> None:
    break_library(locations, harm)
    assert own_briefing("build", "--if-stale").err.startswith("Preparing the pages")
    assert own_briefing("show", "topics/access").err == ""


def test_if_stale_with_an_output_folder(own_briefing: Callable[..., Any], tmp_path: Path) -> None:
    assert own_briefing("build", "--if-stale", "-o", str(tmp_path / "out")).err
    assert not own_briefing("build", "--if-stale", "-o", str(tmp_path / "out")).err


@pytest.mark.parametrize("where", ["precious", "content", "content/en/topics", ".", "file"])
def test_build_never_replaces_a_folder_that_is_no_library(
    own_briefing: Callable[..., Any], tmp_path: Path, where: str
) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "manifest.json").write_text("{}")
    (tmp_path / "precious" / "letter.txt").write_text("dear")
    (tmp_path / "file").write_text("text")
    before = sorted(path for path in tmp_path.rglob("*") if "profile" not in path.parts)
    answer = own_briefing("build", "-o", str(tmp_path / where))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("The library cannot go to ")
    assert sorted(path for path in tmp_path.rglob("*") if "profile" not in path.parts) == before


def test_a_place_that_cannot_be_written(own_briefing: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    answer = own_briefing("build", "-o", str(tmp_path / "file" / "below"))
    assert (answer.code, answer.out) == (1, "")
    assert str(tmp_path / "file") in answer.err


def break_library(locations: Any, harm: str) -> None:
    if harm == "older":
        path = locations.content / "en/topics/access.md"
        path.write_text(
            path.read_text(encoding="utf-8").replace("Prices fall", "Prices rise"), encoding="utf-8"
        )
    elif harm == "damaged":
        with (locations.shipped / "library.sqlite").open("r+b") as file:
            file.truncate(5000)
    elif harm == "foreign":
        path = locations.shipped / "manifest.json"
        path.write_text(
            path.read_text(encoding="utf-8").replace('"format": ', '"format": 9'), encoding="utf-8"
        )
    elif harm == "missing":
        shutil.rmtree(locations.shipped)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("older", "The briefing has changed since it was compiled. It has been rebuilt.\n"),
        ("damaged", "The compiled library was damaged (library.sqlite). It has been rebuilt.\n"),
        ("foreign", "The compiled library was made by another version of the program"),
        ("missing", ""),
    ],
)
def test_every_command_repairs_the_library_and_says_so_once(
    own_briefing: Callable[..., Any], locations: Any, harm: str, told: str
) -> None:
    break_library(locations, harm)
    answer = own_briefing("list")
    assert answer.code == 0
    assert answer.err.startswith(told)
    assert len(answer.err.splitlines()) == bool(told)
    assert "topics/access" in answer.out
    assert own_briefing("list").err == ""


def test_a_library_that_cannot_be_rebuilt(own_briefing: Callable[..., Any], locations: Any) -> None:
    break_library(locations, "damaged")
    shutil.rmtree(locations.content)
    answer = own_briefing("list")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
