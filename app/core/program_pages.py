"""The pages the program makes itself, when they are asked for: its help and the glossary.

Stands above content and words on screen, which it puts together, for window and command line alike.
"""

from collections.abc import Callable
from pathlib import Path

from app.core.content.glossary_page import GlossaryShape, GlossaryWords, glossary_page
from app.core.content.help import help_page
from app.core.content.library import Library
from app.core.i18n.catalog import Catalog
from app.core.model.page import HELP_PAGE, Page


def program_page(  # noqa: PLR0917 - what such a page is made of
    page: str,
    language: str,
    library: Library,
    resources: Path,
    words_in: Callable[[str], Catalog],
    shape: GlossaryShape | None = None,
) -> Page:
    """Return one of PROGRAM_PAGES in `language`; `shape` says what of the glossary is shown.

    Raises LibraryError where the file of the help is missing.
    """
    if page == HELP_PAGE:
        return help_page(resources, language)
    _ = words_in(language).gettext
    words = GlossaryWords(
        title=_("Glossary"),
        summary=_("Every term with its name in the other language, and the pages it belongs to."),
        see=_("See:"),
        nothing=_("No term begins like this."),
        also={tag: words_in(tag).gettext("Also:") for tag in library.languages},
    )
    return glossary_page(library, language, words, shape)
