"""The inner HTML of a block as runs of text, each of one look: what Markdown and the printed page are made from."""

from html.parser import HTMLParser
from typing import NamedTuple

LINE_BREAK = "\u2028"
"""Stands in the text of a run for `<br>`."""

BETWEEN_NOTES = ","
"""Stands between two numbers of sources on one word; without a space, so that no line ends there."""

_LOOKS = {
    "b": "bold",
    "strong": "bold",
    "em": "italic",
    "i": "italic",
    "code": "code",
    "sup": "raised",
    "sub": "lowered",
}


class Run(NamedTuple):
    """Text of one look; `raised` is superscript, `lowered` subscript, `href` is empty where there is no link."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    href: str = ""

    @property
    def cites(self) -> bool:
        """Say whether this is the number of a source."""
        return self.href.startswith("note:")


Runs = tuple[Run, ...]


def runs(html: str) -> Runs:
    """Return the runs of inner HTML; two numbers of sources on one word get a comma between them."""
    return _reader(html).cells[0]


def cells(html: str) -> tuple[Runs, ...]:
    """Return the runs of each cell of a table row."""
    return tuple(_reader(html).cells[1:])


def text_of(parts: Runs) -> str:
    """Return the text of runs, without numbers of sources."""
    return "".join(run.text for run in parts if not run.cites).replace(LINE_BREAK, " ")


def _reader(html: str) -> "_RunReader":
    reader = _RunReader()
    reader.feed(html)
    reader.close()
    return reader


class _RunReader(HTMLParser):
    """What stands before the first cell is `cells[0]`."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[Runs] = [()]
        self._looks: list[str] = []
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"td", "th"}:
            self.cells.append(())
        elif tag == "br":
            self.handle_data(LINE_BREAK)
        elif tag == "a":
            self._href = values.get("href") or ""
        elif tag in _LOOKS:
            self._looks.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._href = ""
        elif tag in self._looks:
            self._looks.remove(tag)

    def handle_data(self, data: str) -> None:
        run = Run(data, href=self._href, **{_LOOKS[tag]: True for tag in self._looks})
        before = self.cells[-1]
        if before and before[-1].cites and run.cites:
            before = (*before, run._replace(text=BETWEEN_NOTES, href=""))
        self.cells[-1] = (*before, run)
