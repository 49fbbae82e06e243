"""A citation, a bookmark and a language switch all rest on this: the same block has the same id and number."""

import random
from pathlib import Path

import pytest

from app.core.content.compiler import block_ids, compile_library, numbers
from app.core.content.library import Library
from app.core.content.schema import DATABASE
from app.core.content.source import read_content
from app.core.errors import BuildCancelledError
from app.core.model.page import BlockKind
from app.core.rendering.markdown_blocks import MarkdownReader, ParsedBlock
from tests.sample_briefing import page_source, sample_content

START = "conference/start"


def parsed(text: str) -> tuple[ParsedBlock, ...]:
    return tuple(MarkdownReader().parse(text)[0])


def compiled(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Library:
    """Compile the sample briefing with some files changed and open it."""
    content = sample_content(folder / "content", changes)
    compile_library(read_content(content), folder / DATABASE)
    return Library(folder)


def test_a_block_has_one_id_and_one_number_in_both_languages(tmp_path: Path) -> None:
    library = compiled(tmp_path)
    english, french = (library.page(START, language).blocks for language in ("en", "fr"))
    assert [(b.id, b.number, b.kind) for b in english] == [(b.id, b.number, b.kind) for b in french]
    assert [b.text for b in english] != [b.text for b in french]


def test_every_real_block_has_one_id_and_one_number_in_both_languages(library: Library) -> None:
    for info in library.pages():
        english, french = (library.page(info.id, language).blocks for language in ("en", "fr"))
        assert [(b.id, b.number) for b in english] == [(b.id, b.number) for b in french], info.id
        assert len({b.id for b in english}) == len(english), info.id


@pytest.mark.parametrize("seed", range(5))
def test_an_id_survives_every_edit_elsewhere_in_the_page(seed: int) -> None:
    chance = random.Random(seed)
    texts = [f"Paragraph about subject {number}." for number in range(12)]
    kept = texts[5]
    before = dict(zip(texts, block_ids([parsed("\n\n".join(texts))]), strict=True))[kept]
    others = [text for text in texts if text != kept]
    chance.shuffle(others)
    edited = [text.replace("about", "on") for text in others[: chance.randrange(1, 11)]]
    edited.insert(chance.randrange(len(edited) + 1), kept)
    after = dict(zip(edited, block_ids([parsed("\n\n".join(edited))]), strict=True))[kept]
    assert after == before


def test_an_id_survives_an_edit_of_the_translation() -> None:
    english = parsed("One.\n\nTwo.")
    assert block_ids([english, parsed("Un.\n\nDeux.")]) == block_ids(
        [english, parsed("Un autre.\n\nDeux fois.")]
    )


def test_equal_paragraphs_get_different_ids() -> None:
    ids = block_ids([parsed("Same.\n\nSame.\n\nSame.")])
    assert len(set(ids)) == 3


def test_a_heading_is_called_what_its_author_calls_it() -> None:
    assert block_ids([parsed("## Rules {#rules}\n\nText.")])[0] == "rules"


def test_headings_and_heads_of_tables_are_not_counted() -> None:
    blocks = parsed("One.\n\n## Part {#part}\n\n- two\n\n| A |\n|---|\n| three |\n\n> four")
    assert numbers(blocks) == [1, None, 2, None, 3, 4]


def test_pages_come_in_reading_order_and_unlisted_sections_last(tmp_path: Path) -> None:
    other = {f"{tag}/annex/more.md": page_source("More", "Text.[^paper]", order=1) for tag in ("en", "fr")}
    library = compiled(tmp_path, other)
    assert library.collection.pages == (START, "conference/second", "annex/more")


def test_a_page_with_a_fault_is_there_and_says_what_is_wrong(tmp_path: Path) -> None:
    library = compiled(tmp_path, {"fr/conference/start.md": b"---\ntitle: D\xe9but\n---\n\nTexte.\n"})
    shown = library.page(START, "fr")
    assert [(p.file, p.line, p.code) for p in shown.problems] == [("fr/conference/start.md", 2, "encoding")]
    assert shown.language == "en", "the text that can be read is shown"
    assert library.page(START, "en").problems == ()
    assert library.page("conference/second", "fr").problems == ()


def test_differing_blocks_lose_neither_text(tmp_path: Path) -> None:
    library = compiled(
        tmp_path, {"fr/conference/start.md": page_source("Début", "Un.[^paper]\n\nDe trop.\n\nEncore.")}
    )
    assert [b.text for b in library.page(START, "fr").blocks] == ["Un.", "De trop.", "Encore."]
    assert len(library.page(START, "en").blocks) == 5
    assert "block-structure" in {problem.code for problem in library.problems()}


def test_terms_are_marked_and_listed(tmp_path: Path) -> None:
    shown = compiled(tmp_path).page(START, "fr")
    assert shown.terms == ("glossary.ixp",)
    (block,) = [b for b in shown.blocks if "IXP" in b.text]
    assert '<a href="term:glossary.ixp">IXP</a>' in block.html
    assert block.kind is BlockKind.LIST_ITEM


def test_sources_carry_the_numbers_used_in_the_text(tmp_path: Path) -> None:
    (source,) = compiled(tmp_path).page(START, "en").sources
    assert (source.number, source.key) == (1, "paper")
    assert source.text == "Internet Society, Background paper. https://example.org/paper"


def test_a_build_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise BuildCancelledError("stopped")

    content = sample_content(tmp_path / "content")
    with pytest.raises(BuildCancelledError):
        compile_library(read_content(content), tmp_path / DATABASE, stop)
