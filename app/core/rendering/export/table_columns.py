"""How wide the columns of a printed table are: no word broken while there is room, and as few lines as possible."""

import math
from collections.abc import Callable, Sequence

_NARROWEST = 4
_PADDING = 2  # characters of air between columns
_STEPS = (6, 3, 1)
_BEGINNINGS: tuple[Callable[[Sequence[str]], float], ...] = (
    lambda column: math.sqrt(sum(map(len, column))),
    lambda column: sum(map(len, column)),
    lambda column: max(map(len, column)),
    len,  # the same for all
)
"""By what the room that is left may be shared out at first: moving it about finds the best near each beginning."""
_CELLS_WEIGH = 0.2  # lines of all cells count as well, but less than the height of the rows


def column_shares(rows: Sequence[Sequence[str]], width: int) -> list[float]:
    """Return the share of each column, together 1, for a table that is `width` characters wide."""
    count = max(map(len, rows))
    full = [[*row, *[""] * (count - len(row))] for row in rows]
    columns = list(zip(*full, strict=True))
    wanted = [max(map(len, column)) + _PADDING for column in columns]
    if sum(wanted) <= width:
        return [size / sum(wanted) for size in wanted]
    least = [max(_NARROWEST, *map(_longest_word, column)) + _PADDING for column in columns]
    left = max(0, width - sum(least))
    table = _Table(full)
    tried = []
    for weigh in _BEGINNINGS:
        weights = [weigh(column) + 1 for column in columns]
        start = [own + int(left * weight / sum(weights)) for own, weight in zip(least, weights, strict=True)]
        tried.append(table.improved(start, least))
    sizes = min(tried, key=table.cost)
    return [size / sum(sizes) for size in sizes]


class _Table:
    def __init__(self, rows: list[list[str]]) -> None:
        self._rows = rows
        self._known: dict[tuple[str, int], int] = {}

    def improved(self, sizes: list[int], least: list[int]) -> list[int]:
        """Return sizes that make the table lower, as long as moving room from column to column does."""
        best = self.cost(sizes)
        for step in _STEPS:
            moved = True
            while moved:
                moved = False
                for giver in range(len(sizes)):
                    for taker in range(len(sizes)):
                        if giver == taker or sizes[giver] - step < least[giver]:
                            continue
                        tried = list(sizes)
                        tried[giver] -= step
                        tried[taker] += step
                        if (cost := self.cost(tried)) < best - 1e-9:
                            sizes, best, moved = tried, cost, True
        return sizes

    def cost(self, sizes: list[int]) -> float:
        """Return what a table of these sizes takes in lines."""
        total = 0.0
        for row in self._rows:
            lines = [self._lines(text, size - _PADDING) for text, size in zip(row, sizes, strict=True)]
            total += max(lines) + _CELLS_WEIGH * sum(lines)
        return total

    def _lines(self, text: str, width: int) -> int:
        if (text, width) not in self._known:
            count, used = 1, 0
            for word in text.split(" "):
                if used and used + 1 + len(word) > width:
                    count, used = count + 1, 0
                used += len(word) + (1 if used else 0)
            self._known[text, width] = count
        return self._known[text, width]


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split(" ")), default=0)
