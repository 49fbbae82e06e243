"""How a paragraph is cited: number, page, briefing and version, then its words."""

from app.core.model.collection import CollectionText
from app.core.model.page import Block, Page

_QUOTES = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»")}


def citation(page: Page, block: Block, collection: CollectionText) -> str:
    """Return the citation of one numbered block in the language of `page`, as plain text in two lines."""
    opening, closing = _QUOTES.get(page.language, _QUOTES["en"])
    version = f", {collection.version}" if collection.version else ""
    return (
        f"{opening}{block.text}{closing}\n"
        f"{page.title}, ¶\u00a0{block.number}, {collection.title}{version} [briefing:{page.id}#{block.number}]"
    )
