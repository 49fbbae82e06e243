"""Reads figures.yaml and draws what it describes, in one language, with the faults of the file.

The shape of the data is the business of the kind of figure; faults that need both languages are found in
`checks.figures`.
"""

from typing import Any, NamedTuple

from app.core.content import front_matter
from app.core.content.yaml_text import Report, YamlText
from app.core.rendering.figure_block import FigureText
from app.core.rendering.figures.kinds import KINDS, Drawing, draw_figure
from app.core.rendering.limits import FIGURES

FIGURES_FILE = "figures.yaml"

_FIELDS = ("kind", "title", "alternative", "sources", "data")


class SourceFigure(NamedTuple):
    """One figure; `drawing` is None where it cannot be drawn."""

    text: FigureText
    drawing: Drawing | None


class SourceFigures(NamedTuple):
    """One figures.yaml: figures by id, and the file behind them."""

    figures: dict[str, SourceFigure]
    keys: YamlText

    @property
    def texts(self) -> dict[str, FigureText]:
        """Return what pages need of the figures, by id."""
        return {name: figure.text for name, figure in self.figures.items()}

    def sources(self, name: str) -> tuple[str, ...]:
        """Return the keys of the sources of a figure."""
        return self.figures[name].text.sources


def read_figures(keys: YamlText, report: Report) -> SourceFigures:
    """Return the figures of a file; faults go to `report`."""
    figures: dict[str, SourceFigure] = {}
    for name, fields in keys.values.items():
        if len(figures) == FIGURES:
            report(keys.line(name), "size", f"more than {FIGURES} figures: what follows is not read")
            break
        if isinstance(fields, dict):
            figures[name] = _figure(name, fields, keys, report)
        else:
            report(keys.line(name), "figure", f"figure '{name}' needs the keys {', '.join(_FIELDS)}")
    return SourceFigures(figures, keys)


def _figure(name: str, fields: dict[str, Any], keys: YamlText, report: Report) -> SourceFigure:
    for key in fields:
        if key not in _FIELDS:
            message = f"'{name}': unknown key '{key}'; known: {', '.join(_FIELDS)}"
            report(keys.line(name, str(key)), "unknown-key", message)
    title, alternative = (_line_of_text(fields.get(key)) for key in ("title", "alternative"))
    if not title:
        report(keys.line(name, "title"), "missing-key", f"figure '{name}' needs a title: it is its caption")
    if not alternative:
        message = (
            f"figure '{name}' needs an 'alternative' that says in words what one would see: it is read,"
            " searched and copied in place of the picture"
        )
        report(keys.line(name, "alternative"), "missing-alternative", message)
    sources, complaint = front_matter.strings(fields.get("sources"))
    if complaint or not sources:
        message = f"figure '{name}': 'sources' {complaint or 'must name at least one source'}"
        report(keys.line(name, "sources"), "bad-value", message)
    text = FigureText(title or name, alternative, sources)
    return SourceFigure(text, _drawing(name, fields, text, keys, report))


def _line_of_text(value: object) -> str:
    return " ".join(value.split(" ")).strip() if isinstance(value, str) else ""


def _drawing(
    name: str, fields: dict[str, Any], text: FigureText, keys: YamlText, report: Report
) -> Drawing | None:
    kind = str(fields.get("kind") or "")
    if kind not in KINDS:
        message = f"'{name}': '{kind}' is no kind of figure; known: {', '.join(KINDS)}"
        report(keys.line(name, "kind"), "figure-kind", message)
        return None
    drawing, faults = draw_figure(kind, fields.get("data"), text.title, text.alternative)
    for fault in faults:
        place = ".".join(("data", *fault.path))
        report(keys.line(name, "data", *fault.path), "figure-data", f"'{name}': {place} {fault.message}")
    return drawing
