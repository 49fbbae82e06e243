"""The name somebody probably meant."""

import difflib
from collections.abc import Iterable


def nearest(wanted: str, known: Iterable[str]) -> str:
    """Return a question after the known name most like `wanted`, to end a message with, or nothing."""
    close = difflib.get_close_matches(wanted, list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
