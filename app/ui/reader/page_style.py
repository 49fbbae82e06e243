"""The style sheet of a page: four text sizes in one ratio, spacing and colours, all from the theme."""

from collections.abc import Callable

from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from app.ui.theme import Theme

_SHEET = """
body, p, li, td, th {{ color: {ink}; line-height: {line}%; }}
p {{ margin-top: 0; margin-bottom: {gap}px; }}
p.crumb {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; margin-bottom: {half}px; }}
h1 {{ color: {ink}; font-size: {title}px; font-weight: 700; line-height: {tight}%; margin-top: 0; margin-bottom: {gap}px; }}
h2 {{ color: {ink}; font-size: {heading}px; font-weight: 700; line-height: {tight}%; margin-top: {section}px; margin-bottom: {gap}px; }}
h3 {{ color: {ink}; font-size: {body}px; font-weight: 700; line-height: {tight}%; margin-top: {above}px; margin-bottom: {half}px; }}
h2.letter {{ margin-top: {gap}px; margin-bottom: 0; }}
span.hit {{ color: {mark_ink}; background-color: {mark}; text-decoration: underline; }}
p.sources {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; font-weight: 700; margin-top: {section}px; margin-bottom: {gap}px; }}
p.summary {{ color: {ink_soft}; font-style: italic; margin-bottom: {above}px; }}
p.figure {{ line-height: 100%; margin-top: {gap}px; margin-bottom: {half}px; }}
p.caption {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; line-height: {tight}%; margin-bottom: {above}px; }}
p.caption sup, p.caption a {{ font-size: {small}px; }}
p.quote {{ color: {accent}; font-style: italic; margin-left: {above}px; margin-right: {above}px; margin-top: {gap}px; margin-bottom: {above}px; }}
p.source {{ color: {ink_soft}; font-size: {small}px; line-height: {tight}%; margin-bottom: {half}px; margin-left: {above}px; text-indent: -{above}px; }}
p.label {{ font-family: "{interface}"; font-size: {small}px; font-weight: 700; margin-bottom: {half}px; }}
ul, ol {{ margin-top: 0; margin-bottom: {gap}px; }}
li {{ margin-bottom: {half}px; }}
a {{ color: {accent}; text-decoration: none; }}
sup {{ font-size: {body}px; }}
sup.small, a.small {{ font-size: {small}px; }}
table.turn {{ margin-top: {section}px; }}
td.turn {{ font-family: "{interface}"; font-size: {small}px; line-height: {tight}%; }}
table.data {{ margin-top: {half}px; margin-bottom: {above}px; border-collapse: collapse; }}
table.data th {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; font-weight: 700; text-align: left; border-bottom: 1px solid {ink_soft}; }}
p.row {{ font-weight: 700; line-height: {tight}%; margin-bottom: {half}px; }}
p.cell {{ line-height: {tight}%; margin-bottom: {half}px; }}
span.head {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; }}
table.data td {{ border-bottom: 1px solid {hairline}; line-height: {tight}%; }}
table.wide td {{ font-size: {small}px; }}
table.after, table.conflict, table.note, table.notice {{ margin-top: {gap}px; margin-bottom: {above}px; }}
td.after {{ background-color: {after}; border-left: 3px solid {after_edge}; }}
td.conflict {{ background-color: {conflict}; border-left: 3px solid {conflict_edge}; }}
td.note {{ background-color: {note}; border-left: 3px solid {note_edge}; }}
table.notice td {{ background-color: {warning}; border-left: 3px solid {warning_edge}; font-family: "{interface}"; font-size: {small}px; }}
"""

_DISC = QTextListFormat.Style.ListDisc
_QTS_OWN_SIZE = QTextFormat.Property.FontSizeAdjustment.value
_ROOM_FOR_TWO = 24  # times the size of the letters
_LARGE, _LEAST_RATIO, _SMALLER = 1.5, 1.15, 0.88
_BESIDE_DISC = 200  # percent of a space, between the disc of a list and its words


class PageStyle:
    """Turns theme, text size in percent, fonts and other choices into a style sheet and the width of the column."""

    def __init__(  # noqa: PLR0917 - the choices of a reader
        self,
        theme: Theme,
        text_size: int,
        reading_family: str,
        interface_family: str,
        line_spacing: str = "normal",
        column_width: str = "normal",
    ) -> None:
        self.theme = theme
        self._line_height = theme.measures.line_heights[line_spacing]
        self._characters = theme.measures.columns[column_width]
        self._scale = text_size / 100
        self._families = (reading_family, interface_family)
        self.font = QFont(reading_family)
        self.font.setPixelSize(self.body)
        self.small_reading_font = QFont(reading_family)
        self.small_reading_font.setPixelSize(self.small)
        self.small_font = QFont(interface_family)
        self.small_font.setPixelSize(self.small)

    @property
    def characters(self) -> int:
        """How many characters a line holds on average."""
        return self._characters

    @property
    def body(self) -> int:
        """Size of running text in pixels."""
        return round(self.theme.measures.body * self._scale)

    @property
    def small(self) -> int:
        """Size of captions, sources and paragraph numbers in pixels."""
        return round(self.theme.measures.body * self._scale / self.theme.measures.ratio)

    @property
    def smaller(self) -> int:
        """Size of the text of a table with many columns where that has half the width it has elsewhere."""
        return round(self.small * _SMALLER)

    def space(self, units: float) -> int:
        """Return a distance of so many units in pixels. It grows with the text, large text half as fast."""
        scale = self._scale if self._scale < 1 else (1 + self._scale) / 2
        return round(units * self.theme.measures.space * scale)

    def _ratio(self) -> float:
        """Return the ratio of headings to text: where that is large, a heading needs less to stand out."""
        return max(_LEAST_RATIO, self.theme.measures.ratio - max(0.0, self._scale - _LARGE) / 10)

    def column(self) -> int:
        """Return the width of the text column in pixels: the measure in average characters."""
        return round(QFontMetricsF(self.font).averageCharWidth() * self._characters)

    def sheet(self) -> str:
        """Return the style sheet for QTextDocument."""
        measures = self.theme.measures
        return _SHEET.format(
            **self.theme.colours,
            interface=self._families[1],
            line=self._line_height,
            tight=measures.heading_line_height,
            body=self.body,
            small=self.small,
            heading=round(self.body * self._ratio()),
            title=round(self.body * self._ratio() ** 2),
            half=self.space(0.5),
            gap=self.space(1.5),
            above=self.space(2.5),
            section=self.space(4.5),
        )

    def is_narrow(self, column: int) -> bool:
        """Say whether half of a column is too little for a long word in small letters; 0 is no width."""
        return 0 < column < _ROOM_FOR_TWO * self.small

    def top(self) -> int:
        """Return the room above the first line of a page, in pixels."""
        return self.space(self.theme.measures.page_top)

    def dress(self, document: QTextDocument, is_soft: Callable[[int], bool] | None = None) -> None:
        """Give links and glossary terms their lines, not by colour alone; and headings the size of this style.

        `is_soft` says of a position whether its text is a translation in a quieter ink, which its terms keep.
        """
        looks = self.looks_of_links()
        soft = looks["term"] if is_soft is None else self._softened(looks["term"])
        disc = QTextCharFormat()  # Qt leaves one space beside it, as wide as the format of the paragraph says
        disc.setFontStretch(_BESIDE_DISC)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()  # one change of the text instead of one for each link
        block = document.begin()
        while block.isValid():
            of = block.textList()
            if of is not None and of.format().style() == _DISC:  # type: ignore[redundant-expr]  # outside lists
                cursor.setPosition(block.position())
                cursor.mergeBlockCharFormat(disc)
            is_heading = block.blockFormat().headingLevel() > 0
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                own = fragment.charFormat()
                look = looks.get(own.anchorHref().partition(":")[0])
                if is_soft is not None and look is looks["term"] and is_soft(fragment.position()):
                    look = soft
                if is_heading or look is not None:
                    end = fragment.position() + fragment.length()
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                if is_heading:
                    own.clearProperty(_QTS_OWN_SIZE)  # which would win over the style sheet
                    cursor.setCharFormat(own)
                if look is not None:
                    cursor.mergeCharFormat(look)
                iterator += 1
            block = block.next()
        cursor.endEditBlock()

    def _softened(self, look: QTextCharFormat) -> QTextCharFormat:
        softened = QTextCharFormat(look)
        softened.setForeground(QBrush(self.theme.colour("ink_soft")))
        return softened

    def looks_of_links(self) -> dict[str, QTextCharFormat]:
        """Return how links look beside their colour, by the beginning of what they lead to.

        A term has dots under it and a link a line, so that both are seen by who does not see the colour; the number
        of a note is known by standing above the line.
        """
        term, link = QTextCharFormat(), QTextCharFormat()
        # The brush of the palette, which has the theme's ink: of a colour, Qt's enums would be built (plain_enums).
        term.setForeground(QGuiApplication.palette().text())
        term.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        term.setUnderlineColor(self.theme.colour("term"))
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        link.setUnderlineColor(self.theme.colour("link_line"))
        return {"term": term, "page": link}

    def look_of_mark(self, *, current: bool) -> QTextCharFormat:
        """Return how a hit is marked: a line under it as well as a ground; the current one is framed as well."""
        look = QTextCharFormat()
        look.setBackground(self.theme.colour("mark_current" if current else "mark"))
        look.setForeground(self.theme.colour("mark_current_ink" if current else "mark_ink"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(self.theme.colour("mark_current_ink" if current else "mark_edge"))
        return look
