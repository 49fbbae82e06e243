"""F1 always helps: in both languages, block by block the same, with links that lead somewhere."""

import re
from pathlib import Path

import pytest

from app.core import paths
from app.core.content.help import HELP_PAGE, help_page
from app.core.content.library import Library
from app.core.errors import LibraryError
from app.core.model.language import LANGUAGES


def test_help_is_the_same_page_in_every_language() -> None:
    pages = [help_page(paths.resources_folder(), language) for language in LANGUAGES]
    assert [page.language for page in pages] == list(LANGUAGES)
    assert len({page.title for page in pages}) == len(pages)
    shapes = [[(b.id, b.number, b.kind, b.level) for b in page.blocks] for page in pages]
    assert shapes[0]
    assert all(shape == shapes[0] for shape in shapes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_help_leads_to_a_page(library: Library, language: str) -> None:
    page = help_page(paths.resources_folder(), language)
    links = [link for block in page.blocks for link in re.findall(r'href="([^"]*)"', block.html)]
    assert links
    for link in links:
        target, _, block = link.removeprefix("page:").partition("#")
        assert target in library, link
        assert not block or library.block(target, block)


def test_help_in_a_language_it_lacks_comes_in_another(tmp_path: Path) -> None:
    folder = tmp_path / "help" / "fr"
    folder.mkdir(parents=True)
    (folder / "using.md").write_text('---\ntitle: "Aide"\nsummary: Tout.\n---\n\nTexte.\n', encoding="utf-8")
    page = help_page(tmp_path, "en")
    assert (page.id, page.language, page.title, page.summary) == (HELP_PAGE, "fr", "Aide", "Tout.")


def test_a_program_without_its_help_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="missing"):
        help_page(tmp_path, "en")
