"""Documents to export in one line: pages as tests write them, in one language or two, without a library."""

from itertools import zip_longest

from app.core.model.collection import CollectionText
from app.core.model.page import Figure, Page, SourceNote
from app.core.model.term import Term, TermText
from app.core.rendering.export.document import Document, ExportPage, Part, Words

NAMES = {"en": "English", "fr": "Français"}
PAPER = SourceNote(1, "paper", "Internet Society, <i>Paper</i>", "Internet Society, Paper")


def words(language: str) -> Words:
    """Return words that say in which language they are, for what a test looks for."""
    names = Words._fields[2:]
    marked = {name: f"{name}-{language}" for name in names}
    marked["edition"] += " {version}"
    marked["paragraph"] += " {number}"
    return Words(language=language, name=NAMES[language], **marked)


def export_page(*texts: Page | None, name: str = "topics/sample") -> ExportPage:
    """Return a page in as many columns as there are texts."""
    own = tuple(text._replace(id=name) if text is not None else None for text in texts)
    rows = tuple(zip_longest(*(text.blocks if text is not None else () for text in own)))
    title = next(text.title for text in own if text is not None)
    titles = tuple(text.title if text is not None else title for text in own)
    return ExportPage(name, titles, own, rows)


def document(
    *pages: ExportPage,
    languages: tuple[str, ...] = ("en",),
    terms: tuple[Term, ...] = (),
    figures: dict[tuple[str, str], Figure] | None = None,
) -> Document:
    """Return a document with all pages in one section."""
    return Document(
        languages=languages,
        titles=tuple(CollectionText(f"Briefing-{one}", f"Place-{one}", "7") for one in languages),
        words=tuple(words(one) for one in languages),
        parts=(Part("topics", tuple(f"Section-{one}" for one in languages), pages),),
        terms=terms,
        figures=figures or {},
    )


def term(name: str, **names: str) -> Term:
    """Return a term with a name in each language."""
    texts = {tag: TermText("", text, (), f"What {text} means.") for tag, text in names.items()}
    return Term(name, texts, ())
