"""Tables on the printed page: a row per block, its head repeated on the next page.

With few columns each language has its table in its own column; a wide table stands over the whole width, and each
row has its second language under the first.
"""

from collections.abc import Iterator

from app.core.model.page import Block, Page
from app.core.rendering.export.document import Row, first_block, page_anchor
from app.core.rendering.export.inline import Run, cells, text_of
from app.core.rendering.export.table_columns import column_shares
from app.ui.export.paper import POINT, Column
from app.ui.export.rows import Cell, SetRow
from app.ui.export.setting import CELL_AIR, ITEM_GAP, TABLE, TABLE_HEAD, Setting

_WIDEST_IN_COLUMNS = 3
_BETWEEN = 8 * POINT


def table_rows(setting: Setting, run: list[Row], texts: tuple[Page | None, ...]) -> Iterator[SetRow]:
    """Yield the rows of one table."""
    table = _Table(setting, run, texts)
    header: SetRow | None = None
    for position, row in enumerate(run):
        made = table.row(row, first=position == 0)
        if first_block(row).variant == "header":
            header = made._replace(margin=None, anchors=(), gap=0.0) if position == 0 else header
            yield made._replace(keeps_next=True)
        else:
            # The first row keeps company with the second, the last but one with the last.
            yield made._replace(
                header=header,
                keeps_next=position in {len(run) - 2, 1 if header else 0} and position < len(run) - 1,
            )


class _Table:
    def __init__(self, setting: Setting, run: list[Row], texts: tuple[Page | None, ...]) -> None:
        self._setting = setting
        self._texts = texts
        count = max(len(cells(block.html)) for row in run for block in row if block is not None)
        self._stacked = setting.parallel and count > _WIDEST_IN_COLUMNS
        self._columns = setting.sheet.columns
        if self._stacked:
            self._columns = tuple(setting.sheet.whole for _column in self._columns)
        self._places = [self._split(run, position) for position in range(len(self._columns))]

    def _split(self, run: list[Row], position: int) -> list[Column]:
        """Return the columns of the table in one language; stacked languages share theirs."""
        languages = range(len(self._columns)) if self._stacked else [position]
        rows = [
            [text_of(parts) for parts in cells(block.html)]
            for row in run
            for language in languages
            if (block := row[language]) is not None
        ]
        whole = self._columns[position]
        if not rows:
            return [whole]
        character = self._setting.setter.metrics(TABLE).averageCharWidth()
        places, left = [], whole.left
        for share in column_shares(rows, int(whole.width / character)):
            places.append(Column(left, max(share * whole.width - _BETWEEN, whole.width / 20)))
            left += share * whole.width
        return places

    def row(self, row: Row, *, first: bool) -> SetRow:
        """Return one row."""
        made: list[Cell] = []
        top = CELL_AIR
        for position, block in enumerate(row):
            text = self._texts[position]
            if block is None or text is None:
                continue
            own = list(self._cells(block, text, position, top))
            made += own
            if self._stacked and own:
                top = max(cell.top + cell.height for cell in own) + CELL_AIR / 2
        block = first_block(row)
        head = block.variant == "header"
        rules = self._columns[:1] if self._stacked else self._columns
        return SetRow(
            tuple(made),
            gap=2 * ITEM_GAP if first else 0.0,
            anchors=tuple(page_anchor(text.id, block.id) for text in self._texts if text is not None)[:1],
            padding=CELL_AIR,
            margin=self._setting.number(block.number, made[0]) if made else None,
            rules=self._setting.hairlines(rules, "ink_soft" if head else "hairline"),
        )

    def _cells(self, block: Block, text: Page, position: int, top: float) -> Iterator[Cell]:
        face = TABLE_HEAD if block.variant == "header" else TABLE
        for parts, column in zip(cells(block.html), self._places[position], strict=False):
            yield self._setting.cell(parts or (Run(" "),), face, column, text)._replace(top=top)
