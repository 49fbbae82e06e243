"""Field lengths in one byte each, as a logarithm: exact to 5 %, which is more than ranking can tell apart.

A library of 160,000 passages so keeps eight short columns that are read at once, instead of a million numbers.
"""

import math

_STEPS = 16
"""Steps for each doubling: one byte reaches 60,000 words."""


def length_code(words: int) -> int:
    """Return the byte that stands for a length; 0 is an absent field."""
    return 0 if words <= 0 else min(255, round(_STEPS * math.log2(words)) + 1)


def length_of(code: int) -> float:
    """Return the length a byte stands for."""
    return 0.0 if code == 0 else float(2 ** ((code - 1) / _STEPS))
