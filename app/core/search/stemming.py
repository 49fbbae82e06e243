"""Folded word -> stem, per language: small steps of our own around the Snowball stemmers that come with Whoosh.

Called through `analysis.stem`, which remembers the answers. The stemmers are plain Python and load in 5 ms
without the rest of Whoosh, at the first word: the scan engine lives on them too.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_SHORTEST = 3
_PLURAL_FROM = 4

# British and American spelling meet: -isation, -ise, -our, -tre, -bre, -mme. Both sides pass through here, so
# a harmless word such as "rise" may change too; no pair of words of the briefing falls together.
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(ations?|ed|es?|ers?|ing)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})our(s|ed|ing|al|ally|able)?$"), r"or\1"),
    (re.compile(r"(?<=\w{2})([tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"(?<=\w{3})mmes?$"), "m"),
)


def stem_word(word: str, analyser: str) -> str:
    """Return the stem of the folded `word`; words with digits and very short ones stay as they are."""
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
        return word
    if analyser == "french":
        return _without_final_e(_snowball(analyser)(_singular(word)))
    if analyser == "english":
        return _snowball(analyser)(_american(word))
    return word


@lru_cache
def _snowball(analyser: str) -> Callable[[str], str]:
    if analyser == "french":
        from whoosh.lang.snowball.french import FrenchStemmer  # noqa: PLC0415 - not before a search

        return FrenchStemmer().stem
    from whoosh.lang.snowball.english import EnglishStemmer  # noqa: PLC0415 - only for a language that is read

    return EnglishStemmer().stem


def _singular(word: str) -> str:
    """Undo a French plural, which Snowball does not: connexion/connexions, réseau/réseaux, régional/régionaux."""
    if len(word) < _PLURAL_FROM:
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return f"{word[:-2]}l"
    if word.endswith("ux") or (word.endswith("s") and not word.endswith("ss")):
        return word[:-1]
    return word


def _without_final_e(stemmed: str) -> str:
    return stemmed[:-1] if len(stemmed) > _SHORTEST and stemmed.endswith("e") else stemmed


def _american(word: str) -> str:
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word
