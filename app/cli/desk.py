"""What a command works with: words, output, folders and, when it asks, the verified library."""

import argparse
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.cli.output import Output, Progress
from app.cli.parser import Parser
from app.core import paths
from app.core.build import ensure_library
from app.core.content.library import Library
from app.core.content.manifest import LibraryState, Verdict
from app.core.errors import marked
from app.core.i18n.catalog import Catalog
from app.core.paths import Locations

_FOUND = {
    LibraryState.DAMAGED: marked("The compiled library was damaged ({reason})."),
    LibraryState.FOREIGN: marked(
        "The compiled library was made by another version of the program ({reason})."
    ),
    LibraryState.STALE: marked("The briefing has changed since it was compiled."),
}


class Desk(NamedTuple):
    """One run of the program. `words.language` is the language of the interface."""

    words: Catalog
    output: Output
    locations: Locations
    profile: Path | None

    def words_in(self, language: str) -> Catalog:
        """Return the program's words in another language, such as that of a page."""
        return Catalog(paths.resources_folder() / "locale", language)

    def build_progress(self, *, quiet: bool = False) -> Progress:
        """Return what shows the progress of a build on standard error."""
        _ = self.words.gettext
        stages = {"pages": _("Preparing the pages"), "index": _("Preparing the search")}
        return Progress(self.output, stages, quiet=quiet)

    def examined_library(self) -> tuple[Path, Verdict, bool]:
        """Return the folder of a verified library, the state it was found in and whether it was rebuilt.

        Raises LibraryError where it can be neither used nor rebuilt.
        """
        progress = self.build_progress(quiet=True)
        try:
            folder, verdict = ensure_library(self.locations, progress)
        finally:
            progress.clear()
        return folder, verdict, progress.called

    def library_folder(self) -> Path:
        """Return the folder of a verified library; a repair is told on standard error."""
        folder, verdict, rebuilt = self.examined_library()
        if verdict.state in _FOUND:
            self.output.note(f"{self.found(verdict)} {self.done_about_it(folder, rebuilt=rebuilt)}")
        return folder

    def found(self, verdict: Verdict) -> str:
        """Return in a sentence what was wrong with the shipped library, or an empty string."""
        message = _FOUND.get(verdict.state)
        return self.words.gettext(message, reason=verdict.reason) if message else ""

    def done_about_it(self, folder: Path, *, rebuilt: bool) -> str:
        """Return in a sentence how `folder` came to be used."""
        if rebuilt:
            return self.words.gettext("It has been rebuilt.")
        return self.words.gettext("The copy in {folder} is used.", folder=folder)

    @contextlib.contextmanager
    def library(self) -> Iterator[Library]:
        """Open the verified library, rebuilt if need be."""
        library = Library(self.library_folder())
        try:
            yield library
        finally:
            library.close()


class Command(NamedTuple):
    """A command: its name, what it does in a line, how it declares its arguments, and what runs it.

    `words` says that what it takes is a text of any number of words.
    """

    name: str
    summary: str
    declare: Callable[[Parser], None]
    run: Callable[[argparse.Namespace, Desk], int]
    epilog: str = ""
    words: bool = False
