"""An author is told about every fault of a figure. One row below is one fault; `test_checks` says how to read it."""

from pathlib import Path

import pytest

from app.core.content.checks.structure import check_structure
from app.core.content.checks.writing import check_writing
from app.core.content.source import read_content
from app.core.model.page import Problem
from tests.content.sample import ACCESS_EN, ACCESS_FR, Change, Edit, Whole, both, write

FIGURES = """\
share:
  kind: bars
  title: {title}
  alternative: {alternative}
  sources: [paper]
  data:
    axis: {axis}
    groups:
    - title: {title}
      note: 2017
      bars:
      - {{label: {label}, value: 48, shown: 48}}
      - {{label: {label}, value: 30.5, shown: "30.5"}}
""".replace("2017", '"2017"').replace("shown: 48", 'shown: "48"')
EN, FR = "en/figures.yaml", "fr/figures.yaml"
SHOWN: list[Change] = [
    Whole(
        EN,
        FIGURES.format(title="Online", alternative="Bars of 48 and 30.5.", axis="Per cent", label="World"),
    ),
    Whole(
        FR,
        FIGURES.format(
            title="En ligne", alternative="Des barres de 48 et de 30,5.", axis="Pour cent", label="Monde"
        ),
    ),
    *both("{#why}\n", "{#why}\n\n![](figure:share)\n", "topics/access.md"),
    *both("sources: []", "sources: [paper]", "topics/access.md"),
]

FAULTS_OF_FIGURES: list[tuple[str, list[Change], str, int]] = [
    # the file
    ("yaml", [Edit(EN, "title: Online", "title: Online: 2017")], EN, 3),
    ("figure", [Whole(EN, "share: many\n")], EN, 1),
    ("unknown-key", [Edit(EN, "title:", "caption:")], EN, 3),
    ("missing-key", [Edit(EN, "title: Online", "title:")], EN, 3),
    ("missing-alternative", [Edit(EN, "Bars of 48 and 30.5.", "")], EN, 4),
    ("missing-alternative", [Edit(FR, "  alternative: Des barres de 48 et de 30,5.\n", "")], FR, 1),
    ("bad-value", [Edit(EN, "[paper]", "[]")], EN, 5),
    ("bad-value", [Edit(EN, "[paper]", "paper")], EN, 5),
    ("figure-kind", [Edit(EN, "kind: bars", "kind: pie")], EN, 2),
    ("figure-kind", [Edit(EN, "  kind: bars\n", "")], EN, 1),
    # its data: not of the shape of the kind
    ("figure-data", [Edit(EN, "    axis: Per cent\n", "")], EN, 6),
    ("figure-data", [Edit(EN, "axis: Per cent", "axis: 100")], EN, 7),
    ("figure-data", [Edit(EN, "axis: Per cent", "axis: ' '")], EN, 7),
    ("figure-data", [Edit(EN, "axis: Per cent", "axis: Per cent\n    unit: per cent")], EN, 8),
    ("figure-data", [Edit(EN, "note:", "remark:")], EN, 10),
    ("figure-data", [Edit(EN, "value: 48", "value: many")], EN, 12),
    ("figure-data", [Edit(EN, "value: 48", "value: true")], EN, 12),
    ("figure-data", [Edit(EN, "value: 30.5", "value: 305")], EN, 13),
    ("figure-data", [Edit(EN, "label: World, ", "")], EN, 12),
    ("figure-data", [Edit(EN, '"2017"', f"in the year 2017 {'as published ' * 9}")], EN, 6),
    # pages, sources, languages
    ("unknown-figure", [Edit(ACCESS_EN, "figure:share", "figure:shares")], ACCESS_EN, 14),
    ("unused-figure", [Edit(ACCESS_FR, "![](figure:share)\n\n", "")], FR, 1),
    ("figure-place", [Edit(ACCESS_EN, "![](figure:share)", "See ![](figure:share)")], ACCESS_EN, 14),
    ("figure-place", [Edit(ACCESS_EN, "![](figure:share)", "- ![](figure:share)")], ACCESS_EN, 14),
    (
        "duplicate-id",
        [Edit(ACCESS_EN, "![](figure:share)", "![](figure:share)\n\n![](figure:share)")],
        ACCESS_EN,
        16,
    ),
    ("block-structure", [Edit(ACCESS_FR, "![](figure:share)", "Une phrase.")], ACCESS_FR, 14),
    ("unknown-source", [Edit(EN, "[paper]", "[paper, press]")], EN, 5),
    ("unlisted-source", [Edit(ACCESS_EN, "sources: [paper]", "sources: []")], ACCESS_EN, 14),
    ("missing-translation", [Whole(FR, None)], EN, 1),
    ("missing-translation", [Edit(FR, "share:", "part:")], EN, 1),
    ("figure-differs", [Edit(FR, "value: 48", "value: 49")], FR, 12),
    ("figure-differs", [Edit(FR, "et de 30,5.", "et de 31,5.")], FR, 4),
    ("figure-differs", [Edit(FR, '      - {label: Monde, value: 30.5, shown: "30.5"}\n', "")], FR, 11),
    ("figure-differs", [Edit(FR, "kind: bars", "kind: tiles")], FR, 2),
]


def problems(folder: Path) -> list[Problem]:
    content = read_content(folder)
    return [*content.problems, *check_structure(content)]


def test_a_figure_is_no_fault(tmp_path: Path) -> None:
    assert problems(write(tmp_path, SHOWN)) == []


@pytest.mark.parametrize(
    ("code", "changes", "file", "line"),
    FAULTS_OF_FIGURES,
    ids=[f"{code}-{number}" for number, (code, *_rest) in enumerate(FAULTS_OF_FIGURES)],
)
def test_a_fault_is_reported_where_it_is(
    tmp_path: Path, code: str, changes: list[Change], file: str, line: int
) -> None:
    found = problems(write(tmp_path, [*SHOWN, *changes]))
    assert (file, line, code) in [(problem.file, problem.line, problem.code) for problem in found]
    assert all(problem.message and "\n" not in problem.message for problem in found)


def test_the_words_of_a_figure_are_read_like_any_other(tmp_path: Path) -> None:
    content = read_content(write(tmp_path, [*SHOWN, Edit(FR, "Pour cent", "Pour cent de l'ensemble")]))
    found = [(problem.file, problem.line, problem.code) for problem in check_writing(content)]
    assert (FR, 7, "apostrophe") in found


def test_a_figure_with_a_fault_is_shown_in_words_by_the_page(tmp_path: Path) -> None:
    content = read_content(write(tmp_path, [*SHOWN, Edit(EN, "value: 48", "value: many")]))
    assert content.figures["en"].figures["share"].drawing is None
    (block,) = [b for b in content.pages["topics/access"]["en"].blocks if b.variant == "share"]
    assert block.text == "Online. Bars of 48 and 30.5."
