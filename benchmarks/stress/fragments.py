"""What the texts of all fuzzers are made of: characters of any kind, and real texts of which something was changed."""

from pathlib import Path

from benchmarks.stress.choices import Choices

CONTENT = Path(__file__).resolve().parents[2] / "content"
_PAGES = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.glob("*/*/*.md"))]
HEADS = [page.split("\n---\n", 1)[0].removeprefix("---\n") for page in _PAGES]
BODIES = [page.split("\n---\n", 1)[1] for page in _PAGES]
YAMLS = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.glob("*/*.yaml"))]
_ODD = ["\0", "\x02", "\x03", "\x02klzzwxh:0\x03", "\ue100", "\u202e", "\ufeff", "\r", "\u2028", "\u00a0"]
_ODD += ["é", "e\u0301", "😀", "\ud800", "\u00ad", "\t", "İ", "ß"]
_RANGES = (0x80, 0x250, 0x3000, 0xD800)


def any_text(choose: Choices) -> str:
    """Return a few characters of any kind."""
    if choose.number(3) == 0:
        return choose.one(_ODD)
    reach = choose.one(_RANGES)
    return "".join(chr(choose.number(reach)) for _ in range(choose.number(6)))


def changed(choose: Choices, texts: list[str], piece: str) -> str:
    """Return a part of a real text of which something was cut out, doubled or replaced by `piece`."""
    text = choose.one(texts)
    start = choose.number(len(text) + 1)
    length, copies = choose.number(60), choose.number(4)
    before = text[: min(start, 400)] if choose.number(2) else text[max(0, start - 400) : start]
    return before + piece + text[start : start + length] * copies + text[start + length : start + 800]
