"""What the HTML of a block of kind FIGURE looks like: the picture, then its title. Written and taken apart here."""

import re
from html import escape
from typing import NamedTuple

UNNUMBERED = "?"
"""What a citation shows until its number is known."""
FIGURE_ID = "figure-"
"""What the id of a figure's block begins with; the id of the figure follows."""

_SHAPE = re.compile(r'<img src="figure:([^"]*)" alt="([^"]*)"><br>(.*)', re.DOTALL)


class FigureText(NamedTuple):
    """What a page needs of a figure: its title, its alternative in words, the keys of its sources."""

    title: str
    alternative: str
    sources: tuple[str, ...] = ()


class FigureParts(NamedTuple):
    """The HTML of a figure's block, taken apart; alternative and caption are HTML."""

    image: str
    alternative: str
    caption: str


def figure_html(figure: str, text: FigureText) -> str:
    """Return the inner HTML of a figure's block, its sources not numbered yet."""
    marks = "".join(f'<sup><a href="note:{key}">{UNNUMBERED}</a></sup>' for key in text.sources)
    return f'<img src="figure:{figure}" alt="{escape(text.alternative)}"><br>{escape(text.title, quote=False)}{marks}'


def figure_words(text: FigureText) -> str:
    """Return title and alternative as one plain text."""
    stop = "" if text.title.endswith((".", "!", "?")) else "."
    return f"{text.title}{stop} {text.alternative}".strip()


def figure_parts(html: str) -> FigureParts:
    """Take the inner HTML of a figure's block apart."""
    found = _SHAPE.fullmatch(html)
    if found is None:
        return FigureParts("", "", html)
    figure, alternative, caption = found.groups()
    return FigureParts(f'<img src="figure:{figure}" alt="{alternative}">', alternative, caption)
