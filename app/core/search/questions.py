"""What a question asks for, by its question word: a leaning towards a subject, never a condition."""

from collections.abc import Iterable

_SUBJECTS = {
    "where": ("place", "lieu"),
    "when": ("date",),
    "quand": ("date",),
    "who": ("participant", "member", "membre"),
    "qui": ("participant", "member", "membre"),
    "many": ("figure", "number", "chiffre", "nombre"),
    "combien": ("figure", "number", "chiffre", "nombre"),
}


def subjects(words: Iterable[str]) -> list[str]:
    """Return the folded words a query leans towards; `words` are those of the query, in lower case with accents."""
    return [
        subject
        for word in words
        for subject in (("place", "lieu") if word == "où" else _SUBJECTS.get(word, ()))
    ]
