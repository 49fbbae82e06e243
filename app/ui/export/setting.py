"""What every part of a printed document is set with: faces, distances, columns, and how text becomes a cell."""

from functools import cached_property

from app.core.model.page import Page
from app.core.rendering.export.document import Document, Links
from app.core.rendering.export.inline import Run, Runs
from app.ui.export.paper import POINT, Column, Sheet
from app.ui.export.rows import HAIRLINE, Cell, Margin, Rule, TextCell, text_cell
from app.ui.export.type_setter import Face, SetText, Target, TypeSetter

SECTION = Face("section", bold=True, tight=True)
TITLE = Face("title", bold=True, tight=True)
HEADING = Face("heading", bold=True, tight=True)
TABLE = Face("table", tight=True)
TABLE_HEAD = Face("small", "ink_soft", bold=True, tight=True)
LABEL = Face("small", bold=True, tight=True)
SMALL = Face("small", tight=True)
SOFT = Face("small", "ink_soft", tight=True)

PARAGRAPH_GAP = 6 * POINT
ITEM_GAP = 3 * POINT
GROUP_GAP = 10 * POINT
HEADING_GAPS = {2: 17 * POINT, 3: 12 * POINT}
ARTICLE_GAP = 34 * POINT
INDENT = 12 * POINT
CELL_AIR = 3 * POINT
NUMBER_GAP = 9 * POINT


class Setting:
    """The document on its sheet, with the setter of its type."""

    def __init__(self, document: Document, sheet: Sheet, setter: TypeSetter) -> None:
        self.document = document
        self.sheet = sheet
        self.setter = setter
        self._links = Links(document)

    @property
    def parallel(self) -> bool:
        """Say whether there are several languages side by side."""
        return len(self.sheet.columns) > 1

    @cached_property
    def body(self) -> Face:
        """The face of running text: smaller in columns."""
        return Face("columns" if self.parallel else "body")

    @cached_property
    def summary(self) -> Face:
        """The face of the sentence under a title."""
        return self.body._replace(colour="ink_soft", italic=True)

    @cached_property
    def subheading(self) -> Face:
        """The face of headings of the second level."""
        return self.body._replace(bold=True, tight=True)

    def target(self, text: Page) -> Target:
        """Return what finds the targets of the links of a page."""
        return lambda href: self._links.target(href, text.id, text.language)

    def cell(self, parts: Runs, face: Face, column: Column, text: Page | None = None) -> TextCell:
        """Set runs in a column; links of the page `text` become links of the document."""
        target = self.target(text) if text is not None else _as_it_is
        return text_cell(self.setter.set(parts, face, column.width, target), column.left)

    def plain(self, text: str, face: Face, column: Column, href: str = "") -> TextCell:
        """Set plain text in a column."""
        return text_cell(self.setter.plain(text, face, column.width, href), column.left)

    def number(self, number: int | None, beside: Cell) -> Margin | None:
        """Return the number of a paragraph, for the margin, on the first line of a cell."""
        if number is None or not isinstance(beside, TextCell):
            return None
        text: SetText = self.setter.plain(str(number), SOFT, self.sheet.left)
        return Margin(text, self.sheet.left - NUMBER_GAP, beside.top + beside.text.baseline)

    def bar(self, column: Column, colour: str) -> Rule:
        """Return the upright line at the left of a note."""
        return Rule(column.left, column.left, self.setter.colour(colour), 2 * POINT)

    def hairlines(self, columns: tuple[Column, ...], colour: str = "hairline") -> tuple[Rule, ...]:
        """Return level lines under each of the columns."""
        return tuple(Rule(own.left, own.right, self.setter.colour(colour), HAIRLINE) for own in columns)


def inset(column: Column, left: float, right: float = 0.0) -> Column:
    """Return a column that begins further in."""
    return Column(column.left + left, column.width - left - right)


def without_widow(parts: Runs) -> Runs:
    """Return the runs of a heading with its last two words kept together."""
    if not parts or parts[-1].text.count(" ") < 3:
        return parts
    head, _, last = parts[-1].text.rpartition(" ")
    if len(last) > 10:
        return parts
    return (*parts[:-1], parts[-1]._replace(text=f"{head}\u00a0{last}"))


def heading_runs(text: str) -> Runs:
    """Return a title as runs."""
    return without_widow((Run(text),))


def _as_it_is(href: str) -> str:
    return href
