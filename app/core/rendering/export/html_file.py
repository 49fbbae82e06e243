"""A document as one HTML file: complete in itself, without scripts, and the accessible form of an export.

Each text is marked with its language; headings go from the title of the briefing down without a gap.
"""

from collections.abc import Iterator, Mapping
from html import escape

from app.core.model.term import Term
from app.core.rendering.export.document import (
    GLOSSARY_ANCHOR,
    Document,
    Part,
    page_anchor,
    part_anchor,
    term_anchor,
)
from app.core.rendering.export.html_page import HtmlPages, side_by_side
from app.core.rendering.export.html_style import style_sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and nothing runs, whatever a page may contain."""


def html_file(document: Document, colours: Mapping[str, str]) -> str:
    """Return the document as HTML, in the colours of the print theme."""
    kind = " ".join(
        filter(
            None,
            ("columns" if len(document.languages) > 1 else "", "single" if document.single else ""),
        )
    )
    body = "\n".join(_Body(document, colours).lines())
    return (
        f'<!DOCTYPE html>\n<html lang="{document.languages[0]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{style_sheet(colours)}\n</style>\n</head>\n"
        f'<body class="{kind}">\n{body}\n</body>\n</html>\n'
    )


class _Body:
    def __init__(self, document: Document, colours: Mapping[str, str]) -> None:
        self._document = document
        self._pages = HtmlPages(document, colours)

    def lines(self) -> Iterator[str]:
        document = self._document
        yield f'<a class="skip" href="#text">{escape(document.words[0].skip)}</a>'
        yield "<header>"
        yield from self._head()
        yield "</header>"
        if document.parts and not document.single:
            yield from self._contents()
        yield '<main id="text">'
        for part in document.parts:
            yield from self._part(part)
        yield from self._glossary()
        yield "</main>"

    def _head(self) -> Iterator[str]:
        document = self._document
        if not document.single:
            yield f"<h1>{side_by_side(tuple(title.title for title in document.titles), document.words)}</h1>"
        for title, words in zip(document.titles, document.words, strict=True):
            edition = words.edition.format(version=title.version) if title.version else ""
            line = " · ".join(filter(None, (title.title if document.single else title.subtitle, edition)))
            yield f'<p class="edition" lang="{words.language}">{escape(line)}</p>'

    def _contents(self) -> Iterator[str]:
        document = self._document
        contents = side_by_side(tuple(words.contents for words in document.words), document.words)
        yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{contents}</h2>\n<ol>'
        for part in document.parts:
            yield f"<li>{self._entry(part_anchor(part.id), part.titles)}\n<ol>"
            for page in part.pages:
                yield f"<li>{self._entry(page_anchor(page.id), page.titles)}</li>"
            yield "</ol></li>"
        if document.terms:
            yield f"<li>{self._entry(GLOSSARY_ANCHOR, tuple(own.glossary for own in document.words))}</li>"
        yield "</ol>\n</nav>"

    def _entry(self, anchor: str, titles: tuple[str, ...]) -> str:
        shown = side_by_side(titles, self._document.words, again=True)
        return f'<a href="#{anchor}">{shown}</a>'

    def _part(self, part: Part) -> Iterator[str]:
        if self._document.single:
            yield from map(self._pages.article, part.pages)
            return
        yield f'<section class="part" aria-labelledby="{part_anchor(part.id)}">'
        yield f'<h2 id="{part_anchor(part.id)}">{side_by_side(part.titles, self._document.words)}</h2>'
        yield from map(self._pages.article, part.pages)
        yield "</section>"

    def _glossary(self) -> Iterator[str]:
        document = self._document
        if not document.terms:
            return
        title = side_by_side(tuple(words.glossary for words in document.words), document.words)
        yield f'<section class="part" aria-labelledby="{GLOSSARY_ANCHOR}">\n<h2 id="{GLOSSARY_ANCHOR}">{title}</h2>'
        if len(document.languages) == 1:
            yield "<dl>"
            for term in document.terms:
                text = term.text(document.languages[0])
                yield f'<dt id="{term_anchor(term.id)}">{escape(text.name)}</dt><dd>{escape(text.definition)}</dd>'
            yield "</dl>"
        else:
            names = "".join(
                f'<th scope="col" lang="{own.language}">{escape(own.name)}</th>' for own in document.words
            )
            yield f'<table class="parallel" aria-labelledby="{GLOSSARY_ANCHOR}"><thead><tr>{names}</tr></thead><tbody>'
            yield from map(self._term_row, document.terms)
            yield "</tbody></table>"
        yield "</section>"

    def _term_row(self, term: Term) -> str:
        cells = []
        for language in self._document.languages:
            text = term.text(language)
            name, definition = escape(text.name), escape(text.definition)
            cells.append(f'<td lang="{language}"><strong>{name}</strong><br>{definition}</td>')
        return f'<tr id="{term_anchor(term.id)}">{"".join(cells)}</tr>'
