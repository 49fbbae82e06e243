"""Which pages have been read. Oldest first; a reader of many briefings forgets the oldest."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1
MOST = 20_000
_LONGEST = 200


class ReadingList(NamedTuple):
    """Ids of the pages that were read."""

    schema: int = SCHEMA
    read: tuple[str, ...] = ()

    def with_read(self, pages: Iterable[str]) -> "ReadingList":
        """Return this with pages marked as read."""
        return self._replace(read=tuple(dict.fromkeys((*self.read, *pages)))[-MOST:])

    def without(self, pages: Iterable[str]) -> "ReadingList":
        """Return this with pages marked as unread."""
        gone = set(pages)
        return self._replace(read=tuple(page for page in self.read if page not in gone))


def load_reading_list(path: Path) -> tuple[ReadingList, Path | None]:
    """Return what `path` holds (see `load_settings` for what is forgiven); what is no page id is left out."""
    values, aside = read_values(path)
    listed: list[object] = known(values, {"read": []})["read"]
    pages = (one for one in listed if isinstance(one, str) and 0 < len(one) <= _LONGEST)
    return ReadingList().with_read(pages), aside


def save_reading_list(path: Path, reading: ReadingList) -> None:
    """Write it. Raises OSError where the folder cannot be written."""
    write_values(path, {"schema": reading.schema, "read": [*reading.read]})
