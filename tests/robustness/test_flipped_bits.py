"""A bit of library.sqlite has flipped, so that size and format still fit: nothing but a LibraryError comes of it.

The window opens, says what it cannot show, finds the damage after the first paint, and mends it.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.build import build_library, examine
from app.core.content.library import Library
from app.core.content.manifest import LibraryState
from app.core.content.schema import DATABASE
from app.core.errors import LibraryError
from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.core.rendering.page_html import PageWords, page_html
from app.core.search.completion import Completion
from app.core.search.glossary import Glossary
from app.core.search.names import read_names
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from app.core.search.switcher import Switcher
from tests.sample_briefing import copied, sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
ROUNDS = 60
QUERIES = ("alinea", "i*", "“with an IXP”")
ODD = (-1, 2**62, "x\x1f\n\t", b"\xff\x00", None)
"""Values that no column of a library has."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    folder = tmp_path_factory.mktemp("small")
    where = Locations(sample_content(folder / "p" / "content"), folder / "p" / "i", folder / "c" / "i")
    build_library(where.content, where.shipped)
    return where


@pytest.fixture
def small(built: Locations, tmp_path: Path) -> Locations:
    """Return a copy of a small briefing, to be damaged."""
    shipped = copied(built.shipped, tmp_path / "p" / "i")
    content = tmp_path / "p" / "content"
    return Locations(copied(built.content, content), shipped, tmp_path / "c" / "i")


def read_pages(folder: Path) -> None:
    library = Library(folder)
    try:
        for info in library.pages():
            for language in LANGUAGES:
                page = library.page(info.id, language)
                with library.reading():
                    page_html(page, "", PageWords("", "", ""), language)
        Glossary(library.terms()).matching("ix")
        library.problems()
    finally:
        library.close()


def look_for_names(folder: Path) -> None:
    names = read_names(folder)
    Switcher(names)
    Completion(names)


def search(folder: Path) -> None:
    service = SearchService(folder, "scan")
    try:
        for text in QUERIES:
            service.search(SearchRequest(text, "en", 16, "", "", typing=True))
    finally:
        service.close()


def assert_read_or_refused(folder: Path, what: object) -> None:
    for read in (read_pages, look_for_names, search):
        try:
            read(folder)
        except LibraryError:
            pass
        except Exception as error:
            raise AssertionError(f"{what}: {read.__name__}") from error


def flips(size: int) -> Iterator[tuple[int, int]]:
    """Yield bytes and bits: anywhere, in the schema, and in the heads of pages of the file."""
    chance = random.Random(11)
    for number in range(ROUNDS):
        anywhere, page = chance.randrange(size), chance.randrange(size // 4096) * 4096
        yield (anywhere, chance.randrange(12_288), page + chance.randrange(120))[number % 3], number % 8


def test_one_wrong_bit_is_a_library_error_or_nothing(small: Locations) -> None:
    path = small.shipped / DATABASE
    good = path.read_bytes()
    for place, bit in flips(len(good)):
        data = bytearray(good)
        data[place] ^= 1 << bit
        path.write_bytes(data)
        assert_read_or_refused(small.shipped, f"byte {place}, bit {bit}")


def test_no_value_in_any_column_is_more_than_a_library_error(small: Locations) -> None:
    path = small.shipped / DATABASE
    good = path.read_bytes()
    for table, column in columns(path):
        for value in ODD:
            path.write_bytes(good)
            if put(path, table, column, value):
                assert_read_or_refused(small.shipped, f"{table}.{column} is {value!r}")


def columns(path: Path) -> list[tuple[str, str]]:
    db = sqlite3.connect(path)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [(table, row[1]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")]
    db.close()
    return found


def put(path: Path, table: str, column: str, value: object, where: str = "") -> bool:
    """Set a column to a value in every row; say whether the database takes it."""
    db = sqlite3.connect(path)
    try:
        db.execute(f"UPDATE OR REPLACE {table} SET {column} = ? {where}", (value,))
        db.commit()
    except sqlite3.Error:
        return False
    finally:
        db.close()
    return True


# -- the window -------------------------------------------------------------------------------------------


def flip(path: Path, text: bytes, bit: int, nth: int = 0) -> None:
    """Flip a bit of the last letter of some text in the database."""
    data = bytearray(path.read_bytes())
    place = -1
    for _ in range(nth + 1):
        place = data.index(text, place + 1)
    data[place + len(text) - 1] ^= 1 << bit
    path.write_bytes(data)


def kind_of_first_page(path: Path) -> None:
    """Give a block of the first page a kind that there is not; the file keeps its size."""
    size = path.stat().st_size
    put(path, "block", "kind", "paragrAph", "WHERE page = 1 AND kind = 'paragraph'")
    assert path.stat().st_size == size


DAMAGE: dict[str, Callable[[Path], None]] = {
    "a kind of block": kind_of_first_page,
    "the name of a table, not UTF-8": lambda path: flip(path, b"CREATE TABLE pag", 7),
    "the name of a column": lambda path: flip(path, b"summar", 0),
    "the head of the file": lambda path: flip(path, b"SQLite", 1),
    "a text of the glossary": lambda path: put(path, "term_text", "definition", b"\xff" * 20) and None,
    "passages": lambda path: put(path, "passage", "page", 99) and None,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_the_window_opens_and_the_library_is_mended(
    open_briefing: Open, small: Locations, damage: Callable[[Path], None]
) -> None:
    damage(small.shipped / DATABASE)
    briefing = open_briefing(small, ui_language="en")
    assert briefing.text, "a page or a sentence"
    briefing.wait_for_library()
    assert briefing.page == "conference/start"
    assert "First paragraph." in briefing.text
    assert "conference/start" in briefing.search("alinea")
    assert examine(small, small.shipped).state is LibraryState.GOOD


def test_without_content_the_window_says_that_it_cannot_be_read(
    open_briefing: Open, small: Locations
) -> None:
    kind_of_first_page(small.shipped / DATABASE)
    without = small._replace(content=small.content / "none")
    briefing = open_briefing(without, ui_language="en")
    briefing.wait_until(lambda: "cannot be read" in briefing.text)
    assert any("could not be rebuilt" in text for text in briefing.said)


@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+PgDown", "Ctrl+G", "F7", "Ctrl+T"])
def test_what_cannot_be_done_is_said_and_the_page_stays(
    open_briefing: Open, small: Locations, keys: str
) -> None:
    """The file is damaged while the window is open, and nothing of it but the page has been read."""
    briefing = open_briefing(small, ui_language="en")
    briefing.wait_for_library()
    database = briefing.window.desk.library._db
    before = briefing.text
    briefing.window.desk.library._db = sqlite3.connect(":memory:")  # as good as a file of nothing
    database.close()
    briefing.window.desk.library._terms = None
    briefing.press(keys)
    damaged = briefing.program.care.library
    assert any("is damaged" in text for text in briefing.said)
    assert briefing.text == before
    assert briefing.window.desk.language == briefing.reader.language
    briefing.wait_until(lambda: briefing.program.care.library is not damaged)
    briefing.press("Ctrl+L")
    assert "Premier alinéa." in briefing.text
