"""Content folder -> library folder, and the care of it: is it there, is it good, where may it be rebuilt.

The only module of the core that knows both the compiler and the search indexer.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.core.content import manifest
from app.core.content.manifest import LibraryState, Verdict
from app.core.content.schema import DATABASE, INDEX_FOLDER
from app.core.errors import LibraryError, marked
from app.core.paths import Locations

Progress = Callable[[str, int, int], None]
"""Called with a stage ("pages", "index"), steps done and steps in all. May raise BuildCancelledError."""

INDEX_VERSION = "3.54.0"
"""Version of whoosh3 whose index format this program writes and reads."""

_TEMPORARY_PREFIX = ".search_index-"
_ABANDONED_AFTER = 3600.0


class BuildReport(NamedTuple):
    """What a build made: pages, blocks (all languages), seconds taken, bytes on disk, faults in the content."""

    pages: int
    blocks: int
    seconds: float
    bytes: int
    problems: int


def _silent(stage: str, done: int, total: int) -> None:
    del stage, done, total


def build_library(
    content: Path,
    target: Path,
    progress: Progress = _silent,
    before_install: Callable[[], None] = lambda: None,
) -> BuildReport:
    """Compile `content` into the folder `target`, which is replaced as a whole or left as it was.

    `before_install` is called when all is ready: whoever has `target` open closes it there.
    Raises ContentError where there is nothing to compile, BuildCancelledError when `progress` says so, and
    OSError where `target` cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with prepared_library(content, target.parent, progress) as (made, report):
        before_install()
        install_library(made, target)
    return report


@contextlib.contextmanager
def prepared_library(
    content: Path, beside: Path, progress: Progress = _silent
) -> Iterator[tuple[Path, BuildReport]]:
    """Compile `content` into a temporary folder in `beside`; what has not been installed is removed again."""
    from app.core.content.compiler import compile_library  # noqa: PLC0415 - Markdown and YAML, only to build
    from app.core.content.source import read_content  # noqa: PLC0415 - for the same reason
    from app.core.search.indexer import build_index  # noqa: PLC0415 - Whoosh, likewise

    started = time.perf_counter()
    _sweep(beside)
    made = Path(tempfile.mkdtemp(prefix=_TEMPORARY_PREFIX, dir=beside))
    try:
        files = manifest.content_files(content)
        source = read_content(content)
        blocks = compile_library(source, made / DATABASE, lambda done, total: progress("pages", done, total))
        build_index(made / DATABASE, made / INDEX_FOLDER, lambda done, total: progress("index", done, total))
        manifest.write(made, content, files, INDEX_VERSION)
        made.chmod(0o755)
        yield (
            made,
            BuildReport(
                pages=len(source.pages),
                blocks=blocks,
                seconds=time.perf_counter() - started,
                bytes=sum(path.stat().st_size for path in made.rglob("*") if path.is_file()),
                problems=len(source.problems),
            ),
        )
    finally:
        shutil.rmtree(made, ignore_errors=True)


def install_library(made: Path, target: Path) -> None:
    """Put the finished folder `made` in the place of `target`. Nobody may have `target` open."""
    readme = target / "README.md"
    if readme.is_file():
        shutil.copy2(readme, made / "README.md")
    if target.exists() or target.is_symlink():  # a link may lead nowhere
        old = Path(tempfile.mkdtemp(prefix=_TEMPORARY_PREFIX, dir=target.parent))
        target.rename(old / "old")
        try:
            made.rename(target)
        except OSError:
            (old / "old").rename(target)
            raise
        finally:
            shutil.rmtree(old, ignore_errors=True)
    else:
        made.rename(target)


def _sweep(folder: Path) -> None:
    """Remove what a killed build left behind."""
    for path in folder.glob(f"{_TEMPORARY_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(path, ignore_errors=True)


def examine(locations: Locations, library: Path) -> Verdict:
    """Look at every file of `library` and say what state it is in."""
    files = manifest.content_files(locations.content) if locations.content.is_dir() else []
    return manifest.verify(library, locations.content, files, INDEX_VERSION)


def good_library(locations: Locations) -> tuple[Path | None, Verdict]:
    """Return a verified library folder, or None and what is wrong with the shipped one."""
    verdict = examine(locations, locations.shipped)
    if verdict.state is LibraryState.GOOD:
        return locations.shipped, verdict
    if examine(locations, locations.cached).state is LibraryState.GOOD:
        return locations.cached, verdict
    return None, verdict


def rebuild_target(locations: Locations) -> Path:
    """Return the folder a rebuilt library belongs in: the shipped one, or the user's where that is read-only."""
    folder = locations.shipped
    return folder if _writable(folder) and _writable(folder.parent) else locations.cached


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK) if folder.exists() else os.access(folder.parent, os.W_OK)


def ensure_library(locations: Locations, progress: Progress = _silent) -> tuple[Path, Verdict]:
    """Return a verified library folder, rebuilt if need be, and the state the shipped one was found in.

    Raises LibraryError where it can be neither used nor rebuilt.
    """
    folder, verdict = good_library(locations)
    if folder is not None:
        return folder, verdict
    if not locations.content.is_dir():
        raise LibraryError(
            marked(
                "The compiled library cannot be used ({reason}) and there is no content to rebuild it from: {path}."
            ),
            reason=verdict.reason,
            path=locations.content,
        )
    target = rebuild_target(locations)
    try:
        build_library(locations.content, target, progress)
    except OSError as error:
        raise LibraryError(
            marked("The library cannot be written to {path}: {reason}."),
            path=target,
            reason=error.strerror or error,
        ) from error
    return target, verdict
