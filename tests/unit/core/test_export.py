"""What is chosen is what is exported, in reading order; a file is replaced whole or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.build import build_library
from app.core.content.library import Library
from app.core.errors import ExportError
from app.core.export import Format, chosen_pages, export_document, format_of, write_file
from app.core.i18n.catalog import Catalog
from tests.sample_briefing import sample_content

SECOND = "conference/second"


@pytest.fixture
def catalog(resources: Path) -> Callable[[str], Catalog]:
    return lambda language: Catalog(resources / "locale", language)


@pytest.fixture
def spoiled(tmp_path: Path) -> Library:
    """Return a briefing whose second page exists in English only."""
    content = sample_content(tmp_path / "content", {f"fr/{SECOND}.md": None})
    build_library(content, tmp_path / "library")
    return Library(tmp_path / "library")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", Format.PDF),
        ("a.b.PDF", Format.PDF),
        ("a.htm", Format.HTML),
        ("a.HTML", Format.HTML),
        ("a.md", Format.MARKDOWN),
        ("a.markdown", Format.MARKDOWN),
    ],
)
def test_the_suffix_says_what_a_file_will_be(name: str, kind: Format) -> None:
    assert format_of(Path(name)) is kind


@pytest.mark.parametrize("name", ["a", "a.docx", ".pdf", "pdf", "a.pdf.gz", ""])
def test_another_suffix_is_refused(name: str) -> None:
    with pytest.raises(ExportError):
        format_of(Path(name))


def test_names_of_pages_sections_and_everything(library: Library) -> None:
    assert chosen_pages(library, "all") == library.collection.pages
    assert chosen_pages(library, "topics") == library.collection.sections[2].pages
    assert chosen_pages(library, "topics/ott") == ("topics/ott",)
    assert chosen_pages(library, "nowhere") == ()


def test_pages_come_in_reading_order_and_once(library: Library, catalog: Callable[[str], Catalog]) -> None:
    made = export_document(library, ["topics/spam", "conference/in-brief", "topics/spam"], ("en",), catalog)
    assert [page.id for page in made.pages] == ["conference/in-brief", "topics/spam"]
    assert [part.id for part in made.parts] == ["conference", "topics"]


def test_nothing_to_export_is_said(library: Library, catalog: Callable[[str], Catalog]) -> None:
    with pytest.raises(ExportError):
        export_document(library, ["nowhere"], ("en",), catalog)


def test_the_glossary_comes_with_more_than_one_page(
    library: Library, catalog: Callable[[str], Catalog]
) -> None:
    one, some, every = (
        export_document(library, chosen_pages(library, name), ("en", "fr"), catalog).terms
        for name in ("topics/ott", "topics", "all")
    )
    assert one == ()
    assert 0 < len(some) < len(every) == len(library.terms())


def test_every_row_of_the_briefing_has_both_languages(
    library: Library, catalog: Callable[[str], Catalog]
) -> None:
    made = export_document(library, chosen_pages(library, "all"), ("fr", "en"), catalog)
    assert made.languages == ("fr", "en")
    rows = [row for page in made.pages for row in page.rows]
    assert all(french is not None and english is not None for french, english in rows)
    assert all(french.number == english.number for french, english in rows if french and english)


def test_a_missing_translation_leaves_its_column_free(
    spoiled: Library, catalog: Callable[[str], Catalog]
) -> None:
    both = export_document(spoiled, [SECOND], ("en", "fr"), catalog).pages[0]
    assert both.texts[0] is not None
    assert both.texts[1] is None
    assert all(french is None for _english, french in both.rows)
    alone = export_document(spoiled, [SECOND], ("fr",), catalog).pages[0]
    assert alone.texts[0] is not None
    assert alone.texts[0].language == "en"


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "briefing.pdf"
    for content in (b"old", b"new"):
        write_file(file, content)
        assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.pdf"]


def test_a_replaced_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "briefing.pdf"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_file(file, b"new")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    "name", ["folder", "missing/briefing.pdf", "file/briefing.pdf", "a\0b.pdf", "x" * 300 + ".pdf", "loop"]
)
def test_a_path_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(ExportError) as caught:
        write_file(tmp_path / name, b"new")
    assert "cannot be written" in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "briefing.pdf"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.pdf"]


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "briefing.pdf", b"new")
    assert list(tmp_path.iterdir()) == []
