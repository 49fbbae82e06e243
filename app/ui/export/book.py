"""The whole book: title page, contents with page numbers, the text in pages; and how each sheet is painted.

The pages of the text do not depend on the contents, so those are set last, and their numbers are right.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.core.export import Progress
from app.core.rendering.export.document import GLOSSARY_ANCHOR, Document, page_anchor, part_anchor
from app.core.rendering.export.inline import Run
from app.core.rendering.export.page_breaks import Placed, paginated
from app.ui.export.composer import Composer
from app.ui.export.paper import POINT, Column, Sheet
from app.ui.export.rows import HAIRLINE, Cell, Mark, SetRow
from app.ui.export.setting import (
    ITEM_GAP,
    SECTION,
    SMALL,
    SOFT,
    TABLE,
    Setting,
    heading_runs,
    inset,
)
from app.ui.export.type_setter import Face, TypeSetter

SetPage = list[Placed[SetRow]]

_COVER = Face("cover", bold=True, tight=True)
_SUBTITLE = Face("heading", "ink_soft", tight=True)
_NUMBER_ROOM = 28 * POINT
_ABOVE_A_PLACE = 6 * POINT  # a link leads to a little above the line
_COVER_TOP = 0.28  # of the height of the sheet


class Place(NamedTuple):
    """Where a row stands: number of the sheet from 0, distance from its upper edge; what begins there."""

    sheet: int
    top: float
    mark: Mark | None
    anchors: tuple[str, ...]


class Book:
    """A document, set. Painting changes nothing, so it can be painted any number of times."""

    def __init__(self, setting: Setting, front: list[SetPage], text: list[SetPage]) -> None:
        self._setting = setting
        self._front = len(front)
        self.sheets = [*front, *text]

    @property
    def sheet(self) -> Sheet:
        """The size of its sheets."""
        return self._setting.sheet

    @property
    def document(self) -> Document:
        """What is printed."""
        return self._setting.document

    def places(self) -> Iterator[Place]:
        """Yield the place of every row that a link or the outline leads to, in order."""
        for number, page in enumerate(self.sheets):
            for placed in page:
                if placed.item.mark is not None or placed.item.anchors:
                    top = self.sheet.top + placed.top - min(placed.gap, _ABOVE_A_PLACE)
                    yield Place(number, top, placed.item.mark, placed.item.anchors)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a sheet, numbered from 0, in units of the paper."""
        page = self.sheets[number]
        opening = page[0].item.mark
        if number >= max(self._front, 1) and (opening is None or opening.level > 1):
            self._paint_head(painter, page[0].item.article)
        for placed in page:
            placed.item.draw(painter, self.sheet.top + placed.top, placed.gap)
        if self.document.single or number > 0:
            self._paint_foot(painter, number)

    def _paint_head(self, painter: QPainter, article: int) -> None:
        document, setter = self.document, self._setting.setter
        titles = tuple(words.glossary for words in document.words)
        if article >= 0:
            titles = document.pages[article].titles
        for title, column in zip(titles, self.sheet.columns, strict=True):
            self._line(painter, title, column, self.sheet.head)
        painter.fillRect(
            QRectF(self.sheet.left, self.sheet.head + 4 * POINT, self.sheet.whole.width, HAIRLINE),
            setter.colour("hairline"),
        )

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        for position, (title, column) in enumerate(
            zip(self.document.titles, self.sheet.columns, strict=True)
        ):
            words = self.document.words[position]
            edition = words.edition.format(version=title.version) if title.version else ""
            last = position == len(self.sheet.columns) - 1
            place = inset(column, 0, _NUMBER_ROOM) if last else column
            self._line(painter, " · ".join(filter(None, (title.title, edition))), place, self.sheet.foot)
        text = self._setting.setter.plain(str(number + 1), SMALL, _NUMBER_ROOM)
        text.draw(painter, self.sheet.right - text.natural_width, self.sheet.foot - text.baseline, range(1))

    def _line(self, painter: QPainter, title: str, column: Column, baseline: float) -> None:
        metrics = self._setting.setter.metrics(SOFT)
        shown = title
        while metrics.horizontalAdvance(shown) > column.width and len(shown) > 1:
            shown = f"{shown[:-2].rstrip()}…"
        text = self._setting.setter.plain(shown, SOFT, column.width * 2)
        text.draw(painter, column.left, baseline - text.baseline, range(1))


def set_book(document: Document, sheet: Sheet, setter: TypeSetter, progress: Progress) -> Book:
    """Set a document on sheets; `progress` is told each page of the briefing, and may stop it."""
    setting = Setting(document, sheet, setter)
    rows: list[SetRow] = []
    total = len(document.pages) + bool(document.terms)
    for done, part in enumerate(Composer(setting).parts()):
        rows += part
        progress("pages", done + 1, total)
    text = paginated(rows, sheet.text_height)
    front = [] if document.single else _front_matter(setting, text)
    return Book(setting, front, text)


def _front_matter(setting: Setting, text: list[SetPage]) -> list[SetPage]:
    """Return title page and contents; the contents are as long with any numbers in them."""
    starts = {
        anchor: number
        for number, page in enumerate(text)
        for placed in page
        for anchor in placed.item.anchors
    }
    if not setting.document.parts:
        return [_cover(setting)]  # of the glossary alone there is nothing to list
    height = setting.sheet.text_height
    blank = paginated(list(_contents(setting, starts, 0)), height)
    return [_cover(setting), *paginated(list(_contents(setting, starts, 2 + len(blank))), height)]


def _cover(setting: Setting) -> SetPage:
    sheet = setting.sheet
    page: SetPage = []
    for column_number, (title, words) in enumerate(
        zip(setting.document.titles, setting.document.words, strict=True)
    ):
        top = (
            _COVER_TOP * sheet.height - sheet.top
            if column_number == 0
            else page[-1].top + page[-1].item.height + 34 * POINT
        )
        edition = words.edition.format(version=title.version) if title.version else ""
        name = setting.cell(heading_runs(title.title), _COVER, sheet.whole)
        lines: list[Cell] = [name]
        if line := "  ·  ".join(filter(None, (title.subtitle, edition))):
            lines.append(setting.plain(line, _SUBTITLE, sheet.whole)._replace(top=name.height + 8 * POINT))
        page.append(Placed(SetRow(tuple(lines)), top, 0.0))
    return page


def _contents(setting: Setting, starts: dict[str, int], before: int) -> Iterator[SetRow]:
    document, columns = setting.document, setting.sheet.columns
    heads: list[Cell] = [
        setting.cell((Run(words.contents),), SECTION, column)
        for words, column in zip(document.words, columns, strict=True)
    ]
    yield SetRow(tuple(heads), padding=14 * POINT, keeps_next=True, begins_page=True)
    for part in document.parts:
        yield _entry(setting, part.titles, part_anchor(part.id), starts, before, bold=True)
        for page in part.pages:
            yield _entry(setting, page.titles, page_anchor(page.id), starts, before, bold=False)
    if document.terms:
        titles = tuple(words.glossary for words in document.words)
        yield _entry(setting, titles, GLOSSARY_ANCHOR, starts, before, bold=True)._replace(keeps_next=False)


def _entry(
    setting: Setting,
    titles: tuple[str, ...],
    anchor: str,
    starts: dict[str, int],
    before: int,
    *,
    bold: bool,
) -> SetRow:
    face = TABLE._replace(bold=bold)
    cells: list[Cell] = []
    for position, (title, column) in enumerate(zip(titles, setting.sheet.columns, strict=True)):
        last = position == len(titles) - 1
        place = inset(column, 0, _NUMBER_ROOM) if last else column
        cells.append(setting.plain(title, face, place, href=f"#{anchor}"))
    number = str(starts[anchor] + before)
    text = setting.setter.plain(number, face, _NUMBER_ROOM, href=f"#{anchor}")
    right = Column(setting.sheet.right - text.natural_width, _NUMBER_ROOM)
    cells.append(setting.plain(number, face, right, href=f"#{anchor}"))
    return SetRow(tuple(cells), gap=10 * POINT if bold else ITEM_GAP, keeps_next=bold)
