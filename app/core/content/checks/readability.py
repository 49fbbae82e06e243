"""Prose that no busy reader gets through: sentences without end, three that begin alike, pages too long or empty.

The limits are where a text stands out, not what is good: an editor still has to read it.
"""

import re
from collections.abc import Iterable, Iterator

from app.core.content.checks.lookup import shortened, usable
from app.core.content.source import Content, SourcePage
from app.core.model.page import BlockKind, Problem
from app.core.rendering.markdown_blocks import ParsedBlock

LONGEST_SENTENCE = 60
LONGEST_AVERAGE = 35
PAGE_WORDS = range(60, 1101)
LONGEST_SUMMARY = 170
ALIKE_IN_A_ROW = 3

_WORD = re.compile(r"\w+(?:[’'.,:/\u00a0\u202f-]\w+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’)\]»\u00a0\u202f]*\s+(?=[“«(]?[^\Wa-z_])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|M|MM|Mme|Dr|Mr|Mrs|Ms|St|No|Nos|Art|art|cf|vol|pp?|Rev|Rév)\.$"
)
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)’", re.IGNORECASE)
_ARTICLES = {"a", "an", "the", "le", "la", "les", "un", "une", "des"}


def words(text: str) -> list[str]:
    """Return the words of `text`; numbers, symbols such as A/RES/70/125 and hyphenated words count as one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a full stop after an abbreviation ends none."""
    found: list[list[str]] = []
    for piece in _SENTENCE_END.split(text):
        if found and _ABBREVIATION.search(found[-1][-1]):
            found[-1].append(piece)
        elif piece:
            found.append([piece])
    return [" ".join(pieces) for pieces in found]


def long_sentences(content: Content) -> Iterator[Problem]:
    """Report sentences that are too long, and blocks whose sentences are long on average."""
    for page in usable(content):
        for block in _prose(page):
            lengths = [(len(words(sentence)), sentence) for sentence in sentences(block.text)]
            for length, sentence in lengths:
                if length > LONGEST_SENTENCE:
                    message = f"a sentence of {length} words, at most {LONGEST_SENTENCE}; split it: {shortened(sentence)}"
                    yield Problem(page.file, block.line, "long-sentence", message)
            average = sum(length for length, _sentence in lengths) / max(1, len(lengths))
            if average > LONGEST_AVERAGE and all(length <= LONGEST_SENTENCE for length, _s in lengths):
                message = (
                    f"{average:.0f} words a sentence, at most {LONGEST_AVERAGE}: split or shorten some:"
                    f" {shortened(block.text)}"
                )
                yield Problem(page.file, block.line, "long-sentences", message)


def repeated_openings(content: Content) -> Iterator[Problem]:
    """Report sentences in a row, in running text, that begin with the same word."""
    for page in usable(content):
        before: list[str] = []
        for block in page.blocks:
            if block.kind not in {BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.QUOTE}:
                before = []
                continue
            for sentence in sentences(block.text):
                opening = _opening(sentence)
                before = [*before, opening] if before and before[-1] == opening else [opening]
                if len(before) == ALIKE_IN_A_ROW:
                    message = (
                        f"{ALIKE_IN_A_ROW} sentences in a row begin with '{shortened(opening)}': recast one"
                    )
                    yield Problem(page.file, block.line, "repeated-opening", message)


def page_lengths(content: Content) -> Iterator[Problem]:
    """Report pages that say next to nothing, or too much for one page."""
    for page in usable(content):
        count = sum(len(words(block.text)) for block in page.blocks)
        if page.blocks and count not in PAGE_WORDS:
            remedy = "add to it, or move it to another page" if count < PAGE_WORDS.start else "divide it"
            message = f"{count} words; a page has {PAGE_WORDS.start} to {PAGE_WORDS.stop - 1}: {remedy}"
            yield Problem(page.file, page.blocks[0].line, "page-length", message)


def long_summaries(content: Content) -> Iterator[Problem]:
    """Report summaries that lists and search results would cut."""
    for page in usable(content):
        length = len(page.head.summary) if page.head is not None else 0
        if length > LONGEST_SUMMARY:
            message = f"a summary of {length} characters, at most {LONGEST_SUMMARY}: say it shorter"
            yield Problem(page.file, page.line("summary"), "long-summary", message)


def _prose(page: SourcePage) -> Iterable[ParsedBlock]:
    return (block for block in page.blocks if block.kind not in {BlockKind.HEADING, BlockKind.TABLE_ROW})


def _opening(sentence: str) -> str:
    """Return the word a sentence begins with; an article counts with the word after it."""
    first = [
        _ELIDED.sub("", word).lower() if i else word.lower() for i, word in enumerate(words(sentence)[:2])
    ]
    return " ".join(first if first and first[0] in _ARTICLES else first[:1])
