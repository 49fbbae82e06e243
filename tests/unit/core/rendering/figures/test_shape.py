"""Data with a fault are told apart from data that can be drawn, and the fault is found where it is."""

import datetime as dt
from typing import NamedTuple

import pytest

from app.core.rendering.figures.shape import leaves, read_shape


class Part(NamedTuple):
    name: str
    share: float = 0.0


class Whole(NamedTuple):
    count: int
    day: dt.date
    parts: tuple[Part, ...]
    whole: bool = False


GOOD = {"count": 2, "day": dt.date(2017, 10, 9), "parts": [{"name": "a"}, {"name": "b", "share": 1}]}


def test_good_data_become_values() -> None:
    value, faults = read_shape(Whole, GOOD)
    assert faults == []
    assert value == Whole(2, dt.date(2017, 10, 9), (Part("a"), Part("b", 1)))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"count": "2"}, ("count",)),
        ({"count": True}, ("count",)),
        ({"count": 2.5}, ("count",)),
        ({"day": "9 October"}, ("day",)),
        ({"day": dt.datetime(2017, 10, 9, tzinfo=dt.UTC)}, ("day",)),
        ({"whole": "yes"}, ("whole",)),
        ({"parts": []}, ("parts",)),
        ({"parts": {"name": "a"}}, ("parts",)),
        ({"parts": ["a"]}, ("parts", "0")),
        ({"parts": [{"name": "a"}, {"name": " "}]}, ("parts", "1", "name")),
        ({"parts": [{"share": 1}]}, ("parts", "0")),
        ({"total": 3}, ("total",)),
    ],
)
def test_a_fault_is_found_where_it_is(changes: dict[str, object], path: tuple[str, ...]) -> None:
    value, faults = read_shape(Whole, {**GOOD, **changes})
    assert value is None
    assert [fault.path for fault in faults] == [path]


@pytest.mark.parametrize("value", [None, [], "text", 7])
def test_what_is_no_mapping_is_refused(value: object) -> None:
    assert read_shape(Whole, value)[1][0].path == ()


def test_all_faults_are_found_at_once() -> None:
    _value, faults = read_shape(Whole, {**GOOD, "count": "2", "day": 7, "parts": [{"name": 1}]})
    assert len(faults) == 3


def test_leaves_are_found_by_the_keys_that_lead_to_them() -> None:
    assert leaves({"a": [1, {"b": "c"}]}) == {("a", "0"): 1, ("a", "1", "b"): "c"}
