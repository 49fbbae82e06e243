"""How far a typed word is from a real one: edits, cheaper where fingers slip on QWERTY or AZERTY keys.

Plain arithmetic on folded words; knows no vocabulary.
"""

from functools import lru_cache

_LAYOUTS = (
    ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"),
)
_ALIKE = ("iy", "sz", "ck", "kq", "cq", "cs", "ae", "ao", "ei", "vw", "gj", "mn")
"""Letters that sound alike, or nearly, in one of the languages."""

_TRANSPOSED = 0.7
CHEAPEST_EDIT = 0.6
"""Of a letter doubled, or not doubled."""

_NEIGHBOUR = 0.8
_SOUNDS_ALIKE = 0.8
_UNRELATED = 1.2
"""Of a letter for one that neither finger nor ear mistakes for it: rather another word ("bread", "broad")."""
_NOT_WORTH_IT = 99.0


@lru_cache
def _replacements() -> dict[str, float]:
    """Return the pairs of letters that are easily taken for one another, by fingers or by ear."""
    costs = {}
    for rows in _LAYOUTS:
        places = {
            key: (row, column + row * 0.4) for row, keys in enumerate(rows) for column, key in enumerate(keys)
        }
        for one, (row, column) in places.items():
            for other, (row2, column2) in places.items():
                if one != other and abs(row - row2) <= 1 and abs(column - column2) <= 1.0:
                    costs[one + other] = _NEIGHBOUR
    for pair in _ALIKE:
        costs[pair] = costs[pair[::-1]] = _SOUNDS_ALIKE
    return costs


def may_begin(typed: str, word: str) -> bool:
    """Say whether the beginning of `typed` may be a slip for that of `word`: first letters are seldom lost."""
    first, other = typed[0], word[0]
    return first == other or typed[1:2] + first == word[:2] or first + other in _replacements()


def distance(typed: str, word: str, limit: float) -> float:
    """Return the weighted edit distance (optimal string alignment), or a large number beyond `limit`."""
    if abs(len(typed) - len(word)) * CHEAPEST_EDIT > limit:
        return _NOT_WORTH_IT
    replacements = _replacements()
    before: list[float] = []
    last = [0.0]
    for place, letter in enumerate(word):
        last.append(last[-1] + _inserted(word, place, letter))
    for row, letter in enumerate(typed):
        current = [last[0] + _inserted(typed, row, letter)]
        for column, other in enumerate(word):
            cost = min(
                last[column] + (0.0 if letter == other else replacements.get(letter + other, _UNRELATED)),
                last[column + 1] + _inserted(typed, row, letter),
                current[column] + _inserted(word, column, other),
            )
            if row and column and letter == word[column - 1] and typed[row - 1] == other and letter != other:
                cost = min(cost, before[column - 1] + _TRANSPOSED)
            current.append(cost)
        if min(current) > limit:
            return _NOT_WORTH_IT
        before, last = last, current
    return last[-1] if last[-1] <= limit else _NOT_WORTH_IT


def _inserted(text: str, place: int, letter: str) -> float:
    return CHEAPEST_EDIT if place and text[place - 1] == letter else 1.0
