"""Marks and spaces as each language sets them. Faults that no reader names, and every reader sees."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.core.content.checks.texts import Passage
from app.core.model.page import Problem

NO_BREAK = "\u00a0\u202f"
"""The no-break space and its narrow form: either will do."""


class _Quotes(NamedTuple):
    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    foreign: str


_QUOTES = {
    "en": _Quotes("“", "”", "‘", "’", "«»„"),
    "fr": _Quotes("«", "»", "“", "”", "„‘"),
}
_DASH = re.compile(r"[–—]|(?<=[^\s|]) -{1,3} (?=[^\s|])")
_LONG_NUMBER = re.compile(r"(?<![\w/.,:-])\d{5,}(?![\w/-])")
_THOUSANDS = {
    "en": (re.compile(rf"(?<![\w.,])\d{{1,3}}[ {NO_BREAK}]\d{{3}}(?![\w])"), "a comma: 1,300"),
    "fr": (
        re.compile(r"(?<![\w.,])(?:\d{1,3} \d{3}(?!\w)|[1-9]\d{0,2}[.,]\d{3}(?![\w]))"),
        "a no-break space: 1\u202f300",
    ),
}
# A mark and what stands before it. A colon inside a word or number (10:30) is none; nor is (?) or ?!.
_FRENCH_MARK = re.compile(rf"(?<=[^{NO_BREAK}(\[?!])(?:[;!?%»]|:(?=[\s{NO_BREAK}]|$))|«(?=[^{NO_BREAK}])")


def apostrophes(passage: Passage) -> Iterator[Problem]:
    """Report typewriter apostrophes."""
    for found in re.finditer("'", passage.text):
        message = f"apostrophes are curved (’): {passage.around(*found.span())}"
        yield Problem(passage.file, passage.line, "apostrophe", message)


def quotation_marks(passage: Passage) -> Iterator[Problem]:
    """Report typewriter quotation marks, those of another language, and pairs that are not complete."""
    marks = _QUOTES.get(passage.language)
    for found in re.finditer('"', passage.text):
        wanted = f"{marks.opening}…{marks.closing}" if marks else "those of the language"
        message = f"straight quotation marks; write {wanted}: {passage.around(*found.span())}"
        yield Problem(passage.file, passage.line, "quotation-marks", message)
    if marks is None or passage.is_quoted:
        return
    depth = 0
    for found in re.finditer(f"[{''.join(marks)}]", passage.text):
        mark, where = found.group(), passage.around(*found.span())
        depth += (mark == marks.opening) - (mark == marks.closing)
        # The apostrophe is the inner mark of English that closes, too: alone it says nothing.
        inner = mark != "’" and mark in {marks.inner_opening, marks.inner_closing}
        if mark in marks.foreign or (inner and not depth):
            message = f"quotation marks are {marks.opening}…{marks.closing} here, not {mark}: {where}"
            yield Problem(passage.file, passage.line, "quotation-marks", message)
        if depth not in {0, 1}:
            message = f"the quotation mark {mark} has no partner: {where}"
            yield Problem(passage.file, passage.line, "quotation-marks", message)
            return
    if depth:
        message = f"a quotation mark {marks.opening} is never closed: add {marks.closing}"
        yield Problem(passage.file, passage.line, "quotation-marks", message)


def dashes(passage: Passage) -> Iterator[Problem]:
    """Report dashes. The briefing has one style: none between parts of a sentence, a hyphen between numbers."""
    for found in _DASH.finditer(passage.text):
        message = (
            "no dashes here: write a comma, colon or brackets, and a hyphen between numbers (2014-2017):"
            f" {passage.around(*found.span())}"
        )
        yield Problem(passage.file, passage.line, "dash", message)


def thousands(passage: Passage) -> Iterator[Problem]:
    """Report large numbers that are not grouped as the language groups them."""
    if passage.language not in _THOUSANDS or passage.is_quoted:
        return
    wrong, wanted = _THOUSANDS[passage.language]
    for pattern in (wrong, _LONG_NUMBER):
        for found in pattern.finditer(passage.text):
            message = f"thousands are set apart by {wanted}: {passage.around(*found.span())}"
            yield Problem(passage.file, passage.line, "thousands", message)


def french_spaces(passage: Passage) -> Iterator[Problem]:
    """Report marks of French text that could begin a line, or that touch the word."""
    if passage.language != "fr" or passage.is_quoted:
        return
    for found in _FRENCH_MARK.finditer(passage.text):
        side = "after" if found.group() == "«" else "before"
        message = f"a no-break space belongs {side} {found.group()}: {passage.around(*found.span())}"
        yield Problem(passage.file, passage.line, "no-break-space", message)
