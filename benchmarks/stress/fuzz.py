"""Look for texts that break something: `make fuzz`, or `python -m benchmarks.stress.fuzz --only markdown --minutes 10`.

What is found is kept, as small as it could be made, in tests/corpus/, and replayed there by `make test`.
"""

import argparse
import hashlib
import json
import signal
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from app.core.search.service import SearchService
from benchmarks.stress.choices import BYTES, Choices
from benchmarks.stress.markdown_texts import markdown
from benchmarks.stress.properties import (
    hold_for_front_matter,
    hold_for_library,
    hold_for_markdown,
    hold_for_query,
)
from benchmarks.stress.query_texts import query
from benchmarks.stress.yaml_texts import front_matter
from tests.sample_search import search_library

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
RESULT = ROOT / "benchmarks" / "results" / "fuzz.json"
ROUND = 400  # examples between two looks at the clock
SLOW, MOST_SECONDS = 2.0, 30

Property = Callable[[str], None]


class Fuzzer(NamedTuple):
    """Texts, and what must hold of each."""

    make: Callable[[Choices], str]
    hold: Property


class Watched:
    """A property that counts its calls, notes what is slow and ends what does not end by itself.

    After `end` it looks at nothing any more. `failed` is the shortest text so far for which it did not hold.
    """

    def __init__(self, hold: Property, end: float) -> None:
        self._hold = hold
        self._end = end
        self.executions = 0
        self.slowest = 0.0
        self.failed: str | None = None

    def __call__(self, text: str) -> None:
        """Check `text`."""
        if time.monotonic() > self._end:
            return
        try:
            self._check(text)
        except Exception:
            if self.failed is None or len(text) < len(self.failed):
                self.failed = text
            raise

    def _check(self, text: str) -> None:
        self.executions += 1
        start = time.process_time()
        signal.alarm(MOST_SECONDS)
        try:
            self._hold(text)
        finally:
            signal.alarm(0)
        took = time.process_time() - start
        self.slowest = max(self.slowest, took)
        if took > SLOW:
            raise AssertionError(f"slow: {took:.1f} s")


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"not done after {MOST_SECONDS} s")


def run(name: str, fuzzer: Fuzzer, minutes: float, first_seed: int) -> dict[str, Any]:
    """Run a fuzzer for so long and return its row of the table."""
    end = time.monotonic() + 60 * minutes
    watched, findings, number = Watched(fuzzer.hold, end), [], first_seed
    while time.monotonic() < end:

        @seed(number)
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(st.binary(min_size=BYTES, max_size=BYTES))
        def one_round(data: bytes) -> None:
            watched(fuzzer.make(Choices(data)))

        watched.failed = None

        try:
            one_round()
        except Exception as error:  # whatever it is, it is what was looked for
            if watched.failed is None:
                raise
            kept = keep(name, watched.failed)
            findings.append({"seed": number, "error": repr(error)[:300], "input": kept})
            print(f"{name}: seed {number}: {kept}: {error!r:.200}", flush=True)
        number += 1
    return {
        "minutes": minutes,
        "seeds": [first_seed, number - 1],
        "executions": watched.executions,
        "slowest_seconds": round(watched.slowest, 2),
        "corpus": len(list((CORPUS / name).iterdir())) if (CORPUS / name).is_dir() else 0,
        "findings": findings,
    }


def keep(name: str, text: str) -> str:
    """Keep a text in the corpus and return its name there."""
    data = text.encode("utf-8", "surrogatepass")
    path = CORPUS / name / f"{hashlib.sha256(data).hexdigest()[:12]}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.relative_to(ROOT).as_posix()


def _with_library(hold: Property, share: int) -> Property:
    """Return a property that also makes a library of one text in so many; which ones, the text itself settles."""

    def both(text: str) -> None:
        hold(text)
        if zlib.crc32(text.encode("utf-8", "surrogatepass")) % share == 0:
            hold_for_library(text)

    return both


def main() -> int:
    """Run the fuzzers that are asked for; exit code 1 with a finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="for each fuzzer")
    parser.add_argument("--only", choices=["front-matter", "markdown", "queries"])
    parser.add_argument("--seed", type=int, default=1)
    given_ = parser.parse_args()
    signal.signal(signal.SIGALRM, _too_long)
    rows = {}
    with ExitStack() as stack:
        library = search_library(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        whoosh, scan = (
            stack.enter_context(closing(SearchService(library, name))) for name in ("whoosh", "scan")
        )
        fuzzers = {
            "front-matter": Fuzzer(front_matter, _with_library(hold_for_front_matter, 16)),
            "markdown": Fuzzer(markdown, _with_library(hold_for_markdown, 16)),
            "queries": Fuzzer(query, lambda text: hold_for_query(text, whoosh, scan)),
        }
        chosen = [given_.only] if given_.only else list(fuzzers)
        for name in chosen:
            rows[name] = run(name, fuzzers[name], given_.minutes, given_.seed)
            print(name, json.dumps(rows[name]), flush=True)
    # Read only now: other fuzzers may have run beside this one.
    before = json.loads(RESULT.read_text("utf-8")) if RESULT.is_file() else {}
    RESULT.write_text(json.dumps(before | rows, indent=1) + "\n", encoding="utf-8")
    return 1 if any(row["findings"] for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
