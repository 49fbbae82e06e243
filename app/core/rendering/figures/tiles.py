"""Numbered subjects in two columns, down the left one and then down the right; the ones to watch carry a mark."""

from typing import NamedTuple

from app.core.rendering.figures.canvas import NAME, NOTE, SMALL, WIDTH, Box, Canvas, Face


class Tile(NamedTuple):
    """One subject; `argument` and `shift` say which of the two marks of the legend it carries, if any."""

    title: str
    detail: str
    argument: bool = False
    shift: bool = False


class Tiles(NamedTuple):
    """Subjects in order, and what the two marks mean."""

    argument: str
    shift: str
    tiles: tuple[Tile, ...]


_GAP = 28
_NUMBER_WIDTH = 32
_PADDING = 10
_NUMBER = Face(20, colour="ink_soft")
_MARK = 6


def draw(tiles: Tiles) -> Canvas:
    """Draw the legend, then the tiles; tiles beside one another are equally high."""
    canvas = Canvas()
    y = _draw_legend(canvas, tiles) + 12
    half = (len(tiles.tiles) + 1) // 2
    width = (WIDTH - _GAP) / 2
    for row in range(half):
        pair = [(place, place * half + row) for place in (0, 1) if place * half + row < len(tiles.tiles)]
        height = max(_height(tiles.tiles[number], width) for _place, number in pair)
        for place, number in pair:
            box = Box(place * (width + _GAP), y, width, height)
            _draw_tile(canvas, number + 1, tiles.tiles[number], box)
        y += height
    return canvas


def _draw_legend(canvas: Canvas, tiles: Tiles) -> float:
    x, height = float(_MARK), SMALL.leading
    for text, fill in ((tiles.argument, "accent"), (tiles.shift, "paper")):
        canvas.diamond(x, height / 2, _MARK, fill=fill, edge="accent")
        width = SMALL.width(text)
        canvas.line(text, SMALL, Box(x + _MARK + 7, 0, width, height))
        x += 2 * _MARK + width + 34
    return height


def _marked(tile: Tile) -> bool:
    return tile.argument or tile.shift


def _inner(tile: Tile, width: float) -> float:
    return width - _NUMBER_WIDTH - (2 * _MARK + 8 if _marked(tile) else 0)


def _height(tile: Tile, width: float) -> float:
    inner = _inner(tile, width)
    names = len(NAME.wrap(tile.title, inner)) * NAME.leading
    details = len(NOTE.wrap(tile.detail, inner)) * NOTE.leading
    return names + details + 2 * _PADDING


def _draw_tile(canvas: Canvas, number: int, tile: Tile, box: Box) -> None:
    marked, inner = _marked(tile), _inner(tile, box.width)
    canvas.rule(
        box.x, box.y, box.right, box.y, colour="accent" if marked else "hairline", width=2 if marked else 1
    )
    y = box.y + _PADDING
    canvas.line(str(number), _NUMBER, Box(box.x, y, _NUMBER_WIDTH, NAME.leading))
    x = box.x + _NUMBER_WIDTH
    below = canvas.text(tile.title, NAME, x, y, inner)
    canvas.text(tile.detail, NOTE, x, below, inner)
    if marked:
        fill = "accent" if tile.argument else "paper"
        canvas.diamond(box.right - _MARK - 1, y + NAME.leading / 2, _MARK, fill=fill, edge="accent")
