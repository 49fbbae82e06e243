"""Where the reader stopped: page, paragraph, languages, window. Not a setting: nobody chose it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.core.model.language import LANGUAGES
from app.core.userdata.values_file import known, read_values, write_values

SCHEMA = 1
MOST_WINDOWS = 8
"""How many windows are opened again: whoever has more lost count."""

ALONE, BOTH, BENEATH = "", "both", "beneath"
"""How the languages of a page are shown: the one that is read; both, side by side where there is room for it; each
paragraph with its translation under it."""

BESIDE = ("", "contents", "details")
"""What may have been asked for beside the page, in a window that has no room for all."""


class Session(NamedTuple):
    """The end of the last session.

    `block` is the paragraph at the top of the reader and `offset` how far above the edge it begins, as a share
    of its height; `text` is the language of that paragraph, where it is not the one that is read. `mode` says how
    the languages are shown. `contents` and `beside` say which panes are wanted, see
    `Panes`. `geometry` and `layout` are Qt's own bytes in Base64, empty at the first start.
    """

    schema: int = SCHEMA
    page: str = ""
    block: str = ""
    offset: float = 0.0
    text: str = ""
    language: str = ""
    mode: str = ALONE
    contents: bool = True
    beside: str = ""
    geometry: str = ""
    layout: str = ""


def load_session(path: Path) -> tuple[Session, Path | None]:
    """Return the session in `path` (see `load_settings` for what is forgiven): that of the window in front."""
    values, aside = read_values(path)
    return session_of(values), aside


def session_of(values: dict[str, Any]) -> Session:
    """Return the session of one window.

    An offset that is no share of a height is 0, a language that there is not is none, a mode that there is not is
    one language alone.
    """
    session = Session(**{**known(values, Session()._asdict()), "schema": SCHEMA})
    return session._replace(
        offset=session.offset if 0.0 <= session.offset <= 1.0 else 0.0,
        text=session.text if session.text in LANGUAGES else "",
        language=session.language if session.language in LANGUAGES else "",
        beside=session.beside if session.beside in BESIDE else "",
        mode=session.mode if session.mode in {ALONE, BOTH, BENEATH} else ALONE,
    )


def load_others(path: Path) -> list[Session]:
    """Return the sessions of the windows behind the one in front, no more than can be opened at once."""
    others = read_values(path)[0].get("others", [])
    known_ones = [one for one in others if isinstance(one, dict)] if isinstance(others, list) else []
    return [session_of(one) for one in known_ones[: MOST_WINDOWS - 1]]


def save_session(path: Path, session: Session, others: Sequence[Session] = ()) -> None:
    """Write the session of the window in front, and those behind. Raises OSError where it cannot be written."""
    behind = [one._asdict() for one in others[: MOST_WINDOWS - 1]]
    write_values(path, session._asdict() | ({"others": behind} if behind else {}))
