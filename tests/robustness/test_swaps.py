"""Libraries take the place of one another while other processes read: none of them ever finds none, or a bad one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.build import build_library, examine, install_library, remove_abandoned
from app.core.build_folders import PREFIX, building_folder
from app.core.content.manifest import LibraryState
from app.core.paths import Locations
from tests.sample_briefing import copied, sample_content

SWAPS = 150

READER = """
import sys
from pathlib import Path
from app.core.build import ensure_library
from app.core.content.library import Library
from app.core.paths import Locations
folders = Locations(*map(Path, sys.argv[1:]))
print("ready", flush=True)
looks = 0
while not (folders.content / "over").exists():
    folder, verdict = ensure_library(folders)
    assert (folder, verdict.state) == (folders.shipped, "good"), (folder, verdict)
    Library(folder).close()
    looks += 1
print(looks)
"""

HOLDER = """
import sys
from pathlib import Path
from app.core.build_folders import building_folder
with building_folder(Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def small(tmp_path: Path) -> Locations:
    where = Locations(
        sample_content(tmp_path / "p" / "content"), tmp_path / "p" / "search_index", tmp_path / "c" / "i"
    )
    build_library(where.content, where.shipped)
    return where


def test_readers_always_find_a_good_library(small: Locations) -> None:
    command = [sys.executable, "-c", READER, *map(str, small)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    for _ in range(SWAPS):
        with building_folder(small.shipped.parent) as folder:
            install_library(copied(small.shipped, folder / "made"), small.shipped)
    (small.content / "over").touch()
    for reader in readers:
        looks, _ = reader.communicate(timeout=60)
        assert reader.returncode == 0
        assert int(looks) > 0


def test_a_folder_goes_with_the_process_that_built_in_it_and_not_before(small: Locations) -> None:
    beside = small.shipped.parent
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(beside)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    folder = Path(holder.stdout.readline().strip())
    with building_folder(beside) as own:
        remove_abandoned(small)
        assert folder.is_dir()
        assert own.is_dir(), "not even a build on another thread of this process"
    holder.kill()
    holder.wait()
    assert folder.is_dir()
    remove_abandoned(small)
    assert not list(beside.glob(f"{PREFIX}*"))
    holder.communicate()


def test_a_folder_of_a_version_without_locks_goes_when_it_is_old(small: Locations) -> None:
    old, new = (small.shipped.parent / f"{PREFIX}{name}" for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (1, 1))
    remove_abandoned(small)
    assert not old.exists()
    assert new.exists()


def test_a_build_with_its_old_library_gone_leaves_one_that_is_good(small: Locations) -> None:
    build_library(small.content, small.shipped)
    assert examine(small, small.shipped).state is LibraryState.GOOD
    assert not list(small.shipped.parent.glob(f"{PREFIX}*"))
