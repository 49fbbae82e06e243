"""A measured row: printed as a line of the table, written as an entry of the JSON file."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.figures import Moment, spread


class Row(NamedTuple):
    """One measured thing.

    `target` bounds the figure named `judged` from above; without one the row is there for comparison.
    `details` go into the file only.
    """

    group: str
    what: str
    unit: str
    figures: dict[str, float]
    target: float | None = None
    judged: str = ""
    details: dict[str, Any] = {}  # noqa: RUF012 - a named tuple's default; nobody changes it

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where there is none."""
        return None if self.target is None else self.figures[self.judged] <= self.target


def timed_row(
    group: str, what: str, seconds: Sequence[float], target_ms: float | None = None, **details: object
) -> Row:
    """Return a row of times in milliseconds, judged by their 95th percentile."""
    sample = spread([1000 * value for value in seconds])
    figures = {"p50": sample.p50, "p95": sample.p95, "max": sample.largest}
    return Row(group, what, "ms", figures, target_ms, "p95", {"count": sample.size, **details})


def span_row(
    group: str, what: str, spans: Sequence[Moment], target_ms: float | None = None, **details: object
) -> Row:
    """Return a row of spans, judged by what was waited; `cpu95` says what of it the program has worked."""
    row = timed_row(group, what, [span.wall for span in spans], target_ms, **details)
    worked = spread([1000 * span.cpu for span in spans])
    row.figures["cpu95"] = worked.p95
    return row


def row_from(values: dict[str, Any]) -> Row:
    """Return the row that a child process has printed as JSON."""
    return Row(**values)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a table of fixed columns."""
    lines = [("what", "figures", "target", "met")]
    lines += [(row.what, _figures(row), _target(row), _verdict(row.met)) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    lines.insert(1, tuple("-" * width for width in widths))  # type: ignore[arg-type]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _figures(row: Row) -> str:
    return (
        f"{'  '.join(f'{name} {_number(value)}' for name, value in row.figures.items())} {row.unit}".rstrip()
    )


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _target(row: Row) -> str:
    return "" if row.target is None else f"{row.judged} <= {row.target:g} {row.unit}".rstrip()


def _verdict(met: bool | None) -> str:
    return "" if met is None else "yes" if met else "NO"


def write(path: Path, machine: dict[str, Any], rows: Iterable[Row]) -> None:
    """Write machine and rows as JSON. Raises OSError."""
    values = {
        "machine": machine,
        "rows": [{**row._asdict(), "met": row.met, "figures": _rounded(row.figures)} for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}
