"""Dependencies point one way. If this fails, some part can no longer be used or understood without another."""

from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

SOLE_IMPORTERS = {
    "babel": "app.core.i18n",
    "cryptography": "app.core.packs",
    "markdown": "app.core.rendering",
    "pypdf": "app.core.rendering.export",
    "spellchecker": "app.core.content.checks.spelling",
    "whoosh": "app.core.search",
}
"""Package -> the part of the program that may import it. Whoever replaces it has one place to look at."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "app", include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None
    )


def test_layers_and_sole_importers(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("package", SOLE_IMPORTERS)
def test_a_package_has_one_importer(graph: grimp.ImportGraph, package: str) -> None:
    """The contracts name the parts that may not; this holds for parts nobody has thought of yet."""
    importers = graph.find_modules_that_directly_import(package) if package in graph.modules else set()
    assert not [name for name in importers if not f"{name}.".startswith(f"{SOLE_IMPORTERS[package]}.")]


def test_no_import_cycles(graph: grimp.ImportGraph) -> None:
    """Imports inside functions count as well: they hide a cycle, they do not remove it."""
    cycles = [
        " -> ".join((importer, *chain))
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if (chain := graph.find_shortest_chain(imported, importer))
    ]
    assert not cycles
