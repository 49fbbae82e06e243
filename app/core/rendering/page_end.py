"""What stands under a page: the way to the one before and the one after it, in reading order."""

from typing import NamedTuple

from app.core.rendering.page_html import escape


class Neighbour(NamedTuple):
    """A page to turn to: id and title."""

    page: str
    title: str


class TurnWords(NamedTuple):
    """The program's words for it, in the language of the text."""

    previous: str
    next: str


def page_end(before: Neighbour | None, after: Neighbour | None, words: TurnWords) -> str:
    """Return the links as HTML; each says as a whole where it leads. Nothing where there is no neighbour."""
    if before is None and after is None:
        return ""
    left = _link(before, f"{words.previous} ") if before is not None else ""
    right = _link(after, f"{words.next} ") if after is not None else ""
    return (
        '<table class="turn" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td width="50%">{left}</td><td width="50%" align="right">{right}</td></tr></table>'
    )


def _link(to: Neighbour, word: str) -> str:
    return f'<a href="page:{escape(to.page)}">{escape(word + to.title)}</a>'
