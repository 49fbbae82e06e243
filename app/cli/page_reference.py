"""What a user may write for a page or a paragraph, and what is close to it where there is no such thing."""

from app.cli.desk import Desk
from app.cli.output import one_line, shortened
from app.core import paths
from app.core.content.glossary_page import GlossaryShape
from app.core.content.library import Library
from app.core.content.page_names import named_page, unknown_page
from app.core.errors import BriefingError, UnknownBlockError, marked
from app.core.model.page import PROGRAM_PAGES, Address, Block, Page, address, ends_of_range
from app.core.program_pages import program_page


def page_reference(text: str, library: Library) -> Address:
    """Return the page that `text` names: its id, also behind "briefing:" or as the name of a content file.

    Raises UnknownPageError, which names the pages that are close or, of a section, those in it.
    """
    written, block = address(text)
    if page := named_page(written, library):
        return Address(page, block)
    raise unknown_page(one_line(written[:300]), library, in_terminal=True)


def find_blocks(page: Page, reference: str) -> tuple[Block, ...]:
    """Return the block of `page` that a paragraph number or a block id names, or those of a range ("3-5").

    Raises UnknownBlockError.
    """
    for block in page.blocks:
        if reference in {block.id, str(block.number)}:
            return (block,)
    ends = [block for block in page.blocks if str(block.number) in ends_of_range(reference)]
    if ends:
        first, last = page.blocks.index(ends[0]), page.blocks.index(ends[-1])
        if {str(ends[0].number), str(ends[-1].number)} == set(ends_of_range(reference)):
            return page.blocks[first : last + 1]
    last = last_number(page)
    if not last:
        message = marked("Page “{page}” has no place “{block}”; its paragraphs have no numbers.")
        raise UnknownBlockError(message, page=page.id, block=shortened(reference))
    message = marked("Page “{page}” has no paragraph “{block}”; its paragraphs are numbered 1 to {last}.")
    raise UnknownBlockError(message, page=page.id, block=shortened(reference), last=last)


def last_number(page: Page) -> int:
    """Return the highest paragraph number of `page`."""
    return max((block.number or 0 for block in page.blocks), default=0)


def readable_page(library: Library, page_id: str, language: str, desk: Desk) -> Page:
    """Return a page in `language`, else in the one it exists in; those of the program are made of the desk's words.

    Raises BriefingError, with what is wrong in which file, where it can be read in none.
    """
    if page_id in PROGRAM_PAGES:
        shape = GlossaryShape(beside=False, table=False)  # what one writes has no columns
        return program_page(page_id, language, library, paths.resources_folder(), desk.words_in, shape)
    page = library.page(page_id, language)
    if page.blocks:
        return page
    faults = page.problems or tuple(
        problem for tag in library.languages for problem in library.page(page_id, tag).problems
    )
    if not faults:
        raise BriefingError(marked("Page “{page}” has no text."), page=page_id)
    raise BriefingError(
        marked("Page “{page}” cannot be shown: {file}:{line}: {fault}."),
        page=page_id,
        file=faults[0].file,
        line=faults[0].line,
        fault=faults[0].message.rstrip("."),
    )
