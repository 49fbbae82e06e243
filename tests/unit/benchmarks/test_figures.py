"""The arithmetic behind the benchmarks: a wrong percentile would call a slow program fast."""

import math

import pytest

from benchmarks.figures import Moment, middle_ratio, paired_ratios, percentile, spread


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.95, 7.0),
        ([1.0, 2.0], 0.5, 1.5),
        ([4.0, 1.0, 3.0, 2.0], 0.0, 1.0),
        ([4.0, 1.0, 3.0, 2.0], 1.0, 4.0),
        ([4.0, 1.0, 3.0, 2.0], 0.25, 1.75),
        ([float(number) for number in range(101)], 0.95, 95.0),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], 0.95, 9.55),
    ],
)
def test_percentile(values: list[float], share: float, expected: float) -> None:
    assert math.isclose(percentile(values, share), expected)


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_spread_names_what_it_says() -> None:
    assert spread([50.0, 10.0, 40.0, 20.0, 30.0]) == (5, 20.0, 30.0, 40.0, 48.0, 50.0)


def test_ratios_are_taken_pair_by_pair() -> None:
    """A machine that becomes twice as slow in the middle of a run does not change them."""
    assert paired_ratios([14.0, 28.0], [10.0, 20.0]) == [1.4, 1.4]


def test_middle_ratio_is_not_the_ratio_of_the_middles() -> None:
    assert middle_ratio([10.0, 40.0, 90.0], [10.0, 20.0, 30.0]) == 2.0
    assert middle_ratio([30.0, 10.0, 10.0], [10.0, 10.0, 20.0]) == 1.0


def test_a_span_is_taken_on_both_clocks() -> None:
    assert Moment(12.5, 3.0).since(Moment(10.0, 2.5)) == (2.5, 0.5)


def test_half_a_pair_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired_ratios([1.0, 2.0], [1.0])
