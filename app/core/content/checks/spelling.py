"""Words that no dictionary, word list, glossary entry or author's name knows. The sole importer of spellchecker.

Only `briefing check` comes here, and does without where an installation leaves the package out. The project's own words are in words/<language>.txt, names that all languages share in words/names.txt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.core.content.checks.british import american
from app.core.content.checks.lists import read_list
from app.core.content.checks.lookup import shortened
from app.core.content.checks.texts import Passage, passages
from app.core.content.source import Content
from app.core.errors import ContentError, marked
from app.core.model.page import Problem

if TYPE_CHECKING:
    from spellchecker import SpellChecker

NAMES_FILE = "words/names.txt"

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SYMBOL = re.compile(r"\b[A-Z]+(?:/[\w.-]+)+")
_ATTACHED = {
    "en": re.compile(r"(?:[’']s|(?<=s)[’'])$"),
    "fr": re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)[’']", re.IGNORECASE),
}
_ROMAN_NUMBER = re.compile(r"[IVX]+")
_LONGEST_GUESS, _MOST_GUESSES = 30, 1_000
_DICTIONARY_NAMES = {"en": "English", "fr": "French"}


def word_file(language: str) -> str:
    """Return the list of words that are right in `language` although its dictionary lacks them."""
    return f"words/{language}.txt"


class Dictionary:
    """The words of one language, in whatever case, with their inflected forms."""

    def __init__(self, language: str, checker: "SpellChecker") -> None:
        self._checker = checker
        self._is_english = language == "en"
        self._attached = _ATTACHED.get(language)
        self._guesses: dict[str, str] = {}

    def bare(self, word: str) -> str:
        """Return `word` without what its language attaches to it: the ’s of English, the l’ of French."""
        return self._attached.sub("", word) if self._attached is not None else word

    def knows(self, word: str) -> bool:
        """Say whether `word` is in the dictionary; œ may be written so, although the dictionary has oe."""
        small = word.lower().replace("’", "'").replace("œ", "oe")
        return small in self._checker or (self._is_english and american(small) in self._checker)

    def nearest(self, word: str) -> str:
        """Return the most frequent word that is one letter away, or an empty string.

        To look for one takes a millisecond: nobody wants it for thousands of words.
        """
        small = word.lower()
        if small not in self._guesses and len(small) <= _LONGEST_GUESS and len(self._guesses) < _MOST_GUESSES:
            near = self._checker.known(self._checker.edit_distance_1(small))
            self._guesses[small] = max(sorted(near), key=self._checker.word_usage_frequency, default="")
        return self._guesses.get(small, "")


def dictionaries(languages: Iterable[str]) -> dict[str, Dictionary] | None:
    """Return a dictionary for each language that has one, or None where the spell-checker is not installed.

    Raises ContentError where a dictionary is damaged.
    """
    try:
        from spellchecker import SpellChecker  # noqa: PLC0415 - an extra, and only `briefing check` needs it
    except ImportError:
        return None
    present = set(SpellChecker.languages()).intersection(languages)
    return {tag: Dictionary(tag, _checker(SpellChecker, tag)) for tag in languages if tag in present}


def _checker(make: "type[SpellChecker]", language: str) -> "SpellChecker":
    try:
        return make(language=language)
    except (
        Exception
    ) as error:  # the package lets through whatever reading and parsing lead to, its own bugs as well
        message = marked("The dictionaries of pyspellchecker are damaged: install that package again.")
        raise ContentError(message) from error


class _Words(NamedTuple):
    """Words that need no dictionary; those with a capital letter only as they are written."""

    exact: frozenset[str]

    def knows(self, word: str) -> bool:
        """Say whether `word` is among them, perhaps as a plural in -s."""
        return any(
            form in self.exact or form.lower() in self.exact for form in (word, word.removesuffix("s"))
        )


def check_spelling(content: Content, known: Mapping[str, Dictionary]) -> list[Problem]:
    """Return the words of `content` that are not known, sorted by file and line."""
    found: set[Problem] = set()
    own: dict[str, _Words] = {}
    for tag in known:
        lists = [
            one
            for file in (NAMES_FILE, word_file(tag))
            if (one := read_list(content.folder, file)) is not None
        ]
        found.update(problem for one in lists for problem in one.problems)
        listed = {entry for one in lists for entry in one.entries}
        own[tag] = _Words(frozenset(listed | _words_of_names(content, tag)))
    for passage in passages(content):
        if passage.language in known:
            found.update(_unknown_words(passage, known, own))
    return sorted(found)


def _words_of_names(content: Content, tag: str) -> set[str]:
    """Return the words of the glossary, of its acronyms in every language, and of the authors of sources."""
    texts = [entry.text.term for entry in content.glossary[tag].values()]
    texts += [entry.text.acronym for one in content.languages for entry in content.glossary[one].values()]
    for one in content.languages:
        texts += [fields.get("author", "") for fields in content.collections[one].sources.values()]
    return {
        part for text in texts for word in _WORD.findall(text) for part in (word, *re.split("[’'-]", word))
    }


def _unknown_words(
    passage: Passage, known: Mapping[str, Dictionary], own: Mapping[str, _Words]
) -> Iterator[Problem]:
    tag = passage.language
    quoted = set(_WORD.findall(passage.text if passage.is_quoted else passage.quoted))
    for word in dict.fromkeys(_WORD.findall(_SYMBOL.sub(" ", passage.text))):
        # The words of others may be in another language.
        tags = [tag, *(other for other in known if other != tag)] if word in quoted else [tag]
        if any(_is_known(word, known[one], own[one]) for one in tags):
            continue
        near = known[tag].nearest(word)
        guess = f"did you mean '{near}'? If it is right, add it" if near else "mend it, or add it"
        message = (
            f"'{shortened(word)}' is no {_DICTIONARY_NAMES.get(tag, tag)} word the check knows; {guess} to {word_file(tag)},"
            f" a name to {NAMES_FILE}"
        )
        yield Problem(passage.file, passage.line, "spelling", message)


def _is_known(word: str, dictionary: Dictionary, own: _Words) -> bool:
    """Say whether a word is known as a whole, or each of the parts that hyphens make."""
    if _is_listed(word, dictionary, own):
        return True
    return all(
        len(dictionary.bare(part)) < 2
        or any(map(str.isdigit, part))
        or _ROMAN_NUMBER.fullmatch(dictionary.bare(part))
        or _is_listed(part, dictionary, own)
        for part in word.split("-")
    )


def _is_listed(word: str, dictionary: Dictionary, own: _Words) -> bool:
    return any(own.knows(form) or dictionary.knows(form) for form in (word, dictionary.bare(word)))
