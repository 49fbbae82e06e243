"""Insisting on what was typed: a word in quotation marks is never corrected."""


def insisted(text: str, corrected: str) -> str:
    """Return `text` with quotation marks around the words that `corrected` has changed, or around every word."""
    typed, better = text.split(), corrected.split()
    same = set(better) if len(typed) == len(better) else set()
    return " ".join(word if word in same else _quoted(word) for word in typed)


def _quoted(word: str) -> str:
    if '"' in word or word in {"OR", "OU", "AND", "ET"}:
        return word
    head, colon, rest = word.rpartition(":")
    minus = "-" if not colon and rest.startswith("-") else ""
    return f'{head}{colon}{minus}"{rest.removeprefix(minus)}"' if rest else word
