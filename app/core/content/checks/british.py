"""American spellings and the British ones that this briefing uses. A small list, not a dictionary.

Capitalised words inside a sentence, and those of a glossary term, are names (World Health Organization) and keep
the spelling of their owners.
"""

import re
from collections.abc import Iterator

from app.core.content.checks.texts import Passage, passages
from app.core.content.source import Content
from app.core.model.page import Problem

_IZE_STEMS = r"(?P<stem>\w{3,}[iy])"
_IZE_ENDS = r"(?P<end>e|es|ed|er|ers|ing|ation|ations|ational|able)"
_OR_STEMS = r"(?P<stem>(?:mis)?behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap|vig)"
_OR_ENDS = r"(?P<end>|s|ed|ing|able|ably|ful|hood|hoods|ite|ites|less|al|ally)"
_FAMILIES = (
    (re.compile(f"{_IZE_STEMS}z{_IZE_ENDS}"), re.compile(f"{_IZE_STEMS}s{_IZE_ENDS}"), "z", "s"),
    (re.compile(f"{_OR_STEMS}or{_OR_ENDS}"), re.compile(f"{_OR_STEMS}our{_OR_ENDS}"), "or", "our"),
)
_SAME_IN_BOTH = ("capsiz", "downsiz", "resiz", "rightsiz", "upsiz")
_PAIRS = {
    "aluminum": "aluminium",
    "artifact": "artefact",
    "artifacts": "artefacts",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "catalog": "catalogue",
    "catalogs": "catalogues",
    "center": "centre",
    "centers": "centres",
    "centered": "centred",
    "defense": "defence",
    "defenses": "defences",
    "dialog": "dialogue",
    "dialogs": "dialogues",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "fiber": "fibre",
    "fibers": "fibres",
    "fulfill": "fulfil",
    "fulfills": "fulfils",
    "fulfillment": "fulfilment",
    "gray": "grey",
    "kilometer": "kilometre",
    "kilometers": "kilometres",
    "labeled": "labelled",
    "labeling": "labelling",
    "meter": "metre",
    "meters": "metres",
    "modeled": "modelled",
    "modeling": "modelling",
    "offense": "offence",
    "offenses": "offences",
    "signaled": "signalled",
    "signaling": "signalling",
    "skeptical": "sceptical",
    "skillful": "skilful",
    "theater": "theatre",
    "traveled": "travelled",
    "traveler": "traveller",
    "travelers": "travellers",
    "traveling": "travelling",
}
# What a computer runs is a program in British English, too.
_ONLY_BRITISH = {"programme": "program", "programmes": "programs"}
_AMERICAN = {british: american for american, british in _PAIRS.items()} | _ONLY_BRITISH
_WORD = re.compile(r"(?<![\w’-])[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:|]\s)[“(]*\Z")


def british(word: str) -> str:
    """Return the British spelling of a word in small letters; the word itself where there is no other."""
    for pattern, _british, _theirs, ours in _FAMILIES:
        if (found := pattern.fullmatch(word)) is not None and not word.startswith(_SAME_IN_BOTH):
            return f"{found['stem']}{ours}{found['end']}"
    return _PAIRS.get(word, word)


def american(word: str) -> str:
    """Return the American spelling of a word in small letters, for a dictionary that knows no other."""
    for _american, pattern, theirs, _ours in _FAMILIES:
        if (found := pattern.fullmatch(word)) is not None:
            return f"{found['stem']}{theirs}{found['end']}"
    return _AMERICAN.get(word, word)


def american_spellings(content: Content) -> Iterator[Problem]:
    """Report American spellings in English text, but not in names and in the words of others."""
    terms = " ".join(entry.text.term for entry in content.glossary.get("en", {}).values())
    names = {word for word in _WORD.findall(terms) if word[0].isupper()}
    for passage in passages(content):
        if passage.language == "en" and not passage.is_quoted:
            yield from _american_words(passage, names)


def _american_words(passage: Passage, names: set[str]) -> Iterator[Problem]:
    for found in _WORD.finditer(passage.text):
        word = found.group()
        wanted = british(word.lower())
        if wanted == word.lower() or word in passage.quoted or _is_name(passage.text, found, names):
            continue
        message = f"'{word}' is American; the briefing is in British English: '{wanted}'"
        yield Problem(passage.file, passage.line, "american-spelling", message)


def _is_name(text: str, found: re.Match[str], names: set[str]) -> bool:
    if not found.group()[0].isupper():
        return False
    return found.group() in names or _SENTENCE_START.search(text, 0, found.start()) is None
