"""A library of one's own, built from a copy of the bundled content: nobody rebuilds it or edits it meanwhile.

Run as a module it builds, in a process that then takes all that a build leaves in memory with it.
"""

import json
import shutil
import sys
from pathlib import Path

from app.core import paths
from app.core.build import build_library
from app.core.content.manifest import Locations
from benchmarks.child import reported


def places(folder: Path) -> Locations:
    """Return where the parts are, once they have been built in `folder`."""
    return Locations(folder / "content", folder / "search_index", folder / "cache")


def prepare(folder: Path) -> Locations:
    """Copy the content into `folder`, build the library there, and return the places."""
    reported("own_library", str(folder))
    return places(folder)


if __name__ == "__main__":
    where = places(Path(sys.argv[1]))
    shutil.copytree(paths.content_folder(), where.content)
    print(json.dumps(build_library(where.content, where.shipped).pages))
