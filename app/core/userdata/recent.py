"""What was looked for and read last: searches whose result was opened, pages. Newest first, twenty of each."""

from pathlib import Path
from typing import NamedTuple

from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1
MOST = 20
_LONGEST = 200


class Recent(NamedTuple):
    """Searches as typed, and page ids."""

    schema: int = SCHEMA
    searches: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    def with_search(self, text: str) -> "Recent":
        """Return this with a search on top; the same words in other capitals are the same search."""
        text = " ".join(text.split())[:_LONGEST]
        if not text:
            return self
        others = [one for one in self.searches if one.casefold() != text.casefold()]
        return self._replace(searches=(text, *others)[:MOST])

    def without_search(self, text: str) -> "Recent":
        """Return this without a search."""
        return self._replace(searches=tuple(one for one in self.searches if one != text))

    def with_page(self, page: str) -> "Recent":
        """Return this with a page on top."""
        return self._replace(pages=(page, *(one for one in self.pages if one != page))[:MOST])


def load_recent(path: Path) -> tuple[Recent, Path | None]:
    """Return what `path` holds (see `load_settings` for what is forgiven); what is no text is left out."""
    values, aside = read_values(path)
    found = known(values, {"searches": [], "pages": []})
    return Recent(SCHEMA, _texts(found["searches"]), _texts(found["pages"])), aside


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one[:_LONGEST] for one in values if isinstance(one, str) and one.strip()))[
        :MOST
    ]


def save_recent(path: Path, recent: Recent) -> None:
    """Write it. Raises OSError where the folder cannot be written."""
    write_values(path, {"schema": recent.schema, "searches": [*recent.searches], "pages": [*recent.pages]})
