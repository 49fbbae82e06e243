"""A figure of a page."""

from typing import NamedTuple


class Figure(NamedTuple):
    """A figure in one language, whole.

    `alternative` says in words what one would see. `svg` names colours of the theme as tokens, such as
    `fill="@ink"`; `width` and `height` are its own units.
    """

    id: str
    language: str
    title: str
    alternative: str
    svg: str
    width: int
    height: int
