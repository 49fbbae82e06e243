"""Content folder to compiled library: the bundled briefing, into a temporary folder, five times in one process.

The first run also imports the compiler, Markdown, YAML and Whoosh; it is reported on its own, since that is what
somebody waits for who runs `briefing build`.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.child import reported
from benchmarks.figures import Moment, spread
from benchmarks.report import Row, row_from

GROUP = "build"
TARGET = 2.0  # seconds
_RUNS, _QUICK_RUNS = 5, 2


def measure(*, quick: bool) -> list[Row]:
    """Return the row, measured in a process of its own."""
    return [row_from(reported("build_time", str(_QUICK_RUNS if quick else _RUNS)))]


def main(runs: int) -> int:
    """Build here and print the row."""
    spans = []
    started = Moment.now()
    from app.core import paths  # noqa: PLC0415 - part of what the first run takes
    from app.core.build import build_library  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
        for number in range(runs):
            report = build_library(paths.content_folder(), Path(folder) / f"library-{number}")
            spans.append(Moment.now().since(started))
            started = Moment.now()
    of = spread([span.wall for span in spans])
    worked = spread([span.cpu for span in spans])
    figures = {"p50": of.p50, "first": spans[0].wall, "max": of.largest, "cpu50": worked.p50}
    details = {"pages": report.pages, "blocks": report.blocks, "bytes": report.bytes, "spans": spans}
    print(
        json.dumps(Row(GROUP, "build the bundled briefing", "s", figures, TARGET, "p50", details)._asdict())
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
