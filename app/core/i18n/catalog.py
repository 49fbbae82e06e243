"""A gettext catalog: English source text in, the words of one language out."""

import struct
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from app.core.rendering.page_html import PageWords

DOMAIN = "briefing"


class Catalog:
    """The program's words in one language. A missing or damaged catalog falls back to English, the source."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        self._translations = _load(folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo")

    def gettext(self, message: str, **values: object) -> str:
        """Return `message` in this language, with its named placeholders filled."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**values) if values else text

    def ngettext(self, singular: str, plural: str, count: int, **values: object) -> str:
        """Return the form for `count` things; `{count}` is filled in as well."""
        return self._translations.ngettext(singular, plural, count).format(count=count, **values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return `message` as meant in `context`, where one English word has several meanings."""
        text = self._translations.pgettext(context, message)
        return text.format(**values) if values else text


def page_words(text: Catalog, reader: Catalog) -> PageWords:
    """Return the program's words on a page: `text` is the catalog of its language, `reader` of the one asked for."""
    return PageWords(
        sources=text.gettext("Sources"),
        shown_in_other_language=reader.gettext(
            "This page has not been translated; it is shown in another language."
        ),
        not_usable=reader.gettext("This page cannot be shown: its file has a fault."),
        description=text.gettext("Figure in words"),
    )


def _load(path: Path) -> NullTranslations:
    """Read one catalog. `gettext.translation` would import `locale` to guess at names we know: 3 ms of a start."""
    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError, struct.error):
        return NullTranslations()
