"""Goals and what serves them: a strip of all goals, then a row for each one that counts and a column for each area."""

from collections.abc import Iterator
from typing import NamedTuple

from app.core.rendering.figures.canvas import NAME, NOTE, SMALL, STRONG, WIDTH, Box, Canvas, Face
from app.core.rendering.figures.shape import ShapeFault


class Column(NamedTuple):
    """An area: its number in the list of all areas, and its name."""

    number: int
    title: str


class Service(NamedTuple):
    """The area number `column` serves the goal of the row; `label` says by what."""

    column: int
    label: str


class Row(NamedTuple):
    """A goal with the target that counts."""

    goal: int
    title: str
    target: str
    detail: str
    served: tuple[Service, ...]


class Matrix(NamedTuple):
    """Rows and columns; `goals` is how many goals there are in all, `strip` the words above their strip."""

    goals: int
    strip: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


_ROW_WIDTH = 240
_TARGET_WIDTH = 38
_COLUMNS = 259
_SQUARE_GAP = 7
_PADDING = 11
_TARGET = Face(13, bold=True, colour="ink_soft")
_NUMBER = Face(13, bold=True, colour="accent_ink")


def faults(matrix: Matrix) -> Iterator[ShapeFault]:
    """Yield goals that are not among the goals and areas that are not among the columns."""
    known = {column.number for column in matrix.columns}
    for number, row in enumerate(matrix.rows):
        if not 1 <= row.goal <= matrix.goals:
            yield ShapeFault(("rows", str(number), "goal"), f"is {row.goal}, but there are {matrix.goals}")
        for place, service in enumerate(row.served):
            if service.column not in known:
                path = ("rows", str(number), "served", str(place), "column")
                yield ShapeFault(path, f"names no column: {service.column}")


def draw(matrix: Matrix) -> Canvas:
    """Draw the strip, the heads of the columns and the rows."""
    canvas = Canvas()
    y = canvas.text(matrix.strip, NOTE, 0, 0, WIDTH) + 6
    y = _draw_strip(canvas, matrix, y) + 26
    y = _draw_heads(canvas, matrix, y)
    canvas.rule(0, y, WIDTH, y, colour="ink_soft")
    for row in matrix.rows:
        y = _draw_row(canvas, matrix, row, y)
        canvas.rule(0, y, WIDTH, y)
    return canvas


def _draw_strip(canvas: Canvas, matrix: Matrix, y: float) -> float:
    side = (WIDTH - _SQUARE_GAP * (matrix.goals - 1)) / matrix.goals
    marked = {row.goal for row in matrix.rows}
    for goal in range(1, matrix.goals + 1):
        square = Box((goal - 1) * (side + _SQUARE_GAP), y, side, side)
        if goal in marked:
            canvas.rectangle(square, fill="accent")
        else:
            canvas.rectangle(square, edge="hairline")
        canvas.line(str(goal), _NUMBER if goal in marked else NOTE, square, "middle")
    return y + side


def _column(matrix: Matrix, place: int) -> Box:
    width = (WIDTH - _COLUMNS) / len(matrix.columns)
    return Box(_COLUMNS + place * width, 0, width, 0)


def _draw_heads(canvas: Canvas, matrix: Matrix, y: float) -> float:
    columns = [_column(matrix, place) for place in range(len(matrix.columns))]
    texts = [f"{column.number}. {column.title}" for column in matrix.columns]
    lines = max(len(STRONG.wrap(text, box.width - 14)) for text, box in zip(texts, columns, strict=True))
    bottom = y + lines * STRONG.leading
    for text, box in zip(texts, columns, strict=True):
        own = len(STRONG.wrap(text, box.width - 14)) * STRONG.leading
        canvas.text(text, STRONG, box.x, bottom - own, box.width - 14)
    return bottom + 7


def _draw_row(canvas: Canvas, matrix: Matrix, row: Row, y: float) -> float:
    y += _PADDING
    bottom = canvas.text(f"{row.goal}. {row.title}", NAME, 0, y, _ROW_WIDTH)
    canvas.line(row.target, _TARGET, Box(0, bottom + 2, _TARGET_WIDTH, NOTE.leading))
    bottom = canvas.text(row.detail, NOTE, _TARGET_WIDTH, bottom + 2, _ROW_WIDTH - _TARGET_WIDTH)
    for place, column in enumerate(matrix.columns):
        box = _column(matrix, place)
        for service in row.served:
            if service.column == column.number:
                canvas.dot(box.x + 5, y + NAME.leading / 2, 5, fill="accent")
                end = canvas.text(
                    service.label, SMALL, box.x + 17, y + (NAME.leading - SMALL.leading) / 2, box.width - 27
                )
                bottom = max(bottom, end)
    return bottom + _PADDING
