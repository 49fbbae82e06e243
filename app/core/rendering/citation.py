"""How paragraphs are cited: their words, then number, page, briefing and edition, with a link that leads back.

One form for window and command line, as plain text and as HTML. What a language puts around a quotation and
between two numbers belongs to the language of the text, not to the interface.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.core.model.collection import CollectionText
from app.core.model.page import LINK, Block, BlockKind, Page, SourceNote
from app.core.rendering.page_html import escape

_ADDRESS = re.compile(r"\.?\s+https?://\S+$")


class _Form(NamedTuple):
    """How a language writes a quotation, names paragraphs and lists what they rest on."""

    opening: str
    closing: str
    sign: str
    to: str
    only: str
    origin: str
    origins: str
    more: str
    between: str


_FORMS = {
    "en": _Form(
        opening="“",
        closing="”",
        sign="¶",
        to="to",
        only="available in English only",
        origin="Source:",
        origins="Sources:",
        more="and {count} more",
        between="; ",
    ),
    "fr": _Form(
        opening="«\u00a0",
        closing="\u00a0»",
        sign="§",
        to="à",
        only="disponible en français seulement",
        origin="Source\u00a0:",
        origins="Sources\u00a0:",
        more="et {count} autres",
        between="\u00a0; ",
    ),
}
_MOST_ORIGINS = 5  # a citation of half a page is not to end in a bibliography


class Citation(NamedTuple):
    """A quotation with its source: `quoted` has a line for each paragraph, `link` opens them here.

    `origins` says in a line what those paragraphs rest on themselves, "" where they cite nothing.
    """

    quoted: str
    source: str
    link: str
    origins: str = ""

    @property
    def text(self) -> str:
        """The citation as plain text: the words, their source, and what that rests on, each in a line of its own."""
        lines = (self.quoted, f"{self.source} [{self.link}]", self.origins)
        return "\n".join(filter(None, lines))

    @property
    def html(self) -> str:
        """The citation as HTML, for whatever keeps formatting when something is pasted."""
        words = "<br>".join(escape(line) for line in self.quoted.split("\n"))
        link = escape(self.link)
        origins = f"<br>{escape(self.origins)}" if self.origins else ""
        return (
            f"<blockquote><p>{words}</p></blockquote>\n"
            f'<p>{escape(self.source)} [<a href="{link}">{link}</a>]{origins}</p>'
        )


def citation(
    page: Page,
    blocks: Sequence[Block],
    collection: CollectionText,
    quote: str = "",
    *,
    requested: str = "",
) -> Citation:
    """Return the citation of neighbouring blocks of `page`, in the language of the page.

    `quote` are the words to quote where they are not the whole of the blocks. Blocks without a number, headings,
    are cited without one. No blocks means the page as a whole. Where another language was `requested`, the citation
    says that there is only this one.
    """
    form = _FORMS.get(page.language, _FORMS["en"])
    words = quote or quotable(blocks) or page.summary or page.title
    numbered = paragraphs(blocks, page.language)
    version = f", {collection.version}" if collection.version else ""
    only = form.only if requested and requested != page.language else ""
    parts = [page.title, numbered, f"{collection.title}{version}", only]
    source = ", ".join(part for part in parts if part)
    return Citation(
        f"{form.opening}{words}{form.closing}", source, link(page.id, blocks), _origins(page, blocks, form)
    )


def quotable(blocks: Sequence[Block]) -> str:
    """Return the words of `blocks`, a line for each; a heading between paragraphs is no sentence of what is quoted."""
    texts = [block.text for block in blocks if block.kind is not BlockKind.HEADING]
    return "\n".join(texts or (block.text for block in blocks))


def _origins(page: Page, blocks: Sequence[Block], form: _Form) -> str:
    """Return what `blocks` cite, in the short form: an address is a click away, on the page."""
    html = "".join(block.html for block in blocks)
    names = [short_source(note) for note in page.sources if f'"note:{note.key}"' in html]
    if not names:
        return ""
    if len(names) > _MOST_ORIGINS:
        kept = _MOST_ORIGINS - 1
        names[kept:] = [form.more.format(count=len(names) - kept)]
    return f"{form.origins if len(names) > 1 else form.origin} {form.between.join(names)}"


def short_source(note: SourceNote) -> str:
    """Return a source without its address."""
    return _ADDRESS.sub("", note.text)


def paragraphs(blocks: Sequence[Block], language: str) -> str:
    """Return the numbers of `blocks` as `language` writes them, "¶ 3 to 5"; empty where none has one."""
    form = _FORMS.get(language, _FORMS["en"])
    numbers = [block.number for block in blocks if block.number is not None]
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    return paragraph(first, language) + (f" {form.to}\u00a0{last}" if last != first else "")


def paragraph(number: int, language: str) -> str:
    """Return the number of a paragraph as `language` writes it, "¶ 3" or "§ 3"."""
    return f"{_FORMS.get(language, _FORMS['en']).sign}\u00a0{number}"


def link(page: str, blocks: Sequence[Block]) -> str:
    """Return the address of `blocks`: by number, so that it can be read out, or by id where they have none."""
    numbers = [block.number for block in blocks if block.number is not None]
    if numbers:
        first, last = numbers[0], numbers[-1]
        return f"{LINK}{page}#{first}" + (f"-{last}" if last != first else "")
    return f"{LINK}{page}#{blocks[0].id}" if blocks else f"{LINK}{page}"
