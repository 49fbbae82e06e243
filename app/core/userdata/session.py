"""Where the reader stopped: page, paragraph, languages, window. Not a setting: nobody chose it."""

from pathlib import Path
from typing import NamedTuple

from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1


class Session(NamedTuple):
    """`block` is the paragraph at the top of the reader and `offset` how far above the edge it begins, as a
    share of its height. `geometry` and `layout` are Qt's own bytes in Base64, empty at the first start.
    """

    schema: int = SCHEMA
    page: str = ""
    block: str = ""
    offset: float = 0.0
    language: str = ""
    geometry: str = ""
    layout: str = ""


def load_session(path: Path) -> tuple[Session, Path | None]:
    """Return the session in `path` (see `load_settings` for what is forgiven)."""
    values, aside = read_values(path)
    return Session(**{**known(values, Session()._asdict()), "schema": SCHEMA}), aside


def save_session(path: Path, session: Session) -> None:
    """Write the session. Raises OSError where the folder cannot be written."""
    write_values(path, session._asdict())
