"""The commands that read: show, list, cite."""

import argparse

from app.cli.desk import Command, Desk
from app.cli.page_reference import find_blocks, last_number, page_reference, readable_page
from app.cli.parser import Parser, choice, text
from app.core.content.library import Library
from app.core.errors import BriefingError, UnknownBlockError, marked
from app.core.i18n.catalog import page_words
from app.core.model.language import LANGUAGES
from app.core.model.page import Block, Page
from app.core.rendering.citation import Citation, citation
from app.core.rendering.page_html import page_html
from app.core.rendering.plain import page_markdown, page_text

_FORMATS = ("text", "markdown", "html")


def _declare_show(parser: Parser) -> None:
    _ = parser.words.gettext
    parser.values.add_argument(
        "page",
        metavar=_("PAGE[#N]"),
        type=text,
        help=_("id of a page, and the number of one paragraph of it, or of several: 3-5"),
    )
    parser.add_language(_("language to read in"))
    parser.options.add_argument(
        "--format",
        metavar=_("FORMAT"),
        type=choice(parser.words, _FORMATS),
        default="text",
        help=_("how it is printed: {formats}", formats=", ".join(_FORMATS)),
    )


def show(given: argparse.Namespace, desk: Desk) -> int:
    """Print a page, or one block of it."""
    requested = given.lang or desk.words.language
    with desk.library() as library:
        reference = page_reference(given.page, library)
        page = readable_page(library, reference.page, requested, desk)
        if reference.reference:
            page = _only(page, find_blocks(page, reference.reference))
        _tell_language(page, requested, desk)
        if given.json:
            desk.output.data(_page_data(page))
        elif given.format == "markdown":
            desk.output.machine_text(page_markdown(page))
        elif given.format == "html":
            desk.output.machine_text(_html_document(page, library, desk, requested))
        else:
            # One paragraph has no summary above it, and needs no space for one.
            desk.output.text(page_text(page, desk.output.width).replace("\n\n\n", "\n\n"))
    return 0


def _only(page: Page, blocks: tuple[Block, ...]) -> Page:
    """Return `page` cut down to some blocks and the sources they cite."""
    html = "".join(block.html for block in blocks)
    sources = tuple(note for note in page.sources if f'"note:{note.key}"' in html)
    return page._replace(summary="", blocks=blocks, sources=sources)


def _tell_language(page: Page, requested: str, desk: Desk) -> None:
    if page.language != requested:
        message = desk.words.gettext(
            "Page “{page}” is not available in this language ({requested}); it is shown in another ({shown}).",
            page=page.id,
            requested=LANGUAGES[requested].name,
            shown=LANGUAGES[page.language].name,
        )
        desk.output.note(message)


def _page_data(page: Page) -> dict[str, object]:
    blocks = [
        {"id": block.id, "number": block.number, "kind": block.kind, "text": block.text}
        for block in page.blocks
    ]
    return {
        "page": page.id,
        "language": page.language,
        "title": page.title,
        "summary": page.summary,
        "subjects": page.subjects,
        "blocks": blocks,
    }


def _html_document(page: Page, library: Library, desk: Desk, requested: str) -> str:
    words = page_words(desk.words_in(page.language), desk.words_in(requested))
    titles = {section.id: section.title(page.language) for section in library.collection.sections}
    body = page_html(page, titles.get(page.section, page.section), words, requested)
    title = page.title.replace("&", "&amp;").replace("<", "&lt;")
    direction = LANGUAGES[page.language].direction
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}" dir="{direction}">\n'
        f'<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n{body}\n</body>\n</html>'
    )


def _declare_list(parser: Parser) -> None:
    parser.add_language(parser.words.gettext("language of the titles"))


def list_pages(given: argparse.Namespace, desk: Desk) -> int:
    """Print every page, by section."""
    language = given.lang or desk.words.language
    with desk.library() as library:
        if given.json:
            rows = [
                {"page": info.id, "section": info.section, "titles": info.titles, "subjects": info.subjects}
                for info in library.pages()
            ]
            desk.output.data(rows)
            return 0
        width = max(len(info.id) for info in library.pages())
        lines = [library.collection.text(language).title]
        for section in library.collection.sections:
            lines += ["", f"{section.title(language)} [{section.id}]"]
            lines += [
                f"  {page.ljust(width)}  {library.info(page).title(language)}" for page in section.pages
            ]
        desk.output.text("\n".join(lines))
    return 0


def _declare_cite(parser: Parser) -> None:
    _ = parser.words.gettext
    parser.values.add_argument(
        "paragraph",
        metavar=_("PAGE#N"),
        type=text,
        help=_("id of a page and the number of a paragraph, or of several: 3-5"),
    )
    parser.add_languages(_("languages to cite in, in this order"))


def cite(given: argparse.Namespace, desk: Desk) -> int:
    """Print the citation of a paragraph or a range of them, in one language or several."""
    with desk.library() as library:
        reference = page_reference(given.paragraph, library)
        cited: dict[str, Citation] = {}
        for requested in given.lang or [desk.words.language]:
            page = readable_page(library, reference.page, requested, desk)
            if not last_number(page):
                message = marked("Page “{page}” cannot be cited: its paragraphs have no numbers.")
                raise BriefingError(message, page=page.id)
            if not reference.reference:
                message = marked("Say which paragraph: “briefing cite {page}#N”, N from 1 to {last}.")
                raise BriefingError(message, page=page.id, last=last_number(page))
            blocks = find_blocks(page, reference.reference)
            if all(block.number is None for block in blocks):
                message = marked(
                    "“{block}” on page “{page}” is a heading; only numbered paragraphs can be cited."
                )
                raise UnknownBlockError(message, page=page.id, block=blocks[0].id)
            _tell_language(page, requested, desk)
            edition = library.collection.text(page.language)
            cited.setdefault(page.language, citation(page, blocks, edition, requested=requested))
    if given.json:
        answer = [
            {"language": language, "text": found.text, "html": found.html, "link": found.link}
            for language, found in cited.items()
        ]
        desk.output.data(answer)
    else:
        desk.output.text("\n\n".join(found.text for found in cited.values()))
    return 0


COMMANDS = (
    Command("show", marked("print a page, or one paragraph of it"), _declare_show, show),
    Command("list", marked("print all sections and pages"), _declare_list, list_pages),
    Command("cite", marked("print a citation of a paragraph"), _declare_cite, cite),
)
