"""Which words are real although the briefing lacks them: "garden" is no slip for French "garde".

Looks into the word lists that pyspellchecker brings, as text and without importing it: reading both takes 35 ms and a
look-up two, a dictionary of their words 0.1 s and 20 MB. Asked only where a word occurs nowhere in the briefing.
"""

import gzip
import zlib
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from app.core.search.analysis import fold

_MOST_KNOWN = 1000
_ONE_BYTE = "latin-1"


def _plain(byte: int) -> int:
    """Return the letter that an accented one is folded to, where it is one."""
    folded = fold(bytes((byte,)).decode(_ONE_BYTE))
    return ord(folded) if len(folded) == 1 and folded.isascii() else byte


class RealWords:
    """The words of some languages. Without the lists, which some installations may leave out, it knows none."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._known: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Say whether a folded word is one of any of the languages, whatever its accents."""
        if not word.isalpha() or not word.isascii():
            return False
        if word not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            wanted = f'"{word}"'.encode()
            self._known[word] = any(wanted in text for text in self._lists)
        return self._known[word]

    @cached_property
    def _lists(self) -> list[bytes]:
        """The lists without accents: bytes are folded and looked through many times as fast as characters."""
        found = find_spec("spellchecker")
        if found is None or found.origin is None:
            return []
        folder = Path(found.origin).parent / "resources"
        paths = [folder / f"{language}.json.gz" for language in self._languages]
        plain = bytes(map(_plain, range(256)))
        texts = filter(None, map(_list_in, paths))
        return [text.replace("œ", "oe").encode(_ONE_BYTE, "replace").translate(plain) for text in texts]


def _list_in(path: Path) -> str:
    """Return a list as text, "" where there is none that can be read: a word is corrected then that need not be."""
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, ValueError, zlib.error):
        return ""
