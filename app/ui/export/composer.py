"""A document -> all its rows: sections, pages with title, blocks and sources, and the glossary at the end."""

from collections.abc import Iterator

from app.core.model.term import Term
from app.core.rendering.export.document import (
    GLOSSARY_ANCHOR,
    ExportPage,
    note_anchor,
    page_anchor,
    part_anchor,
    term_anchor,
)
from app.core.rendering.export.inline import Run, runs
from app.ui.export.blocks import BlockRows
from app.ui.export.paper import POINT
from app.ui.export.rows import Cell, Mark, SetRow
from app.ui.export.setting import (
    ARTICLE_GAP,
    GROUP_GAP,
    HEADING_GAPS,
    INDENT,
    ITEM_GAP,
    LABEL,
    PARAGRAPH_GAP,
    SECTION,
    SMALL,
    SOFT,
    TITLE,
    Setting,
    heading_runs,
    inset,
)

_LEAST_FOR_AN_ARTICLE = 0.3  # of the height of the text, else it begins on the next page
_ABOVE_SECTION = 60 * POINT


class Composer:
    """Makes the rows of a document, article by article, so that whoever asks can show how far it is."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def parts(self) -> Iterator[list[SetRow]]:
        """Yield the rows of each page of the document in turn, then those of the glossary."""
        document = self._setting.document
        article = 0
        for part in document.parts:
            for position, page in enumerate(part.pages):
                opening = position == 0 and not document.single
                rows = [
                    *(self._opener(part.titles, part_anchor(part.id)) if opening else ()),
                    *self._page(page),
                ]
                yield [row.of_article(article) for row in rows]
                article += 1
        if document.terms:
            yield list(self._glossary())

    def _opener(self, titles: tuple[str, ...], anchor: str) -> Iterator[SetRow]:
        columns = self._setting.sheet.columns
        yield SetRow(
            tuple(
                self._setting.cell(heading_runs(title), SECTION, column)._replace(top=_ABOVE_SECTION)
                for title, column in zip(titles, columns, strict=True)
            ),
            padding=10 * POINT,
            begins_page=True,
            keeps_next=True,
            rules=self._setting.hairlines(columns, "ink"),
            mark=Mark(0, " / ".join(dict.fromkeys(titles))),
            anchors=(anchor,),
        )

    def _page(self, page: ExportPage) -> Iterator[SetRow]:
        setting = self._setting
        columns = setting.sheet.columns
        single = setting.document.single
        if single:
            crumbs = [" · ".join(filter(None, (own.title, own.version))) for own in setting.document.titles]
            yield SetRow(
                tuple(
                    setting.plain(crumb, SOFT, column) for crumb, column in zip(crumbs, columns, strict=True)
                ),
                keeps_next=True,
            )
        yield SetRow(
            tuple(
                setting.cell(heading_runs(title), TITLE, column)
                for title, column in zip(page.titles, columns, strict=True)
            ),
            gap=GROUP_GAP if single else ARTICLE_GAP,
            needs=_LEAST_FOR_AN_ARTICLE * setting.sheet.text_height,
            keeps_next=True,
            mark=Mark(0 if single else 1, " / ".join(dict.fromkeys(page.titles))),
            anchors=(page_anchor(page.id),),
        )
        yield from self._lead(page)
        yield from BlockRows(setting, page).rows()
        yield from self._sources(page)

    def _lead(self, page: ExportPage) -> Iterator[SetRow]:
        """Yield the summary, or what is to be said of a page that is missing, faulty or in another language."""
        setting = self._setting
        made: list[Cell] = []
        for text, words, column in zip(
            page.texts, setting.document.words, setting.sheet.columns, strict=True
        ):
            notice = ""
            if text is None:
                notice = words.missing
            elif not text.blocks:
                notice = words.not_usable
            elif text.language != words.language:
                notice = words.in_other_language
            summary = text.summary if text is not None else ""
            parts = [Run(notice, bold=True)] if notice else []
            if summary:
                parts.append(Run(f" {summary}" if notice else summary))
            if parts:
                made.append(setting.cell(tuple(parts), setting.summary, column))
        if made:
            yield SetRow(tuple(made), gap=PARAGRAPH_GAP, keeps_next=True)

    def _sources(self, page: ExportPage) -> Iterator[SetRow]:
        setting = self._setting
        labels = tuple(
            setting.plain(words.sources, LABEL, column)
            for text, words, column in zip(
                page.texts, setting.document.words, setting.sheet.columns, strict=True
            )
            if text is not None and text.sources
        )
        if labels:
            yield SetRow(labels, gap=HEADING_GAPS[2], keeps_next=True)
        for position, notes in enumerate(page.sources):
            made: list[Cell] = []
            anchors = []
            for note, text, column in zip(notes, page.texts, setting.sheet.columns, strict=True):
                if note is not None and text is not None:
                    anchors.append(note_anchor(page.id, text.language, note.key))
                    made.append(setting.plain(f"{note.number}.", SOFT, column))
                    made.append(setting.cell(runs(note.html), SMALL, inset(column, 1.4 * INDENT), text))
            yield SetRow(tuple(made), gap=ITEM_GAP if position == 0 else ITEM_GAP / 2, anchors=tuple(anchors))

    def _glossary(self) -> Iterator[SetRow]:
        yield from self._opener(
            tuple(words.glossary for words in self._setting.document.words), GLOSSARY_ANCHOR
        )
        for term in self._setting.document.terms:
            yield self._term(term)

    def _term(self, term: Term) -> SetRow:
        setting = self._setting
        made: list[Cell] = []
        for language, column in zip(setting.document.languages, setting.sheet.columns, strict=True):
            text = term.text(language)
            parts = (Run(text.name, bold=True), Run(f"\u2002{text.definition}"))
            made.append(setting.cell(parts, setting.body, column))
        return SetRow(tuple(made), gap=PARAGRAPH_GAP, anchors=(term_anchor(term.id),))
