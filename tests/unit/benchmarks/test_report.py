"""The table and the file of the benchmarks: what they say of a target is what was measured."""

import json
from pathlib import Path

import pytest

from benchmarks.figures import Moment
from benchmarks.report import Row, row_from, span_row, table, timed_row, write


def row(p95: float, target: float | None = 16.7) -> Row:
    return Row("interaction", "open a page", "ms", {"p50": 5.0, "p95": p95}, target, "p95")


def test_a_target_is_met_up_to_its_own_value() -> None:
    assert row(16.7).met is True
    assert row(16.8).met is False
    assert row(16.8, target=None).met is None


def test_the_table_shows_what_is_missed() -> None:
    lines = table([row(12.34), row(123.4), row(5.0, target=None)]).splitlines()
    assert lines[2].split("  ") == ["open a page", "p50 5.00", "p95 12.3 ms", "p95 <= 16.7 ms", "yes"]
    assert lines[3].endswith("NO")
    assert lines[4].endswith("p95 5.00 ms")


def test_times_are_shown_in_milliseconds() -> None:
    of = timed_row("interaction", "open a page", [0.001] * 19 + [0.021], 16.7, slowest="ixp")
    assert of.figures == pytest.approx({"p50": 1.0, "p95": 2.0, "max": 21.0})
    assert (of.met, of.details) == (True, {"count": 20, "slowest": "ixp"})


def test_a_span_tells_work_from_waiting() -> None:
    of = span_row("interaction", "open a page", [Moment(0.030, 0.008)] * 3, 16.7)
    assert of.figures == pytest.approx({"p50": 30.0, "p95": 30.0, "max": 30.0, "cpu95": 8.0})
    assert of.met is False


def test_a_row_survives_the_way_from_a_child_process() -> None:
    of = row(3.0)
    assert row_from(json.loads(json.dumps(of._asdict()))) == of


def test_the_file_holds_machine_and_verdicts(tmp_path: Path) -> None:
    target = tmp_path / "results" / "bundled.json"
    write(target, {"cores": 2}, [row(20.0)])
    values = json.loads(target.read_text(encoding="utf-8"))
    assert values["machine"] == {"cores": 2}
    assert values["rows"][0]["met"] is False
