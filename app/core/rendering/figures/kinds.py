"""The kinds of figures there are, and how one is drawn."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from app.core.rendering.figures import bars, diagram, matrix, schedule, tiles, timeline
from app.core.rendering.figures.canvas import WIDTH, Canvas, PlacedText
from app.core.rendering.figures.shape import ShapeFault, read_shape
from app.core.rendering.limits import FIGURE_TEXTS

_ROUNDING = 0.01


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
"""Name of a kind -> what its data look like, who draws it and who finds what the shape alone does not say."""


def draw_figure(
    kind: str, values: object, title: str, alternative: str
) -> tuple[Drawing | None, list[ShapeFault]]:
    """Draw a figure of a known kind from values as YAML reads them; return it, or None and every fault."""
    data, faults = read_shape(KINDS[kind].shape, values)
    if data is not None:
        faults = list(KINDS[kind].faults(data))
    if faults:
        return None, faults
    canvas = KINDS[kind].draw(data)
    if faults := list(_lost_texts(canvas)):
        return None, faults
    svg = canvas.svg(title, alternative)
    return Drawing(svg, WIDTH, canvas.whole_height, tuple(canvas.texts)), []


def _lost_texts(canvas: Canvas) -> Iterator[ShapeFault]:
    """Yield the texts that leave their box or the figure, or run into another; none where there are too many."""
    if len(canvas.texts) > FIGURE_TEXTS:
        yield ShapeFault((), f"makes more than {FIGURE_TEXTS} lines of text: make two figures of it")
        return
    areas = [(text, text.area()) for text in canvas.texts]
    for text, area in areas:
        outside = area.x < 0 or area.right > WIDTH or area.y < 0 or area.bottom > canvas.whole_height
        if outside or area.x < text.box.x - _ROUNDING or area.right > text.box.right + _ROUNDING:
            yield ShapeFault((), f"leaves no room for “{text.text}”: shorten it")
    for (one, first), (other, second) in combinations(areas, 2):
        if first.meets(second):
            yield ShapeFault((), f"has “{one.text}” run into “{other.text}”: shorten one of them")
