"""The kinds of figures there are, and how one is read and drawn."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from app.core.rendering.figures import bars, diagram, matrix, schedule, tiles, timeline
from app.core.rendering.figures.canvas import WIDTH, Canvas, PlacedText
from app.core.rendering.figures.shape import ShapeFault, read_shape


class Drawing(NamedTuple):
    """A figure as SVG with colour tokens, its size, and every line of text with its place."""

    svg: str
    width: int
    height: int
    texts: tuple[PlacedText, ...]


class _Kind(NamedTuple):
    shape: type[Any]
    draw: Callable[[Any], Canvas]
    faults: Callable[[Any], Iterable[ShapeFault]] = lambda _data: ()


KINDS: dict[str, _Kind] = {
    "bars": _Kind(bars.Bars, bars.draw, bars.faults),
    "diagram": _Kind(diagram.Diagram, diagram.draw, diagram.faults),
    "matrix": _Kind(matrix.Matrix, matrix.draw, matrix.faults),
    "schedule": _Kind(schedule.Schedule, schedule.draw, schedule.faults),
    "tiles": _Kind(tiles.Tiles, tiles.draw),
    "timeline": _Kind(timeline.Timeline, timeline.draw),
}
"""Name of a kind -> what its data look like and who draws it."""


def read_figure(kind: str, values: object) -> tuple[Any, list[ShapeFault]]:
    """Return the data of a figure of a known kind, or None and every fault in `values`."""
    data, faults = read_shape(KINDS[kind].shape, values)
    if data is not None:
        faults = list(KINDS[kind].faults(data))
    return (None if faults else data), faults


def draw_figure(kind: str, data: Any, title: str, alternative: str) -> Drawing:
    """Draw what `read_figure` returned."""
    canvas = KINDS[kind].draw(data)
    svg = canvas.svg(title, alternative)
    return Drawing(svg, WIDTH, round(canvas.height + 0.5), tuple(canvas.texts))
