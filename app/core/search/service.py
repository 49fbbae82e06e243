"""One question, one answer: parse, plan, look up, rank, present. What window and command line call.

A service belongs to one thread, because an open index does; each thread opens its own. Whoosh is imported when
its engine is opened and not before.
"""

import time
from collections.abc import Callable
from pathlib import Path

from app.core.content.library import Library
from app.core.content.schema import INDEX_FOLDER
from app.core.errors import LibraryError, UnknownSectionError, marked
from app.core.search.catalogue import Catalogue, language_named
from app.core.search.engine import Engine
from app.core.search.hits import Presenter
from app.core.search.matching import Matching
from app.core.search.passage_texts import PassageTexts
from app.core.search.plan import Planner
from app.core.search.proximity import favour_neighbours
from app.core.search.query import HINT_LANGUAGE, HINT_PARTLY, HINT_SECTION, Query, parse
from app.core.search.ranking import FieldScales, Ranking, Source
from app.core.search.result import SearchAnswer, SearchRequest
from app.core.search.scan_engine import ScanEngine
from app.core.search.selection import Wish, chosen, ranked
from app.core.search.suggest import Suggester
from app.core.search.vocabulary import Vocabulary


def never_cancelled() -> bool:
    """Say that nobody has lost interest."""
    return False


class SearchService:
    """Search over one library folder. `engine` is "whoosh", "scan", or "auto": Whoosh as long as its index works.

    Raises LibraryError where the library, or the engine asked for, cannot be opened.
    """

    def __init__(self, library_folder: Path, engine: str = "auto") -> None:
        self._library = Library(library_folder)
        self._may_fall_back = engine == "auto"
        try:
            with self._library.reading():
                self._open(library_folder / INDEX_FOLDER, engine)
        except BaseException:
            self._library.close()
            raise

    def _open(self, index: Path, engine: str) -> None:
        self._catalogue = Catalogue(self._library)
        self._scales = FieldScales(self._catalogue)
        self._vocabulary = Vocabulary(self._library)
        self._planner = Planner(self._vocabulary, self._catalogue.term_table, self._catalogue.languages)
        self._texts = PassageTexts(self._library)
        self._suggester = Suggester(self._library, self._vocabulary)
        self._use(self._open_engine(index, engine))

    def _use(self, engine: Engine) -> None:
        self._engine = engine
        self._source = Source(self._catalogue, engine, self._scales)

    def _open_engine(self, index: Path, engine: str) -> Engine:
        if engine == "scan" or (engine == "auto" and not index.is_dir()):
            return ScanEngine(self._library)
        try:
            from app.core.search.whoosh_engine import WhooshEngine  # noqa: PLC0415 - see the head of this file

            return WhooshEngine(index, len(self._catalogue.passages))
        except LibraryError:
            if engine == "whoosh":
                raise
            return ScanEngine(self._library)

    @property
    def engine_name(self) -> str:
        """Name of the engine in use: "whoosh" or "scan"."""
        return self._engine.name

    def close(self) -> None:
        """Close index and library; the service cannot be used afterwards."""
        self._engine.close()
        self._library.close()

    def search(self, request: SearchRequest, cancelled: Callable[[], bool] = never_cancelled) -> SearchAnswer:
        """Answer `request`. Whatever its text is, there is an answer.

        `cancelled` is asked between two steps; the answer is then unfinished and not to be shown. Raises
        UnknownSectionError for a section that does not exist, and LibraryError where index or library fail.
        """
        started = time.perf_counter()
        if request.section and request.section not in self._catalogue.sections:
            raise UnknownSectionError(
                marked("There is no section “{section}” in this briefing."), section=request.section
            )
        try:
            answer = self._searched(request, cancelled)
        except LibraryError:
            if not self._may_fall_back or self._engine.name == ScanEngine.name:
                raise
            self._engine.close()
            self._use(ScanEngine(self._library))
            answer = self._searched(request, cancelled)
        return answer._replace(took_ms=round((time.perf_counter() - started) * 1000, 3))

    def _searched(self, request: SearchRequest, cancelled: Callable[[], bool]) -> SearchAnswer:
        query = self._resolved(parse(request.text, request.typing), request)
        with self._library.reading():
            answer, is_complete = self._answer(request, query, cancelled)
            if not is_complete and query.clauses and not cancelled():
                answer = self._corrected(request, query, answer, cancelled)
        return answer

    def _resolved(self, query: Query, request: SearchRequest) -> Query:
        """Return the query with its filters as ids; unknown ones are a hint, a late one while somebody types."""
        section = self._catalogue.section_named(query.section) if query.section else ""
        language = language_named(query.language) if query.language else ""
        unknown = HINT_SECTION if query.section and not section else ""
        if query.language and not language:
            unknown = unknown or HINT_LANGUAGE
        query = query._replace(section=section, language=language)
        if request.typing:
            return query._replace(late_hint=query.late_hint or unknown)
        return query._replace(hint=query.hint or unknown)

    def _corrected(
        self, request: SearchRequest, query: Query, found: SearchAnswer, cancelled: Callable[[], bool]
    ) -> SearchAnswer:
        """Return the answer to the likeliest correction of a query that no passage met as a whole.

        Where no correction does better, the answer stays as it was `found`, with suggestions if it has hits.
        """
        suggestions = self._suggester.suggestions(request.text, query, request.language)
        for text in suggestions:
            answer, is_complete = self._answer(request, self._resolved(parse(text), request), cancelled)
            if is_complete or (answer.total and not found.total):
                corrected = answer._replace(
                    corrected=text, suggestions=suggestions, hint=query.hint, late_hint=query.late_hint
                )
                return corrected if is_complete else _partly(corrected)
        return _partly(found._replace(suggestions=suggestions if found.total else ()))

    def _answer(
        self, request: SearchRequest, query: Query, cancelled: Callable[[], bool]
    ) -> tuple[SearchAnswer, bool]:
        """Return the answer, and whether some passage met the query as a whole."""
        empty = SearchAnswer(
            request, self._engine.name, 0, 0.0, "", (), (), {}, {}, (), query.hint, query.late_hint
        )
        if not query.clauses:
            return empty, False
        plan = self._planner.plan(query, request.typing)
        languages = self._reading_first(request.language)
        matching = Matching(plan, self._catalogue, self._engine, languages)
        hits = matching.hits()
        if cancelled():
            return empty, False
        wish = Wish(
            limit=request.limit,
            reading=request.language,
            terms=plan.terms,
            sections=[name for name in (query.section, request.section) if name],
            languages=[tag for tag in (query.language, request.in_language) if tag],
        )
        choice = chosen(self._catalogue, hits, wish)
        scores = Ranking(plan, self._source, matching, languages).scores(hits, choice.passages)
        favour_neighbours(self._library, plan.pairs, scores)
        presenter = Presenter(self._texts, self._catalogue, plan, matching, request.language)
        answer = empty._replace(
            total=len(choice.passages),
            hits=presenter.hits(ranked(self._catalogue, scores, choice, hits.by_language, wish)),
            sections=choice.sections,
            languages=choice.languages,
            words=presenter.words,
        )
        return answer, bool(hits.whole | hits.spread)

    def _reading_first(self, reading: str) -> tuple[str, ...]:
        return tuple(sorted(self._catalogue.languages, key=lambda tag: tag != reading))


def _partly(answer: SearchAnswer) -> SearchAnswer:
    """Return the answer with a word on what its hits lack."""
    return answer._replace(hint=answer.hint or HINT_PARTLY) if answer.total else answer
