"""An index is code: a folder that is not exactly what was built here is never opened, and the verdict says why."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.build import build_library, examine
from app.core.content import manifest
from app.core.content.manifest import LibraryState, usable, usable_library
from app.core.content.schema import DATABASE, INDEX_FOLDER, MANIFEST
from app.core.paths import Locations
from tests.sample_briefing import copied, sample_content


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    folder = tmp_path_factory.mktemp("built")
    where = Locations(sample_content(folder / "content"), folder / "search_index", folder / "cache")
    build_library(where.content, where.shipped)
    return where


@pytest.fixture
def where(built: Locations, tmp_path: Path) -> Locations:
    """Return a copy of the built library and of its content, times of the files included."""
    content = copied(built.content, tmp_path / "content")
    return Locations(content, copied(built.shipped, tmp_path / "search_index"), tmp_path / "cache")


def change_manifest(library: Path, change: Callable[[dict[str, object]], object]) -> None:
    values = json.loads((library / MANIFEST).read_text(encoding="utf-8"))
    change(values)
    (library / MANIFEST).write_text(json.dumps(values), encoding="utf-8")


def segment(library: Path) -> Path:
    """Return the largest file of the index."""
    return max((library / INDEX_FOLDER).iterdir(), key=lambda path: path.stat().st_size)


def flip_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def replace_by_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    target = path.parent.parent / "elsewhere"
    path.with_name("elsewhere").rename(target)
    path.symlink_to(target)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "an altered segment": lambda library: flip_byte(segment(library)),
    "a truncated segment": lambda library: truncate(segment(library)),
    "a missing segment": lambda library: segment(library).unlink(),
    "no index": lambda library: [path.unlink() for path in (library / INDEX_FOLDER).iterdir()],
    "an altered database": lambda library: flip_byte(library / DATABASE),
    "a truncated database": lambda library: truncate(library / DATABASE),
    "a foreign file in the index": lambda library: (library / INDEX_FOLDER / "x.toc").write_bytes(
        b"cos\nsystem\n"
    ),
    "a foreign file beside it": lambda library: (library / "sitecustomize.py").write_text(
        "boom", encoding="utf-8"
    ),
    "a foreign folder": lambda library: (
        (library / "more").mkdir() or (library / "more" / "f").write_bytes(b"x")
    ),
    "a lock file with something in it": lambda library: (
        library / INDEX_FOLDER / "MAIN_WRITELOCK"
    ).write_bytes(b"x"),
    "a link instead of a file": lambda library: replace_by_link(segment(library)),
    "a manifest that is cut off": lambda library: truncate(library / MANIFEST),
    "a manifest of another shape": lambda library: (library / MANIFEST).write_text("[]", encoding="utf-8"),
    "a manifest without hashes": lambda library: change_manifest(
        library, lambda v: v.update(files={DATABASE: 1})
    ),
    "a manifest that knows no index": lambda library: change_manifest(
        library,
        lambda v: v.update(files={n: f for n, f in v["files"].items() if "/" not in n}),  # type: ignore[attr-defined]
    ),
}


def test_a_library_just_built_is_good(where: Locations) -> None:
    assert examine(where, where.shipped).state is LibraryState.GOOD


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found_and_named(where: Locations, damage: Callable[[Path], object]) -> None:
    damage(where.shipped)
    verdict = examine(where, where.shipped)
    assert verdict.state is LibraryState.DAMAGED
    assert verdict.reason


@pytest.mark.parametrize("name", [MANIFEST, DATABASE])
def test_a_library_without_one_of_its_two_main_files_is_missing(where: Locations, name: str) -> None:
    (where.shipped / name).unlink()
    assert examine(where, where.shipped).state is LibraryState.MISSING
    assert examine(where, where.cached).state is LibraryState.MISSING


@pytest.mark.parametrize("change", [{"format": 1}, {"format": None}, {"whoosh": "2.7.4"}])
def test_a_library_of_another_program_version_is_foreign(where: Locations, change: dict[str, object]) -> None:
    change_manifest(where.shipped, lambda values: values.update(change))
    assert examine(where, where.shipped).state is LibraryState.FOREIGN


STALE: dict[str, Callable[[Path], object]] = {
    "a changed page": lambda content: (content / "fr/conference/start.md").write_text(
        "new", encoding="utf-8"
    ),
    "a new page": lambda content: (content / "en/conference/new.md").write_text("new", encoding="utf-8"),
    "a deleted page": lambda content: (content / "en/conference/second.md").unlink(),
    "a renamed page": lambda content: (content / "en/conference/second.md").rename(
        content / "en/conference/2.md"
    ),
    "a changed glossary": lambda content: (content / "en/glossary.yaml").write_text("", encoding="utf-8"),
}


@pytest.mark.parametrize("edit", STALE.values(), ids=STALE)
def test_a_library_older_than_its_content_is_stale(where: Locations, edit: Callable[[Path], object]) -> None:
    edit(where.content)
    assert examine(where, where.shipped).state is LibraryState.STALE


def test_a_fresh_checkout_of_the_same_content_is_not_stale(where: Locations) -> None:
    """Only the times of the files differ."""
    for path in manifest.content_files(where.content):
        path.write_bytes(path.read_bytes())
    assert examine(where, where.shipped).state is LibraryState.GOOD


def test_without_its_content_a_library_cannot_be_stale(where: Locations, tmp_path: Path) -> None:
    assert examine(where._replace(content=tmp_path / "nowhere"), where.shipped).state is LibraryState.GOOD


def test_what_git_and_whoosh_leave_there_is_no_damage(where: Locations) -> None:
    (where.shipped / "README.md").write_text("Compiled.", encoding="utf-8")
    (where.shipped / INDEX_FOLDER / "MAIN_WRITELOCK").touch()
    assert examine(where, where.shipped).state is LibraryState.GOOD


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Path.exists, True),
        (lambda library: flip_byte(segment(library)), True),  # pages can be read all the same
        (lambda library: truncate(library / DATABASE), False),
        (lambda library: (library / DATABASE).unlink(), False),
        (lambda library: (library / MANIFEST).write_bytes(b"\xff"), False),
        (lambda library: change_manifest(library, lambda values: values.update(format=1)), False),
        (lambda library: change_manifest(library, lambda values: values.update(files={})), False),
    ],
)
def test_pages_are_shown_at_once_only_from_a_database_of_the_right_size(
    where: Locations, change: Callable[[Path], object], expected: bool
) -> None:
    change(where.shipped)
    assert usable(where.shipped) is expected


def test_of_two_libraries_the_newer_one_is_shown_first(where: Locations) -> None:
    assert usable_library(where) == where.shipped
    build_library(where.content, where.cached)
    assert usable_library(where) == where.cached
    (where.cached / MANIFEST).unlink()
    (where.shipped / MANIFEST).unlink()
    assert usable_library(where) is None
