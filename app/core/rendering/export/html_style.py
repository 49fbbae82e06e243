"""The style of an exported HTML file, on screen and on paper. Fonts are the reader's own: nothing is loaded."""

from collections.abc import Mapping

_SHEET = """
:root { color-scheme: light; }
html { font: 1.0625rem/1.55 "PT Serif", Charter, "Bitstream Charter", Cambria, Georgia, serif; color: @ink; background: @paper; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 42rem; }
body.columns { max-width: 74rem; }
h1, h2, h3, h4, h5 { line-height: 1.2; margin: 2.2em 0 .6em; text-wrap: balance; }
h1 { font-size: 2rem; margin-top: 0; } h2 { font-size: 1.7rem; margin-top: 3em; padding-top: .5em; border-top: 1px solid @ink; }
h3 { font-size: 1.4rem; } h4 { font-size: 1.1rem; } h5 { font-size: 1rem; }
.single h2, .single h3 { border: 0; padding: 0; margin-top: 2.2em; } .single h2 { font-size: 1.3rem; } .single h3 { font-size: 1.05rem; }
p { margin: 0 0 .9em; }
a { color: @accent; text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid @accent; outline-offset: 2px; }
sup { line-height: 0; font-size: .72em; } sup a { text-decoration: none; }
.edition { margin-bottom: .3em; } .edition, .between { color: @ink_soft; }
.summary { color: @ink_soft; font-style: italic; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: @paper; padding: .5rem; }
article, .single > header { margin-left: 3rem; position: relative; } .columns article, .columns > header { margin-left: 0; }
article > h3 { margin-top: 3em; }
a.n { float: left; width: 2.2rem; margin-left: -3rem; text-align: right; text-decoration: none; color: @ink_soft; font-size: .8rem; line-height: 1.9; user-select: none; }
li > a.n { margin-left: -4.4rem; } aside a.n { margin-left: -4.2rem; }
td.n, th.n { width: 2.2rem; text-align: right; font-weight: 400; white-space: nowrap; } td.n a.n, th.n a.n { float: none; margin: 0; width: auto; }
ul, ol { margin: 0 0 .9em; padding-left: 1.4rem; } li { margin-bottom: .35em; } .level2 { margin-left: 1.4rem; } .level3 { margin-left: 2.8rem; }
aside, div.after, div.conflict, div.note { border-left: 3px solid @note_edge; padding-left: 1rem; margin: 1.4em 0; }
td > div.after, td > div.conflict, td > div.note { margin: 0; }
aside.after, div.after { border-color: @after_edge; } aside.conflict, div.conflict { border-color: @conflict_edge; }
.label { font-weight: 700; font-size: .9rem; margin-bottom: .2em; }
blockquote { margin: 1.2em 1.4rem; font-style: italic; }
.notice { border-left: 3px solid @warning_edge; padding-left: 1rem; }
figure { margin: 1.6em 0; } figure svg { max-width: 100%; height: auto; } figcaption { font-size: .9rem; color: @ink_soft; }
table { border-collapse: collapse; width: 100%; }
table.data { margin: .6em 0 1.6em; font-size: .93rem; line-height: 1.4; } article > div > table.data { margin-left: -3rem; width: calc(100% + 3rem); }
table.data th { text-align: left; border-bottom: 1px solid @ink; vertical-align: bottom; }
table.data td { border-bottom: 1px solid @hairline; vertical-align: top; }
table.data th, table.data td { padding: .4em .8em .4em 0; overflow-wrap: break-word; } table.data .n { padding-right: .8em; border: 0; }
table.parallel { table-layout: fixed; } table.parallel > * > tr > * { vertical-align: top; padding: .3em 1rem; text-align: left; font-weight: 400; }
table.parallel > * > tr > .n { width: 3rem; padding-left: 0; text-align: right; }
table.parallel > thead th { color: @ink_soft; font-size: .85rem; border-bottom: 1px solid @hairline; }
table.parallel td > :last-child { margin-bottom: 0; } table.parallel h2, table.parallel h3, table.parallel h4, table.parallel h5 { margin: 1.2em 0 .3em; }
.sources { font-size: .85rem; color: @ink_soft; margin-top: 2em; } .sources h2, .sources h3, .sources h4 { font-size: .9rem; margin-bottom: .4em; }
.sources li { overflow-wrap: anywhere; } .back { text-decoration: none; }
nav ol { list-style: none; padding-left: 0; } nav ol ol { padding-left: 1.2rem; } nav > ol > li { margin-top: 1em; font-weight: 700; } nav ol ol li { font-weight: 400; margin: .15em 0; }
nav a { text-decoration: none; }
.columns nav a { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; } .columns nav a .between { display: none; }
dt { font-weight: 700; margin-top: 1em; } dd { margin: 0 0 .6em; }
:target { background: @accent_wash; }
@media (max-width: 44rem) { body { padding: 1.5rem 1rem; } article, .single > header { margin-left: 2.2rem; } .columns article, .columns > header { margin-left: 0; } a.n { margin-left: -2.4rem; width: 1.8rem; } li > a.n { margin-left: -3.8rem; } }
@media print {
  @page { size: auto; margin: 20mm 18mm; }
  html { font-size: 10pt; } body { max-width: none; padding: 0; } .skip { display: none; }
  a { color: inherit; text-decoration: none; } :target { background: none; }
  h1, h2, h3, h4, h5, .label, .summary { break-after: avoid; } section.part { break-before: page; }
  tr, li, figure, .sources li { break-inside: avoid; } tr.long { break-inside: auto; } thead { display: table-header-group; } p { orphans: 2; widows: 2; }
}
"""


def style_sheet(colours: Mapping[str, str]) -> str:
    """Return the style sheet in the colours of the print theme."""
    sheet = _SHEET
    # Longest names first, so that @ink does not eat the head of @ink_soft.
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", colours[name])
    return sheet.strip()
