"""The style sheet of a page: four text sizes in one ratio, spacing and colours, all from the theme."""

from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.theme import Theme

_SHEET = """
body, p, li, td, th {{ color: {ink}; line-height: {line}%; }}
p {{ margin-top: 0; margin-bottom: {gap}px; }}
p.crumb {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; margin-bottom: {half}px; }}
h1 {{ color: {ink}; font-size: {title}px; font-weight: 700; line-height: {tight}%; margin-top: 0; margin-bottom: {gap}px; }}
h2 {{ color: {ink}; font-size: {heading}px; font-weight: 700; line-height: {tight}%; margin-top: {section}px; margin-bottom: {gap}px; }}
h3 {{ color: {ink}; font-size: {body}px; font-weight: 700; line-height: {tight}%; margin-top: {above}px; margin-bottom: {half}px; }}
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
table.turn {{ margin-top: {section}px; }}
table.turn td {{ font-family: "{interface}"; font-size: {small}px; line-height: {tight}%; }}
table.data {{ margin-top: {half}px; margin-bottom: {above}px; border-collapse: collapse; }}
table.data th {{ color: {ink_soft}; font-family: "{interface}"; font-size: {small}px; font-weight: 700; text-align: left; border-bottom: 1px solid {ink_soft}; }}
table.data td {{ border-bottom: 1px solid {hairline}; line-height: {tight}%; }}
table.wide td, table.wide sup {{ font-size: {small}px; }}
table.after, table.conflict, table.note, table.notice {{ margin-top: {gap}px; margin-bottom: {above}px; }}
td.after {{ background-color: {after}; border-left: 3px solid {after_edge}; }}
td.conflict {{ background-color: {conflict}; border-left: 3px solid {conflict_edge}; }}
td.note {{ background-color: {note}; border-left: 3px solid {note_edge}; }}
table.notice td {{ background-color: {warning}; border-left: 3px solid {warning_edge}; font-family: "{interface}"; font-size: {small}px; }}
"""


class PageStyle:
    """Turns theme, text size in percent and fonts into a style sheet and the width of the column."""

    def __init__(self, theme: Theme, text_size: int, reading_family: str, interface_family: str) -> None:
        self.theme = theme
        self._scale = text_size / 100
        self._families = (reading_family, interface_family)
        self.font = QFont(reading_family)
        self.font.setPixelSize(self.body)
        self.small_font = QFont(interface_family)
        self.small_font.setPixelSize(self.small)

    @property
    def body(self) -> int:
        """Size of running text in pixels."""
        return round(self.theme.measures.body * self._scale)

    @property
    def small(self) -> int:
        """Size of captions, sources and paragraph numbers in pixels."""
        return round(self.theme.measures.body * self._scale / self.theme.measures.ratio)

    def space(self, units: float) -> int:
        """Return a distance of so many units in pixels; spacing grows with the text."""
        return round(units * self.theme.measures.space * self._scale)

    def column(self) -> int:
        """Return the width of the text column in pixels: the measure in average characters."""
        return round(QFontMetricsF(self.font).averageCharWidth() * self.theme.measures.columns)

    def sheet(self) -> str:
        """Return the style sheet for QTextDocument."""
        measures = self.theme.measures
        return _SHEET.format(
            **self.theme.colours,
            interface=self._families[1],
            line=measures.line_height,
            tight=measures.heading_line_height,
            body=self.body,
            small=self.small,
            heading=round(self.body * measures.ratio),
            title=round(self.body * measures.ratio**2),
            half=self.space(0.5),
            gap=self.space(1.5),
            above=self.space(2.5),
            section=self.space(4.5),
        )
