"""Which pages were read is kept whatever happens to the file, and cannot grow without end."""

import json
from pathlib import Path

import pytest

from app.core.userdata.reading_list import MOST, ReadingList, load_reading_list, save_reading_list


def test_pages_are_marked_once_and_unmarked() -> None:
    reading = ReadingList().with_read(["a", "b"]).with_read(["a"])
    assert reading.read == ("a", "b")
    assert reading.without(["a", "c"]).read == ("b",)


def test_the_oldest_are_forgotten_first() -> None:
    reading = ReadingList().with_read(f"p{number}" for number in range(MOST + 5))
    assert len(reading.read) == MOST
    assert reading.read[0] == "p5"
    assert reading.read[-1] == f"p{MOST + 4}"


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    reading = ReadingList().with_read(["topics/ott", "topics/ixp"])
    save_reading_list(tmp_path / "reading.json", reading)
    assert load_reading_list(tmp_path / "reading.json") == (reading, None)


@pytest.mark.parametrize(
    "values", [{}, {"read": "a"}, {"read": [1, None, ["a"], "", "x" * 500]}, {"schema": "9"}]
)
def test_values_of_another_kind_are_left_out(tmp_path: Path, values: object) -> None:
    path = tmp_path / "reading.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    assert load_reading_list(path) == (ReadingList(), None)


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "reading.json"
    path.write_bytes(b"[\xff")
    reading, aside = load_reading_list(path)
    assert reading == ReadingList()
    assert aside is not None
    assert aside.read_bytes() == b"[\xff"
