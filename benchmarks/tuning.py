"""`python -m benchmarks.tuning`: looks for better weights, one at a time, on the half of the queries not held back.

Coordinate ascent with the steps below, from the weights in force, until a round changes nothing. A step must gain
more than a single query can by luck, so that nothing is fitted to one. Prints what it would change; writes nothing.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from app.core.search import matching, plan, proximity, ranking, selection
from app.core.search.service import SearchService
from benchmarks import own_library, relevance
from benchmarks.judgements import Judged, read

_LEAST_GAIN = 0.0008
_FACTORS = (0.5, 0.7, 0.85, 1.2, 1.5, 2.0)


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
        return f"{self.module.__name__.rpartition('.')[2]}.{self.name}{f'[{self.field}]' if self.field else ''}"


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
    *(Weight(matching, name) for name in ("_ENOUGH", "_NEARLY_ALL", "_EVERYWHERE")),
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
                weight.set(round(present * factor, 3))
                if (found := worth()) > best + _LEAST_GAIN:
                    best, kept = found, weight.get()
            weight.set(kept)
            if kept != present:
                yield f"{best:.4f}  {weight.shown}: {present} -> {kept}"
        if best == before:
            return


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
