"""Shares of a hundred as bars, in groups, on one axis from 0 to 100; the figure stands at the end of each bar."""

from collections.abc import Iterator
from typing import NamedTuple

from app.core.rendering.figures.canvas import BODY, NAME, NOTE, STRONG, WIDTH, Box, Canvas
from app.core.rendering.figures.shape import ShapeFault


class Bar(NamedTuple):
    """One share; `shown` is the value as it is written in the language."""

    label: str
    value: float
    shown: str


class Group(NamedTuple):
    """Bars that belong together; `note` says where their figures come from."""

    title: str
    note: str
    bars: tuple[Bar, ...]


class Bars(NamedTuple):
    """Groups of bars; `axis` says what a hundred is."""

    axis: str
    groups: tuple[Group, ...]


_LABEL_WIDTH = 176
_AXIS, _AXIS_END = 188, 588
_ROW, _BAR = 28, 14
_GAP = 14
_TICKS = (0, 25, 50, 75, 100)


def faults(bars: Bars) -> Iterator[ShapeFault]:
    """Yield the values that are no share of a hundred."""
    for group_number, group in enumerate(bars.groups):
        for number, bar in enumerate(group.bars):
            if not 0 <= bar.value <= 100:
                path = ("groups", str(group_number), "bars", str(number), "value")
                yield ShapeFault(path, f"is {bar.value:g}, but must lie between 0 and 100")


def draw(bars: Bars) -> Canvas:
    """Draw the groups one below the other, the axis on top."""
    canvas, content = Canvas(), Canvas()
    top = canvas.text(bars.axis, NOTE, _AXIS, 0, WIDTH - _AXIS) + 2
    y = top + NOTE.leading + 8
    for group in bars.groups:
        y = _draw_group(content, group, y)
    for tick in _TICKS:
        x = _x(tick)
        canvas.line(str(tick), NOTE, Box(x - 20, top, 40, NOTE.leading), "middle")
        canvas.rule(x, top + NOTE.leading + 3, x, y - _GAP + 2, colour="hairline" if tick else "ink_soft")
    canvas.add(content)
    return canvas


def _x(value: float) -> float:
    return _AXIS + (_AXIS_END - _AXIS) * value / 100


def _draw_group(canvas: Canvas, group: Group, y: float) -> float:
    titled = NAME.width(group.title)
    head = Box(0, y, WIDTH, NAME.leading + 6)
    canvas.rectangle(head, fill="paper")
    canvas.rule(0, y, WIDTH, y)
    canvas.line(group.title, NAME, Box(0, y + 4, titled, NAME.leading + 2))
    canvas.line(group.note, NOTE, Box(titled + 12, y + 4, WIDTH - titled - 12, NAME.leading + 2), "end")
    y = head.bottom + 4
    for bar in group.bars:
        lines = BODY.wrap(bar.label, _LABEL_WIDTH)
        row = Box(0, y, WIDTH, max(_ROW, len(lines) * BODY.leading + 6))
        canvas.text(bar.label, BODY, 0, row.y + (row.height - len(lines) * BODY.leading) / 2, _LABEL_WIDTH)
        shape = Box(_AXIS, row.y + (row.height - _BAR) / 2, _x(bar.value) - _AXIS, _BAR)
        canvas.rectangle(shape, fill="accent")
        width = STRONG.width(bar.shown)
        value = Box(shape.right + 7, row.y, width, row.height)
        canvas.rectangle(Box(value.x - 3, row.y + 4, width + 6, row.height - 8), fill="paper")
        canvas.line(bar.shown, STRONG, value)
        y = row.bottom
    return y + _GAP
