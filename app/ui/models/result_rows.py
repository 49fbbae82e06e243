"""Hits -> the rows of the results: passages under the title of their page, three at most, then "n more here".

Plain values and lists, no view. Rows only ever grow at the end or where the reader opens a group, so that nothing
moves under the eye while further hits arrive.
"""

from enum import IntEnum
from typing import NamedTuple

from app.core.search.result import Hit, Snippet

SHOWN_OF_A_PAGE = 3


class RowKind(IntEnum):
    """HEAD names a page and cannot be chosen; ANSWER is the term the query names, with its whole definition."""

    HEAD = 0
    PASSAGE = 1
    TERM = 2
    ANSWER = 3
    MORE = 4


class ResultRow(NamedTuple):
    """One row. `snippet` is what it shows of `hit`; `rest` says how many passages a MORE row stands for."""

    kind: RowKind
    hit: Hit
    snippet: Snippet
    rest: int = 0

    @property
    def is_hit(self) -> bool:
        """Say whether the row can be previewed and opened."""
        return self.kind not in {RowKind.HEAD, RowKind.MORE}


def rows_of(hits: tuple[Hit, ...], known: int = 0, definition: Snippet | None = None) -> list[ResultRow]:
    """Return the rows for `hits`; those before `known`, and their pages, have their rows already.

    A first hit that is a term becomes an answer with its whole `definition`, where there is one.
    """
    of_page: dict[str, list[Hit]] = {}
    old = {hit.page for hit in hits[:known] if hit.kind != "term"}
    for hit in hits[known:]:
        if hit.kind != "term" and hit.page not in old:
            of_page.setdefault(hit.page, []).append(hit)
    rows: list[ResultRow] = []
    for number, hit in enumerate(hits[known:], known):
        if hit.kind == "term":
            answers = number == 0 and definition is not None
            snippet = definition if answers and definition is not None else hit.snippet
            rows.append(ResultRow(RowKind.ANSWER if answers else RowKind.TERM, hit, snippet))
        elif own := of_page.pop(hit.page, []):
            rows += _group(own)
    return rows


def _group(hits: list[Hit]) -> list[ResultRow]:
    shown = hits[:SHOWN_OF_A_PAGE]
    left = max(hits[0].more, len(hits) - 1) + 1 - len(shown)
    rows = [ResultRow(RowKind.HEAD, hits[0], Snippet("", ()))]
    rows += [passage(hit) for hit in shown]
    if left > 0:
        rows.append(ResultRow(RowKind.MORE, hits[0], Snippet("", ()), left))
    return rows


def passage(hit: Hit) -> ResultRow:
    """Return the row of a passage."""
    return ResultRow(RowKind.PASSAGE, hit, hit.snippet)
