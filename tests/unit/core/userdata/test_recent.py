"""Recent searches and pages: newest first, twenty, and whatever is in the file, there is an answer."""

import json
from pathlib import Path

import pytest

from app.core.userdata.recent import MOST, Recent, load_recent, save_recent


def test_the_newest_is_first_and_said_once() -> None:
    recent = Recent().with_search("ixp").with_search("ott").with_search("  IXP ")
    assert recent.searches == ("IXP", "ott")
    assert recent.with_page("a").with_page("b").with_page("a").pages == ("a", "b")


def test_no_more_than_twenty_are_kept() -> None:
    recent = Recent()
    for number in range(30):
        recent = recent.with_search(f"query {number}").with_page(f"p{number}")
    assert len(recent.searches) == len(recent.pages) == MOST
    assert recent.searches[0] == "query 29"


def test_a_search_can_be_removed() -> None:
    assert Recent().with_search("a").with_search("b").without_search("a").searches == ("b",)
    assert Recent().with_search("  ").searches == ()


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    recent = Recent().with_search("fracture numérique").with_page("topics/ott")
    save_recent(tmp_path / "recent.json", recent)
    assert load_recent(tmp_path / "recent.json") == (recent, None)
    assert json.loads((tmp_path / "recent.json").read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.parametrize(
    "values", [{}, {"searches": "ixp"}, {"searches": [1, None, ["a"], ""], "pages": {}}, {"schema": "9"}]
)
def test_values_of_another_kind_are_left_out(tmp_path: Path, values: object) -> None:
    path = tmp_path / "recent.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    assert load_recent(path) == (Recent(), None)


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "recent.json"
    path.write_bytes(b"\xff{")
    recent, aside = load_recent(path)
    assert recent == Recent()
    assert aside is not None
    assert aside.read_bytes() == b"\xff{"
