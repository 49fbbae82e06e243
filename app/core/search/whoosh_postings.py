"""Reads a whole posting list out of Whoosh at once. The only place that touches private attributes of Whoosh.

Its public interface hands out one posting at a time, which takes three to four times as long; the exact pin of
the version makes this tenable, and a matcher that looks different is read the public way. A test compares both.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, repeat
from typing import Any

_PRIVATE = ("_data", "_read_data", "_read_values", "_next_block", "_values", "_lastblock", "_maxid")


def read_weights(matcher: Any, base: int = 0) -> dict[int, float]:
    """Return document -> weight for every posting of a fresh matcher, documents counted from `base`."""
    if not _is_known(matcher):
        return {base + document: weight for document, weight in read_weights_publicly(matcher).items()}
    found: dict[int, float] = {}
    while True:
        if matcher._data is None:  # noqa: SLF001 - see above
            matcher._read_data()  # noqa: SLF001
        steps, weights, _ = matcher._data  # noqa: SLF001
        # Documents are kept as differences; one weight, or none for 1.0, stands for all.
        each = repeat(weights or 1.0) if weights is None or isinstance(weights, float) else weights
        documents = accumulate(steps, initial=base)
        next(documents)
        found.update(zip(documents, each, strict=False))
        if matcher._lastblock:  # noqa: SLF001
            return found
        matcher._next_block()  # noqa: SLF001


def read_values(matcher: Any, wanted: Sequence[int] | None = None) -> dict[int, bytes]:
    """Return document -> stored value for every posting of a fresh matcher, or for the `wanted` ones.

    `wanted` is ascending. A block whose last document comes before the next wanted one is not even unpacked.
    """
    if not _is_known(matcher):
        return read_values_publicly(matcher, wanted)
    found: dict[int, bytes] = {}
    known = None if wanted is None else set(wanted)
    place = 0
    while True:
        if wanted is not None:
            if place == len(wanted):
                return found
            end = bisect_right(wanted, matcher._maxid, place)  # noqa: SLF001 - see above
        if wanted is None or end > place:
            if matcher._data is None:  # noqa: SLF001
                matcher._read_data()  # noqa: SLF001
            matcher._read_values()  # noqa: SLF001
            pairs = zip(accumulate(matcher._data[0]), matcher._values, strict=True)  # noqa: SLF001
            found.update(pairs if known is None else (pair for pair in pairs if pair[0] in known))
        if wanted is not None:
            place = end
        if matcher._lastblock:  # noqa: SLF001
            return found
        matcher._next_block()  # noqa: SLF001


def read_weights_publicly(matcher: Any) -> dict[int, float]:
    """Return the same as `read_weights`, one posting at a time."""
    return dict(_each(matcher, matcher.weight))


def read_values_publicly(matcher: Any, wanted: Sequence[int] | None = None) -> dict[int, bytes]:
    """Return the same as `read_values`, one posting at a time."""
    found = dict(_each(matcher, matcher.value))
    return found if wanted is None else {number: found[number] for number in wanted if number in found}


def _each(matcher: Any, value: Any) -> Iterable[tuple[int, Any]]:
    while matcher.is_active():
        yield matcher.id(), value()
        matcher.next()


def _is_known(matcher: Any) -> bool:
    return all(hasattr(matcher, name) for name in _PRIVATE)
