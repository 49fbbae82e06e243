"""Figures are shown, known and the same in every language."""

import re
from collections.abc import Iterator
from itertools import combinations, permutations

from app.core.content.checks.lookup import nearest
from app.core.content.entries import COLLECTION_FILE
from app.core.content.figures import FIGURES_FILE, SourceFigures
from app.core.content.source import Content
from app.core.model.page import BlockKind, Problem
from app.core.rendering.figures.shape import leaves

_EQUAL = ("kind", "sources")


def shown_figures(content: Content) -> Iterator[Problem]:
    """Report figures that a page shows and nobody describes, and the other way round."""
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


def sources_of_figures(content: Content) -> Iterator[Problem]:
    """Report sources of figures that the collection does not have."""
    for language, figures in content.figures.items():
        known = content.collections[language].sources
        cited = [(name, place) for name in figures.figures for place in enumerate(figures.sources(name))]
        for name, (position, key) in cited:
            if key not in known:
                line = figures.keys.line(name, "sources", str(position))
                message = f"'{name}': '{key}' is not among the sources of {language}/{COLLECTION_FILE}"
                message += nearest(key, known)
                yield Problem(f"{language}/{FIGURES_FILE}", line, "unknown-source", message)


def missing_figures(content: Content) -> Iterator[Problem]:
    """Report figures that exist in one language only."""
    for first, second in permutations(content.languages, 2):
        ours, theirs = content.figures[first], content.figures[second]
        for name in ours.figures:
            if name not in theirs.keys.values:
                message = f"figure '{name}' is missing in {second}/{FIGURES_FILE}: translate it"
                yield Problem(f"{first}/{FIGURES_FILE}", ours.keys.line(name), "missing-translation", message)


def different_figures(content: Content) -> Iterator[Problem]:
    """Report the first difference of each figure in what has to be the same in every language."""
    for first, second in combinations(content.languages, 2):
        ours, theirs = content.figures[first], content.figures[second]
        for name in (name for name in ours.figures if name in theirs.figures):
            facts, others = _facts(ours, name), _facts(theirs, name)
            path = next((path for path in facts | others if facts.get(path) != others.get(path)), None)
            if path is not None:
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
