"""Text -> words. One chain for index, query, scan, snippets and spelling, so that they cannot disagree.

Folding and splitting are the same for every language, because names and quotations cross from one to the other
("Côte d’Ivoire" in an English text); only stemming and stop words belong to a language. Folding comes before
stemming: the other way round, a word typed without its accents misses. Knows nothing of index or library.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.core.search.stemming import stem_word


def _folding_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    letters = (
        *range(0xA8, 0x250),
        *range(0x1E00, 0x1F00),
        *range(0x2070, 0x2090),
        *range(0x2460, 0x2469),
        *range(0xFB00, 0xFB07),
    )
    for code in letters:
        base = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        if base.isalnum() and base.isascii():
            table[code] = base.lower()
    table |= {0xFEE0 + code: chr(code).lower() for code in range(0x21, 0x7F)}  # full width
    table |= dict.fromkeys((*range(0x300, 0x370), *range(0xFE00, 0xFE10)))  # combining marks, variants
    table |= dict.fromkeys(
        (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
    )
    table |= dict.fromkeys(map(ord, "’ʼ‘`´′ʹ＇"), "'")
    table |= dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-")
    table |= dict.fromkeys(map(ord, "\u2009\u202f"), "\u00a0")  # thin spaces between digits
    others = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
    return table | {ord(letter): base for letter, base in others.items()}


_FOLDING = _folding_table()
_FOLDED = re.compile("[^\x00-\x7f]|`")  # few letters of a text: translating them all takes five times as long
_RESIZED = frozenset(chr(code) for code, base in _FOLDING.items() if len(base or "") != 1)
_ELISION = r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W\d_])"
_POSSESSIVE = r"(?<=[^\W_])'s(?![^\W_])"
_QUESTION = r"(?<![^\W_])q(?=\d+/\d)"  # ITU writes Q5/1 for Question 5/1
_WHOLE = r"aujourd'hui|presqu'ile|quelqu'une?|prud'hom\w*"
_NUMBER = r"\d{1,3}(?:[,\u00a0]\d{3})+(?!\d)|\d+(?:[./]\d+)+|\d+,\d{1,2}(?!\d)|\d+\.[a-z](?![^\W_])"
_WORD = r"[^\W_]+(?:-[^\W_]+)*"
_TOKEN = re.compile(f"{_ELISION}|{_POSSESSIVE}|{_QUESTION}|({_WHOLE}|{_NUMBER}|{_WORD})")
_THOUSANDS = re.compile(r"[,\u00a0](?=\d{3}(?:[,\u00a0]|$))")


def fold(text: str) -> str:
    """Return `text` in lower case without accents, ligatures, typographic marks and invisible characters."""
    return _FOLDED.sub(_fold_letter, unicodedata.normalize("NFC", text).lower())


def _fold_letter(found: re.Match[str]) -> str:
    letter = found.group()
    folded = _FOLDING.get(ord(letter), letter)
    return folded or ""


def folded_with_origins(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` folded, and for each character of that the index in `text` of the one it comes from."""
    small = text.lower()
    if len(small) == len(text) and (small.isascii() or _RESIZED.isdisjoint(small)):
        return _FOLDED.sub(_fold_letter, small), range(len(text))
    # A ligature, an invisible character or a decomposed accent: letters are counted one by one.
    pieces = [character.lower().translate(_FOLDING) for character in text]
    return "".join(pieces), [index for index, piece in enumerate(pieces) for _ in piece]


def _clean(token: str) -> str:
    """Return a token that has more than letters and digits as it is searched."""
    if token[0].isdigit() and ("," in token or "\u00a0" in token):
        return _THOUSANDS.sub("", token).replace(",", ".")
    return token.replace("'", "")


def tokens(text: str) -> list[str]:
    """Return the folded words of `text`; a hyphenated word is one token, "9.c" and "5/1" too."""
    return [token if token.isalnum() else _clean(token) for token in _TOKEN.findall(fold(text)) if token]


def parts(token: str) -> list[str]:
    """Return the words a token is made of: "wtdc-17" is "wtdc" and "17"."""
    return token.split("-")


def joined(token: str) -> str:
    """Return the hyphenated `token` written as one word, or "": ranges of numbers are not words."""
    if "-" not in token:
        return ""
    whole = token.replace("-", "")
    return "" if whole.isdigit() else whole


def words(text: str) -> list[str]:
    """Return the folded words of `text`, hyphenated words in their parts."""
    return [part for token in tokens(text) for part in token.split("-")]


@lru_cache(maxsize=256)
def printed_words(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return each word of `text`: its half-open range of characters as printed, and the token it folds to.

    Remembers the last texts: from key to key, mostly the same passages are shown.
    """
    return tuple(_printed_words(text))


def _printed_words(text: str) -> Iterator[tuple[int, int, str]]:
    folded, origin = folded_with_origins(text)
    if isinstance(origin, range):
        for found in _TOKEN.finditer(folded):
            if token := found.group(1):
                yield found.start(1), found.end(1), token if token.isalnum() else _clean(token)
        return
    for found in _TOKEN.finditer(folded):
        if token := found.group(1):
            clean = token if token.isalnum() else _clean(token)
            yield origin[found.start(1)], origin[found.end(1) - 1] + 1, clean


@lru_cache(maxsize=1 << 16)
def stem(word: str, analyser: str) -> str:
    """Return the stem of a folded word; `analyser` is the one its language names."""
    return stem_word(word, analyser)
