"""A build replaces the library as a whole or leaves it as it was; and there is always one to read, or a reason."""

import os
import shutil
import time
from pathlib import Path

import pytest

from app.core import build, build_folders
from app.core.build import build_library, ensure_library, examine, good_library, rebuild_target
from app.core.content.library import Library
from app.core.content.manifest import LibraryState
from app.core.content.schema import DATABASE, MANIFEST
from app.core.errors import BuildCancelledError, ContentError, LibraryError
from app.core.paths import Locations
from tests.sample_briefing import page_source, sample_content


@pytest.fixture
def where(tmp_path: Path) -> Locations:
    """Return a small briefing that has not been built."""
    program = tmp_path / "program"
    return Locations(
        sample_content(program / "content"), program / "search_index", tmp_path / "cache/search_index"
    )


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def read_only(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Make `folder` look read-only, also to a test that runs as root."""
    allowed = os.access

    def access(path: Path, mode: int) -> bool:
        return not Path(path).is_relative_to(folder) and allowed(path, mode)

    monkeypatch.setattr(build.os, "access", access)


def test_a_build_reports_what_it_made_and_how_far_it_is(where: Locations) -> None:
    steps: list[tuple[str, int, int]] = []
    report = build_library(where.content, where.shipped, lambda *step: steps.append(step))
    assert (report.pages, report.blocks, report.problems) == (2, 12, 0)
    assert (
        report.bytes
        == sum(len(data) for name, data in files(where.shipped).items() if name != MANIFEST)
        + (where.shipped / MANIFEST).stat().st_size
    )
    assert {stage for stage, _done, _total in steps} == {"pages", "index"}
    for stage in ("pages", "index"):
        done = [step[1:] for step in steps if step[0] == stage]
        assert done == sorted(done)
        assert done[-1][0] == done[-1][1], "the bar reaches its end"


@pytest.mark.parametrize("stage", ["pages", "index"])
def test_a_cancelled_build_leaves_the_old_library_and_no_rubbish(where: Locations, stage: str) -> None:
    build_library(where.content, where.shipped)
    before = files(where.shipped)

    def cancel(at: str, done: int, total: int) -> None:
        if at == stage:
            raise BuildCancelledError("cancelled")

    with pytest.raises(BuildCancelledError):
        build_library(where.content, where.shipped, cancel)
    assert files(where.shipped) == before
    assert [p.name for p in where.shipped.parent.iterdir() if p.name.startswith(".")] == []


def test_a_build_that_fails_at_the_last_step_puts_the_old_library_back(
    where: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_library(where.content, where.shipped)
    before = files(where.shipped)
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if target == where.shipped and path.name != "old":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    monkeypatch.setattr(build_folders, "_exchanged", lambda _one, _other: False)
    with pytest.raises(OSError, match="Permission denied"):
        build_library(where.content, where.shipped)
    assert files(where.shipped) == before
    assert [p.name for p in where.shipped.parent.iterdir() if p.name.startswith(".")] == []


def test_whoever_has_the_library_open_is_asked_to_let_go_just_before_the_swap(where: Locations) -> None:
    build_library(where.content, where.shipped)
    old = (where.shipped / DATABASE).stat().st_ino
    seen: list[int] = []
    build_library(
        where.content,
        where.shipped,
        before_install=lambda: seen.append((where.shipped / DATABASE).stat().st_ino),
    )
    assert seen == [old]
    assert (where.shipped / DATABASE).stat().st_ino != old


def test_without_any_page_nothing_is_built(tmp_path: Path) -> None:
    (tmp_path / "content" / "en").mkdir(parents=True)
    with pytest.raises(ContentError, match="No pages"):
        build_library(tmp_path / "content", tmp_path / "search_index")
    assert [p.name for p in tmp_path.iterdir()] == ["content"]


def test_the_readme_that_git_keeps_survives(where: Locations) -> None:
    where.shipped.mkdir()
    (where.shipped / "README.md").write_text("Compiled from content/.", encoding="utf-8")
    build_library(where.content, where.shipped)
    assert (where.shipped / "README.md").read_text(encoding="utf-8") == "Compiled from content/."
    assert examine(where, where.shipped).state is LibraryState.GOOD


def test_what_a_killed_build_left_is_swept_and_what_another_is_making_is_not(where: Locations) -> None:
    folder = where.shipped.parent
    abandoned, under_way = folder / ".search_index-old", folder / ".search_index-new"
    for path in (abandoned, under_way):
        (path / "whoosh").mkdir(parents=True)
    yesterday = time.time() - 86_400
    os.utime(abandoned, (yesterday, yesterday))
    build_library(where.content, where.shipped)
    assert not abandoned.exists()
    assert under_way.exists()


def test_a_library_that_is_good_is_used_as_it_is(where: Locations) -> None:
    build_library(where.content, where.shipped)
    before = (where.shipped / DATABASE).stat().st_mtime_ns
    folder, verdict = ensure_library(where)
    assert (folder, verdict.state) == (where.shipped, LibraryState.GOOD)
    assert (folder / DATABASE).stat().st_mtime_ns == before


def test_a_missing_library_is_built_where_it_belongs(where: Locations) -> None:
    folder, verdict = ensure_library(where)
    assert (folder, verdict.state) == (where.shipped, LibraryState.MISSING)
    assert Library(folder).page("conference/start", "fr").blocks


def test_a_stale_library_is_built_anew(where: Locations) -> None:
    build_library(where.content, where.shipped)
    (where.content / "en/conference/second.md").write_text(
        page_source("Second", "New.[^paper]", 20), encoding="utf-8"
    )
    folder, verdict = ensure_library(where)
    assert verdict.state is LibraryState.STALE
    assert [b.text for b in Library(folder).page("conference/second", "en").blocks] == ["New."]


def test_in_a_read_only_program_folder_it_is_built_for_the_user(
    where: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only(monkeypatch, where.shipped.parent)
    assert rebuild_target(where) == where.cached
    folder, verdict = ensure_library(where)
    assert (folder, verdict.state) == (where.cached, LibraryState.MISSING)
    assert not where.shipped.exists()
    assert good_library(where)[0] == where.cached, "and used from there at the next start"


def test_a_folder_that_is_not_there_yet_can_be_written_when_its_parent_can(where: Locations) -> None:
    assert rebuild_target(where) == where.shipped


def test_with_neither_library_nor_content_the_reason_is_given(where: Locations) -> None:
    shutil.rmtree(where.content)
    with pytest.raises(LibraryError, match="no content to rebuild it from"):
        ensure_library(where)


def test_where_nothing_can_be_written_the_reason_is_given(
    where: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only(monkeypatch, where.shipped.parent)
    where.cached.parent.parent.mkdir(parents=True, exist_ok=True)
    where.cached.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be written"):
        ensure_library(where)
