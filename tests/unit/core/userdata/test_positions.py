"""Every page opens where one stopped on it; whatever is in the file, the other pages do."""

import json
from pathlib import Path

import pytest

from app.core.userdata.positions import MOST, Position, load_positions, save_positions


def loaded(folder: Path, pages: object) -> list[Position]:
    path = folder / "positions.json"
    path.write_text(json.dumps({"schema": 1, "pages": pages}), encoding="utf-8")
    found, aside = load_positions(path)
    assert aside is None
    return found


def test_what_was_saved_is_read_again_in_order(tmp_path: Path) -> None:
    positions = [Position("topics/ott", "rules", 0.25), Position("topics/ixp", "b1", 0.0, "fr")]
    save_positions(tmp_path / "positions.json", positions)
    assert load_positions(tmp_path / "positions.json") == (positions, None)


def test_the_first_start_knows_none(tmp_path: Path) -> None:
    assert load_positions(tmp_path / "positions.json") == ([], None)


def test_only_the_latest_pages_are_kept(tmp_path: Path) -> None:
    save_positions(tmp_path / "positions.json", [Position(f"p/{number}") for number in range(MOST + 50)])
    found, _aside = load_positions(tmp_path / "positions.json")
    assert len(found) == MOST
    assert found[-1].page == f"p/{MOST + 49}"


@pytest.mark.parametrize(
    "entry",
    [
        7,
        None,
        [],
        "topics/ott",
        {},
        {"page": ""},
        {"page": 5},
        {"page": "x" * 5000},
        {"page": "a", "block": "b" * 5000},
    ],
)
def test_an_entry_that_is_none_costs_only_itself(tmp_path: Path, entry: object) -> None:
    assert loaded(tmp_path, [entry, {"page": "topics/ott", "block": "rules"}]) == [
        Position("topics/ott", "rules")
    ]


@pytest.mark.parametrize("offset", [-1.0, 7.5, "half", None, float("nan"), float("inf")])
def test_a_place_that_cannot_be_is_the_head_of_the_block(tmp_path: Path, offset: object) -> None:
    assert loaded(tmp_path, [{"page": "a", "block": "b", "offset": offset}]) == [Position("a", "b", 0.0)]


def test_of_two_entries_for_a_page_the_later_one_counts(tmp_path: Path) -> None:
    assert loaded(tmp_path, [{"page": "a", "block": "b"}, {"page": "a", "block": "c"}]) == [
        Position("a", "c")
    ]


def test_a_language_there_is_not_is_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, [{"page": "a", "text": "tlh"}]) == [Position("a")]


def test_a_list_that_is_none_is_empty(tmp_path: Path) -> None:
    assert loaded(tmp_path, "pages") == []


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "positions.json"
    path.write_bytes(b'{"pages": [')
    found, aside = load_positions(path)
    assert found == []
    assert aside is not None
    assert aside.read_bytes() == b'{"pages": ['
