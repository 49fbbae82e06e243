"""Reading the compiled briefing: every page in every language, and a clear answer where there is none."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from app.core.build import build_library
from app.core.content.library import Library
from app.core.content.schema import DATABASE
from app.core.errors import LibraryError, UnknownBlockError, UnknownPageError
from tests.sample_briefing import copied, sample_content

START = "conference/start"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build_library(sample_content(tmp_path / "content"), tmp_path / "search_index")
    return tmp_path / "search_index"


def test_sections_pages_and_home_come_as_the_collection_says(folder: Path) -> None:
    library = Library(folder)
    assert library.languages == ("en", "fr")
    assert library.collection.home == START
    assert [(s.id, s.title("fr"), s.pages) for s in library.collection.sections] == [
        ("conference", "La conférence", (START, "conference/second"))
    ]
    assert library.collection.text("fr").title == "Dossier d’essai"
    assert [info.title("fr") for info in library.pages()] == ["Début", "Deuxième"]


def test_an_unknown_page_is_said_to_be_unknown(folder: Path) -> None:
    library = Library(folder)
    assert "topics/nothing" not in library
    for ask in (lambda: library.page("topics/nothing", "en"), lambda: library.info("topics/nothing")):
        with pytest.raises(UnknownPageError, match="topics/nothing"):
            ask()


@pytest.mark.parametrize("reference", ["1", "¶ 1", "¶1"])
def test_a_paragraph_is_found_by_its_number(folder: Path, reference: str) -> None:
    library = Library(folder)
    first = library.page(START, "en").blocks[0]
    assert library.block(START, reference) == (first.id, 1)


def test_a_paragraph_is_found_by_its_id(folder: Path) -> None:
    assert Library(folder).block(START, "part") == ("part", None)


def test_a_range_is_found_by_its_first_paragraph(folder: Path) -> None:
    library = Library(folder)
    for reference in ("1-2", "2-1", "¶ 1–2"):
        assert library.block(START, reference) == library.block(START, "1")


@pytest.mark.parametrize(
    "reference", ["1-99", "0-1", "1-", "99", "0", "-1", "", "nothing", "' OR 1=1 --", "1; DROP TABLE block"]
)
def test_a_paragraph_that_is_not_there_is_said_not_to_be(folder: Path, reference: str) -> None:
    with pytest.raises(UnknownBlockError):
        Library(folder).block(START, reference)


def test_a_page_without_translation_is_shown_in_the_language_it_has(tmp_path: Path) -> None:
    content = sample_content(tmp_path / "content", {"fr/conference/second.md": None})
    build_library(content, tmp_path / "index")
    shown = Library(tmp_path / "index").page("conference/second", "fr")
    assert (shown.language, shown.title) == ("en", "Second")
    assert [block.text for block in shown.blocks] == ["Another paragraph."]


def test_a_language_nobody_wrote_gets_the_first_one(folder: Path) -> None:
    assert Library(folder).page(START, "tlh").language == "en"


def test_terms_come_in_the_order_of_the_glossary_with_both_languages(folder: Path) -> None:
    (term,) = Library(folder).terms()
    assert (term.id, term.pages) == ("glossary.ixp", (START,))
    assert {tag: text.name for tag, text in term.texts.items()} == {
        "en": "Internet exchange point (IXP)",
        "fr": "point d’échange Internet (IXP)",
    }


def test_a_missing_library_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="missing"):
        Library(tmp_path)


def test_a_library_of_another_format_is_not_read(folder: Path) -> None:
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("PRAGMA user_version = 1")
    database.close()
    with pytest.raises(LibraryError, match="format 1"):
        Library(folder)


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database_is_said_to_be_damaged(folder: Path, content: bytes) -> None:
    (folder / DATABASE).write_bytes(content)
    with pytest.raises(LibraryError):
        Library(folder)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_damage_inside_the_database_is_an_error_of_ours_and_never_a_crash(
    library_folder: Path, tmp_path: Path, share: float
) -> None:
    copy = copied(library_folder, tmp_path / "copy")
    data = bytearray((copy / DATABASE).read_bytes())
    start = int(len(data) * share)
    data[start : start + 40_000] = b"\xa5" * 40_000
    (copy / DATABASE).write_bytes(data)
    with contextlib.suppress(LibraryError):
        library = Library(copy)
        for info in library.pages():
            for language in ("en", "fr"):
                library.page(info.id, language)
        library.terms()


def test_a_library_can_be_read_where_nothing_can_be_written(folder: Path) -> None:
    """An index on a USB stick with its switch on "lock"."""
    (folder / DATABASE).chmod(0o444)
    folder.chmod(0o555)
    library = Library(folder)
    assert library.page(START, "en").blocks
    library.close()
    folder.chmod(0o755)
    assert sorted(path.name for path in folder.iterdir()) == ["library.sqlite", "manifest.json", "whoosh"]


def test_two_readers_at_once_do_not_hinder_one_another(folder: Path) -> None:
    first, second = Library(folder), Library(folder)
    assert first.page(START, "en") == second.page(START, "en")
