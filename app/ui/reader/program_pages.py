"""The pages the program makes itself, when they are asked for: its help and the glossary."""

from pathlib import Path

from app.core.content.glossary_page import GlossaryWords, glossary_page
from app.core.content.help import help_page
from app.core.content.library import Library
from app.core.model.page import HELP_PAGE, Page
from app.ui.language import InterfaceLanguage


def program_page(
    page: str, language: str, library: Library, resources: Path, interface: InterfaceLanguage
) -> Page:
    """Return a page in `language`, with the words of that language. Raises LibraryError without its file."""
    if page == HELP_PAGE:
        return help_page(resources, language)
    _ = interface.catalog_for(language).gettext
    words = GlossaryWords(
        title=_("Glossary"),
        summary=_("Every term with its name in the other language, and the pages it belongs to."),
        see=_("See:"),
    )
    return glossary_page(library, language, words)
