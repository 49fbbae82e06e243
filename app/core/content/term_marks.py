"""Marks glossary terms in the text of a page: the first occurrence of each in every section."""

import re
from collections.abc import Mapping

from app.core.content.entries import SourceTerm

_TAG = re.compile(r"(<[^>]+>)")
_WORD = re.compile(r"\w+")
_SEPARATORS = {" ": "[ \u00a0]", "\u00a0": "[ \u00a0]", "'": "['’]", "’": "['’]"}


class TermMarker:
    """Finds the terms of one language; longest match first, plurals included, acronyms by exact case."""

    def __init__(self, glossary: Mapping[str, SourceTerm]) -> None:
        self._exact: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        names: set[str] = set()
        for term, entry in glossary.items():
            if not entry.mark:
                continue
            for name in filter(None, (entry.text.term, entry.text.acronym)):
                bare = re.sub(r"\s*\([^)]*\)", "", name)
                key = _key(bare)
                if bare.upper() == bare or any(letter.isupper() for letter in bare[1:].split(" ")[0]):
                    self._exact.setdefault(bare, term)
                else:
                    self._folded.setdefault(key, term)
                names.add(bare)
        alternatives = "|".join(_pattern(name) for name in sorted(names, key=len, reverse=True))
        self._regex = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if names else None

    def mark(self, html: str, seen: set[str]) -> str:
        """Return `html` with links `term:ID` on terms that are not in `seen`, and add those to it."""
        if self._regex is None:
            return html
        parts = _TAG.split(html)
        inside_link = 0
        for index, part in enumerate(parts):
            if part.startswith("<a"):
                inside_link += 1
            elif part == "</a>":
                inside_link -= 1
            elif not part.startswith("<") and part and not inside_link:
                parts[index] = self._regex.sub(lambda found: self._link(found.group(), seen), part)
        return "".join(parts)

    def _link(self, text: str, seen: set[str]) -> str:
        term = (
            self._exact.get(text) or self._exact.get(text.removesuffix("s")) or self._folded.get(_key(text))
        )
        if term is None or term in seen:
            return text
        seen.add(term)
        return f'<a href="term:{term}">{text}</a>'


def _key(name: str) -> str:
    words = _WORD.findall(name.lower().replace("’", "'"))
    return " ".join(word.rstrip("sx") if len(word) > 3 else word for word in words)


def _pattern(name: str) -> str:
    pieces = []
    for piece in re.split(r"(\w+)", name):
        if _WORD.fullmatch(piece):
            plural = "[sx]?" if len(piece) > 2 else ""
            stem = piece[:-1] if len(piece) > 3 and piece[-1] in "sx" else piece
            pieces.append(re.escape(stem) + plural)
        else:
            pieces.append("".join(_SEPARATORS.get(character, re.escape(character)) for character in piece))
    return "".join(pieces)
