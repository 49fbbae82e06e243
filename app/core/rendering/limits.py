"""How much a content file may hold, and what in a text exceeds it: found by reading the text once.

Markdown takes a time that grows with the square, or worse, of some texts, and recurses into what is nested. What is
beyond a limit is reported and not read any further. No text that somebody writes comes near one; CONTRIBUTING.md
lists them, `tests/content/test_limits.py` has a sample on either side of each.
"""

import re
import unicodedata
from collections.abc import Iterator

FILE_BYTES = 1_000_000
LINES = 5_000
LINE = 20_000
SIGNS = 50_000
SIGNS_TOGETHER = 10_000
OPEN = 100
NESTING = 12
SPACES = 100
ACCENTS = 20
ENTRIES = 50_000
TERMS = 1_000
FIGURES = 200
FIGURE_TEXTS = 400
FIGURE_ITEMS = 100
FIGURE_LETTERS = 300
FIGURE_NUMBER = 9_999
YAML_NESTING = 20
DIGITS = 40

Excess = tuple[int, str, str]
"""Line of the text from 0, code, sentence."""

_NOT_SIGNS = re.compile(r"[^\[\]()<>{}*_`|\\&!\"^#]+")
_BRACKETS = re.compile(r"[^\[\]()<>]+")
_PARTNERS = {"]": "[", ")": "(", ">": "<"}
_SPACES = re.compile(rf"[ \t]{{{SPACES},}}")
_LEAD = re.compile(r"(?:[ \t]*(?:[-*+:>]|\d+\.|!!!))*[ \t]*")
_MARK = re.compile(r"[-*+:>]|\d+\.|!!!")
_STEP = 4  # columns by which something is indented that belongs to what stands above
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff]"
)


def unseen(text: str) -> Iterator[Excess]:
    """Yield a fault for each line with characters that nobody sees: control, direction, private use."""
    for number, line in enumerate(text.split("\n") if _UNSEEN.search(text) else ()):
        if found := _UNSEEN.search(line):
            yield number, "character", f"invisible character U+{ord(found.group()):04X}: remove it"


def without_unseen(text: str) -> str:
    """Return the text without the characters that `unseen` reports."""
    return _UNSEEN.sub("", text)


def accents(text: str) -> Iterator[Excess]:
    """Yield the first place with more accents on a letter than can be brought into order in short time."""
    run = 0
    for place, character in enumerate("" if text.isascii() else text):
        run = run + 1 if unicodedata.combining(character) else 0
        if run > ACCENTS:
            line = text.count("\n", 0, place)
            yield line, "character", f"more than {ACCENTS} accents on one letter: remove them"
            return


def markdown_excess(text: str) -> Iterator[Excess]:
    """Yield what in the body of a page exceeds a limit; at most one fault for each line."""
    lines = text.split("\n")
    if len(lines) > LINES:
        yield LINES, "size", f"a text of more than {LINES} lines: split the page"
        return
    signs = together = 0
    opened = dict.fromkeys("[(<", 0)
    for number, line in enumerate(lines):
        if not line.strip():
            together, opened = 0, dict.fromkeys("[(<", 0)
        own = len(_NOT_SIGNS.sub("", line))
        signs, together = signs + own, together + own
        deepest = _open_brackets(line, opened)
        if len(line) > LINE:
            yield number, "size", f"a line of more than {LINE} characters: split it into paragraphs"
        elif signs > SIGNS >= signs - own:
            yield number, "size", f"a text with more than {SIGNS} signs of Markdown: split the page"
        elif together > SIGNS_TOGETHER >= together - own:
            yield (
                number,
                "size",
                f"more than {SIGNS_TOGETHER} signs of Markdown without a blank line: split the text",
            )
        elif deepest > OPEN:
            yield number, "nesting", f"more than {OPEN} brackets of a kind that are not closed: close them"
            opened = dict.fromkeys("[(<", 0)
        elif _depth(line) > NESTING:
            yield number, "nesting", f"more than {NESTING} lists, quotes or notes inside one another"
        elif _SPACES.search(line.strip()):
            yield number, "spaces", f"{SPACES} spaces in a row: remove them"


def _open_brackets(line: str, opened: dict[str, int]) -> int:
    """Count the brackets of a line into `opened`, and return how many of a kind were open at the most."""
    most = 0
    for sign in _BRACKETS.sub("", line):
        if sign in opened:
            opened[sign] += 1
            most = max(most, opened[sign])
        else:
            opened[_PARTNERS[sign]] = max(0, opened[_PARTNERS[sign]] - 1)
    return most


def _depth(line: str) -> int:
    """Return how many lists, quotes and notes what stands on a line may be in."""
    lead = _LEAD.match(line)
    start = lead.group() if lead is not None else ""
    return len(_MARK.findall(start)) + start.expandtabs(_STEP).count(" " * _STEP)
