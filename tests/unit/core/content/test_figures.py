"""From the data in figures.yaml to the figure in the library: drawn once, in each language, or told in words."""

from pathlib import Path

from app.core.content.compiler import compile_library
from app.core.content.library import Library
from app.core.content.schema import DATABASE
from app.core.content.source import read_content
from app.core.model.page import BlockKind
from tests.sample_briefing import page_source, sample_content

START = "conference/start"
FIGURES = """\
steps:
  kind: timeline
  title: {title} IXP
  alternative: {alternative}
  sources: [paper]
  data:
    events:
    - {{year: {year}, title: {event}}}
"""
BODY = "First.[^paper]\n\n![](figure:steps)\n\nLast with an IXP."


def compiled(folder: Path, year: object = 2017) -> Library:
    """Compile a briefing whose first page shows a figure; another `year` may make it impossible to draw in French."""
    english = FIGURES.format(title="Steps to an", alternative="One step.", event="It opens", year=2017)
    french = FIGURES.format(title="Vers un", alternative="Une étape.", event="Ouverture", year=year)
    changes: dict[str, str | bytes | None] = {
        "en/figures.yaml": english,
        "fr/figures.yaml": french,
        f"en/{START}.md": page_source("Start", BODY),
        f"fr/{START}.md": page_source("Début", BODY),
    }
    compile_library(read_content(sample_content(folder / "content", changes)), folder / DATABASE)
    return Library(folder)


def test_a_figure_is_kept_in_each_language(tmp_path: Path) -> None:
    library = compiled(tmp_path)
    english, french = (library.figure("steps", language) for language in ("en", "fr"))
    assert english is not None
    assert french is not None
    assert (english.title, english.alternative) == ("Steps to an IXP", "One step.")
    assert "It opens" in english.svg
    assert "Ouverture" in french.svg
    assert english.width == french.width == 640
    assert 'fill="@' in english.svg, "colours are left to the theme"


def test_its_block_is_numbered_cited_and_the_same_in_both_languages(tmp_path: Path) -> None:
    library = compiled(tmp_path)
    english, french = (library.page(START, language) for language in ("en", "fr"))
    figure = english.blocks[1]
    assert (figure.kind, figure.id, figure.number, figure.variant) == (
        BlockKind.FIGURE,
        "figure-steps",
        2,
        "steps",
    )
    assert figure.text == "Steps to an IXP. One step."
    assert [block.id for block in english.blocks] == [block.id for block in french.blocks]
    assert library.block(START, "figure-steps") == ("figure-steps", 2)
    assert [source.key for source in english.sources] == ["paper"]


def test_terms_are_marked_in_the_text_not_in_a_caption(tmp_path: Path) -> None:
    blocks = compiled(tmp_path).page(START, "en").blocks
    assert ["term:" in block.html for block in blocks] == [False, False, True]


def test_what_cannot_be_drawn_leaves_its_words_and_a_fault(tmp_path: Path) -> None:
    library = compiled(tmp_path, year="soon")
    shown = library.page(START, "fr")
    assert shown.blocks[1].text == "Vers un IXP. Une étape."
    assert shown.problems == (), "the page itself is without fault"
    assert ("fr/figures.yaml", 8, "figure-data") in [problem[:3] for problem in library.problems()]


def test_a_figure_of_the_other_language_does_not_stand_in(tmp_path: Path) -> None:
    library = compiled(tmp_path, year="soon")
    assert library.figure("steps", "fr") is None
    assert library.figure("steps", "en") is not None


def test_there_is_no_figure_that_nobody_drew(library: Library) -> None:
    assert library.figure("nothing", "en") is None


def test_every_real_figure_is_there_in_both_languages(library: Library) -> None:
    for info in library.pages():
        for language in ("en", "fr"):
            for block in library.page(info.id, language).blocks:
                if block.kind is BlockKind.FIGURE:
                    figure = library.figure(block.variant, language)
                    assert figure is not None
                    assert figure.language == language
