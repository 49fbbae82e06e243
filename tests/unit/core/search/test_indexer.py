"""The index and the search tables: made from the library alone, the same each time, replaced as a whole."""

import hashlib
import multiprocessing
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.core.content.library import Library
from app.core.content.schema import DATABASE, INDEX_FOLDER
from app.core.errors import BuildCancelledError
from app.core.search.indexer import build_index
from app.core.search.lengths import length_code, length_of
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from app.core.search.vocabulary import Vocabulary
from tests.builders import make_library


def rows(library: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(library / DATABASE) as db:
        found = db.execute(sql).fetchall()
    db.close()
    return found


def test_one_passage_a_section_and_one_a_term(small_library: Path) -> None:
    """A hit is a passage: fewer would hide the paragraph, more would show it twice."""
    found = rows(small_library, "SELECT page, term, first, last, leads FROM passage ORDER BY number")
    pages = dict(rows(small_library, "SELECT number, id FROM page"))
    assert [(pages[page], first, last, leads) for page, term, first, last, leads in found if not term] == [
        ("topics/exchange", 0, 1, 1),
        ("topics/exchange", 1, 3, 0),
        ("topics/exchange", 3, 5, 0),
        ("topics/divide", 0, 1, 1),
        ("topics/divide", 1, 3, 0),
        ("conference/dates", 0, 1, 1),
        ("conference/people", 0, 1, 1),
    ]
    assert [pages.get(page, "") for page, term, *_ in found if term] == [
        "topics/exchange",
        "conference/people",
        "",
    ]


def test_vocabulary_knows_words_stems_and_how_they_are_printed(small_library: Path) -> None:
    found = rows(
        small_library,
        "SELECT language, stem, frequency, headed, printed FROM vocabulary WHERE word = 'numerique'",
    )
    assert found == [("fr", "numer", 1, 1, "numérique")]
    library = Library(small_library)
    vocabulary = Vocabulary(library)
    assert vocabulary.printed("aujourdhui", "fr") == "aujourdhui"
    assert vocabulary.printed("cybersecurite", "en") == "cybersécurité"
    assert vocabulary.has("wtdc17")
    assert not vocabulary.has("wtdc-17")
    library.close()


def test_keywords_are_found_but_not_proposed(small_library: Path) -> None:
    """Keywords may hold misspellings; nobody should be told that they meant one."""
    assert rows(small_library, "SELECT frequency FROM vocabulary WHERE word = 'gap'") == [(0,), (0,)]


def test_the_same_library_gives_the_same_bytes(small_library: Path, tmp_path: Path) -> None:
    """A build that differs each time cannot be compared, signed or shipped as a small update."""
    hashes = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(small_library / DATABASE, folder / DATABASE)
        build_index(folder / DATABASE, folder / INDEX_FOLDER)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        hashes.append([(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files])
    assert hashes[0] == hashes[1]


def test_an_old_index_is_replaced(tmp_path: Path) -> None:
    folder = make_library(tmp_path, {"a/b": {"en": "First words."}})
    (folder / INDEX_FOLDER / "_MAIN_99.toc").write_bytes(b"foreign")
    build_index(folder / DATABASE, folder / INDEX_FOLDER)
    assert not (folder / INDEX_FOLDER / "_MAIN_99.toc").exists()


def test_progress_reaches_the_end_and_may_cancel(small_library: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    shutil.copy(small_library / DATABASE, tmp_path / DATABASE)
    build_index(tmp_path / DATABASE, tmp_path / INDEX_FOLDER, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (7, 7)

    def stop(done: int, total: int) -> None:
        raise BuildCancelledError("Stopped.")

    with pytest.raises(BuildCancelledError):
        build_index(tmp_path / DATABASE, tmp_path / INDEX_FOLDER, stop)


@pytest.mark.parametrize("words", [1, 2, 3, 10, 57, 400, 5000])
def test_lengths_are_kept_to_a_few_percent(words: int) -> None:
    assert abs(length_of(length_code(words)) / words - 1) < 0.03
    assert length_of(length_code(0)) == 0.0


def test_pages_without_text_or_in_one_language_are_indexed(tmp_path: Path) -> None:
    folder = make_library(
        tmp_path,
        {
            "a/empty": {"en": "# Nothing here"},
            "a/french": {"fr": "# Seulement\n\nEn français.\n\n## Suite\n\nFin."},
        },
    )
    assert len(rows(folder, "SELECT * FROM passage")) == 3


def test_differing_structures_do_not_lose_text(tmp_path: Path) -> None:
    """A page whose languages differ is a fault of the content, but its words must still be found."""
    folder = make_library(
        tmp_path,
        {"a/b": {"en": "One.\n\n## Two\n\nThree.", "fr": "Un.\n\n## Deux\n\nTrois.\n\nQuatre.\n\nCinq."}},
    )
    bodies = rows(folder, "SELECT body FROM passage_words WHERE language = 'fr' ORDER BY passage")
    assert "cinq" in str(bodies[-1][0])


def test_two_processes_find_what_one_finds(small_library: Path, tmp_path: Path) -> None:
    """A large library is indexed in halves: no passage may be lost, counted twice or point elsewhere."""
    shutil.copy(small_library / DATABASE, tmp_path / DATABASE)
    steps: list[tuple[int, int]] = []
    build_index(
        tmp_path / DATABASE, tmp_path / INDEX_FOLDER, lambda done, total: steps.append((done, total)), small=0
    )
    assert steps[-1] == (7, 7)
    for table in ("passage", "passage_words", "field_length", "term_form", "vocabulary"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == rows(small_library, f"SELECT * FROM {table}")
    whole, halves = SearchService(small_library, "whoosh"), SearchService(tmp_path, "whoosh")
    for text in ("traffic", "points kenya", '"rural areas"', "con*", "ixp", "résolution -kenya"):
        request = SearchRequest(text, "en")
        one, other = whole.search(request), halves.search(request)
        assert one._replace(took_ms=0.0) == other._replace(took_ms=0.0)
    whole.close()
    halves.close()
    assert sorted(path.name for path in (tmp_path / INDEX_FOLDER).iterdir())[:1] == ["MAIN_0._stored.col"]


def test_two_processes_end_when_the_build_is_cancelled(small_library: Path, tmp_path: Path) -> None:
    """Neither a process nor half an index may stay behind."""
    shutil.copy(small_library / DATABASE, tmp_path / DATABASE)

    def stop(done: int, total: int) -> None:
        raise BuildCancelledError("Stopped.")

    with pytest.raises(BuildCancelledError):
        build_index(tmp_path / DATABASE, tmp_path / INDEX_FOLDER, stop, small=0)
    assert not list((tmp_path / INDEX_FOLDER).iterdir())
    assert not multiprocessing.active_children()
