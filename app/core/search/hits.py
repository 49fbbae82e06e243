"""Passage numbers -> hits one can read: page, best block, snippet in the reading language, what else matched."""

from collections.abc import Mapping
from typing import NamedTuple

from app.core.content.library import Library
from app.core.search import analysis
from app.core.search.catalogue import Catalogue, Passage
from app.core.search.plan import Plan
from app.core.search.ranking import Ranking
from app.core.search.result import Hit, Snippet
from app.core.search.snippets import Mark, marker, snippet
from app.core.search.stop_words import STOP_WORDS


class _Line(NamedTuple):
    """A block, or the summary of the page (position -1), with its marks."""

    position: int
    id: str
    number: int | None
    kind: str
    text: str


class Presenter:
    """Makes hits for one answer."""

    def __init__(
        self, library: Library, catalogue: Catalogue, plan: Plan, ranking: Ranking, reading: str
    ) -> None:
        self._library = library
        self._catalogue = catalogue
        self._plan = plan
        self._ranking = ranking
        self._reading = reading
        self.words = _words_to_mark(plan, catalogue)

    def hit(self, number: int, score: float, by_language: Mapping[str, set[int]], more: int) -> Hit:
        """Return the hit on a passage."""
        passage = self._catalogue.passages[number]
        language = self._language(number, by_language)
        if passage.term:
            return self._term_hit(passage, number, language, score, more)
        info = self._library.info(passage.page)
        shown = self._reading if self._reading in info.titles else next(iter(info.titles))
        heading, block, piece = self._best_block(passage, language, shown)
        return Hit(
            kind="passage",
            page=passage.page,
            block=block.id if block else "",
            number=block.number if block else None,
            language=language,
            matched=self._matched(number, shown),
            title=info.title(shown),
            section=info.section,
            heading=heading,
            snippet=piece,
            score=round(score, 4),
            subjects=info.subjects,
            more=more,
        )

    def _language(self, number: int, by_language: Mapping[str, set[int]]) -> str:
        if number in by_language.get(self._reading, ()):
            return self._reading
        return next((tag for tag, numbers in by_language.items() if number in numbers), self._reading)

    def _term_hit(self, passage: Passage, number: int, language: str, score: float, more: int) -> Hit:
        term = self._catalogue.glossary[passage.term]
        text = term.text(self._reading)
        marks = marker(self.words, self._reading).marks(text.definition)
        return Hit(
            kind="term",
            page=passage.page,
            block="",
            number=None,
            language=language,
            matched=(),
            title=text.name,
            section=self._catalogue.section_of[number],
            heading="",
            snippet=snippet(text.definition, marks),
            score=round(score, 4),
            subjects=(term.id,),
            more=more,
        )

    def _lines(self, passage: Passage, language: str) -> list[_Line]:
        rows = self._library.rows(
            "SELECT position, id, number, kind, text FROM block"
            " WHERE page = ? AND language = ? AND position >= ? AND position < ? ORDER BY position",
            (passage.page_number, language, passage.first, passage.last),
        )
        lines = [_Line(*row) for row in rows]  # type: ignore[arg-type]
        if passage.first == 0:
            summary = self._library.info(passage.page).summaries.get(language, "")
            lines.insert(0, _Line(-1, "", None, "summary", summary))
        return lines

    def _best_block(self, passage: Passage, language: str, shown: str) -> tuple[str, _Line | None, Snippet]:
        """Return heading, best block and its snippet, as shown; the block is chosen where the query matched."""
        searched = self._lines(passage, language)
        lines = searched if shown == language else self._lines(passage, shown)
        heading = next((line.text for line in lines if line.kind == "heading"), "")
        readable = [line for line in searched if line.kind != "heading"]
        marked = {line.position: marker(self.words, language).marks(line.text) for line in readable}
        best = max(readable, key=lambda line: (_worth(marked[line.position]), -line.position), default=None)
        if best is None:
            only = lines[0] if lines else None
            return heading, only, Snippet(only.text if only else "", ())
        line = next((line for line in lines if line.position == best.position), None) or best
        marks = marked[best.position] if line is best else marker(self.words, shown).marks(line.text)
        piece = snippet(line.text, marks)
        if line.position < 0:
            # The summary stands above the first block and has no number of its own.
            line = next((other for other in lines if other.position >= 0 and other.kind != "heading"), line)
        return heading, line, piece

    def _matched(self, number: int, shown: str) -> tuple[str, ...]:
        """Return the terms that stand in the passage in place of what was typed."""
        names = []
        for span in self._plan.spans:
            if not span.wanted.term or shown not in span.wanted.tokens:
                continue
            typed = all(
                any(number in self._ranking.match(one, shown).anywhere for one in clause.alternatives)
                for clause in self._plan.clauses[span.first : span.last]
            )
            if not typed and number in self._ranking.match(span.wanted, shown).anywhere:
                names.append(self._catalogue.glossary[span.wanted.term].text(shown).term)
        return tuple(dict.fromkeys(names))


def _worth(marks: list[Mark]) -> tuple[int, int]:
    return len({mark.word for mark in marks}), len(marks)


def _words_to_mark(plan: Plan, catalogue: Catalogue) -> tuple[str, ...]:
    words = dict.fromkeys(mark for clause in plan.clauses for mark in clause.marks if mark)
    for term in dict.fromkeys(span.wanted.term for span in plan.spans if span.wanted.term):
        for text in catalogue.glossary[term].texts.values():
            for form in (text.term, text.acronym, *text.aliases):
                folded = " ".join(analysis.words(form))
                if folded and folded not in STOP_WORDS:
                    words[folded] = None
    return tuple(words)
