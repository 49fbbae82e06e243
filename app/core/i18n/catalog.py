"""A gettext catalog: English source text in, the words of one language out."""

import struct
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from app.core.rendering.page_html import PageWords

DOMAIN = "briefing"
_SOURCE = "en"


class Catalog:
    """The program's words in one language. A missing or damaged catalog falls back to English, the source."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        self.path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        self._translations = _load(self.path)

    @property
    def is_damaged(self) -> bool:
        """Whether there are no translations to read: all is English, or, where that is meant, a file is damaged."""
        return type(self._translations) is NullTranslations and (
            self.language != _SOURCE or self.path.exists()
        )

    def gettext(self, message: str, **values: object) -> str:
        """Return `message` in this language, with its named placeholders filled."""
        text = self._translations.gettext(message) if message else ""
        return _filled(text, message, values) if values else text

    def ngettext(self, singular: str, plural: str, count: int, **values: object) -> str:
        """Return the form for `count` things; `{count}` is filled in as well."""
        source = singular if count == 1 else plural
        try:
            text = self._translations.ngettext(singular, plural, count)
        except (ValueError, ArithmeticError, LookupError):  # a damaged rule for plurals
            text = source
        return _filled(text, source, {"count": count, **values})

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return `message` as meant in `context`, where one English word has several meanings."""
        text = self._translations.pgettext(context, message)
        return _filled(text, message, values) if values else text


def _filled(text: str, source: str, values: dict[str, object]) -> str:
    """Return `text` with its placeholders filled; the English `source` where a damaged catalog has others."""
    try:
        return text.format(**values)
    except (ValueError, LookupError, AttributeError):
        return source.format(**values)


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
    except (OSError, ValueError, LookupError, AttributeError, ArithmeticError, MemoryError, struct.error):
        return NullTranslations()
