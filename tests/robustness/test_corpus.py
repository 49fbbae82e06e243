"""Texts that broke something, or come close to it, break nothing any more; `make fuzz` adds what it finds."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.core.search.service import SearchService
from benchmarks.stress.properties import (
    hold_for_front_matter,
    hold_for_library,
    hold_for_markdown,
    hold_for_query,
)
from tests.sample_search import search_library

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def _kept(kind: str) -> list[Path]:
    return sorted((CORPUS / kind).glob("*.txt"))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SearchService, SearchService]]:
    library = search_library(tmp_path_factory.mktemp("library"))
    with closing(SearchService(library, "whoosh")) as whoosh, closing(SearchService(library, "scan")) as scan:
        yield whoosh, scan


@pytest.mark.parametrize("path", _kept("front-matter"), ids=lambda path: path.stem)
def test_front_matter(path: Path) -> None:
    hold_for_front_matter(_text(path))
    hold_for_library(_text(path))


@pytest.mark.parametrize("path", _kept("markdown"), ids=lambda path: path.stem)
def test_markdown(path: Path) -> None:
    hold_for_markdown(_text(path))
    hold_for_library(_text(path))


@pytest.mark.parametrize("path", _kept("queries"), ids=lambda path: path.stem)
def test_query(path: Path, services: tuple[SearchService, SearchService]) -> None:
    hold_for_query(_text(path), *services)
