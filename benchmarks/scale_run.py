"""One size of library, measured in a process of its own: `python -m benchmarks.scale_run STEP FOLDER QUERIES`.

STEP is "build", which indexes the library in the folder, or "search". Each prints its figures as JSON. Both
engines get the same texts in turn, so what else the machine does falls on both.
"""

import json
import random
import re
import resource
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from app.core.content.library import Library
from app.core.content.schema import DATABASE, INDEX_FOLDER
from app.core.search.indexer import build_index
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from benchmarks import fts, tantivy_search
from benchmarks.figures import Moment

_SEED = 5
_LIMIT = 20
_WORD = re.compile(r"[^\W\d_]{3,}")
_LENGTHS = (1, 2, 3)
_SHARES = (44, 48, 8)
_RARE = "SELECT word FROM vocabulary WHERE frequency = 3 AND length(word) > 5 ORDER BY word DESC LIMIT 11"
_UNKNOWN = ("velquor", "zimbrolt", "praktuvine", "onglestorm", "ulverantik")

Pair = tuple[float, float, float, float]
"""Seconds of ours and of FTS5 on the clock, then the same in work of this process: other jobs lengthen the first."""

Times = dict[str, list[Pair]]
"""Kind of key or query -> times."""


def build(library: Path) -> dict[str, float]:
    """Index the library; return seconds, megabytes on disk and at the peak, here and in the largest child."""
    started = time.perf_counter()
    build_index(library / DATABASE, library / INDEX_FOLDER)
    seconds = time.perf_counter() - started
    peak, child = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    index = sum(path.stat().st_size for path in (library / INDEX_FOLDER).iterdir())
    return {
        "seconds": seconds,
        "cpu": sum(
            sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ),
        "index_mb": index / 1e6,
        "library_mb": (library / DATABASE).stat().st_size / 1e6,
        "peak_mb": peak,
        "child_peak_mb": child,
    }


def queries(library: Library, count: int) -> list[list[str]]:
    """Return `count` queries of one to three neighbouring words of the text, the same for the same library."""
    chance = random.Random(_SEED)
    pages = library.rows("SELECT max(number) FROM page")[0][0]
    found: list[list[str]] = []
    while len(found) < count:
        rows = library.rows(
            "SELECT text FROM block WHERE page = ? AND kind = 'paragraph'", (chance.randint(1, pages),)
        )
        words = _WORD.findall(str(chance.choice(rows)[0]).lower()) if rows else []
        length = chance.choices(_LENGTHS, _SHARES)[0]
        if len(words) >= length:
            start = chance.randrange(len(words) - length + 1)
            found.append(words[start : start + length])
    return found


def _pair(ours: Callable[[], object], theirs: Callable[[], object]) -> Pair:
    first = Moment.now()
    ours()
    middle = Moment.now()
    theirs()
    of_ours, of_theirs = middle.since(first), Moment.now().since(middle)
    return of_ours.wall, of_theirs.wall, of_ours.cpu, of_theirs.cpu


def search(folder: Path, count: int) -> dict[str, object]:
    """Type the queries key by key, then look them up finished and cold; return times, and memory of ours alone."""
    fts.build(folder)
    library = Library(folder)
    asked = queries(library, count)
    with sqlite3.connect(folder / DATABASE) as db:
        common = [
            str(row[0]) for row in db.execute("SELECT word FROM vocabulary ORDER BY frequency DESC LIMIT 5")
        ]
        warming, *rare = (str(row[0]) for row in db.execute(_RARE))
    db.close()
    library.close()
    started = time.perf_counter()
    service = SearchService(folder, "whoosh")
    opened = time.perf_counter() - started
    comparison = fts.Comparison(folder)
    times: Times = defaultdict(list)
    for words in asked:
        text = " ".join(words)
        for end in range(1, len(text) + 1):
            key, last = text[:end], len(text[:end].rpartition(" ")[2])
            if last:
                pair = _pair(
                    lambda key=key: service.search(SearchRequest(key, "en", limit=_LIMIT, typing=True)),
                    lambda key=key: comparison.search(key, typing=True),
                )
                times[f"key, {last} letters" if last < 4 else "key, 4 letters and more"].append(pair)
    service.close()
    finished = [(f"finished cold, {len(words)} words", " ".join(words)) for words in asked]
    finished += [("phrase", f'"{" ".join(words)}"') for words in asked if len(words) > 1]
    finished += [("very common word", word) for word in common]
    finished += [("rare word", word) for word in rare]
    finished += [("word there is not, with corrections", word) for word in _UNKNOWN]
    tantivy = tantivy_search.Comparison(folder) if tantivy_search.is_installed() else None
    others: dict[str, list[float]] = defaultdict(list)
    for kind, text in finished:
        service = SearchService(folder, "whoosh")
        service.search(SearchRequest(warming, "en", limit=1))  # loads what a first search loads
        times[kind].append(
            _pair(
                lambda service=service, text=text: service.search(SearchRequest(text, "en", limit=_LIMIT)),
                lambda text=text: comparison.search(text, typing=False),
            )
        )
        service.close()
        if tantivy is not None:
            first = Moment.now()
            tantivy.search(text)
            others[kind].append(Moment.now().since(first).wall)
    comparison.close()
    return {
        "open_ms": opened * 1000,
        "times": times,
        "tantivy": others,
        "texts": [" ".join(words) for words in asked],
    }


def memory(folder: Path, count: int) -> dict[str, float]:
    """Return the megabytes of a process that has only typed the queries."""
    library = Library(folder)
    asked = queries(library, count)
    library.close()
    service = SearchService(folder, "whoosh")
    for words in asked:
        text = " ".join(words)
        for end in range(1, len(text) + 1, 2):
            service.search(SearchRequest(text[:end], "en", limit=_LIMIT, typing=True))
    service.close()
    return {"service_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    step, place, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    steps: dict[str, Callable[[], object]] = {
        "build": lambda: build(place),
        "search": lambda: search(place, number),
        "memory": lambda: memory(place, number),
    }
    print(json.dumps(steps[step]()))
