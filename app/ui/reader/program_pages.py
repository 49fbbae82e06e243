"""The pages the program makes itself, when they are asked for: its help and the glossary."""

from pathlib import Path

from app.core.content.glossary_page import GlossaryShape, GlossaryWords, glossary_page
from app.core.content.help import help_page
from app.core.content.library import Library
from app.core.model.page import HELP_PAGE, Page
from app.ui.language import InterfaceLanguage


class ProgramPages:
    """Makes them with the words of each language. Raises LibraryError where the file of the help is missing."""

    def __init__(self, library: Library, resources: Path, interface: InterfaceLanguage) -> None:
        self._library = library
        self._resources = resources
        self._interface = interface

    def page(self, page: str, language: str, shape: GlossaryShape | None) -> Page:
        """Return a page in `language`; `shape` says what of the glossary is shown."""
        if page == HELP_PAGE:
            return help_page(self._resources, language)
        _ = self._interface.catalog_for(language).gettext
        words = GlossaryWords(
            title=_("Glossary"),
            summary=_("Every term with its name in the other language, and the pages it belongs to."),
            see=_("See:"),
            nothing=_("No term begins like this."),
        )
        return glossary_page(self._library, language, words, shape)
