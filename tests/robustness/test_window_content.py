"""A briefing with faulty files opens with every good page; the bad one says in its place what is wrong with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.model.page import PROGRAM_PAGES
from app.core.paths import Locations
from tests.sample_briefing import page_source, sample_content
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
SECOND = "conference/second"
FILE = f"en/{SECOND}.md"

# The other content of one page's English file, and what the window has to say in its place.
FAULTS: dict[str, tuple[str | bytes, str]] = {
    "no front matter": ("Just text.", "must begin with '---'"),
    "front matter that is not closed": ("---\ntitle: Second\n\nText.", "not closed"),
    "front matter that is not YAML": ("---\ntitle: 'Second\nsummary: [\n---\n\nText.", "not valid YAML"),
    "no title": ("---\nsummary: x\norder: 1\n---\n\nText.", "'title' is missing"),
    "not UTF-8": ("---\ntitle: caf\xe9\n---\n\nText.".encode("latin-1"), "not UTF-8"),
    "an empty file": ("", "must begin with '---'"),
    "no text": (page_source("Second", ""), "no text"),
    "a program instead of text": (bytes(range(256)) * 20, "not UTF-8"),
}


def opened(
    open_briefing: Open, folder: Path, changes: dict[str, str | bytes | None], **options: str
) -> OpenBriefing:
    """Open a small briefing with some files changed, for the first time: it is compiled by the window."""
    where = Locations(
        sample_content(folder / "p" / "content", changes), folder / "p" / "index", folder / "c" / "index"
    )
    briefing = open_briefing(where, ui_language="en", **options)
    briefing.wait_for_library()
    return briefing


def go(briefing: OpenBriefing, page: str, language: str) -> str:
    """Open a page in a language and return what it says."""
    briefing.window.desk.open_page(page)
    briefing.window.desk.read_in(language)
    assert briefing.page == page
    return briefing.text


@pytest.mark.parametrize(("content", "complaint"), FAULTS.values(), ids=FAULTS)
def test_a_bad_page_says_what_is_wrong_and_the_others_are_there(
    open_briefing: Open, tmp_path: Path, content: str | bytes, complaint: str
) -> None:
    briefing = opened(open_briefing, tmp_path, {FILE: content})
    assert any("faults in its files were found" in text for text in briefing.said)
    assert "First paragraph." in go(briefing, "conference/start", "en")
    assert "Un autre alinéa." in go(briefing, SECOND, "fr"), "its good translation is read as ever"
    shown = go(briefing, SECOND, "en")
    assert "its file has a fault" in shown
    assert FILE in shown
    assert complaint in shown
    assert briefing.search("paragraph")[0] == "conference/start"


def test_a_page_that_is_bad_in_both_languages_is_still_in_its_place(
    open_briefing: Open, tmp_path: Path
) -> None:
    briefing = opened(open_briefing, tmp_path, {f"{tag}/{SECOND}.md": "No head." for tag in ("en", "fr")})
    for language in ("en", "fr"):
        shown = go(briefing, SECOND, language)
        assert f"{language}/{SECOND}.md:1" in shown
    model = briefing.window.contents.model()
    section = model.index(0, 0)
    ids = [model.index(row, 0, section).data(0x0101) for row in range(model.rowCount(section))]
    briefing_pages = [page for page in ids if page not in PROGRAM_PAGES]
    assert len(briefing_pages) == 2
    assert SECOND in briefing_pages


@pytest.mark.parametrize(
    ("missing", "there", "text"), [("fr", "en", "Another paragraph."), ("en", "fr", "Un autre alinéa.")]
)
def test_a_page_in_one_language_only_is_shown_in_that_one_with_a_notice(
    open_briefing: Open, tmp_path: Path, missing: str, there: str, text: str
) -> None:
    briefing = opened(open_briefing, tmp_path, {f"{missing}/{SECOND}.md": None})
    notice = briefing.program.interface.catalog_for(missing).gettext(
        "This page has not been translated; it is shown in another language."
    )
    notice = notice.replace("\u00a0", " ")  # as Qt gives out the text of a document
    assert notice in go(briefing, SECOND, missing)
    assert text in briefing.text
    assert notice not in go(briefing, SECOND, there)


def test_blocks_that_differ_are_all_shown_and_switching_does_not_stop(
    open_briefing: Open, tmp_path: Path
) -> None:
    longer = page_source("Début", "\n\n".join(f"Alinéa {number}.[^paper]" for number in range(40)))
    briefing = opened(open_briefing, tmp_path, {"fr/conference/start.md": longer})
    go(briefing, "conference/start", "fr")
    briefing.scroll_to(1.0)
    for _ in range(4):
        briefing.press("Ctrl+L")
    assert "Alinéa 39." in briefing.text
    assert "Last paragraph." in go(briefing, "conference/start", "en")


@pytest.mark.parametrize("name", ["collection.yaml", "glossary.yaml"])
@pytest.mark.parametrize("content", [None, "", "[", b"\xff\xfe\x00", "a: b: c", "- 1\n- 2"])
def test_pages_are_read_without_a_good_collection_or_glossary(
    open_briefing: Open, tmp_path: Path, name: str, content: str | bytes | None
) -> None:
    briefing = opened(open_briefing, tmp_path, {f"en/{name}": content, f"fr/{name}": content})
    assert "First paragraph." in go(briefing, "conference/start", "en")
    assert briefing.search("paragraph")
    assert briefing.window.windowTitle()


def test_a_briefing_without_a_single_page_says_so_and_does_not_fall(
    open_briefing: Open, tmp_path: Path
) -> None:
    (tmp_path / "content" / "en").mkdir(parents=True)
    where = Locations(tmp_path / "content", tmp_path / "index", tmp_path / "cache")
    briefing = open_briefing(where, ui_language="en")
    briefing.wait_until(lambda: any("No pages found" in text for text in briefing.said))
    assert briefing.page == ""
    for keys in ("Ctrl+L", "Alt+Home", "F1", "F3", "Ctrl+PgDown", "Alt+Left", "Ctrl++", "F6", "Ctrl+K"):
        briefing.press(keys)
    briefing.type("ixp")
    briefing.press("Return")
    briefing.press("Escape")


def test_a_page_that_is_gone_from_the_new_briefing_is_left_for_home(
    open_briefing: Open, tmp_path: Path
) -> None:
    briefing = opened(open_briefing, tmp_path, {})
    go(briefing, SECOND, "en")
    where = briefing.program._locations
    briefing.close()
    for tag in ("en", "fr"):
        (where.content / tag / f"{SECOND}.md").unlink()
    again = open_briefing(where, ui_language="en")
    again.wait_for_library()
    assert SECOND not in again.window.desk.library
    again.press("Alt+Home")
    assert again.page == "conference/start"
    again.close()
    assert open_briefing(where).page == "conference/start"
