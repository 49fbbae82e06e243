"""A timeline read from top to bottom: year, date, a rail with a mark for each event, what happened.

Not to scale: what matters is the order and the dates, which stand beside the marks.
"""

from typing import NamedTuple

from app.core.rendering.figures.canvas import BODY, NAME, NOTE, STRONG, WIDTH, Box, Canvas


class Event(NamedTuple):
    """One event; `minor` for a step of the one before it, `goal` for what the others lead to."""

    year: int
    title: str
    date: str = ""
    detail: str = ""
    minor: bool = False
    goal: bool = False


class Timeline(NamedTuple):
    """Events in order of time."""

    events: tuple[Event, ...]


_YEAR, _YEAR_WIDTH = 0, 44
_DATE, _DATE_WIDTH = 52, 150
_RAIL = 222
_EVENT = 244
_GAP, _MINOR_GAP = 18, 7


def draw(timeline: Timeline) -> Canvas:
    """Draw the events one below the other."""
    canvas, marks = Canvas(), Canvas()
    y, year = 2.0, 0
    centres: list[float] = []
    for number, event in enumerate(timeline.events):
        if number:
            y += _MINOR_GAP if event.minor else _GAP
        first = (BODY if event.minor else NAME).leading
        centres.append(y + first / 2)
        _mark(marks, event, centres[-1])
        if event.year != year:
            year = event.year
            canvas.line(str(year), STRONG, Box(_YEAR, y, _YEAR_WIDTH, first))
        y = _event(canvas, event, y, first)
    canvas.rule(_RAIL, centres[0], _RAIL, centres[-1], colour="ink_soft", width=1.25)
    canvas.add(marks)
    return canvas


def _event(canvas: Canvas, event: Event, y: float, first: float) -> float:
    face = BODY if event.minor else NAME
    # The date shares its line with the title although its face is smaller.
    dated = canvas.text(event.date, NOTE, _DATE, y + (first - NOTE.leading) / 2, _DATE_WIDTH)
    told = canvas.text(event.title, face, _EVENT, y, WIDTH - _EVENT)
    told = canvas.text(event.detail, NOTE, _EVENT, told, WIDTH - _EVENT)
    return max(dated, told)


def _mark(canvas: Canvas, event: Event, y: float) -> None:
    if event.goal:
        canvas.dot(_RAIL, y, 9, fill="paper", edge="accent")
        canvas.dot(_RAIL, y, 5, fill="accent")
    elif event.minor:
        canvas.dot(_RAIL, y, 3, fill="ink_soft")
    else:
        canvas.dot(_RAIL, y, 5, fill="paper", edge="ink_soft")
