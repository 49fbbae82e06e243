"""Where the reader stopped: page, paragraph, languages, window. Not a setting: nobody chose it."""

from pathlib import Path
from typing import NamedTuple

from app.core.model.language import LANGUAGES
from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1

ALONE, BOTH, BENEATH = "", "both", "beneath"
"""How the languages of a page are shown: the one that is read; both, side by side where there is room for it; each
paragraph with its translation under it."""


class Session(NamedTuple):
    """The end of the last session.

    `block` is the paragraph at the top of the reader and `offset` how far above the edge it begins, as a share
    of its height; `text` is the language of that paragraph, where it is not the one that is read. `mode` says how
    the languages are shown. `geometry` and `layout` are Qt's own bytes in Base64, empty at the first start.
    """

    schema: int = SCHEMA
    page: str = ""
    block: str = ""
    offset: float = 0.0
    text: str = ""
    language: str = ""
    mode: str = ALONE
    geometry: str = ""
    layout: str = ""


def load_session(path: Path) -> tuple[Session, Path | None]:
    """Return the session in `path` (see `load_settings` for what is forgiven).

    An offset that is no share of a height is 0, a language that there is not is none, a mode that there is not is
    one language alone.
    """
    values, aside = read_values(path)
    session = Session(**{**known(values, Session()._asdict()), "schema": SCHEMA})
    return session._replace(
        offset=session.offset if 0.0 <= session.offset <= 1.0 else 0.0,
        text=session.text if session.text in LANGUAGES else "",
        language=session.language if session.language in LANGUAGES else "",
        mode=session.mode if session.mode in {ALONE, BOTH, BENEATH} else ALONE,
    ), aside


def save_session(path: Path, session: Session) -> None:
    """Write the session. Raises OSError where the folder cannot be written."""
    write_values(path, session._asdict())
