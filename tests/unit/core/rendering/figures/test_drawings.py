"""A figure that nobody can read says nothing: every text is in its place, every colour one that a theme has."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from app.core import paths
from app.core.rendering.figures.canvas import WIDTH
from app.core.rendering.figures.kinds import KINDS, Drawing, draw_figure

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST = 13
LONG = (
    "Telecommunication Development Conference of the Union, in the words of its Constitution and Convention"
)


def real_figures() -> Iterator[tuple[str, dict[str, object]]]:
    for language in ("en", "fr"):
        path = paths.content_folder() / language / "figures.yaml"
        for name, fields in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield f"{language}-{name}", fields


def drawn(fields: dict[str, object]) -> Drawing:
    drawing, faults = draw_figure(
        str(fields["kind"]), fields["data"], str(fields["title"]), str(fields["alternative"])
    )
    assert drawing is not None, faults
    return drawing


@pytest.fixture(
    params=[fields for _name, fields in real_figures()], ids=[name for name, _fields in real_figures()]
)
def figure(request: pytest.FixtureRequest) -> dict[str, object]:
    return dict(request.param)


@pytest.fixture
def drawing(figure: dict[str, object]) -> Drawing:
    return drawn(figure)


def test_every_kind_is_shown_somewhere() -> None:
    assert {fields["kind"] for _name, fields in real_figures()} == set(KINDS)


def test_it_is_well_formed_and_says_in_words_what_it_shows(
    drawing: Drawing, figure: dict[str, object]
) -> None:
    root = ET.fromstring(drawing.svg)
    assert root.get("viewBox") == f"0 0 {WIDTH} {drawing.height}"
    assert root.findtext(f"{SVG}title") == figure["title"]
    assert root.findtext(f"{SVG}desc") == figure["alternative"]
    assert [text.text for text in root.iter(f"{SVG}text")] == [placed.text for placed in drawing.texts]


def test_no_text_leaves_its_box_or_the_figure(drawing: Drawing) -> None:
    for placed in drawing.texts:
        area = placed.area()
        assert placed.box.x - 0.01 <= area.x, placed
        assert area.right <= placed.box.right + 0.01, placed
        assert area.x >= 0, placed
        assert area.y >= 0, placed
        assert area.right <= WIDTH, placed
        assert area.bottom <= drawing.height, placed


def test_no_text_runs_into_another(drawing: Drawing) -> None:
    pairs = combinations(drawing.texts, 2)
    assert [(one.text, other.text) for one, other in pairs if one.area().meets(other.area())] == []


def test_no_text_is_too_small_to_read(drawing: Drawing) -> None:
    assert min(placed.face.size for placed in drawing.texts) >= SMALLEST


def test_every_colour_is_one_that_all_themes_have(drawing: Drawing) -> None:
    themes = [
        path for path in (paths.resources_folder() / "themes").glob("*.json") if path.stem != "measures"
    ]
    known = set.intersection(*(set(json.loads(path.read_text())["colours"]) for path in themes))
    assert set(re.findall(r"@(\w+)", drawing.svg)) <= known
    painted = {value for name, value in re.findall(r'(fill|stroke)="([^"]*)"', drawing.svg)}
    assert {value for value in painted if not value.startswith("@")} <= {"none"}


def test_every_word_of_the_data_is_in_the_figure(drawing: Drawing, figure: dict[str, object]) -> None:
    shown = "".join("".join(placed.text for placed in drawing.texts).split())
    for label in labels(figure["data"]):
        for word in label.split():
            assert word in shown


def labels(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (
            text for key, item in value.items() if key not in {"id", "start", "end"} for text in labels(item)
        )
    elif isinstance(value, list):
        yield from (text for item in value for text in labels(item))
    elif isinstance(value, str):
        yield value


def lengthened(value: object) -> object:
    """Return the data with a long sentence in the place of every text that is set in several lines."""
    if isinstance(value, dict):
        grown = {"detail", "title", "label", "region"}
        return {
            key: LONG if key in grown and isinstance(item, str) else lengthened(item)
            for key, item in value.items()
        }
    return [lengthened(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"bars"}))
def test_long_labels_make_a_figure_higher_not_wider(kind: str) -> None:
    fields = next(fields for _name, fields in real_figures() if fields["kind"] == kind)
    assert drawn({**fields, "data": lengthened(fields["data"])}).height > drawn(fields).height


def test_what_finds_no_room_is_told_not_drawn() -> None:
    fields = next(fields for _name, fields in real_figures() if fields["kind"] == "bars")
    drawing, faults = draw_figure("bars", lengthened(fields["data"]), "", "")
    assert drawing is None
    assert LONG in faults[0].message


def test_signs_of_xml_and_of_colours_are_just_text() -> None:
    event = {"year": 2017, "title": 'A <b> & "c" at itu@ink'}
    drawing, _faults = draw_figure("timeline", {"events": [event]}, "<t>", "&")
    assert drawing is not None
    root = ET.fromstring(drawing.svg)
    assert event["title"] in [text.text for text in root.iter(f"{SVG}text")]
    assert "itu@ink" not in drawing.svg


DIAGRAM = {"columns": 2, "nodes": [{"id": "a", "row": 1, "column": 1, "title": "A"}]}
WRONG = {
    "a box outside the grid": {**DIAGRAM, "columns": 1, "nodes": [{**DIAGRAM["nodes"][0], "column": 2}]},  # type: ignore[index]
    "an id used twice": {**DIAGRAM, "nodes": [*DIAGRAM["nodes"], *DIAGRAM["nodes"]]},  # type: ignore[misc]
    "a line to nowhere": {**DIAGRAM, "links": [{"start": "a", "end": "b"}]},
    "a slanting line": {
        "columns": 2,
        "nodes": [{"id": name, "row": at, "column": at, "title": name} for at, name in ((1, "a"), (2, "b"))],
        "links": [{"start": "a", "end": "b"}],
    },
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_a_diagram_that_cannot_be_drawn_is_refused(data: dict[str, object]) -> None:
    drawing, faults = draw_figure("diagram", data, "", "")
    assert drawing is None
    assert faults


def test_a_meeting_outside_the_axis_is_refused(tmp_path: Path) -> None:
    fields = next(fields for name, fields in real_figures() if name == "en-meetings")
    data = dict(fields["data"])  # type: ignore[call-overload]
    drawing, faults = draw_figure("schedule", {**data, "months": data["months"][:-1]}, "", "")
    assert drawing is None
    assert [fault.path for fault in faults] == [("meetings", "5")]
