"""What a user may write for a page or a paragraph, and what is close to it where there is no such thing."""

import difflib

from app.cli.output import shortened
from app.core.content.library import Library
from app.core.errors import BriefingError, UnknownBlockError, UnknownPageError, marked
from app.core.model.language import LANGUAGES
from app.core.model.page import Address, Block, Page, address, ends_of_range

_CLOSE_ENOUGH = 0.6
_SUGGESTIONS = 3


def page_reference(text: str, library: Library) -> Address:
    """Return the page that `text` names: its id, also behind "briefing:" or as the name of a content file.

    Raises UnknownPageError, which names the pages that are close.
    """
    written, block = address(text)
    wanted = written.removeprefix("page:").replace("\\", "/").strip("/ ")
    wanted = wanted.removesuffix(".md").lower().removeprefix("content/")
    folder, _, rest = wanted.partition("/")
    for page in (wanted, rest if folder in LANGUAGES else ""):
        if page in library:
            return Address(page, block)
    shown = shortened(written)
    if close := close_pages(wanted, library):
        message = marked("There is no page “{page}”. Close to it: {close}.")
        raise UnknownPageError(message, page=shown, close=", ".join(close))
    raise UnknownPageError(marked("There is no page “{page}”; “briefing list” shows them all."), page=shown)


def close_pages(wanted: str, library: Library) -> list[str]:
    """Return ids of pages whose id or title, in any language, is close to `wanted`, the closest first."""
    wanted = wanted.lower()[:200]
    scores: dict[str, float] = {}
    if not wanted:
        return []
    for info in library.pages():
        names = [info.id, info.id.rpartition("/")[2], *(title.lower() for title in info.titles.values())]
        score = max(_closeness(wanted, name) for name in names)
        if score >= _CLOSE_ENOUGH:
            scores[info.id] = score
    return sorted(scores, key=lambda page: -scores[page])[:_SUGGESTIONS]


def _closeness(wanted: str, name: str) -> float:
    """Return 1 for the same text, less the more they differ; a part of a name is close to it as well."""
    if len(wanted) > 2 and wanted in name:
        return 0.9 + 0.1 * len(wanted) / len(name)
    matcher = difflib.SequenceMatcher(None, name, wanted)
    return matcher.ratio() if matcher.real_quick_ratio() >= _CLOSE_ENOUGH else 0.0


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
    message = marked("Page “{page}” has no paragraph “{block}”; its paragraphs are numbered 1 to {last}.")
    raise UnknownBlockError(message, page=page.id, block=shortened(reference), last=last_number(page))


def last_number(page: Page) -> int:
    """Return the highest paragraph number of `page`."""
    return max((block.number or 0 for block in page.blocks), default=0)


def readable_page(library: Library, page_id: str, language: str) -> Page:
    """Return a page in `language`, else in the one it exists in.

    Raises BriefingError, with what is wrong in which file, where it can be read in none.
    """
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
