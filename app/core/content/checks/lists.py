"""Plain lists beside the language folders: one entry a line, `#` begins a comment."""

from pathlib import Path
from typing import NamedTuple

from app.core.content.files import bytes_of
from app.core.model.page import Problem
from app.core.rendering.limits import FILE_BYTES, without_unseen


class PlainList(NamedTuple):
    """The entries of a list and the line each stands on; `problems` says why it could not be read."""

    file: str
    entries: dict[str, int]
    problems: tuple[Problem, ...] = ()


def read_list(folder: Path, file: str) -> PlainList | None:
    """Return the list `file` of a content folder, or None where there is none."""
    try:
        data = bytes_of(folder / file, folder)
        lines = without_unseen(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"cannot be read ({error.strerror}): look at its permissions"
        return PlainList(file, {}, (Problem(file, 1, "unreadable", message),))
    except UnicodeDecodeError:
        message = "not UTF-8 text: save the file with the encoding UTF-8"
        return PlainList(file, {}, (Problem(file, 1, "encoding", message),))
    if len(data) > FILE_BYTES:
        return PlainList(
            file, {}, (Problem(file, 1, "size", f"a file of more than {FILE_BYTES} bytes: split it"),)
        )
    entries: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if entry := line.split("#")[0].strip():
            entries.setdefault(entry, number)
    return PlainList(file, entries)
