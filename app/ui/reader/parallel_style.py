"""What the style of a page lacks where two languages stand side by side, or one under the other."""

from app.core.rendering.page_html import MOST_ROOMY_COLUMNS, padding_beside
from app.ui.reader.page_style import PageStyle

_COLUMNS = """
h1, h2, h3, ul, ol, li {{ margin-top: 0; margin-bottom: 0; }}
td.near {{ padding-bottom: {half}px; }}
td.text {{ padding-bottom: {gap}px; }}
td.far {{ padding-bottom: {above}px; }}
td.h2 {{ padding-top: {section}px; padding-bottom: {gap}px; }}
td.h3 {{ padding-top: {gap}px; padding-bottom: {half}px; }}
td.box {{ padding-left: {gap}px; padding-right: {gap}px; padding-top: {half}px; padding-bottom: {half}px; }}
td.first {{ padding-top: {gap}px; }}
td.last {{ padding-bottom: {gap}px; }}
td.below {{ padding-top: {above}px; }}
td.row {{ border-bottom: 1px solid {hairline}; }}
td.thead {{ border-bottom: 1px solid {ink_soft}; }}
td.stacked {{ padding-top: {half}px; padding-bottom: {half}px; }}
p.unseen {{ font-size: 1px; line-height: 100%; margin-bottom: 0; }}
td.turn {{ padding-top: {section}px; }}
td.missing {{ background-color: {panel}; color: {ink_soft}; padding: {gap}px; }}
td.roomy {{ padding-top: {roomy}px; padding-bottom: {roomy}px; }}
td.close {{ padding-top: {close}px; padding-bottom: {close}px; }}
p.data, td.data, th.data, a.data, sup.data {{ font-size: {small}px; line-height: {tight}%; }}
p.dense, td.dense, th.dense, a.dense, sup.dense {{ font-size: {smaller}px; line-height: {tight}%; }}
p.data, p.dense {{ margin-bottom: 0; white-space: pre-wrap; }}
td.data, td.dense, td.turn {{ color: {ink}; }}
th.data, th.dense, p.head {{ color: {ink_soft}; font-family: "{interface}"; font-weight: 700; text-align: left; }}
"""

_BENEATH = """
p.paired {{ margin-bottom: {half}px; }}
p.other {{ color: {ink_soft}; margin-left: {above}px; }}
p.title {{ font-size: {heading}px; font-weight: 700; margin-left: 0; }}
p.heading2 {{ font-size: {body}px; font-weight: 700; margin-left: 0; }}
p.heading3 {{ font-weight: 700; margin-left: 0; }}
p.item {{ margin-left: 0; margin-top: {quarter}px; margin-bottom: {half}px; }}
p.owncell, p.othercell {{ line-height: {tight}%; margin-bottom: 0; }}
p.othercell {{ color: {ink_soft}; font-weight: 400; }}
p.below {{ margin-bottom: {half}px; }}
"""


def columns_sheet(style: PageStyle) -> str:
    """Return all rules for a page with two languages side by side.

    Without those for tables that stand alone: of a style sheet, what looks for an element in a table takes most time.
    """
    usual = (rule for rule in style.sheet().splitlines() if not rule.startswith("table."))
    # Nor what all cells have: most hold a paragraph, which has it as well.
    return "\n".join(usual).replace("li, td, th {", "li {") + _filled(_COLUMNS, style)


def beneath_sheet(style: PageStyle) -> str:
    """Return all rules for a page with translations under its paragraphs."""
    return style.sheet() + _filled(_BENEATH, style)


def _filled(sheet: str, style: PageStyle) -> str:
    measures = style.theme.measures
    return sheet.format(
        **style.theme.colours,
        interface=style.small_font.family(),
        body=style.body,
        small=style.small,
        smaller=style.smaller,
        heading=round(style.body * measures.ratio),
        tight=measures.heading_line_height,
        roomy=padding_beside(1),
        close=padding_beside(MOST_ROOMY_COLUMNS + 1),
        quarter=style.space(0.25),
        half=style.space(0.5),
        gap=style.space(1.5),
        above=style.space(2.5),
        section=style.space(4.5),
    )
