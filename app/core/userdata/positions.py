"""Where one stopped on each page: the latest pages, each with the paragraph at the top of the reader."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from app.core.model.language import LANGUAGES
from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1
MOST = 400
_LONGEST = 200  # characters in a page or block id


class Position(NamedTuple):
    """`offset` is how far above the edge the block begins, as a share of its height.

    `text` is the language of the paragraph, where it was not the one that was read.
    """

    page: str
    block: str = ""
    offset: float = 0.0
    text: str = ""


def load_positions(path: Path) -> tuple[list[Position], Path | None]:
    """Return what `path` holds, the latest last (see `load_settings` for what is forgiven).

    An entry that is none is left out, whatever stands in the others; of two for one page the later one counts.
    """
    values, aside = read_values(path)
    listed: list[object] = known(values, {"pages": []})["pages"]
    found = {entry.page: entry for one in listed if (entry := _position(one)) is not None}
    return list(found.values())[-MOST:], aside


def _position(value: object) -> Position | None:
    if not isinstance(value, dict):
        return None
    entry: dict[str, Any] = known(value, Position("")._asdict())
    position = Position(**entry)
    if not position.page or max(len(position.page), len(position.block)) > _LONGEST:
        return None
    return position._replace(
        offset=position.offset if 0.0 <= position.offset <= 1.0 else 0.0,
        text=position.text if position.text in LANGUAGES else "",
    )


def save_positions(path: Path, positions: Iterable[Position]) -> None:
    """Write the latest ones. Raises OSError where the folder cannot be written."""
    write_values(path, {"schema": SCHEMA, "pages": [one._asdict() for one in list(positions)[-MOST:]]})
