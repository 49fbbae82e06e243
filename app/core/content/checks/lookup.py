"""What every check needs: the pages that could be read, and the name somebody probably meant."""

import difflib
from collections.abc import Iterable, Iterator

from app.core.content.source import Content, SourcePage

_DIFFERENCE, _LONGEST, _MOST = 3, 100, 100  # to compare everything with everything takes its time


def usable(content: Content) -> Iterator[SourcePage]:
    """Yield every version of every page whose head could be read."""
    for versions in content.pages.values():
        yield from usable_versions(versions)


def usable_versions(versions: dict[str, SourcePage]) -> list[SourcePage]:
    """Return the versions of one page whose heads could be read."""
    return [page for page in versions.values() if page.head is not None]


def nearest(wanted: str, known: Iterable[str]) -> str:
    """Return the end of a message: which of the known names, of about the same length, was probably meant, if any."""
    like = [name for name in known if abs(len(name) - len(wanted)) <= _DIFFERENCE]
    close = difflib.get_close_matches(wanted[:_LONGEST], like[:_MOST], n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def shortened(text: str, length: int = 60) -> str:
    """Return `text` for use in a message: not longer than `length`."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
