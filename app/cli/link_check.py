"""What is wrong with a link before it is handed to a program that runs already, which has nobody's terminal to say it in.

Cheap while nothing is wrong: a second start is to be over at once.
"""

from pathlib import Path

from app.core import paths
from app.core.content.library import Library
from app.core.content.manifest import usable_library
from app.core.content.page_names import named_page
from app.core.errors import BriefingError, UnknownBlockError, UnknownPageError
from app.core.model.page import PROGRAM_PAGES, address


def link_fault(link: str, profile: Path | None, arguments: list[str]) -> str:
    """Return in a sentence why `link` leads nowhere, "" where it does or nobody can tell.

    `arguments` are those of the program, which say in which language. A library that cannot be read is not the fault
    of a link: the window deals with it.
    """
    folder = usable_library(paths.default_locations(profile))
    if folder is None:
        return ""
    try:
        library = Library(folder)
    except BriefingError:
        return ""
    try:
        _look_up(link, library)
    except (UnknownPageError, UnknownBlockError) as error:
        return _in_words(error, arguments)
    except BriefingError:
        return ""
    finally:
        library.close()
    return ""


def _look_up(link: str, library: Library) -> None:
    """Raise what a command would say of a place there is not."""
    written, reference = address(link)
    page = named_page(written, library)
    if page and (page in PROGRAM_PAGES or not reference):
        return
    try:
        library.ends(page, reference)
    except BriefingError:
        from app.cli.page_reference import find_blocks, page_reference  # noqa: PLC0415 - where there is a fault

        found = page_reference(link, library)
        find_blocks(library.page(found.page, library.languages[0]), found.reference)


def _in_words(error: BriefingError, arguments: list[str]) -> str:
    from app.cli.program import interface_language  # noqa: PLC0415 - where there is a fault
    from app.core.i18n.catalog import Catalog  # noqa: PLC0415 - for the same reason
    from app.core.i18n.messages import error_text  # noqa: PLC0415 - for the same reason

    return error_text(error, Catalog(paths.resources_folder() / "locale", interface_language(arguments)))
