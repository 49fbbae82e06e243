"""How wide the columns of a printed table are: no word broken while there is room, and no column needlessly tall."""

from collections.abc import Sequence

_NARROWEST = 4
_PADDING = 2  # characters of air between columns


def column_shares(rows: Sequence[Sequence[str]], width: int) -> list[float]:
    """Return the share of each column, together 1, for a table that is `width` characters wide."""
    count = max(map(len, rows))
    columns = [[row[place] if place < len(row) else "" for row in rows] for place in range(count)]
    wanted = [max(map(len, column)) + _PADDING for column in columns]
    if sum(wanted) <= width:
        return [size / sum(wanted) for size in wanted]
    sizes = [max(_NARROWEST, *map(_longest_word, column)) + _PADDING for column in columns]
    while sum(sizes) < width:
        # The column whose tallest cell is the tallest of all gets the next character.
        tallest = max(range(count), key=lambda place: wanted[place] / sizes[place])
        sizes[tallest] += 1
    return [size / sum(sizes) for size in sizes]


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)
