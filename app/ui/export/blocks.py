"""The blocks of a page -> rows: the n-th block of each language side by side, in its face and at its distance."""

from collections.abc import Iterator

from app.core.model.page import Block, BlockKind, Page
from app.core.rendering.export.document import ExportPage, Row, first_block, page_anchor
from app.core.rendering.export.inline import runs, text_of
from app.core.rendering.export.print_theme import coloured, unligated
from app.core.rendering.figure_block import figure_parts
from app.ui.export.paper import POINT, Column
from app.ui.export.rows import Cell, FigureCell, Mark, Rule, SetRow
from app.ui.export.setting import (
    GROUP_GAP,
    HEADING,
    HEADING_GAPS,
    INDENT,
    ITEM_GAP,
    LABEL,
    PARAGRAPH_GAP,
    Setting,
    heading_runs,
    inset,
    without_widow,
)
from app.ui.export.tables import table_rows

_NOTE_INSET = 10 * POINT
_WIDEST_FIGURE = 390 * POINT
_TALLEST_FIGURE = 0.7  # of the height of the text
_APART = {BlockKind.TABLE_ROW, BlockKind.NOTE, BlockKind.QUOTE, BlockKind.FIGURE}


class BlockRows:
    """Sets the blocks of one page."""

    def __init__(self, setting: Setting, page: ExportPage) -> None:
        self._setting = setting
        self._page = page
        self._counts: list[list[int]] = []

    def rows(self) -> Iterator[SetRow]:
        """Yield the rows of the page, without its head and its sources."""
        after = 0.0
        for kind, run in self._page.runs_of_rows:
            self._counts = [[] for _text in self._page.texts]
            for position, made in enumerate(self._group(kind, run)):
                yield made._replace(gap=max(made.gap, after)) if position == 0 else made
            after = GROUP_GAP if kind in _APART else 0.0

    def _group(self, kind: BlockKind, run: list[Row]) -> Iterator[SetRow]:
        if kind is BlockKind.TABLE_ROW:
            yield from table_rows(self._setting, run, self._page.texts)
        elif kind is BlockKind.NOTE:
            yield from self._note(run)
        elif kind is BlockKind.FIGURE:
            for row in run:
                yield from self._figure(row)
        else:
            for position, row in enumerate(run):
                yield self._row(row, first=position == 0)

    def _columns(self, row: Row) -> Iterator[tuple[int, Block, Page, Column]]:
        """Yield the blocks of a row that there are, with their number, page and column."""
        for position, (block, text) in enumerate(zip(row, self._page.texts, strict=True)):
            if block is not None and text is not None:
                yield position, block, text, self._setting.sheet.columns[position]

    def _row(self, row: Row, *, first: bool) -> SetRow:
        block = first_block(row)
        made: list[Cell] = []
        for position, own, text, column in self._columns(row):
            made += self._cells(own, text, column, position)
        anchors = (page_anchor(self._page.id, block.id),)
        if block.kind is BlockKind.HEADING:
            titles = dict.fromkeys(text_of(runs(own.html)) for own in row if own is not None)
            return SetRow(
                tuple(made),
                gap=HEADING_GAPS.get(block.level, HEADING_GAPS[3]),
                keeps_next=True,
                mark=Mark(block.level, " / ".join(titles)),
                anchors=anchors,
            )
        gap = PARAGRAPH_GAP
        if block.kind is BlockKind.LIST_ITEM and not first:
            gap = ITEM_GAP
        if block.kind is BlockKind.QUOTE and first:
            gap = GROUP_GAP
        return SetRow(
            tuple(made),
            gap=gap,
            anchors=anchors,
            breakable=not self._setting.parallel,
            margin=self._setting.number(block.number, made[-1]) if made else None,
            # What ends in a colon announces what follows.
            keeps_next=block.kind is BlockKind.PARAGRAPH and block.text.rstrip().endswith(":"),
        )

    def _cells(self, block: Block, text: Page, column: Column, position: int) -> Iterator[Cell]:
        setting, parts = self._setting, runs(block.html)
        if block.kind is BlockKind.HEADING:
            face = HEADING if block.level <= 2 else setting.subheading
            yield setting.cell(without_widow(parts), face, column, text)
        elif block.kind is BlockKind.LIST_ITEM:
            column = inset(column, INDENT * (block.level - 1))
            yield setting.plain(self._bullet(block, position), setting.body, column)
            yield setting.cell(parts, setting.body, inset(column, INDENT * self._width(block)), text)
        elif block.kind is BlockKind.QUOTE:
            face = setting.body._replace(italic=True)
            yield setting.cell(parts, face, inset(column, 1.5 * INDENT, INDENT), text)
        else:
            yield setting.cell(parts, setting.body, column, text)

    def _bullet(self, block: Block, position: int) -> str:
        counts = self._counts[position]
        counts[:] = [*counts[: block.level], *[0] * (block.level - len(counts))]
        counts[-1] += 1
        if block.variant == "ordered":
            return f"{counts[-1]}."
        return "•" if block.level == 1 else "–"

    @staticmethod
    def _width(block: Block) -> float:
        return 1.6 if block.variant == "ordered" else 1.0

    def _note(self, run: list[Row]) -> Iterator[SetRow]:
        """Yield the paragraphs of a note: a line in its colour at the left, its label above the first one."""
        bars = tuple(self._bar(column, first_block(run[0])) for column in self._setting.sheet.columns)
        first = True
        for row in run:
            labels: list[Cell] = [
                self._setting.cell(heading_runs(block.label), LABEL, inset(column, _NOTE_INSET))
                for _position, block, _text, column in self._columns(row)
                if block.label
            ]
            if labels:
                yield SetRow(tuple(labels), gap=GROUP_GAP, bars=bars, keeps_next=True, joined=not first)
                first = False
            made: list[Cell] = []
            for _position, block, text, column in self._columns(row):
                inner = inset(column, _NOTE_INSET)
                made.append(self._setting.cell(runs(block.html), self._setting.body, inner, text))
            yield SetRow(
                tuple(made),
                gap=GROUP_GAP if first else PARAGRAPH_GAP if not labels else ITEM_GAP / 2,
                bars=bars,
                joined=not first,
                anchors=(page_anchor(self._page.id, first_block(row).id),),
                breakable=not self._setting.parallel,
                margin=self._setting.number(first_block(row).number, made[0]) if made else None,
            )
            first = False

    def _bar(self, column: Column, block: Block) -> Rule:
        edge = f"{block.variant}_edge"
        known = edge in self._setting.setter.colours
        return self._setting.bar(column, edge if known else "note_edge")

    def _figure(self, row: Row) -> Iterator[SetRow]:
        """Yield a figure in each language over the whole width, each under its title."""
        whole, number = self._setting.sheet.whole, first_block(row).number
        anchors: tuple[str, ...] = (page_anchor(self._page.id, first_block(row).id),)
        for _position, block, text, _column in self._columns(row):
            figure = self._setting.document.figures.get((block.variant, text.language))
            parts = figure_parts(block.html)
            caption = self._setting.cell(runs(parts.caption), LABEL, whole, text)
            margin = self._setting.number(number, caption)
            yield SetRow((caption,), gap=GROUP_GAP, margin=margin, keeps_next=True, anchors=anchors)
            anchors = ()
            shown: Cell = self._setting.cell(runs(parts.alternative), self._setting.body, whole)
            if figure is not None:
                room = self._setting.sheet.text_height
                width = min(
                    whole.width, _WIDEST_FIGURE, _TALLEST_FIGURE * room * figure.width / figure.height
                )
                svg = unligated(coloured(figure.svg, self._setting.setter.colours)).encode()
                shown = FigureCell(svg, whole.left, 0.0, width, width * figure.height / figure.width)
            yield SetRow((shown,), gap=ITEM_GAP)
            number = None
