"""A gettext catalog: English source text in, the words of one language out."""

import gettext
from pathlib import Path

DOMAIN = "briefing"


class Catalog:
    """The program's words in one language. English needs no file; a missing catalog falls back to English."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        self._translations = gettext.translation(DOMAIN, folder, [language], fallback=True)

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
