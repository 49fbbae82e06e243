"""Meetings on a common axis of months: a row for each, a bar where its days lie, place and dates beside the bar."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from app.core.rendering.figures.canvas import NOTE, SMALL, STRONG, WIDTH, Box, Canvas
from app.core.rendering.figures.shape import ShapeFault


class Meeting(NamedTuple):
    """One meeting from its first to its last day; `dates` says the same in words, without the year."""

    region: str
    place: str
    dates: str
    first: dt.date
    last: dt.date


class Schedule(NamedTuple):
    """Meetings in order of time; `months` are the names of the months on the axis, which begins with `start`."""

    start: dt.date
    months: tuple[str, ...]
    meetings: tuple[Meeting, ...]


_NAMES_WIDTH = 172
_AXIS = 184
_YEAR_HEIGHT, _MONTH_HEIGHT = 20, 24
_PADDING = 9
_BAR_HEIGHT = 18
_LABEL_GAP = 8


def _month(schedule: Schedule, number: int) -> dt.date:
    """Return the first day of the month `number` of the axis, counted from 0."""
    months = schedule.start.month - 1 + number
    return dt.date(schedule.start.year + months // 12, months % 12 + 1, 1)


def _end(schedule: Schedule) -> dt.date:
    return _month(schedule, len(schedule.months))


def faults(schedule: Schedule) -> Iterator[ShapeFault]:
    """Yield what does not lie on the axis, or ends before it begins."""
    if schedule.start.day != 1:
        yield ShapeFault(("start",), "must be the first day of a month")
    if schedule.start.year + len(schedule.months) // 12 >= dt.MAXYEAR:
        yield ShapeFault(("start",), f"must lie well before the year {dt.MAXYEAR}")
        return
    for number, meeting in enumerate(schedule.meetings):
        if not schedule.start <= meeting.first <= meeting.last < _end(schedule):
            message = f"from {meeting.first} to {meeting.last} does not lie within the months of the axis"
            yield ShapeFault(("meetings", str(number)), message)


def draw(schedule: Schedule) -> Canvas:
    """Draw the axis above and a row for each meeting."""
    canvas = Canvas()
    top = _YEAR_HEIGHT + _MONTH_HEIGHT
    rows: list[float] = [top]
    for meeting in schedule.meetings:
        lines = len(STRONG.wrap(meeting.region, _NAMES_WIDTH))
        inner = max(lines * STRONG.leading, SMALL.leading + NOTE.leading)
        rows.append(rows[-1] + inner + 2 * _PADDING)
    _draw_axis(canvas, schedule, top, rows[-1])
    for meeting, upper, lower in zip(schedule.meetings, rows, rows[1:], strict=False):
        _draw_meeting(canvas, schedule, meeting, Box(0, upper, WIDTH, lower - upper))
    return canvas


def _x(schedule: Schedule, day: dt.date) -> float:
    whole = (_end(schedule) - schedule.start).days
    return _AXIS + (WIDTH - _AXIS) * (day - schedule.start).days / whole


def _draw_axis(canvas: Canvas, schedule: Schedule, top: float, bottom: float) -> None:
    for number, name in enumerate(schedule.months):
        month = _month(schedule, number)
        left, right = _x(schedule, month), _x(schedule, _month(schedule, number + 1))
        canvas.line(name, NOTE, Box(left + 5, _YEAR_HEIGHT, right - left - 5, _MONTH_HEIGHT))
        new_year = number == 0 or month.month == 1
        if new_year:
            canvas.line(str(month.year), STRONG, Box(left + 5, 0, right - left - 5, _YEAR_HEIGHT))
        canvas.rule(left, 2 if new_year else _YEAR_HEIGHT + 4, left, bottom)
    canvas.rule(0, top, WIDTH, top, colour="ink_soft")


def _draw_meeting(canvas: Canvas, schedule: Schedule, meeting: Meeting, row: Box) -> None:
    canvas.rule(0, row.bottom, WIDTH, row.bottom)
    names = len(STRONG.wrap(meeting.region, _NAMES_WIDTH)) * STRONG.leading
    canvas.text(meeting.region, STRONG, 0, row.y + (row.height - names) / 2, _NAMES_WIDTH)
    left, right = _x(schedule, meeting.first), _x(schedule, meeting.last + dt.timedelta(days=1))
    bar = Box(left, row.y + (row.height - _BAR_HEIGHT) / 2, right - left, _BAR_HEIGHT)
    width = max(SMALL.width(meeting.place), NOTE.width(meeting.dates))
    fits = bar.right + _LABEL_GAP + width <= WIDTH
    x = bar.right + _LABEL_GAP if fits else bar.x - _LABEL_GAP - width
    label = Box(x, row.y + (row.height - SMALL.leading - NOTE.leading) / 2, width, SMALL.leading)
    # The rules of the months pass behind the words.
    canvas.rectangle(Box(x - 4, row.y + 1, width + 8, row.height - 2), fill="paper")
    canvas.line(meeting.place, SMALL, label, "start" if fits else "end")
    canvas.line(meeting.dates, NOTE, label._replace(y=label.bottom), "start" if fits else "end")
    canvas.rectangle(bar, fill="accent")
