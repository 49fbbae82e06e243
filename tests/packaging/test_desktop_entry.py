"""A link of the briefing in a mail or a report opens this program: the desktop's entry says so, in both languages."""

import configparser
import re
import tomllib
from pathlib import Path

import pytest

from app.__main__ import window_options
from app.core.model.page import LINK

NAME = "delegate-briefing.desktop"


@pytest.fixture
def root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def entry(root: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(root / "packaging" / NAME, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_links_of_the_briefing_are_opened_by_it(entry: dict[str, str]) -> None:
    assert f"x-scheme-handler/{LINK.rstrip(':')}" in entry["MimeType"].split(";")
    command, *arguments = entry["Exec"].split()
    assert arguments == ["%u"]
    assert window_options(["briefing:topics/ott#3-5"]) == {"page": "briefing:topics/ott#3-5"}
    assert window_options([]) == {}, "the desktop leaves %u out where there is no link"
    project = tomllib.loads(
        (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert command in project["project"]["scripts"]


def test_the_entry_has_the_name_the_window_gives_itself(root: Path) -> None:
    source = (root / "app" / "bootstrap.py").read_text(encoding="utf-8")
    (named,) = re.findall(r'setDesktopFileName\("(.*?)"\)', source)
    assert f"{named}.desktop" == NAME


def test_everything_one_reads_is_there_in_french(entry: dict[str, str]) -> None:
    said = [key for key in ("Name", "GenericName", "Comment", "Keywords") if key in entry]
    assert [key for key in said if entry.get(f"{key}[fr]", entry[key]) == entry[key]] == []
