"""What delegates type, and what they must find: queries.tsv against the briefing as it ships, with both engines.

To add a query, add a line to queries.tsv; no code needs to change.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.core.content.library import Library
from app.core.search.result import Hit, SearchRequest
from app.core.search.service import SearchService


class Case(NamedTuple):
    """A line of queries.tsv."""

    query: str
    language: str
    wanted: frozenset[str]
    within: int
    note: str


def cases() -> list[Case]:
    lines = (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [
        Case(query, language, frozenset(wanted.split()), int(within), note)
        for query, language, wanted, within, note in rows
    ]


@pytest.fixture(scope="module", params=["whoosh", "scan"])
def service(request: pytest.FixtureRequest, library_folder: Path) -> Iterator[SearchService]:
    service = SearchService(library_folder, request.param)
    yield service
    service.close()


@pytest.fixture(scope="module")
def indexed(library_folder: Path) -> Iterator[SearchService]:
    """Yield the search with the index only, for what takes hundreds of queries."""
    service = SearchService(library_folder, "whoosh")
    yield service
    service.close()


def name(hit: Hit) -> str:
    return hit.subjects[0] if hit.kind == "term" else hit.page


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language} {case.query}")
def test_a_delegate_finds_it(service: SearchService, case: Case) -> None:
    answer = service.search(SearchRequest(case.query, case.language))
    found = [name(hit) for hit in answer.hits]
    assert case.wanted & set(found[: case.within]), (
        f"{case.note}: {found[:5]}, corrected {answer.corrected!r}"
    )


def test_hits_can_be_opened_read_and_cited(service: SearchService) -> None:
    """A snippet that is empty, a mark beside the word or a paragraph without a number is of no use."""
    for case in cases():
        answer = service.search(SearchRequest(case.query, case.language))
        for hit in answer.hits:
            assert hit.title
            assert hit.snippet.text
            assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)
            assert hit.kind == "term" or hit.number is not None, hit
        assert answer.total >= len(answer.hits)
        assert sum(answer.sections.values()) >= answer.total


def test_every_wanted_id_exists(library: Library) -> None:
    """A query that waits for a page nobody has would never fail for the right reason."""
    known = {page.id for page in library.pages()} | {term.id for term in library.terms()}
    assert not {wanted for case in cases() for wanted in case.wanted} - known


def test_every_page_is_found_by_its_title_in_both_languages(library: Library, indexed: SearchService) -> None:
    lost = []
    for page in library.pages():
        for language, title in page.titles.items():
            hits = indexed.search(SearchRequest(title, language)).hits[:5]
            if page.id not in [hit.page for hit in hits]:
                lost.append((title, [name(hit) for hit in hits]))
    assert not lost


def test_every_term_is_found_by_its_names_in_both_languages(library: Library, indexed: SearchService) -> None:
    lost = []
    for term in library.terms():
        for language, text in term.texts.items():
            for form in filter(None, (text.term, text.acronym)):
                hits = indexed.search(SearchRequest(form, language)).hits[:3]
                if term.id not in [name(hit) for hit in hits]:
                    lost.append((form, language, [name(hit) for hit in hits]))
    assert not lost
