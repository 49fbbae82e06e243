"""Copies of an installed program that cost next to nothing: every file is a hard link until it is damaged.

A tree has content/, resources/, search_index/ and profile/, and site/ with the data of other packages that are
read by path. Whatever damages a file takes a copy of its own first, so the originals stay as they are.
"""

import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from app.core import paths
from app.core.build import build_library
from app.core.model.language import LANGUAGES
from app.core.paths import Locations
from app.core.userdata.positions import Position, save_positions
from app.core.userdata.reading_list import ReadingList, save_reading_list
from app.core.userdata.recent import Recent, save_recent
from app.core.userdata.session import Session, save_session
from app.core.userdata.settings import Settings, save_settings

PROFILE, SITE = "profile", "site"
_PACKAGES = ("fontpkg_pt_serif", "spellchecker")
_HOME = "conference/in-brief"


def locations(tree: Path) -> Locations:
    """Return the folders of the program in `tree`."""
    return Locations(
        tree / "content", tree / "search_index", tree / "cache" / "delegate-briefing" / "search_index"
    )


def make_whole(tree: Path) -> Path:
    """Copy the program's files to `tree` and build the library there."""
    return _make(tree, None)


def make_small(tree: Path) -> Path:
    """Do the same with the home page and one page a section only: such a library is rebuilt in a moment."""
    english = paths.content_folder() / next(iter(LANGUAGES))
    firsts = {min(folder.glob("*.md")) for folder in english.iterdir() if folder.is_dir()}
    return _make(tree, {path.relative_to(english).with_suffix("").as_posix() for path in firsts} | {_HOME})


def _make(tree: Path, pages: set[str] | None) -> Path:
    content, resources = paths.content_folder(), paths.resources_folder()
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content)
        page = "/".join(name.parts[1:]).removesuffix(".md")
        if path.is_file() and (pages is None or path.suffix != ".md" or page in pages):
            (tree / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, tree / "content" / name)
    shutil.copytree(resources, tree / "resources", ignore=shutil.ignore_patterns("*.po", "*.pot"))
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.submodule_search_locations:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(spec.submodule_search_locations[0], tree / SITE / package, ignore=ignored)
    _make_profile(tree / PROFILE)
    build_library(tree / "content", tree / "search_index")
    return tree


def _make_profile(folder: Path) -> None:
    """Write what a reader who has used the program for a while has."""
    save_settings(folder / "settings.json", Settings(ui_language="en", theme="sepia", text_size=110))
    save_session(folder / "session.json", Session(page=_HOME, language="fr"), [Session(page=_HOME)])
    save_positions(folder / "positions.json", [Position(_HOME, "p1", 0.5), Position("glossary")])
    save_recent(folder / "recent.json", Recent(searches=("ott", "spam"), pages=(_HOME, "glossary")))
    save_reading_list(folder / "reading.json", ReadingList(read=(_HOME,)))
    (folder / "requests").mkdir()
    (folder / "requests" / "1-1.json").write_text(json.dumps({"page": _HOME}), encoding="utf-8")
    (folder / "running.lock").touch()


def linked_copy(source: Path, target: Path) -> None:
    """Make `target` a tree of hard links to the files of `source`."""
    for folder, _folders, files in os.walk(source):
        here = target / Path(folder).relative_to(source)
        here.mkdir(mode=0o755)
        for name in files:
            os.link(Path(folder, name), here / name)


def remove(tree: Path) -> None:
    """Remove a tree, whatever has been made unreadable in it."""
    for folder, folders, _files in os.walk(tree):
        for name in folders:
            if not (path := Path(folder, name)).is_symlink():
                path.chmod(0o755)
    shutil.rmtree(tree, ignore_errors=True)
