"""What was typed -> a query. Nothing a person can type is an error: what cannot be read becomes a hint.

fracture numérique      both words
"fracture numérique"    these words in this order
-kenya                  not this word
IXP OR GIX              one of them (French: OU)
connecti*               any word that begins so
title:accès             in a title
in:topics lang:fr       in one section, in one language
"""

import re
import unicodedata
from typing import NamedTuple

from app.core.errors import marked
from app.core.search import analysis

MAX_WORDS = 32
MAX_CHARACTERS = 2000
MAX_LETTERS = 100

HINT_NOTHING = marked("Type at least one word or number.")
HINT_QUOTE = marked("A quotation mark is missing; the words were searched one by one.")
HINT_STAR = marked("An asterisk can only follow the beginning of a word.")
HINT_TOO_LONG = marked("The text is very long; only its first words were searched.")
HINT_FIELD = marked("Only “title:”, “in:” and “lang:” can stand before a word.")
HINT_SECTION = marked("There is no section of that name; everything was searched.")
HINT_LANGUAGE = marked("There is no language of that name; all languages were searched.")
HINT_PARTLY = marked("No passage has all the words; these have some of them.")
HINT_ONLY_EXCLUDED = marked("Add a word to search for: a minus only takes hits away.")

_FIELDS = {"title": "title", "titre": "title", "in": "in", "dans": "in", "lang": "lang", "langue": "lang"}
_OR = frozenset({"OR", "OU"})
_OPERATORS = _OR | {"AND", "ET"}
_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_PIECE = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\W\d_]+):(?=[^\s/]))?(?:"(?P<phrase>[^"]*)"|(?P<bare>[^\s"]+))'
)


class Word(NamedTuple):
    """A word as typed. `token` is folded, hyphens kept; `prefix` says that any word beginning so will do.

    `phrase` holds the words of a phrase instead. `title` restricts it to titles.
    """

    token: str
    printed: str
    prefix: bool = False
    title: bool = False
    phrase: tuple[str, ...] = ()


class Query(NamedTuple):
    """A query: `clauses` must all be met, each by one of its words; `excluded` by none. Filters may be empty.

    `last_open` says that the text ends in a plain word, which may still be being typed; `late_hint` is a hint for
    which it is too early as long as somebody types.
    """

    clauses: tuple[tuple[Word, ...], ...] = ()
    excluded: tuple[Word, ...] = ()
    section: str = ""
    language: str = ""
    hint: str = ""
    last_open: bool = False
    late_hint: str = ""


def parse(text: str, typing: bool = False) -> Query:
    """Return the query that `text` stands for. While `typing`, an open quotation mark is a late hint."""
    return _Parser(typing).parse(text)


class _Parser:
    def __init__(self, typing: bool) -> None:
        self._typing = typing
        self._clauses: list[tuple[Word, ...]] = []
        self._excluded: list[Word] = []
        self._filters = {"in": "", "lang": ""}
        self._hint = self._late_hint = ""
        self._count = 0
        self._or_pending = False

    def parse(self, text: str) -> Query:
        text = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text[: MAX_CHARACTERS + 1])
        text = unicodedata.normalize("NFC", text).translate(_QUOTES)
        if len(text) > MAX_CHARACTERS:
            self._hint = HINT_TOO_LONG
            text = text[:MAX_CHARACTERS].rpartition(" ")[0] or text[:MAX_CHARACTERS]
        if text.count('"') % 2:
            head, _, tail = text.rpartition('"')
            text = f"{head} {tail}"
            if self._typing:
                self._late_hint = HINT_QUOTE
            else:
                self._note(HINT_QUOTE)
        for piece in _PIECE.finditer(text):
            if self._count >= MAX_WORDS:
                self._note(HINT_TOO_LONG)
                break
            self._take(piece, text)
        return self._query(text)

    def _query(self, text: str) -> Query:
        if not self._clauses and self._hint != HINT_STAR:
            self._hint = HINT_ONLY_EXCLUDED if self._excluded else HINT_NOTHING
        last = self._clauses[-1][-1] if self._clauses else None
        ending = analysis.tokens(text[-80:])
        return Query(
            tuple(self._clauses),
            tuple(self._excluded),
            self._filters["in"],
            self._filters["lang"],
            self._hint,
            last_open=bool(
                last and ending and not last.phrase and last.token == ending[-1] and text[-1:].isalnum()
            ),
            late_hint=self._late_hint,
        )

    def _note(self, hint: str) -> None:
        self._hint = self._hint or hint

    def _take(self, piece: re.Match[str], text: str) -> None:
        if piece["bare"] in _OPERATORS and not piece["minus"] and not piece["field"]:
            self._or_pending = bool(self._clauses) and piece["bare"] in _OR
            return
        if piece["bare"] and piece["bare"].endswith(":") and piece["bare"][:-1].lower() in _FIELDS:
            return
        name = (piece["field"] or "").lower()
        field = _FIELDS.get(name, "")
        content = piece["phrase"] if piece["phrase"] is not None else piece["bare"]
        if name and not field:
            self._note(HINT_FIELD)
            content = f"{name} {content}"
        if field in {"in", "lang"}:
            self._filters[field] = content.strip()
            return
        starts_word = piece.start() == 0 or text[piece.start() - 1].isspace()
        found = self._words(content, field == "title", is_phrase=piece["phrase"] is not None)
        self._count += max(1, sum(max(1, len(word.phrase)) for word in found))
        if piece["minus"] and starts_word:
            self._excluded += found
        else:
            self._add(found)

    def _add(self, found: list[Word]) -> None:
        if not found:
            return
        first, *rest = found
        if self._or_pending:
            self._clauses[-1] = (*self._clauses[-1], first)
        else:
            self._clauses.append((first,))
        self._or_pending = False
        self._clauses += [(word,) for word in rest]

    def _words(self, content: str, title: bool, is_phrase: bool) -> list[Word]:
        if is_phrase:
            words = tuple(analysis.words(content))[: MAX_WORDS - self._count]
            if title:
                return [Word(word, word, title=True) for word in words]
            return [Word("", content, phrase=words)] if words else []
        star = content.endswith("*")
        if "*" in (content[:-1] if star else content):
            self._note(HINT_STAR)
        spoken = [
            Word(token[:MAX_LETTERS], content[start:end], title=title)
            for start, end, token in analysis.printed_words(content)
        ][: MAX_WORDS - self._count]
        if star and spoken and content[-2:-1].isalnum() and "-" not in spoken[-1].token:
            spoken[-1] = spoken[-1]._replace(prefix=True)
        elif star:
            self._note(HINT_STAR)
        return spoken
