"""Faults of figures that show only when several files are seen together: languages, pages, sources."""

import re
from collections.abc import Iterator
from itertools import combinations

from app.core.content.figures import FIGURES_FILE, SourceFigures
from app.core.content.nearest import nearest
from app.core.content.source import COLLECTION_FILE, Content
from app.core.model.page import BlockKind, Problem
from app.core.rendering.figures.shape import leaves

_EQUAL = ("kind", "sources")


def check_figures(content: Content) -> Iterator[Problem]:
    """Yield every such fault."""
    yield from _uses(content)
    for language in content.languages:
        yield from _sources(content, language)
        yield from _translations(content, language)
    for first, second in combinations(content.languages, 2):
        yield from _differences(content, first, second)


def _uses(content: Content) -> Iterator[Problem]:
    used: dict[str, set[str]] = {language: set() for language in content.languages}
    for page in (page for versions in content.pages.values() for page in versions.values()):
        known = content.figures[page.language].figures
        for block in page.blocks:
            if block.kind is not BlockKind.FIGURE:
                continue
            used[page.language].add(block.variant)
            if block.variant not in known:
                file = f"{page.language}/{FIGURES_FILE}"
                message = f"there is no figure '{block.variant}' in {file}{nearest(block.variant, known)}"
                yield Problem(page.file, block.line, "unknown-figure", message)
    for language, names in used.items():
        figures = content.figures[language]
        for name in figures.figures:
            if name not in names:
                message = f"no page shows figure '{name}': write ![](figure:{name}) where it belongs"
                yield Problem(f"{language}/{FIGURES_FILE}", figures.keys.line(name), "unused-figure", message)


def _sources(content: Content, language: str) -> Iterator[Problem]:
    figures, known = content.figures[language], content.collections[language].sources
    for name, figure in figures.figures.items():
        for position, key in enumerate(figure.text.sources):
            if key not in known:
                line = figures.keys.line(name, "sources", str(position))
                message = f"'{name}': '{key}' is not among the sources of {language}/{COLLECTION_FILE}"
                yield Problem(
                    f"{language}/{FIGURES_FILE}", line, "unknown-source", message + nearest(key, known)
                )


def _translations(content: Content, language: str) -> Iterator[Problem]:
    own = content.figures[language]
    for other in content.languages:
        for name in own.figures:
            if name not in content.figures[other].keys.values:
                message = f"figure '{name}' is missing in {other}/{FIGURES_FILE}: translate it"
                yield Problem(
                    f"{language}/{FIGURES_FILE}", own.keys.line(name), "missing-translation", message
                )


def _differences(content: Content, first: str, second: str) -> Iterator[Problem]:
    """Yield the first difference of each figure in what has to be the same in every language."""
    ours, theirs = content.figures[first], content.figures[second]
    for name in ours.figures:
        if name not in theirs.figures:
            continue
        facts, others = _facts(ours, name), _facts(theirs, name)
        differing = [path for path in facts | others if facts.get(path) != others.get(path)]
        if differing:
            path = differing[0]
            message = (
                f"'{name}': {'.'.join(path)} differs from line {ours.keys.line(name, *path)} of"
                f" {first}/{FIGURES_FILE}: kind, sources, numbers and dates are the same in every language"
            )
            line = theirs.keys.line(name, *path)
            yield Problem(f"{second}/{FIGURES_FILE}", line, "figure-differs", message)


def _facts(figures: SourceFigures, name: str) -> dict[tuple[str, ...], object]:
    """Return what no translation changes, by key: every number and date, those within texts too."""
    return {
        path: sorted(re.findall(r"\d+", value))
        if isinstance(value, str) and path[:1] and path[0] not in _EQUAL
        else value
        for path, value in leaves(figures.keys.values[name]).items()
    }
