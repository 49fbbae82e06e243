"""A library of one's own, built from a copy of the bundled content: nobody rebuilds it or edits it meanwhile.

Run as a module it builds, in a process that then takes all that a build leaves in memory with it.
"""

import json
import shutil
import sys
from pathlib import Path

from app.core import paths
from app.core.build import build_library
from app.core.paths import Locations
from benchmarks.child import reported

FAULTY = "topics/spam"
"""The page whose files are broken in a spoiled library, in every language."""
MISSING = {"en": "topics/csirt", "fr": "topics/ipv6"}
"""The page that a spoiled library lacks in a language."""


def places(folder: Path) -> Locations:
    """Return where the parts are, once they have been built in `folder`."""
    return Locations(folder / "content", folder / "search_index", folder / "cache")


def prepare(folder: Path, *, spoiled: bool = False) -> Locations:
    """Copy the content into `folder`, spoil it or not, build the library there, and return the places."""
    reported("own_library", str(folder), *(["--spoiled"] if spoiled else []))
    return places(folder)


def _spoil(content: Path) -> None:
    for language, page in MISSING.items():
        (content / language / f"{page}.md").unlink()
        file = content / language / f"{FAULTY}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("title:", "title: [", 1), encoding="utf-8")


if __name__ == "__main__":
    where = places(Path(sys.argv[1]))
    shutil.copytree(paths.content_folder(), where.content)
    if "--spoiled" in sys.argv[2:]:
        _spoil(where.content)
    print(json.dumps(build_library(where.content, where.shipped).pages))
