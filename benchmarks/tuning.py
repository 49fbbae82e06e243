"""`python -m benchmarks.tuning`: looks for better weights, one at a time, on the half of the queries not held back.

Coordinate ascent with the steps below, from the weights in force, until a round changes nothing. A step must gain
more than noise. What makes a hit is left alone (`matching`): lower thresholds gain half a point here, but counts,
"did you mean" and the word on missing words would no longer mean what they say. Prints; changes no file.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from app.core.search import plan, proximity, ranking, selection
from app.core.search.service import SearchService
from benchmarks import own_library, relevance
from benchmarks.judgements import Judged, read

_LEAST_GAIN = 0.0008
_FACTORS = (0.6, 0.8, 1.25, 1.6)
_LARGEST_SHARE = 0.9
"""Of a length: at 1 a field that is absent would be divided by nothing."""


class Weight(NamedTuple):
    """A constant of a module, or one entry of a constant that is a dictionary."""

    module: ModuleType
    name: str
    field: str = ""

    def get(self) -> float:
        """Return the weight in force."""
        found: Any = getattr(self.module, self.name)
        return float(found[self.field] if self.field else found)

    def set(self, value: float) -> None:
        """Put another weight in force, for this process."""
        if self.field:
            getattr(self.module, self.name)[self.field] = value
        else:
            setattr(self.module, self.name, value)

    @property
    def shown(self) -> str:
        """How the weight is called in what is printed."""
        return (
            f"{self.module.__name__.rpartition('.')[2]}.{self.name}{f'[{self.field}]' if self.field else ''}"
        )


WEIGHTS = (
    *(Weight(ranking, "_FIELD_WEIGHTS", field) for field in ("title", "heading", "keywords", "plain")),
    *(Weight(ranking, "_LENGTH_SHARE", field) for field in ("title", "heading", "body", "keywords")),
    *(
        Weight(ranking, name)
        for name in (
            "_SATURATION",
            "_OF_THE_PAGE",
            "_READING_LANGUAGE",
            "_ONE_LANGUAGE",
            "_SPREAD",
            "_PART_ONLY",
            "_LEANING",
            "_SPOKEN",
            "_HOME_OF_TERM",
        )
    ),
    Weight(plan, "TERM_WEIGHT"),
    Weight(proximity, "_GAIN"),
    Weight(selection, "_OTHER_TERMS"),
)


def climb(worth: Callable[[], float], rounds: int) -> Iterator[str]:
    """Change one weight after another for the better; yield a line for each step taken."""
    best = worth()
    yield f"start {best:.4f}"
    for _ in range(rounds):
        before = best
        for weight in WEIGHTS:
            present = kept = weight.get()
            for factor in _FACTORS:
                weight.set(_within(weight, present * factor))
                if (found := worth()) > best + _LEAST_GAIN:
                    best, kept = found, weight.get()
            weight.set(kept)
            if kept != present:
                yield f"{best:.4f}  {weight.shown}: {present} -> {kept}"
        if best == before:
            return


def _within(weight: Weight, value: float) -> float:
    is_share = weight.name == "_LENGTH_SHARE"
    return round(min(value, _LARGEST_SHARE) if is_share else value, 3)


@contextmanager
def _library() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield own_library.prepare(Path(folder)).shipped


def _ndcg(library: Path, queries: list[Judged]) -> float:
    """Return the worth of the weights in force: a service works some of them out when it opens."""
    with closing(SearchService(library, "whoosh")) as service:
        return relevance.figures(relevance.ask(service, queries)).ndcg


def main(arguments: list[str] | None = None) -> int:
    """Climb and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tuning", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args(arguments)
    queries = [query for query in read() if not query.is_held_back]
    with _library() as library:
        for line in climb(lambda: _ndcg(library, queries), options.rounds):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
