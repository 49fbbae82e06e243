"""Boxes in rows and columns with lines between them: what belongs to what, and what leads to what.

Lines are straight: between boxes of one column, or between neighbours in one row.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.core.rendering.figures.canvas import NAME, NOTE, SMALL, STRONG, WIDTH, Box, Canvas, Face
from app.core.rendering.figures.shape import ShapeFault


class Node(NamedTuple):
    """A box at a row and column, from 1; it spans `columns` columns and `rows` rows. `items` are numbered."""

    id: str
    row: int
    column: int
    title: str
    detail: str = ""
    items: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    emphasis: bool = False


class Link(NamedTuple):
    """A line between two boxes; an arrow unless it only says that one is part of the other."""

    start: str
    end: str
    label: str = ""
    part: bool = False


class Panel(NamedTuple):
    """A ground behind the rows from `first` to `last`, with a title above them."""

    first: int
    last: int
    title: str


class Diagram(NamedTuple):
    """Boxes on a grid of so many `columns`."""

    columns: int
    nodes: tuple[Node, ...]
    links: tuple[Link, ...] = ()
    panels: tuple[Panel, ...] = ()


_COLUMN_GAP = 26
_ROW_GAP = 30
_LABEL_GAP = 40
_PADDING = 12
_INSET = 14
_PANEL_HEAD = 34
_HEAD = Face(13, bold=True, colour="accent")
_DETAIL = Face(13)


def faults(diagram: Diagram) -> Iterator[ShapeFault]:
    """Yield boxes outside the grid, ids used twice, lines that lead nowhere or would not be straight."""
    nodes: dict[str, Node] = {}
    for number, node in enumerate(diagram.nodes):
        if node.id in nodes:
            yield ShapeFault(("nodes", str(number), "id"), f"stands twice: {node.id}")
        if (
            min(node.row, node.column, node.rows, node.columns) < 1
            or node.column + node.columns - 1 > diagram.columns
        ):
            yield ShapeFault(("nodes", str(number)), f"does not lie on the {diagram.columns} columns")
        nodes[node.id] = node
    for number, link in enumerate(diagram.links):
        ends = [nodes[end] for end in (link.start, link.end) if end in nodes]
        if len(ends) < 2:
            yield ShapeFault(("links", str(number)), "names no box: write the ids of two boxes")
        elif not _upright(*ends) and not _level(*ends):
            yield ShapeFault(("links", str(number)), "is not straight: neither one column nor one row")
    last = max(node.row + node.rows - 1 for node in diagram.nodes)
    for number, panel in enumerate(diagram.panels):
        if not 1 <= panel.first <= panel.last <= last:
            yield ShapeFault(("panels", str(number)), f"does not lie on the {last} rows")


def _upright(start: Node, end: Node) -> bool:
    return start.row + start.rows == end.row and (
        max(start.column, end.column) < min(start.column + start.columns, end.column + end.columns)
    )


def _level(start: Node, end: Node) -> bool:
    return start.row == end.row


def draw(diagram: Diagram) -> Canvas:
    """Draw panels, lines and boxes, in this order."""
    canvas = Canvas()
    rows = _rows(diagram)
    for panel in diagram.panels:
        top = rows[panel.first].y - _PANEL_HEAD
        ground = Box(0, top, WIDTH, rows[panel.last].bottom + _INSET - top)
        canvas.rectangle(ground, fill="panel", edge="hairline")
        canvas.line(panel.title, _HEAD, Box(_INSET, top + 6, WIDTH - 2 * _INSET, _PANEL_HEAD - 10))
    boxes = {node.id: _box(diagram, rows, node) for node in diagram.nodes}
    nodes = {node.id: node for node in diagram.nodes}
    for link in diagram.links:
        if _upright(nodes[link.start], nodes[link.end]):
            _draw_upright(canvas, link, boxes)
        else:
            _draw_level(canvas, nodes[link.start], nodes[link.end], boxes, link.part)
    for node in diagram.nodes:
        _draw_node(canvas, node, boxes[node.id])
    return canvas


def _inset(diagram: Diagram, row: int) -> float:
    return _INSET if any(panel.first <= row <= panel.last for panel in diagram.panels) else 0.0


def _span(diagram: Diagram, node: Node) -> tuple[float, float]:
    """Return left edge and width of a box."""
    inset = _inset(diagram, node.row)
    width = (WIDTH - 2 * inset - _COLUMN_GAP * (diagram.columns - 1)) / diagram.columns
    left = inset + (node.column - 1) * (width + _COLUMN_GAP)
    return left, width * node.columns + _COLUMN_GAP * (node.columns - 1)


def _height(diagram: Diagram, node: Node) -> float:
    inner = _span(diagram, node)[1] - 2 * _PADDING
    height = len(NAME.wrap(node.title, inner)) * NAME.leading
    if node.detail:
        height += 3 + len(_DETAIL.wrap(node.detail, inner)) * _DETAIL.leading
    for item in node.items:
        height += 6 + len(_DETAIL.wrap(item, inner - 20)) * _DETAIL.leading
    return height + 2 * _PADDING


def _rows(diagram: Diagram) -> dict[int, Box]:
    """Return each row as a box; a box over several rows stretches the last of them if it has to."""
    count = max(node.row + node.rows - 1 for node in diagram.nodes)
    gaps = {row: _gap(diagram, row) for row in range(1, count + 1)}
    heights = dict.fromkeys(range(1, count + 1), 0.0)
    for node in sorted(diagram.nodes, key=lambda node: node.rows):
        spanned = range(node.row, node.row + node.rows)
        have = sum(heights[row] for row in spanned) + sum(gaps[row] for row in spanned[1:])
        heights[spanned[-1]] += max(0.0, _height(diagram, node) - have)
    rows, y = {}, 0.0
    for row in range(1, count + 1):
        y += gaps[row]
        rows[row] = Box(0, y, WIDTH, heights[row])
        y += heights[row]
    return rows


def _gap(diagram: Diagram, row: int) -> float:
    """Return the free height above a row."""
    head = _PANEL_HEAD if any(panel.first == row for panel in diagram.panels) else 0
    if row == 1:
        return head
    ends = {node.id for node in diagram.nodes if node.row == row}
    labelled = any(link.label and link.end in ends for link in diagram.links)
    after = _INSET if any(panel.last == row - 1 for panel in diagram.panels) else 0
    return (_LABEL_GAP if labelled else _ROW_GAP) + head + after


def _box(diagram: Diagram, rows: dict[int, Box], node: Node) -> Box:
    left, width = _span(diagram, node)
    top = rows[node.row].y
    return Box(left, top, width, rows[node.row + node.rows - 1].bottom - top)


def _draw_node(canvas: Canvas, node: Node, box: Box) -> None:
    if node.emphasis:
        canvas.rectangle(box, fill="paper", edge="accent", width=2)
    else:
        canvas.rectangle(box, fill="paper", edge="ink_soft", width=0.75)
    x, width = box.x + _PADDING, box.width - 2 * _PADDING
    y = canvas.text(node.title, NAME, x, box.y + _PADDING, width)
    if node.detail:
        y = canvas.text(node.detail, _DETAIL, x, y + 3, width)
    for number, item in enumerate(node.items, start=1):
        canvas.line(str(number), STRONG, Box(x, y + 6, 16, _DETAIL.leading))
        y = canvas.text(item, _DETAIL, x + 20, y + 6, width - 20)


def _draw_upright(canvas: Canvas, link: Link, boxes: dict[str, Box]) -> None:
    start, end = boxes[link.start], boxes[link.end]
    narrow = min(start, end, key=lambda box: box.width)
    x = narrow.centre
    if link.part:
        canvas.rule(x, start.bottom, x, end.y, colour="ink_soft", width=1.25)
    else:
        canvas.arrow(x, start.bottom, x, end.y - 1)
    if link.label:
        middle = (start.bottom + end.y - SMALL.leading) / 2
        canvas.line(link.label, NOTE, Box(x + 9, middle, NOTE.width(link.label), SMALL.leading))


def _draw_level(canvas: Canvas, first: Node, second: Node, boxes: dict[str, Box], part: bool) -> None:
    start, end = boxes[first.id], boxes[second.id]
    y = start.y + _PADDING + NAME.leading / 2
    if first.items:
        # The line leaves where the first item stands, not the title above it.
        titles = len(NAME.wrap(first.title, start.width - 2 * _PADDING))
        y = start.y + _PADDING + titles * NAME.leading + 6 + _DETAIL.leading / 2
    x1, x2 = (start.right, end.x - 1) if start.x < end.x else (start.x, end.right + 1)
    if part:
        canvas.rule(x1, y, x2, y, colour="ink_soft", width=1.25)
    else:
        canvas.arrow(x1, y, x2, y)
