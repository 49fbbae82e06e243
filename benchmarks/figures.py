"""Clocks and statistics of the benchmarks: percentiles, paired ratios. Knows nothing of what was measured."""

import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Moment(NamedTuple):
    """A point in time on two clocks, in seconds; or a span between two of them.

    `wall` is what somebody waits. `cpu` is what this process, all its threads, has worked: on a machine that does
    other things as well, `wall` grows with what those take, `cpu` hardly does.
    """

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> "Moment":
        """Return this moment."""
        return cls(time.perf_counter(), time.process_time())

    def since(self, start: "Moment") -> "Moment":
        """Return the span from `start` to this moment."""
        return Moment(self.wall - start.wall, self.cpu - start.cpu)


class Spread(NamedTuple):
    """A sample in six numbers: how many values there are, and five in their unit."""

    size: int
    p25: float
    p50: float
    p75: float
    p95: float
    largest: float


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` lie, interpolated between neighbours.

    The definition of NumPy and of spreadsheets: rank `share * (n - 1)`. Raises ValueError for no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    rank = share * (len(ordered) - 1)
    below = int(rank)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (rank - below)


def spread(values: Sequence[float]) -> Spread:
    """Return count, quartiles, 95th percentile and largest of `values`. Raises ValueError for no values."""
    quarters = [percentile(values, share) for share in (0.25, 0.5, 0.75, 0.95)]
    return Spread(len(values), quarters[0], quarters[1], quarters[2], quarters[3], max(values))


def paired_ratios(ours: Sequence[float], reference: Sequence[float]) -> list[float]:
    """Return ours / reference for each pair of one moment.

    On a machine whose speed wanders, the two of a pair wander together, so their ratio is steadier than the
    ratio of two medians. Raises ValueError where the pairs are not pairs.
    """
    return [one / other for one, other in zip(ours, reference, strict=True)]


def middle_ratio(ours: Sequence[float], reference: Sequence[float]) -> float:
    """Return the median of the paired ratios."""
    return median(paired_ratios(ours, reference))
