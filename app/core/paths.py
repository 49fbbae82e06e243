"""Where things are: what the program ships with, and the folders of its user. Creates nothing by itself."""

import os
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parent.parent


class Locations(NamedTuple):
    """The folders a running program works with: sources, the shipped library, this user's own copy of it."""

    content: Path
    shipped: Path
    cached: Path


def shipped_root() -> Path:
    """Return the folder that holds content/, resources/ and search_index/ (the wheel's copy, else the checkout)."""
    packed = _PACKAGE / "_data"
    return packed if packed.is_dir() else _PACKAGE.parent


def content_folder() -> Path:
    """Return the folder of the briefing's source pages."""
    return shipped_root() / "content"


def resources_folder() -> Path:
    """Return the folder of icons, themes, help and catalogs."""
    return shipped_root() / "resources"


def shipped_library() -> Path:
    """Return the folder of the compiled library that came with the program."""
    return shipped_root() / "search_index"


def cached_library() -> Path:
    """Return the folder of a library rebuilt for this user, where the shipped one cannot be written."""
    import platformdirs  # noqa: PLC0415 - only needed when the shipped library cannot be used

    return Path(platformdirs.user_cache_dir("delegate-briefing", appauthor=False)) / "search_index"


def user_folder(profile: Path | None = None) -> Path:
    """Return the folder for settings and personal data: `profile`, or BRIEFING_PROFILE, or the system's own."""
    if profile is not None:
        return profile
    if named := os.environ.get("BRIEFING_PROFILE"):
        return Path(named)
    import platformdirs  # noqa: PLC0415 - not needed with a profile of one's own

    return Path(platformdirs.user_data_dir("delegate-briefing", appauthor=False))


def default_locations(profile: Path | None) -> Locations:
    """Return the folders the program works with. With a profile everything personal lies in it."""
    cached = profile / "search_index" if profile is not None else cached_library()
    return Locations(content_folder(), shipped_library(), cached)
