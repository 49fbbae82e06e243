"""Languages the briefing is read in. A third language is one more row here, a folder and a catalog."""

from typing import NamedTuple


class Language(NamedTuple):
    """One reading language: BCP 47 tag, its own name, the name of its text analyser, direction."""

    tag: str
    name: str
    analyser: str
    direction: str = "ltr"


LANGUAGES: dict[str, Language] = {
    "en": Language("en", "English", "english"),
    "fr": Language("fr", "Français", "french"),
}
"""Tag -> language, in reading order: the first one present decides derived block ids."""


def closest_language(tag: str | None) -> str:
    """Return the tag of the language that serves `tag` ("fr_CA.UTF-8" -> "fr"), or the first one."""
    wanted = (tag or "").replace("_", "-").split("-")[0].split(".")[0].lower()
    return wanted if wanted in LANGUAGES else next(iter(LANGUAGES))
