"""Folders and files that cannot be read: the library, its content, the profile. What one has is used, nothing is lost."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.build import build_library, ensure_library, examine
from app.core.build_folders import PREFIX
from app.core.content import manifest
from app.core.content.manifest import LibraryState, usable
from app.core.content.schema import MANIFEST
from app.core.errors import LibraryError
from app.core.paths import Locations
from app.core.userdata.requests import requests_folder, take_requests
from tests.sample_briefing import sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]


@pytest.fixture
def small(tmp_path: Path) -> Locations:
    where = Locations(
        sample_content(tmp_path / "p" / "content"), tmp_path / "p" / "search_index", tmp_path / "c" / "i"
    )
    build_library(where.content, where.shipped)
    return where


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Return `unreadable(folder)`, after which nothing in it can be looked at, not even by root."""
    real_stat, real_open, real_scandir = os.stat, os.open, os.scandir

    def forbid(folder: Path) -> None:
        def forbidden(path: object) -> bool:
            return not isinstance(path, int) and Path(os.fsdecode(path)).is_relative_to(folder)  # type: ignore[arg-type]

        def guarded(real: Callable[..., object], *, itself: bool) -> Callable[..., object]:
            def call(path: object = ".", *args: object, **options: object) -> object:
                if forbidden(path) and (itself or Path(os.fsdecode(path)) != folder):  # type: ignore[arg-type]
                    raise PermissionError(13, "Permission denied", path)
                return real(path, *args, **options)

            return call

        real_io, real_rename, real_access = Path.open, Path.rename, os.access
        monkeypatch.setattr(os, "stat", guarded(real_stat, itself=False))
        monkeypatch.setattr(os, "open", guarded(real_open, itself=True))
        monkeypatch.setattr(os, "scandir", guarded(real_scandir, itself=True))
        monkeypatch.setattr(Path, "open", guarded(real_io, itself=True))
        monkeypatch.setattr(Path, "rename", guarded(real_rename, itself=False))
        monkeypatch.setattr(os, "access", lambda path, mode: not forbidden(path) and real_access(path, mode))

    return forbid


def test_an_unreadable_library_is_as_good_as_none(
    open_briefing: Open, small: Locations, unreadable: Callable[[Path], None]
) -> None:
    unreadable(small.shipped)
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_for_library()
    assert briefing.page == "conference/start"
    assert briefing.window.desk.library.folder == small.cached
    assert examine(small, small.shipped).state is LibraryState.MISSING
    assert ensure_library(small)[0] == small.cached


def a_file(library: Path) -> None:
    library.rename(library.with_name("elsewhere"))
    library.write_bytes(b"text")


def a_broken_link(library: Path) -> None:
    library.rename(library.with_name("elsewhere"))
    library.symlink_to(library.with_name("nowhere"))


@pytest.mark.parametrize("make", [a_file, a_broken_link])
def test_what_stands_in_the_place_of_a_library_is_replaced(
    small: Locations, make: Callable[[Path], None]
) -> None:
    make(small.shipped)
    folder, _verdict = ensure_library(small)
    assert folder == small.shipped
    assert examine(small, folder).state is LibraryState.GOOD


VALUES: dict[str, Callable[[dict[str, object]], object]] = {
    "a list": lambda values: [values],
    "null": lambda _values: None,
    "files that are a list": lambda values: values | {"files": list(values)},
    "files that are null": lambda values: values | {"files": dict.fromkeys(values["files"])},  # type: ignore[call-overload]
    "numbers as text": lambda values: values | {"format": str(values["format"])},
    "sizes as text": lambda values: (
        values | {"files": {name: {"size": "9", "sha256": 9} for name in values["files"]}}
    ),  # type: ignore[attr-defined]
    "names with a null character": lambda values: values | {"files": {"whoosh/\0": {}, **values["files"]}},  # type: ignore[dict-item]
    "content that is a list": lambda values: values | {"content": [[[]]]},
}


@pytest.mark.parametrize("change", VALUES.values(), ids=VALUES)
def test_a_manifest_of_absurd_shape_is_a_damaged_library(
    small: Locations, change: Callable[[dict[str, object]], object]
) -> None:
    path = small.shipped / MANIFEST
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    usable(small.shipped)
    assert examine(small, small.shipped).state is not LibraryState.GOOD
    assert ensure_library(small)[0] == small.shipped


@pytest.mark.parametrize("text", ["[" * 10_000, '{"files":' * 10_000, '{"files": ' + "9" * 100_000 + "}"])
def test_a_manifest_that_is_nested_without_end_is_damaged(small: Locations, text: str) -> None:
    (small.shipped / MANIFEST).write_text(text, encoding="utf-8")
    assert not usable(small.shipped)
    assert examine(small, small.shipped).state is LibraryState.DAMAGED


@pytest.mark.parametrize("part", ["", "en", "fr/conference"])
def test_content_that_cannot_be_read_leaves_a_good_library_good(
    open_briefing: Open, small: Locations, unreadable: Callable[[Path], None], part: str
) -> None:
    unreadable(small.content / part)
    assert ensure_library(small)[0] == small.shipped
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_for_library()
    assert briefing.search("alinea")
    assert briefing.window.parts.results._answer.engine == "whoosh"


def test_a_source_file_that_cannot_be_read_leaves_a_good_library_good(
    small: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small.content / "en" / "conference" / "start.md").touch()
    real = manifest._sha256

    def hashed(path: Path) -> str:
        if path.suffix == ".md":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(manifest, "_sha256", hashed)
    assert examine(small, small.shipped).state is LibraryState.GOOD


def test_a_full_disk_is_said_as_such(small: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    (small.shipped / MANIFEST).unlink()
    monkeypatch.setattr("app.core.content.compiler.compile_library", full)
    with pytest.raises(LibraryError, match=r"cannot be written to .*disk is full"):
        ensure_library(small)
    assert not list(small.shipped.parent.glob(f"{PREFIX}*"))


# -- the profile ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["a folder that cannot be read", "a file", "a settings file"])
def test_an_unreadable_profile_opens_with_defaults_says_so_and_stays_as_it_is(
    open_briefing: Open, small: Locations, tmp_path: Path, unreadable: Callable[[Path], None], what: str
) -> None:
    profile = tmp_path / "profile"
    if what == "a file":
        profile.write_bytes(b"mine")
    else:
        profile.mkdir()
        (profile / "settings.json").write_text('{"text_size": 200}', encoding="utf-8")
        if what == "a folder that cannot be read":
            unreadable(profile)
    if what == "a settings file":
        unreadable(profile / "settings.json")
    briefing = open_briefing(small, ui_language="en")
    assert "First paragraph." in briefing.text
    if what != "a settings file":
        briefing.wait_until(lambda: any("cannot be read" in text for text in briefing.said))
    assert briefing.program.appearance.settings.text_size == 100
    briefing.press("Ctrl++")
    briefing.program.memory.write_all()
    kept = profile if what == "a file" else profile / "settings.json"
    if what == "a settings file":
        kept = kept.with_name("settings.json.damaged-1")  # the folder can be written: it is set aside
    with open(kept, encoding="utf-8") as file:  # noqa: PTH123 - `Path.open` is forbidden here
        assert file.read() == ("mine" if what == "a file" else '{"text_size": 200}')


def test_a_bad_setting_is_said_once(open_briefing: Open, small: Locations, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "settings.json").write_text('{"text_size": "huge", "theme": "dark"}', encoding="utf-8")
    first = open_briefing(small, ui_language="en")
    first.wait_until(lambda: any("made no sense" in text for text in first.said))
    first.wait_until_written()
    first.close()
    again = open_briefing(small, ui_language="en")
    again.wait_for_library()
    assert not any("made no sense" in text for text in again.said)
    assert again.program.appearance.settings.theme == "dark", "what made sense stays"


# -- requests ---------------------------------------------------------------------------------------------

ODD = ("nul\0", "half a pair \ud800", 7, None, ["x"], {"a": "b"}, True, 1e308)


@pytest.mark.parametrize("name", ["page", "search", "language", "ui_language", "token"])
def test_a_request_with_an_odd_value_is_taken_without_it(tmp_path: Path, name: str) -> None:
    folder = requests_folder(tmp_path)
    folder.mkdir(parents=True)
    for value in ODD:
        (folder / "1-1.json").write_text(json.dumps({name: value, "other": 1}), encoding="utf-8")
        assert take_requests(tmp_path) == [{}]
