"""Rows of the scale benchmark -> an SVG: what grows with the pages, and how. Both axes logarithmic."""

import math
from collections.abc import Iterable

from benchmarks.report import Row

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 720, 420, 60, 50, 40, 190
_LINES = (
    ("all keys", "p50", "a key, p50 (ms)", "#1f5f8b"),
    ("all keys", "p95", "a key, p95 (ms)", "#c0392b"),
    ("all keys", "fts5_p50", "FTS5 p50 (ms)", "#8fb3cc"),
    ("all keys", "fts5_p95", "FTS5 p95 (ms)", "#e5a59d"),
    ("build", "seconds", "build (s)", "#3c7d3c"),
    ("memory of the service", "service_mb", "memory (MB)", "#7d5ba6"),
)


def drawn(rows: Iterable[Row]) -> str:
    """Return the plot of one or more sizes as SVG."""
    found = list(rows)
    lines = [
        (
            label,
            colour,
            [(row.details["pages"], row.figures[figure]) for row in found if row.what.endswith(f": {what}")],
        )
        for what, figure, label, colour in _LINES
    ]
    pages = sorted({page for _, _, points in lines for page, _ in points})
    values = [value for _, _, points in lines for _, value in points if value > 0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(page: float) -> float:
        first, last = math.log10(pages[0]), math.log10(max(pages[-1], pages[0] + 1))
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (math.log10(page) - first) / (last - first)

    def y(value: float) -> float:
        share = (math.log10(max(value, 10**low)) - low) / (high - low)
        return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * share

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_LEFT}" y="22" font-size="14">Search and build as the briefing grows</text>',
    ]
    for power in range(low, high + 1):
        height = y(10**power)
        parts.append(
            f'<path d="M{_LEFT} {height:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{height + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
        )
    parts += [
        f'<text x="{x(page):.1f}" y="{_HEIGHT - 28}" text-anchor="middle">{page:,} pages</text>'
        for page in pages
    ]
    for place, (label, colour, points) in enumerate(lines):
        path = " ".join(f"{x(page):.1f},{y(value):.1f}" for page, value in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x(page):.1f}" cy="{y(value):.1f}" r="3" fill="{colour}"/>'
            for page, value in points
        ]
        row = _TOP + 20 + 20 * place
        parts.append(
            f'<path d="M{_WIDTH - _RIGHT + 20} {row - 4}h18" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{_WIDTH - _RIGHT + 44}" y="{row}">{label}</text>'
        )
    return "\n".join((*parts, "</svg>\n"))
