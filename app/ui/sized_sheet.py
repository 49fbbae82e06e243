"""The style sheet of the interface in another size. Knows text alone, no widget."""

import re

_PIXELS = re.compile(r"(-?\d+)px")
_PADDING = re.compile(r"padding:[^;}]+")
_ROUND = re.compile(r"width: (\d+)px; height: .*border: (\d+)px.*border-radius: (\d+)px")


def sized_sheet(sheet: str, percent: int) -> str:
    """Return a style sheet with its pixels so much larger, rounded down.

    The frame of what has the keyboard is 2 pixels instead of 1, and its padding so much less: that stays exact, or
    words would move when the focus comes.
    """
    if percent == 100:
        return sheet

    def larger(pixels: int) -> int:
        return int(pixels * percent / 100)

    def rule(text: str) -> str:
        if ":focus" not in text.partition("{")[0]:
            return _PIXELS.sub(lambda found: f"{larger(int(found[1]))}px", text)
        thicker = larger(2) - larger(1)
        padded = _PADDING.sub(
            lambda found: _PIXELS.sub(lambda pixels: f"{larger(int(pixels[1]) + 1) - thicker}PX", found[0]),
            text,
        )
        return _PIXELS.sub(lambda found: f"{larger(int(found[1]))}px", padded).replace("PX", "px")

    return "\n".join(_rounded(rule(line)) for line in sheet.splitlines())


def _rounded(rule: str) -> str:
    """Keep a circle one: Qt leaves corners as they are where their radius is more than half of the whole."""
    found = _ROUND.search(rule)
    if found is None:
        return rule
    width, border, radius = (int(number) for number in found.groups())
    return rule.replace(
        f"border-radius: {radius}px", f"border-radius: {min(radius, (width + 2 * border) // 2)}px"
    )
