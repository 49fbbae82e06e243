"""Both engines answer from the same words: what the index loses, or invents, shows here."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.core.content.library import Library
from app.core.content.schema import DATABASE, INDEX_FOLDER
from app.core.errors import LibraryError
from app.core.search.engine import Key
from app.core.search.result import SearchRequest
from app.core.search.scan_engine import ScanEngine
from app.core.search.service import SearchService
from app.core.search.whoosh_engine import WhooshEngine
from app.core.search.whoosh_format import IndexStorage, schema
from app.core.search.whoosh_postings import (
    read_values,
    read_values_publicly,
    read_weights,
    read_weights_publicly,
)
from tests.builders import make_library

Engines = tuple[WhooshEngine, ScanEngine]


@pytest.fixture(scope="module")
def library(small_library: Path) -> Iterator[Library]:
    library = Library(small_library)
    yield library
    library.close()


@pytest.fixture(scope="module")
def engines(library: Library, small_library: Path) -> Iterator[Engines]:
    passages = len(library.rows("SELECT number FROM passage"))
    engine = WhooshEngine(small_library / INDEX_FOLDER, passages)
    yield engine, ScanEngine(library)
    engine.close()


def test_every_posting_list_agrees(engines: Engines, library: Library) -> None:
    keys = {
        Key(field, str(language), str(stem if field != "plain" else word))
        for word, language, stem in library.rows("SELECT word, language, stem FROM vocabulary")
        for field in ("title", "heading", "body", "keywords", "plain")
    }
    keys |= {
        Key(field, language, f"#{term}")
        for field in ("title", "body")
        for language in ("en", "fr")
        for term in (1, 2)
    }
    keys.add(Key("body", "en", "nowhere"))
    whoosh, scan = (engine.postings(keys) for engine in engines)
    assert whoosh == scan
    assert sum(map(len, whoosh.values())) > 300


@pytest.mark.parametrize(
    ("language", "words", "passages"),
    [
        ("en", ("internet", "exchange", "point"), 2),
        ("fr", ("point", "echange", "internet"), 2),
        ("en", ("exchange", "internet"), 0),
        ("en", ("wtdc", "17"), 1),
        ("en", ("place", "wtdc"), 0),
        ("en", ("missing", "word"), 0),
        ("fr", ("la",), 6),
    ],
)
def test_phrases_agree(engines: Engines, language: str, words: tuple[str, ...], passages: int) -> None:
    """In this order, side by side, and not across two blocks."""
    whoosh, scan = (engine.phrase(language, words) for engine in engines)
    assert whoosh == scan
    assert len(whoosh) == passages


def test_fast_reading_agrees_with_the_public_interface(small_library: Path) -> None:
    """The private way into Whoosh is only there because it is faster; it must never say something else."""
    storage = IndexStorage(small_library / INDEX_FOLDER)
    reader = storage.open_index(schema=schema()).reader()
    for field, word in list(reader.all_terms()):
        assert read_weights(reader.postings(field, word)) == read_weights_publicly(
            reader.postings(field, word)
        )
        if field.startswith("plain"):
            assert read_values(reader.postings(field, word)) == read_values_publicly(
                reader.postings(field, word)
            )
    storage.close_files()


def test_long_posting_lists_are_read_to_the_end(tmp_path: Path) -> None:
    """Whoosh keeps 128 postings a block: the 129th must not be lost."""
    text = "\n\n".join(f"## Part {number}\n\nEvery section says same." for number in range(300))
    folder = make_library(tmp_path, {"a/b": {"en": text}})
    library = Library(folder)
    engine = WhooshEngine(folder / INDEX_FOLDER, 300)
    assert len(engine.postings([Key("body", "en", "same")])[Key("body", "en", "same")]) == 300
    assert len(engine.phrase("en", ("says", "same"))) == 300
    engine.close()
    library.close()


def damaged(small_library: Path, folder: Path, name: str, content: bytes | None) -> Path:
    shutil.copytree(small_library, folder)
    path = folder / INDEX_FOLDER / name
    path.unlink() if content is None else path.write_bytes(content)
    return folder


FILES = ["_MAIN_1.toc", "MAIN_0.trm", "MAIN_0.pst"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [None, b"", b"\x80\x02garbage", b"W3Bl" + b"\xff" * 4000])
def test_a_damaged_index_is_a_library_error(
    small_library: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    """Anything else would reach the delegate as a crash instead of a rebuild."""
    folder = damaged(small_library, tmp_path / "library", name, content)
    with pytest.raises(LibraryError), closing(SearchService(folder, "whoosh")) as service:
        search_everything(service)


@pytest.mark.parametrize("name", FILES)
def test_with_a_damaged_index_the_search_goes_on_by_scanning(
    small_library: Path, tmp_path: Path, name: str
) -> None:
    service = SearchService(damaged(small_library, tmp_path / "library", name, b"\x80\x02garbage"))
    assert search_everything(service) == [2, 1, 1]
    assert service.engine_name == "scan"
    service.close()


def search_everything(service: SearchService) -> list[int]:
    return [service.search(SearchRequest(text, "en")).total for text in ("traffic", '"rural areas"', "kenya")]


def test_an_index_of_another_library_is_refused(small_library: Path, tmp_path: Path) -> None:
    """Its passage numbers would point at other paragraphs."""
    other = make_library(tmp_path / "other", {"a/b": {"en": "Text."}})
    shutil.rmtree(other / INDEX_FOLDER)
    shutil.copytree(small_library / INDEX_FOLDER, other / INDEX_FOLDER)
    with pytest.raises(LibraryError):
        SearchService(other, "whoosh")
    with closing(SearchService(other)) as service:
        assert service.engine_name == "scan"


def test_without_an_index_the_search_scans(small_library: Path, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    shutil.copy(small_library / DATABASE, tmp_path / "library" / DATABASE)
    service = SearchService(tmp_path / "library")
    assert service.engine_name == "scan"
    assert service.search(SearchRequest("kenya", "en")).hits[0].page == "topics/exchange"
    service.close()


def test_damaged_search_tables_are_a_library_error(small_library: Path, tmp_path: Path) -> None:
    shutil.copytree(small_library, tmp_path / "library")
    with sqlite3.connect(tmp_path / "library" / DATABASE) as db:
        db.execute("DROP TABLE passage_words")
    db.close()
    service = SearchService(tmp_path / "library")
    with pytest.raises(LibraryError):
        service.search(SearchRequest("kenya", "en"))
    service.close()


def test_services_on_several_threads_do_not_disturb_one_another(small_library: Path) -> None:
    """A shared searcher answers wrongly without a word; one each must be right."""
    expected = {
        text: total(small_library, text) for text in ("traffic", "kenya latency", '"rural areas"', "un*")
    }
    wrong: list[str] = []

    def ask_repeatedly() -> None:
        service = SearchService(small_library, "whoosh")
        for _ in range(20):
            wrong.extend(
                text
                for text, count in expected.items()
                if service.search(SearchRequest(text, "en")).total != count
            )
        service.close()

    threads = [threading.Thread(target=ask_repeatedly) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def total(library: Path, text: str) -> int:
    service = SearchService(library, "scan")
    found = service.search(SearchRequest(text, "en")).total
    service.close()
    return found


@pytest.mark.parametrize("wanted", [[], [0], [299], [3, 127, 128, 129, 250], [400], list(range(0, 300, 7))])
def test_only_some_positions_are_read_where_only_some_are_wanted(tmp_path: Path, wanted: list[int]) -> None:
    """A block that is skipped by mistake would lose a phrase without a word."""
    text = "\n\n".join(f"## Part {number}\n\nEvery section says same." for number in range(300))
    folder = make_library(tmp_path, {"a/b": {"en": text}})
    storage = IndexStorage(folder / INDEX_FOLDER)
    (leaf, _base), *_ = storage.open_index(schema=schema()).reader().leaf_readers()
    expected = {
        number: read_values_publicly(leaf.postings("plain_en", "same"))[number]
        for number in wanted
        if number < 300
    }
    assert read_values(leaf.postings("plain_en", "same"), wanted) == expected
    assert read_values_publicly(leaf.postings("plain_en", "same"), wanted) == expected
    storage.close_files()
