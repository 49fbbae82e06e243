"""Reads the bytes of content files, and refuses what is none: devices, pipes, links that lead elsewhere."""

import stat
from pathlib import Path

from app.core.rendering.limits import FILE_BYTES


def bytes_of(path: Path, folder: Path) -> bytes:
    """Return what a file of the content `folder` holds, up to one byte more than a file may have.

    Raises OSError where it is not to be read: it is no plain file, and might never end, or lies elsewhere.
    """
    try:
        is_inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except RuntimeError as error:  # links in a circle
        raise OSError(0, "a link that leads to itself") from error
    if not is_inside:
        raise OSError(0, "a link to something outside of the content folder")
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(0, "no plain file")
    with path.open("rb") as file:
        return file.read(FILE_BYTES + 1)
