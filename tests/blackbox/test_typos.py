"""Did you mean, on the briefing as it ships: slips must end where the right word does, right words stay alone.

To add a slip, add a line to typos.tsv; no code needs to change.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.core.content.library import Library
from app.core.search.analysis import fold
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService


class Slip(NamedTuple):
    """A line of typos.tsv: any of `meant` will do, or all of it where several words were typed."""

    language: str
    typed: str
    meant: tuple[str, ...]


def slips() -> list[Slip]:
    lines = (Path(__file__).parent / "typos.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [
        Slip(language, typed, (meant,) if " " in typed else tuple(meant.split()))
        for language, typed, meant in rows
    ]


@pytest.fixture(scope="module")
def service(library_folder: Path) -> Iterator[SearchService]:
    service = SearchService(library_folder, "whoosh")
    yield service
    service.close()


@pytest.mark.parametrize("slip", slips(), ids=lambda slip: f"{slip.language} {slip.typed}")
def test_a_slip_finds_what_was_meant(service: SearchService, slip: Slip) -> None:
    """Corrected, or not in need of it because it has the stem of the right word."""
    found = service.search(SearchRequest(slip.typed, slip.language))
    if found.corrected:
        assert fold(found.corrected) in slip.meant
        assert found.suggestions[0] == found.corrected
    else:
        right = service.search(SearchRequest(slip.meant[0], slip.language))
        assert {hit.page for hit in found.hits} & {hit.page for hit in right.hits[:3]}
    assert found.total > 0


def test_there_are_enough_slips_in_both_languages() -> None:
    for language in ("en", "fr"):
        assert sum(slip.language == language for slip in slips()) >= 40


def test_no_word_of_the_briefing_is_corrected(service: SearchService, library: Library) -> None:
    """Every twentieth of them, as printed: nobody must be told that a word on the page is wrong."""
    rows = library.rows("SELECT printed, language FROM vocabulary WHERE length(word) > 2 ORDER BY word")
    for printed, language in rows[::20]:
        answer = service.search(SearchRequest(str(printed), str(language)))
        assert not answer.corrected, printed


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "slow banana recipe thesis tourism window bicycle orange kitchen guitar winter flower bread"),
        (
            "fr",
            "voiture jardin cuisine tourisme guitare hiver orange fromage pomme fleur soleil avocat volcan",
        ),
    ],
)
def test_words_the_briefing_does_not_have_are_not_taken_for_slips(
    service: SearchService, language: str, words: str
) -> None:
    corrected = {word: service.search(SearchRequest(word, language)).corrected for word in words.split()}
    assert not {word: text for word, text in corrected.items() if text}
