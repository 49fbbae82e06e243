"""Which words are real although the briefing lacks them: "garden" is no slip for French "garde".

Looks into the word lists that pyspellchecker brings, as text and without importing it: reading one takes 12 ms and a
look-up a few more, a dictionary of its words 0.1 s and 20 MB. Asked only where a word occurs nowhere in the briefing.
"""

import gzip
import re
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from app.core.search.analysis import fold

_ACCENTED = [chr(code) for code in range(0xC0, 0x180)]


class RealWords:
    """The words of some languages. Without the lists, which some installations may leave out, it knows none."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages

    def has(self, word: str) -> bool:
        """Say whether a folded word is one of any of the languages, whatever its accents."""
        if not word.isalpha():
            return False
        pattern = re.compile(f'"{"".join(map(self._letter, word))}"')
        return any(pattern.search(text) for text in self._lists)

    @cached_property
    def _lists(self) -> list[str]:
        found = find_spec("spellchecker")
        if found is None or found.origin is None:
            return []
        folder = Path(found.origin).parent / "resources"
        paths = [folder / f"{language}.json.gz" for language in self._languages]
        return [gzip.decompress(path.read_bytes()).decode("utf-8") for path in paths if path.is_file()]

    @cached_property
    def _forms(self) -> dict[str, str]:
        """Letter -> the letters it may stand for, as a class of a regular expression."""
        forms: dict[str, str] = {}
        for letter in _ACCENTED:
            if len(base := fold(letter)) == 1 and letter.islower() and base != letter:
                forms[base] = forms.get(base, base) + letter
        return {base: f"[{letters}]" for base, letters in forms.items()}

    def _letter(self, letter: str) -> str:
        return self._forms.get(letter, letter)
