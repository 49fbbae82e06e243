"""Words that were typed side by side count more where they are printed side by side: "Resolution 9", not 9 October.

Looks at the folded texts of the best hits only, after ranking; too slow for all of them.
"""

import heapq
import re
from collections.abc import Sequence

from app.core.content.library import Library

_LOOKED_AT = 40
_GAIN = 0.25
"""Of a passage that has every pair of words side by side."""
_MOST_PAIRS = 4

Pair = tuple[str, str]


def favour_neighbours(library: Library, pairs: Sequence[Pair], scores: dict[int, float]) -> None:
    """Raise the scores of passages in whose own text the words of `pairs` follow one another, at most two apart."""
    if not pairs or len(scores) < 2:
        return
    patterns = [
        re.compile(rf"(?:^|[ \n]){re.escape(one)}(?: [^ \n\t]+){{0,2}} {re.escape(other)}(?=[ \n\t]|$)")
        for one, other in pairs[:_MOST_PAIRS]
    ]
    least = heapq.nlargest(_LOOKED_AT, scores.values())[-1]
    best = sorted(number for number, score in scores.items() if score >= least)[: 2 * _LOOKED_AT]
    rows = library.rows(
        "SELECT passage, heading || char(10) || body FROM passage_words"  # noqa: S608 - marks only
        f" WHERE passage IN ({', '.join('?' * len(best))})",
        tuple(best),
    )
    found: dict[int, int] = {}
    for number, text in rows:
        # Most texts lack one of the two, which is found out many times as fast as where they stand.
        count = sum(
            one in text and other in text and pattern.search(text) is not None
            for (one, other), pattern in zip(pairs, patterns, strict=False)
        )
        found[number] = max(found.get(number, 0), count)
    for number, count in found.items():
        scores[number] *= 1.0 + _GAIN * count / len(patterns)
