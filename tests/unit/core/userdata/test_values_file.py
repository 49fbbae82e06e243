"""Whatever has happened to a file of personal values, the program starts, and nothing of the reader's is destroyed."""

import json
import os
from pathlib import Path

import pytest

from app.core.userdata.values_file import known, read_values, write_values

DAMAGED = {
    "empty": b"",
    "cut off": b'{"page": "topics/o',
    "not JSON": b"page = topics/ott",
    "not UTF-8": b'{"page": "\xe9t\xe9"}',
    "a list": b'["topics/ott"]',
    "a number": b"7",
    "null": b"null",
    "nested too deeply": b"[" * 100_000,
    "zero bytes": b"\0" * 64,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(content)
    values, aside = read_values(path)
    assert values == {}
    assert aside is not None
    assert aside.read_bytes() == content
    assert not path.exists()


def test_an_earlier_damaged_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    kept = []
    for content in ("first", "second"):
        path.write_text(content, encoding="utf-8")
        kept.append(read_values(path)[1])
    assert [aside.read_text(encoding="utf-8") for aside in kept if aside is not None] == ["first", "second"]


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert read_values(tmp_path / "nothing" / "session.json") == ({}, None)


def test_a_folder_in_the_place_of_the_file_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "session.json").mkdir()
    assert read_values(tmp_path / "session.json")[0] == {}
    write_values(tmp_path / "session.json", {"page": "topics/ott"})
    assert read_values(tmp_path / "session.json") == ({"page": "topics/ott"}, None)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    values = {"page": "topics/ott", "offset": 0.25, "title": "Réglementation « OTT »"}
    write_values(tmp_path / "new" / "folder" / "session.json", values)
    assert read_values(tmp_path / "new" / "folder" / "session.json") == (values, None)


def test_a_write_that_fails_half_way_leaves_the_old_values_and_no_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_values(path, {"theme": "dark"})
    with pytest.raises(TypeError):
        write_values(path, {"theme": "light", "unwritable": object()})
    assert read_values(path) == ({"theme": "dark"}, None)
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


def test_a_crash_before_the_rename_leaves_the_old_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    write_values(path, {"theme": "dark"})

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_values(path, {"theme": "light"})
    assert json.loads(path.read_text(encoding="utf-8")) == {"theme": "dark"}


def test_a_folder_that_cannot_be_written_is_reported_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match=r"."):
        write_values(tmp_path / "file" / "settings.json", {"theme": "dark"})


def test_only_known_keys_of_the_right_type_are_taken() -> None:
    defaults = {"text_size": 100, "theme": "", "show_details": True, "offset": 0.0}
    given = {"text_size": "huge", "theme": "dark", "show_details": 1, "offset": None, "colour": "pink"}
    assert known(given, defaults) == {**defaults, "theme": "dark"}


def test_a_truth_value_is_not_taken_for_a_number() -> None:
    assert known({"text_size": True}, {"text_size": 100}) == {"text_size": 100}
