"""Passage numbers -> hits one can read: page, best block, snippet in the reading language, what else matched."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.core.search import analysis
from app.core.search.catalogue import Catalogue, Passage
from app.core.search.matching import Matching
from app.core.search.passage_texts import PassageTexts
from app.core.search.plan import Plan
from app.core.search.result import Hit, Snippet
from app.core.search.selection import Ranked
from app.core.search.snippets import marker, snippet
from app.core.search.stop_words import STOP_WORDS


class _Shown(NamedTuple):
    """What is shown of a passage: heading, block id and number, snippet."""

    heading: str
    block: str
    number: int | None
    snippet: Snippet


class Presenter:
    """Makes the hits of one answer; `words` are those to mark, in a snippet as in the page."""

    def __init__(
        self, texts: PassageTexts, catalogue: Catalogue, plan: Plan, matching: Matching, reading: str
    ) -> None:
        self._texts = texts
        self._library = texts.library
        self._catalogue = catalogue
        self._plan = plan
        self._matching = matching
        self._reading = reading
        self.words = _words_to_mark(plan, catalogue)

    def hits(self, ranked: Iterable[Ranked]) -> tuple[Hit, ...]:
        """Return the hits in the same order."""
        chosen = list(ranked)
        best = self._best_lines(chosen)
        return tuple(
            self._term_hit(each)
            if self._catalogue.passages[each.number].term
            else self._passage_hit(each, best)
            for each in chosen
        )

    def _best_lines(self, ranked: list[Ranked]) -> dict[int, int]:
        """Return for each passage which of its texts has most words of the query, in the language it matched."""
        best: dict[int, int] = {}
        for language in self._catalogue.languages:
            numbers = [each.number for each in ranked if each.language == language]
            marks = marker(self.words, language)
            for number, words in self._texts.words(numbers, language).items():
                worth = marks.counts(words.lines, words.by_initial)
                best[number] = worth.index(max(worth))
        return best

    def _passage_hit(self, each: Ranked, best: Mapping[int, int]) -> Hit:
        passage = self._catalogue.passages[each.number]
        info = self._library.info(passage.page)
        language = self._reading if self._reading in info.titles else next(iter(info.titles))
        shown = self._shown(passage, language, best.get(each.number, 0))
        return Hit(
            kind="passage",
            page=passage.page,
            block=shown.block,
            number=shown.number,
            language=each.language,
            matched=self._matched(each.number, language),
            title=info.title(language),
            section=info.section,
            heading=shown.heading,
            snippet=shown.snippet,
            score=round(each.score, 4),
            subjects=info.subjects,
            more=each.more,
            passage=each.number,
        )

    def _shown(self, passage: Passage, language: str, line: int) -> _Shown:
        """Return what is shown of a passage, given which of its texts: the summary of a page comes first."""
        text = ""
        if passage.first == 0:
            text = self._library.info(passage.page).summaries.get(language, "") if line == 0 else ""
            line = max(0, line - 1)
        last = min(passage.first + line + 2, passage.last - 1)
        rows = self._texts.blocks(passage.page_number, language, passage.first, last)
        heading = next((row.text for row in rows if row.kind == "heading"), "")
        readable = [row for row in rows if row.kind != "heading"] or rows
        if not readable:
            return _Shown(heading, "", None, snippet(text, marker(self.words, language).marks(text)))
        # The summary stands above the first block, the head of a table above its first row: neither has a number.
        line = min(line, len(readable) - 1)
        nearest = (*readable[line:], *reversed(readable[:line]))
        shown = next((row for row in nearest if row.number is not None), readable[line])
        text = text or shown.text
        found = snippet(text, marker(self.words, language).marks(text))
        return _Shown(heading, shown.id, shown.number, found)

    def _term_hit(self, each: Ranked) -> Hit:
        passage = self._catalogue.passages[each.number]
        term = self._catalogue.glossary[passage.term]
        text = term.text(self._reading)
        return Hit(
            kind="term",
            page=passage.page,
            block="",
            number=None,
            language=each.language,
            matched=(),
            title=text.name,
            section=self._catalogue.section_of[each.number],
            heading="",
            snippet=snippet(text.definition, marker(self.words, self._reading).marks(text.definition)),
            score=round(each.score, 4),
            subjects=(term.id,),
            passage=each.number,
        )

    def _matched(self, number: int, language: str) -> tuple[str, ...]:
        """Return the terms that stand in the passage in place of what was typed."""
        names = []
        for span in self._plan.spans:
            if not span.terms or language not in span.wanted.tokens:
                continue
            if number not in self._matching.match(span.wanted, language).anywhere:
                continue
            if not all(
                any(number in self._matching.match(one, language).anywhere for one in clause.alternatives)
                for clause in self._plan.clauses[span.first : span.last]
            ):
                names.append(self._catalogue.glossary[span.terms[0]].text(language).term)
        return tuple(dict.fromkeys(names))


def _words_to_mark(plan: Plan, catalogue: Catalogue) -> tuple[str, ...]:
    words = dict.fromkeys(mark for clause in plan.clauses for mark in clause.marks if mark)
    for term in dict.fromkeys(term for span in plan.spans for term in span.terms):
        for text in catalogue.glossary[term].texts.values():
            for form in (text.term, text.acronym, *text.aliases):
                folded = " ".join(analysis.words(form))
                if folded and folded not in STOP_WORDS:
                    words[folded] = None
    return tuple(words)
